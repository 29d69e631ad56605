"""The zip file: written the same way each time, and read with limits on size, number, compression and paths."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError

LARGEST = 20 * 2**20
LARGEST_PART = 20 * 2**20
LARGEST_WHOLE = 60 * 2**20
MOST_PARTS = 100
RATIO = 100
SMALL = 64 * 2**10
PATH = re.compile(r"(manifest\.json|submission\.json|submission\.pdf|(attachments|cells)/[\w][\w .()-]{0,149})")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def pack(parts: dict[str, bytes]) -> bytes:
    """The parts as a zip file; equal parts give equal bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(parts.items()):
            entry = zipfile.ZipInfo(path, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return file.getvalue()


def unpack(content: bytes, name: str) -> dict[str, bytes]:
    """The parts of a zip file that somebody has sent. Raises `SkillnadError`."""
    if len(content) > LARGEST:
        raise _refusal(name, _("the package is larger than {size} MB").format(size=LARGEST // 2**20))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries, name)
            return _read_all(archive, entries, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise _refusal(name, _("the file is not a zip file that can be read")) from error


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_PARTS:
        raise _refusal(name, _("the package has more than {number} parts").format(number=MOST_PARTS))
    seen: set[str] = set()
    for entry in entries:
        where = f"{name}: {entry.filename[:200]}"
        if not PATH.fullmatch(entry.filename) or ".." in entry.filename:
            raise _refusal(where, _("a part with this name does not belong in a package"))
        if entry.filename in seen:
            raise _refusal(where, _("the part is there twice"))
        if entry.flag_bits & 1 or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise _refusal(where, _("the part is locked, or packed in a way that is not read here"))
        if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
            raise _refusal(where, _("the part unpacks to more than {ratio} times its size").format(ratio=RATIO))
        seen.add(entry.filename)


def _read_all(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = LARGEST_WHOLE
    for entry in entries:
        limit = min(LARGEST_PART, left)
        with archive.open(entry) as part:
            parts[entry.filename] = part.read(limit + 1)
        left -= len(parts[entry.filename])
        if len(parts[entry.filename]) > limit:
            raise _refusal(f"{name}: {entry.filename}", _("the part is too large when unpacked"))
    return parts


def _refusal(where: str, what: str) -> SkillnadError:
    return SkillnadError(what, where=where, remedy=_("Make the package anew and send it again."))
