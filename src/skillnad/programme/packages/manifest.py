"""The list of parts with their hashes, and the hash of the whole."""

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

NAME = "manifest.json"


class Part(BaseModel):
    """A file in the package."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Annotated[str, Field(max_length=200)]
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """All parts of the package but the manifest itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["skillnad-package"]
    version: Literal[1]
    registration_number: Annotated[str, Field(max_length=500)] = ""
    parts: Annotated[list[Part], Field(max_length=100)]

    def digest(self) -> str:
        """The hash of the content: equal parts give an equal hash, however they were packed."""
        parts = sorted((part.path, part.sha256) for part in self.parts)
        return hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()


def manifest_of(parts: dict[str, bytes], registration_number: str) -> Manifest:
    """The manifest of these parts."""
    listed = [Part(path=path, size=len(content), sha256=sha256(content)) for path, content in sorted(parts.items())]
    return Manifest(format="skillnad-package", version=1, registration_number=registration_number, parts=listed)


def as_json(model: BaseModel) -> bytes:
    """A part of the package as JSON that people can read."""
    content: dict[str, Any] = model.model_dump(mode="json")
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def sha256(content: bytes) -> str:
    """The hash of a part."""
    return hashlib.sha256(content).hexdigest()
