"""Put a file into the data folder: type looked up in the content, size capped, written aside and then renamed."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.http import FileResponse

from skillnad.errors import SkillnadError
from skillnad.programme.files.kinds import kind_of
from skillnad.programme.files.models import StoredFile

LARGEST = 20 * 1024 * 1024


def store(content: bytes, *, name: str, allowed: Iterable[str]) -> StoredFile:
    """Keep the content, and the row that tells of it. `allowed` are content types. Raises `SkillnadError`."""
    from django.utils.translation import gettext as _

    if len(content) > LARGEST:
        raise SkillnadError(
            _("the file is larger than {size} MB").format(size=LARGEST // 2**20),
            where=name,
            remedy=_("Make it smaller, or divide it."),
        )
    content_type = kind_of(content)
    if content_type not in set(allowed):
        raise SkillnadError(
            _("files of this kind are not received here"),
            where=name,
            remedy=_("These kinds are: {kinds}.").format(kinds=", ".join(sorted(allowed))),
        )
    digest = hashlib.sha256(content).hexdigest()
    write_once(path_of(digest), content)
    row, _made = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"content_type": content_type, "size": len(content)}
    )
    return row


def path_of(digest: str) -> Path:
    """Where the content with a hash lies."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def read(row: StoredFile) -> bytes:
    """The content of a stored file."""
    return path_of(row.sha256).read_bytes()


def write_once(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def hand_out(row: StoredFile, name: str) -> FileResponse:
    """The file as a download, never shown inside the site."""
    response = FileResponse(path_of(row.sha256).open("rb"), as_attachment=True, filename=name)
    response.headers["Content-Type"] = row.content_type
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
