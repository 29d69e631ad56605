"""The `skillnad` command: its sub-commands, and how errors are told."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence

import typer

from skillnad.errors import SkillnadError
from skillnad.language import LANGUAGES, choose
from skillnad.language import gettext as _

USAGE = 2
INTERRUPTED = 130


def build_app() -> typer.Typer:
    """The command with its sub-commands.

    The commands are imported here and not above, since their help texts take the language in use when they are
    read.
    """
    from skillnad.cli.parser import Command, Group

    app = typer.Typer(
        name="skillnad",
        cls=Group,
        help=_("Measure differences between women and men in decisions, and say how sure they are."),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_common())
    for command, text in (*_of_the_library(), *_of_the_web_system()):
        app.command(cls=Command, help=text)(command)
    return app


def _of_the_library() -> Iterable[tuple[Callable[..., int | None], str]]:
    from skillnad.cli.attack import attack
    from skillnad.cli.check import check
    from skillnad.cli.demo import demo
    from skillnad.cli.inspect import inspect
    from skillnad.cli.measure import measure
    from skillnad.cli.protect import protect
    from skillnad.cli.schema import schema

    yield inspect, _("Look at a file or table and write a measure file to start from.")
    yield measure, _("Measure the difference between women and men.")
    yield check, _("Check a report for statistics on individuals that are not split by sex.")
    yield protect, _("Hide what tables would reveal about individuals, so that it stays hidden.")
    yield attack, _("Try to compute back what is hidden in tables.")
    yield demo, _("Measure real published decisions and show what comes out.")
    yield schema, _("Print the JSON schema of a measure file or of a result.")


def _of_the_web_system() -> Iterable[tuple[Callable[..., None], str]]:
    from skillnad.cli.audit import audit
    from skillnad.cli.backup import backup
    from skillnad.cli.invite import invite
    from skillnad.cli.manage import manage
    from skillnad.cli.remind import remind
    from skillnad.cli.restore import restore
    from skillnad.cli.serve import serve

    yield serve, _("Start the web system.")
    yield invite, _("Invite somebody to a role, first of all the administrator.")
    yield backup, _("Write the whole installation to one file.")
    yield restore, _("Put a backup in place.")
    yield audit, _("Examine the log of acts.")
    yield remind, _("Send the reminders that are due.")
    yield manage, _("Run one of Django's commands, for those who know them.")


def _common() -> Callable[..., None]:
    def common(
        version: bool = typer.Option(
            False, "--version", is_eager=True, callback=_print_version, help=_("Print the version.")
        ),
        language: str = typer.Option(
            "", "--language", metavar="sv|en", help=_("sv or en; otherwise the computer's language.")
        ),
    ) -> None:
        _used = (version, language)

    return common


def _print_version(wanted: bool) -> None:
    if wanted:
        import skillnad

        print(f"skillnad {skillnad.__version__}")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code: 0 done, 2 something to mend in what was given, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    choose(_language(given))
    sys.exit(_run(given))


def _run(given: list[str]) -> int:
    try:
        result = build_app()(given, standalone_mode=False)
        return result if isinstance(result, int) else 0
    except SkillnadError as error:
        print(f"skillnad: {error}", file=sys.stderr)
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        print(_("Interrupted; nothing was written."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, as after `| head`; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _usage_error(error)


def _usage_error(error: Exception) -> int:
    """Faults in the words of the command are the user's to mend; all else is ours and is raised."""
    from skillnad.cli.parser import usage_fault

    if type(error).__name__ == "NoArgsIsHelpError":
        print(error, file=sys.stderr)
        return USAGE
    fault = usage_fault(error)
    if fault is None:
        raise error
    print(f"skillnad: {fault}.", file=sys.stderr)
    return USAGE


def _language(given: list[str]) -> str | None:
    """The language must be known before the help texts are made, so it is looked up ahead of the parser."""
    for place, word in enumerate(given):
        value = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and place + 1 < len(given):
            value = given[place + 1]
        if value and value not in LANGUAGES:
            raise SystemExit(_wrong_language(value))
        if value:
            return value
    return None


def _wrong_language(value: str) -> int:
    print(_("skillnad: --language {value}: write sv or en.").format(value=value), file=sys.stderr)
    return USAGE
