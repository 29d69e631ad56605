"""Make a backup while the system runs; put one back."""

import datetime
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

import skillnad
from skillnad.errors import SkillnadError
from skillnad.programme.backup import portable, postgres, sqlite
from skillnad.programme.backup.manifest import NAME, Manifest, add_part, read_verified

WAYS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres, "portable": portable}


def back_up(target: Path, *, any_database: bool = False) -> Manifest:
    """Write database and files to one file, whole or not at all.

    The database comes first and the files after: files are only ever added, so each that the copy of the database
    tells of is there.
    """
    way = "portable" if any_database else _way_of_this_database()
    made = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    manifest = Manifest(version=skillnad.__version__, made=made, database=way)
    with _beside(target) as folder:
        draft = folder / "backup"
        WAYS[way].dump(folder / "database")
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            add_part(archive, manifest, WAYS[way].PART, folder / "database")
            for file in _files():
                add_part(archive, manifest, f"files/{file.relative_to(settings.MEDIA_ROOT).as_posix()}", file)
            archive.writestr(NAME, manifest.as_json())
        draft.chmod(0o600)
        os.replace(draft, target)
    return manifest


def restore(source: Path, *, force: bool) -> Manifest:
    """Put a backup in the place of what is there: hashes first, then aside, then in place. Raises `SkillnadError`."""
    where = str(source)
    if not zipfile.is_zipfile(source):
        raise SkillnadError(_("this is no backup"), where=where, remedy=_("Give a file that skillnad backup has made."))
    with zipfile.ZipFile(source) as archive:
        manifest = read_verified(archive, where)
        _check_fits(manifest, where)
        _check_free(force=force)
        with _beside(Path(settings.MEDIA_ROOT)) as folder:
            _unpack(archive, manifest, folder)
            WAYS[manifest.database].load(folder / "database")
            _put_files(folder / "files")
    return manifest


def _way_of_this_database() -> str:
    if connection.vendor == "sqlite":
        return "sqlite"
    return "postgresql" if postgres.is_there() else "portable"


def _check_fits(manifest: Manifest, where: str) -> None:
    if manifest.database not in {connection.vendor, "portable"}:
        raise SkillnadError(
            _("the backup is of {theirs}, and this installation has {ours}").format(
                theirs=manifest.database, ours=connection.vendor
            ),
            where=where,
            remedy=_("Set DATABASE_URL, or make the backup with --any-database."),
        )


def _check_free(*, force: bool) -> None:
    from skillnad.programme.accounts.models import User
    from skillnad.programme.audit.models import AuditEvent

    if not force and (User.objects.exists() or AuditEvent.objects.exists() or any(_files())):
        raise SkillnadError(
            _("this installation is in use"),
            where=str(settings.HOME),
            remedy=_("Restore into an empty folder with --home, or replace all of it with --force."),
        )


def _unpack(archive: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    (folder / "files").mkdir()
    for name in manifest.parts:
        target = folder / ("database" if name == WAYS[manifest.database].PART else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as part, target.open("wb") as file:
            shutil.copyfileobj(part, file)
        target.chmod(0o600)


def _put_files(new: Path) -> None:
    place = Path(settings.MEDIA_ROOT)
    if place.exists():
        os.replace(place, new.with_name("before"))
    os.replace(new, place)


def _files() -> Iterator[Path]:
    """The stored files, without those that are just being written."""
    root = Path(settings.MEDIA_ROOT)
    found = sorted(path for path in root.rglob("*") if path.is_file()) if root.exists() else []
    return (path for path in found if not path.name.startswith("tmp"))


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder beside the target, on the same disk, gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(dir=target.resolve().parent, prefix=f".{target.name}."))
    except OSError as error:
        raise SkillnadError(
            _("cannot be written"), where=str(target), remedy=_("Choose a folder that may be written to.")
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
