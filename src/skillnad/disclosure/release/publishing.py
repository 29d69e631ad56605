"""Protected tables to their files: all of them whole, or none."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from skillnad.disclosure.release.grid import HIDDEN, Place, Shown
from skillnad.disclosure.release.layout import Layout
from skillnad.disclosure.release.protecting import Suppression
from skillnad.disclosure.release.system import System
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


@dataclass(frozen=True)
class Prepared:
    """A file that is written beside the place where it is to be."""

    temporary: Path
    target: Path

    def publish(self) -> None:
        """Put it in its place."""
        os.replace(self.temporary, self.target)


def changes_of(system: System, found: Suppression, number: int) -> dict[Place, Shown]:
    """What changes in a table: hidden cells, and shares and averages where something is hidden."""
    changes: dict[Place, Shown] = {
        figure.place: HIDDEN
        for cell, one in enumerate(system.cells)
        if found.hidden[cell]
        for place, figure in one.places
        if place == number
    }
    layout = system.layouts[number]
    return changes | (dict.fromkeys(layout.derived, HIDDEN) if changes else {})


def targets(paths: Sequence[Path], to: Path) -> tuple[Path, ...]:
    """Where each table goes: one to a file, several to a folder under their own names.

    Raises:
        SkillnadError: it would go over the table itself, into another format, or there is no such folder.
    """
    found: tuple[Path, ...]
    if len(paths) == 1 and not to.is_dir():
        _same_format(paths[0], to)
        found = (to,)
    elif to.is_dir():
        found = tuple(to / path.name for path in paths)
    else:
        raise SkillnadError(_("there is no such folder"), where=str(to), remedy=_("Make it, or name another."))
    if len(set(found)) < len(found) or any(path.resolve() == out.resolve() for path in paths for out in found):
        raise SkillnadError(
            _("the protected table would replace the table itself"), where=str(to), remedy=_("Choose another place.")
        )
    return found


def _same_format(path: Path, to: Path) -> None:
    if path.suffix.lower() != to.suffix.lower():
        raise SkillnadError(
            _("the protected table has the format of the table itself"),
            where=str(to),
            remedy=_("End the name in {suffix}.").format(suffix=path.suffix),
        )


def prepare(layouts: Sequence[Layout], changes: Sequence[Mapping[Place, Shown]], out: Sequence[Path]) -> list[Prepared]:
    """Write every table beside its place.

    Raises:
        SkillnadError: some cannot be written; then none is left.
    """
    made: list[Prepared] = []
    try:
        for layout, change, target in zip(layouts, changes, out, strict=True):
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=target.suffix)
            os.close(handle)
            made.append(Prepared(Path(name), target))
            layout.grid.write(Path(name), change)
            _to_disk(Path(name))
    except BaseException as error:
        discard(made)
        if isinstance(error, OSError):
            raise SkillnadError(
                _("cannot be written"), where=str(to_name(made, out)), remedy=_("Choose another folder or name.")
            ) from error
        raise
    return made


def _to_disk(path: Path) -> None:
    """Wait until a file is on the disk, so that no cut leaves half of it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def to_name(made: list[Prepared], out: Sequence[Path]) -> Path:
    """The file that was being written."""
    return out[max(len(made) - 1, 0)]


def discard(made: Sequence[Prepared]) -> None:
    """Take away what was written beside its place."""
    for one in made:
        one.temporary.unlink(missing_ok=True)
