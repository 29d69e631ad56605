"""Errors that a user can act on: where it is, what is wrong, what to do."""

from skillnad.language import gettext as _


class SkillnadError(Exception):
    """An error in what the user gave us, never in our own code.

    `where` names the file, key, row or column; `what` says what is wrong; `remedy` says what to do.

    >>> str(SkillnadError("the file is empty", where="grants.csv", remedy="Export it again."))
    'grants.csv: the file is empty. Export it again.'
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what.rstrip(".")
        self.where = where
        self.remedy = remedy
        place = f"{where}: " if where else ""
        super().__init__(f"{place}{self.what}.{' ' + remedy if remedy else ''}")


def at_line(where: str, line: int | str | None) -> str:
    """A place with its line, where the line is known.

    >>> at_line("grants.toml", None)
    'grants.toml'
    """
    return _("{where}, line {line}").format(where=where, line=line) if line else where


class MeasureError(SkillnadError):
    """A measure file that cannot be used as it stands."""


class RecordsError(SkillnadError):
    """Records that cannot be read, or that do not fit the measure."""


class CellsError(SkillnadError):
    """Cells that cannot be combined, kept or read."""


class DisclosureError(SkillnadError):
    """A disclosure policy that cannot be used, or a result that it cannot be held for."""
