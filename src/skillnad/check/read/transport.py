"""Documents and errors between processes, as JSON: what a process that read an untrusted file says is never run."""

from functools import cache
from typing import Any

from skillnad.check.document import Document
from skillnad.check.read.errors import DocumentError


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Document | dict[str, str])


def pack(found: Document | DocumentError) -> bytes:
    """A document, or the error that came instead, as one line."""
    if isinstance(found, DocumentError):
        said = {"what": found.what, "where": found.where, "remedy": found.remedy}
        return bytes(_adapter().dump_json(said))
    return bytes(_adapter().dump_json(found))


def unpack(line: bytes) -> Document | DocumentError:
    """What was packed.

    Raises:
        ValueError: the line holds neither.
    """
    found = _adapter().validate_json(line)
    if isinstance(found, Document):
        return found
    return DocumentError(found["what"], where=found["where"], remedy=found["remedy"])
