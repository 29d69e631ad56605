"""What is wrong with a disclosure policy: where, which key, what to write instead."""

import difflib
from typing import Any

from pydantic import ValidationError

from skillnad.errors import DisclosureError
from skillnad.language import gettext as _


def no_such_policy(where: str, presets: tuple[str, ...]) -> DisclosureError:
    """Neither a shipped policy nor a file."""
    close = difflib.get_close_matches(where, presets, n=1)
    known = _("Policies that come with Skillnad: {names}; or write the path of a policy file.").format(
        names=", ".join(presets)
    )
    remedy = _("Did you mean `{key}`?").format(key=close[0]) if close else known
    return DisclosureError(_("there is no such disclosure policy"), where=where, remedy=remedy)


def not_toml(where: str, error: Exception) -> DisclosureError:
    """A file that is not TOML."""
    return DisclosureError(
        _("this is not valid TOML: {error}").format(error=error),
        where=where,
        remedy=_("Write one key on each line, such as: threshold = 5"),
    )


def unreadable(where: str) -> DisclosureError:
    """A file that is not a short text."""
    return DisclosureError(
        _("this cannot be read as a disclosure policy"), where=where, remedy=_("Save it as a short UTF-8 text.")
    )


def bad_key(error: ValidationError, where: str, keys: tuple[str, ...], inner: tuple[str, ...]) -> DisclosureError:
    """A key that is not known, or that has a value it cannot have."""
    first: Any = error.errors(include_url=False)[0]
    steps = [step for step in first["loc"] if isinstance(step, str)]
    known = inner if steps[:1] == ["cell_key"] else keys
    if first["type"] == "extra_forbidden":
        return _unknown_key(steps, where, known)
    if not steps:
        key = str(first["msg"]).removeprefix("Value error, ").removesuffix(" is missing")
        return DisclosureError(
            _("the method needs {key}, and it is missing").format(key=key),
            where=where,
            remedy=_("Add it, or choose another method."),
        )
    return DisclosureError(
        _("{key}: the value cannot be used").format(key=".".join(steps)), where=where, remedy=_ranges(steps[0])
    )


def _unknown_key(steps: list[str], where: str, known: tuple[str, ...]) -> DisclosureError:
    close = difflib.get_close_matches(steps[-1], known, n=1)
    listed = _("Known keys here: {keys}.").format(keys=", ".join(known))
    remedy = _("Did you mean `{key}`?").format(key=close[0]) if close else listed
    return DisclosureError(_("{key}: this key is not known").format(key=".".join(steps)), where=where, remedy=remedy)


def _ranges(key: str) -> str:
    written = {
        "threshold": _("Write a whole number from 3 to 100."),
        "group_disclosure": _("Write true or false."),
        "dominance": _("Write [n, k], such as [2, 85]: n from 1 to 10, k in percent."),
        "p_percent": _("Write a number above 0, at most 100."),
        "rounding_base": _("Write a whole number from 2 to 100."),
        "cell_key": _("Write [cell_key] with magnitude (1–50), variance (above 0, at most 400) and js (0–50)."),
        "method": _('Write "suppress", "round" or "cell-key".'),
    }
    return written.get(key, _("Write a text in quotes."))
