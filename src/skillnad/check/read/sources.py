"""Which files there are to read: files, folders, and web archives (ZIP, WARC)."""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import IO, Any

from skillnad.check.read.errors import DocumentError
from skillnad.language import gettext as _

SUFFIXES = frozenset(
    ".pdf .docx .xlsx .xlsm .xlsb .xls .ods .html .htm .xhtml .csv .tsv .px .json .md .markdown .txt".split()
)
_MEDIA = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
MOST_FILES = 20_000
LARGEST = 500_000_000
LARGEST_UNPACKED = 4_000_000_000
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the name that the user knows it by."""

    path: Path
    name: str


@contextmanager
def find_sources(paths: Iterable[str | PathLike[str]]) -> Iterator[list[Source]]:
    """The files that some paths name, those in archives unpacked for as long as the context lasts.

    Raises:
        DocumentError: a path does not exist, a folder holds no documents, or an archive is damaged or too large.
    """
    with tempfile.TemporaryDirectory(prefix="skillnad-") as folder:
        unpacker = _Unpacker(Path(folder))
        yield [source for path in paths for source in _sources(Path(path), unpacker)]


def _sources(path: Path, unpacker: "_Unpacker") -> Iterator[Source]:
    if not path.exists():
        raise DocumentError(_("there is no such file"), where=str(path), remedy=_("Check the path."))
    if path.is_dir():
        files = [file for file in sorted(path.rglob("*")) if _is_document(file.relative_to(path)) and file.is_file()]
        if not files:
            raise DocumentError(_("the folder holds no documents"), where=str(path), remedy=_("Check the path."))
        yield from (Source(file, str(file)) for file in files)
    elif path.name.lower().endswith((".warc", ".warc.gz")):
        yield from unpacker.warc(path)
    elif path.suffix.lower() == ".zip":
        yield from unpacker.zip(path)
    else:
        yield Source(path, str(path))


def _is_document(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden


class _Unpacker:
    """Unpacks archives into a folder, under names of its own, within limits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.size = 0

    def zip(self, path: Path) -> Iterator[Source]:
        try:
            with zipfile.ZipFile(path) as archive:
                for item in archive.infolist():
                    if _is_document(Path(item.filename)):
                        with archive.open(item) as stream:
                            yield self._save(stream, Path(item.filename).suffix, f"{path}/{item.filename}", path)
        except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError) as error:
            raise _damaged(path) from error

    def warc(self, path: Path) -> Iterator[Source]:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        try:
            with path.open("rb") as file:
                for record in ArchiveIterator(file):
                    suffix = _response(record)
                    address = record.rec_headers.get_header("WARC-Target-URI") or ""
                    if suffix:
                        yield self._save(record.content_stream(), suffix, address, path)
        except (ArchiveLoadFailed, zlib.error, OSError, EOFError, ValueError) as error:
            raise _damaged(path) from error

    def _save(self, stream: IO[bytes], suffix: str, name: str, archive: Path) -> Source:
        self.count += 1
        target = self.folder / f"{self.count}{suffix.lower()}"
        left = min(LARGEST, LARGEST_UNPACKED - self.size)
        with target.open("wb") as file:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                self.size += len(chunk)
                if left < 0 or self.count > MOST_FILES:
                    shutil.rmtree(self.folder, ignore_errors=True)
                    raise DocumentError(
                        _("the archive holds more than can be read at once"),
                        where=str(archive),
                        remedy=_("Unpack it, and give the files or a folder."),
                    )
                file.write(chunk)
        return Source(target, name)


def _response(record: Any) -> str:
    """The suffix that fits a record of a WARC file, if it is a document that was fetched whole."""
    if record.rec_type != "response" or record.http_headers is None:
        return ""
    if record.http_headers.get_statuscode() != "200":
        return ""
    media = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return _MEDIA.get(media, "")


def _damaged(path: Path) -> DocumentError:
    return DocumentError(_("the archive is damaged"), where=str(path), remedy=_("Save or download it again."))
