"""From a file that somebody has sent to a package that has been checked."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from skillnad.errors import SkillnadError
from skillnad.programme.packages.envelope import unpack
from skillnad.programme.packages.manifest import NAME, Manifest, sha256
from skillnad.programme.packages.shape import SCHEMA, PackedSubmission

SUBMISSION = "submission.json"
PDF = "submission.pdf"
ATTACHMENTS = "attachments/"
LARGEST_JSON = 5 * 2**20
DEEPEST = 20

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Package:
    """A package whose parts are those of its manifest."""

    submission: PackedSubmission
    parts: dict[str, bytes]
    digest: str

    @property
    def attachments(self) -> dict[str, bytes]:
        """The attached files by name."""
        start = len(ATTACHMENTS)
        return {path[start:]: content for path, content in self.parts.items() if path.startswith(ATTACHMENTS)}


def open_package(content: bytes, name: str) -> Package:
    """Check a package and read it. Raises `SkillnadError` with the part and what is wrong with it."""
    parts = unpack(content, name)
    manifest = _read(Manifest, parts, NAME, name)
    _check_hashes(manifest, parts, name)
    submission = _read(PackedSubmission, parts, SUBMISSION, name, _check_version)
    if submission.registration_number != manifest.registration_number:
        raise _wrong(name, NAME, _("the registration number is another than in {part}").format(part=SUBMISSION))
    return Package(submission, parts, manifest.digest())


def _check_hashes(manifest: Manifest, parts: dict[str, bytes], name: str) -> None:
    listed = {part.path: part.sha256 for part in manifest.parts}
    there = set(parts) - {NAME}
    if len(listed) != len(manifest.parts) or set(listed) != there:
        differing = sorted(set(listed) ^ there)
        raise _wrong(name, NAME, _("the list of parts does not match the package: {parts}").format(parts=differing))
    for path in sorted(there):
        if sha256(parts[path]) != listed[path]:
            raise _wrong(name, path, _("the content is not that of the list of parts: it has been changed"))


def _read(
    model: type[M], parts: dict[str, bytes], path: str, name: str, first: Callable[[Any, str], None] | None = None
) -> M:
    if path not in parts:
        raise _wrong(name, path, _("the part is missing"))
    data = _json(parts[path], path, name)
    if first:
        first(data, name)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        wrong = error.errors()[0]
        key = ".".join(str(part) for part in wrong["loc"])
        raise _wrong(name, f"{path} {key}".strip(), str(wrong["msg"])) from error


def _json(content: bytes, path: str, name: str) -> Any:
    if len(content) > LARGEST_JSON:
        raise _wrong(name, path, _("the part is too large"))
    try:
        data = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _wrong(name, path, _("the part is not JSON in UTF-8")) from error
    if _depth(data) > DEEPEST:
        raise _wrong(name, path, _("the part is nested too deeply"))
    return data


def _depth(data: Any) -> int:
    deepest, level = 0, [data]
    while level and deepest <= DEEPEST:
        level = [inner for outer in level if isinstance(outer, dict | list) for inner in _within(outer)]
        deepest += 1
    return deepest


def _within(outer: Any) -> list[Any]:
    return list(outer.values()) if isinstance(outer, dict) else outer


def _check_version(data: Any, name: str) -> None:
    told = data.get("schema") if isinstance(data, dict) else None
    if told == SCHEMA:
        return
    raise SkillnadError(
        _("the package says {told}, and here {known} is received").format(told=str(told)[:50], known=SCHEMA),
        where=f"{name}: {SUBMISSION}",
        remedy=_("Make the package with a version of the system that writes this format."),
    )


def _wrong(name: str, part: str, what: str) -> SkillnadError:
    return SkillnadError(what, where=f"{name}: {part}", remedy=_("Make the package anew and send it again."))
