"""What lies in a backup: each part with its SHA-256."""

import hashlib
import json
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError

FORMAT = 1
NAME = "manifest.json"
PIECE = 1024 * 1024


@dataclass
class Manifest:
    """`database` is how the database is written: `sqlite`, `postgresql` or `portable`."""

    version: str
    made: str
    database: str
    format: int = FORMAT
    parts: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> str:
        """The text of the manifest."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def add_part(archive: zipfile.ZipFile, manifest: Manifest, name: str, source: Path) -> None:
    """Copy a file into the archive and note its hash, both from the same reading."""
    digest = hashlib.sha256()
    with source.open("rb") as file, archive.open(name, "w", force_zip64=True) as part:
        while piece := file.read(PIECE):
            digest.update(piece)
            part.write(piece)
    manifest.parts[name] = digest.hexdigest()


def read_verified(archive: zipfile.ZipFile, where: str) -> Manifest:
    """The manifest of an archive whose every part has its hash. Raises `SkillnadError`."""
    manifest = _read(archive, where)
    if {*archive.namelist()} != {*manifest.parts, NAME}:
        raise _damaged(_("parts are missing, or there are some too many"), where)
    for name, digest in manifest.parts.items():
        if not _is_ours(name):
            raise _damaged(_("{name} is not a part of a backup").format(name=name), where)
        if _hash_of(archive, name) != digest:
            raise _damaged(_("{name} is not what it was").format(name=name), where)
    return manifest


def _read(archive: zipfile.ZipFile, where: str) -> Manifest:
    try:
        content = json.loads(archive.read(NAME))
        if content["format"] != FORMAT:
            raise SkillnadError(
                _("the backup has another format"), where=where, remedy=_("Restore it with the version that made it.")
            )
        return Manifest(**content)
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise _damaged(_("it has no manifest that can be read"), where) from error


def _hash_of(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as part:
            while piece := part.read(PIECE):
                digest.update(piece)
    except (zipfile.BadZipFile, EOFError):
        return ""
    return digest.hexdigest()


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    within = not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return within and path.parts[0] in {"files", "database"} and len(path.parts) > 1


def _damaged(what: str, where: str) -> SkillnadError:
    return SkillnadError(
        _("the backup is damaged: {what}").format(what=what),
        where=where,
        remedy=_("Take another one. Nothing was changed."),
    )
