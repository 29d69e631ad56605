"""How commands show and write things."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from skillnad.disclosure import Protected

WIDEST = 120


@contextmanager
def progress(text: str) -> Iterator[None]:
    """A sign of life on a terminal while something takes its time; silent elsewhere."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{text} …"):
        yield


def show(safe: "Protected") -> None:
    """Print a protected result for people."""
    from rich.console import Console

    from skillnad.present import present
    from skillnad.present.terminal import as_text, print_report

    console = Console(highlight=False)
    report = present(safe)
    if not console.is_terminal:
        print(as_text(report, WIDEST))
        return
    console.width = min(console.width, WIDEST)
    print_report(report, console)


def show_protection(safe: "Protected") -> None:
    """Print what was withheld and why, apart from the result: it says more than may be published."""
    from skillnad.present.wording import factor_titles

    title = _("Not to be published: what was withheld, by the policy {name}").format(name=safe.policy.name)
    print(title, file=sys.stderr)
    line = _("{table}: shown {shown}, withheld as sensitive {sensitive}, withheld for the sake of these {more}")
    names = {"all": _("over all periods"), "period": _("by period")}
    for part in safe.audit.tables:
        name = names.get(part.table) or factor_titles(safe.comparison, (part.table,))
        told = line.format(table=name, shown=part.shown, sensitive=part.sensitive, more=part.complements)
        print(f"  {told}{_narrowest(part.narrowest)}", file=sys.stderr)


def _narrowest(interval: tuple[float, float] | None) -> str:
    """The narrowest interval that an attacker is left with."""
    if interval is None:
        return ""
    low, high = interval
    if high == float("inf"):
        return "; " + _("narrowest interval: {low} or more").format(low=round(low))
    return "; " + _("narrowest interval: {low}–{high}").format(low=round(low), high=round(high))


def write_atomically(path: Path, text: str) -> None:
    """Write a file whole or not at all: to a temporary file beside it, then in its place.

    Raises:
        SkillnadError: the folder is missing or may not be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(name, path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _cannot_write(path, error) from error
        raise


def _cannot_write(path: Path, error: OSError) -> SkillnadError:
    reasons = {
        errno.ENOENT: _("the folder does not exist"),
        errno.EACCES: _("the folder may not be written to"),
        errno.EROFS: _("the folder may not be written to"),
        errno.ENOSPC: _("the disk is full"),
        errno.EISDIR: _("that is the name of a folder"),
    }
    reason = reasons.get(error.errno or 0, _("the system refused"))
    return SkillnadError(
        _("cannot be written: {reason}").format(reason=reason),
        where=str(path),
        remedy=_("Choose another folder or name."),
    )
