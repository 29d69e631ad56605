"""The option parser's own words, in the language in use."""

import re
from collections.abc import Callable
from typing import Any

from typer.core import TyperCommand, TyperGroup

from skillnad.language import gettext as _


class Group(TyperGroup):
    """The `skillnad` command itself."""

    def get_help(self, ctx: Any) -> str:
        """The help text, all of it in the language in use."""
        return in_our_words(super().get_help(ctx))


class Command(TyperCommand):
    """One of its sub-commands."""

    def get_help(self, ctx: Any) -> str:
        """The help text, all of it in the language in use."""
        return in_our_words(super().get_help(ctx))


def in_our_words(text: str) -> str:
    """A help text with the parser's fixed words translated."""
    words = {
        "Usage:": _("Usage:"),
        "Arguments:": _("Arguments:"),
        "Options:": _("Options:"),
        "Commands:": _("Commands:"),
        "Show this message and exit.": _("Show this message and exit."),
        "[required]": _("[required]"),
        "[default: ": _("[default: "),
        "[OPTIONS]": _("[OPTIONS]"),
        "COMMAND [ARGS]...": _("COMMAND [ARGS]..."),
    }
    for english, ours in words.items():
        text = text.replace(english, ours)
    # An argument stands as {FILE} in the first line and as FILE <str> in the list; its name is enough.
    return re.sub(r"^(  [A-ZÅÄÖ]+) <str>", r"\1", re.sub(r"\{([A-ZÅÄÖ]+)\}", r"\1", text), flags=re.MULTILINE)


def usage_fault(error: Exception) -> str | None:
    """What was wrong with the words of the command, or `None` where the error is not about them."""
    describe = _FAULTS.get(type(error).__name__)
    return describe(error) if describe else None


def _no_option(error: Any) -> str:
    return _("there is no option {name}; see skillnad --help").format(name=error.option_name)


def _missing(error: Any) -> str:
    name = (error.param.name or "") if error.param is not None else ""
    return _("{name} is missing; see skillnad --help").format(name=name.upper())


def _bad_value(error: Any) -> str:
    name = "/".join(error.param.opts) if error.param is not None else ""
    return _("{name}: the value cannot be used; see skillnad --help").format(name=name)


def _no_value(error: Any) -> str:
    return _("{name} needs a value; see skillnad --help").format(name=error.option_name)


def _other(error: Any) -> str:
    command = re.search(r"No such command '(.*)'", str(error.message))
    if command:
        return _("there is no command {name}; see skillnad --help").format(name=command.group(1))
    return _("the command cannot be understood; see skillnad --help")


_FAULTS: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": _no_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _no_value,
    "UsageError": _other,
    "BadArgumentUsage": _other,
}
