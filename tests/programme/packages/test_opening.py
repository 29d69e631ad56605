"""Packages are opened with care: every part is listed, unchanged, small enough and where it belongs."""

import io
import json
import zipfile

import pytest
from django.utils import translation

from programme.packages.packing import packed, parts_of, submission_json
from skillnad.errors import SkillnadError
from skillnad.programme.packages import envelope, shape
from skillnad.programme.packages.manifest import NAME, as_json, manifest_of
from skillnad.programme.packages.opening import open_package
from skillnad.programme.submissions import content


def refused(package: bytes) -> str:
    with translation.override("en"), pytest.raises(SkillnadError) as error:
        open_package(package, "paket.zip")
    return str(error.value)


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return file.getvalue()


def test_a_package_is_read():
    package = open_package(packed({**parts_of(), "attachments/Bilaga 1.pdf": b"%PDF-1.7"}), "paket.zip")
    assert package.submission.title == "Delredovisning 2025"
    assert package.submission.sections[0].text == "Kvinnor väntar längre än män."
    assert package.attachments == {"Bilaga 1.pdf": b"%PDF-1.7"}


def test_equal_parts_have_an_equal_hash_however_they_are_packed():
    parts = parts_of()
    stored = zipped({NAME: as_json(manifest_of(parts, "2026-17")), **parts}, zipfile.ZIP_STORED)
    assert stored != packed()
    assert open_package(stored, "a.zip").digest == open_package(packed(), "b.zip").digest
    other = packed(parts_of(title="En annan"))
    assert open_package(other, "c.zip").digest != open_package(stored, "a.zip").digest


def test_a_changed_part_is_found_out():
    parts = parts_of()
    manifest = as_json(manifest_of(parts, "2026-17"))
    changed = {**parts, "submission.pdf": b"%PDF-1.7 annat"}
    assert "submission.pdf: the content is not" in refused(zipped({**changed, NAME: manifest}))


def test_a_part_that_is_not_listed_or_missing_is_found_out():
    parts = parts_of()
    manifest = as_json(manifest_of(parts, "2026-17"))
    assert "attachments/x.pdf" in refused(zipped({**parts, NAME: manifest, "attachments/x.pdf": b"x"}))
    assert "submission.pdf" in refused(zipped({"submission.json": parts["submission.json"], NAME: manifest}))
    assert "manifest.json: the part is missing" in refused(zipped(parts))


@pytest.mark.parametrize("version", ["skillnad-submission/2", "skillnad-submission/0", 1, None])
def test_another_version_is_refused_by_name(version):
    assert "here skillnad-submission/1 is received" in refused(packed(parts_of(schema=version)))


def test_what_is_wrong_in_the_submission_is_named():
    assert "sections.0.heading" in refused(packed(parts_of(sections=[{"number": 1}])))
    assert "submission.json secret" in refused(packed(parts_of(secret="x")))
    assert "registration number" in refused(packed(registration_number="2026-18"))


@pytest.mark.parametrize(
    "path",
    ["../submission.pdf", "/etc/passwd", "attachments/../x", "attachments/a/b", "c:\\x", "attachments/.x", "other.txt",
     "attachments/", "attachments/x\n.pdf"],
)  # fmt: skip
def test_a_part_outside_its_place_is_refused(path):
    parts = {**parts_of(), path: b"x"}
    assert "does not belong" in refused(zipped({**parts, NAME: as_json(manifest_of(parts, "2026-17"))}))


def test_a_part_that_is_there_twice_is_refused(recwarn):
    file = io.BytesIO(packed())
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("submission.pdf", b"x")
    assert "twice" in refused(file.getvalue())


def test_a_part_that_swells_is_refused():
    assert "times its size" in refused(packed({**parts_of(), "attachments/x.pdf": b"0" * 10_000_000}))


def test_too_many_too_large_or_no_zip_at_all(monkeypatch):
    many = {f"attachments/{number}.pdf": b"x" for number in range(200)}
    assert "more than 100 parts" in refused(zipped({**parts_of(), **many}))
    assert "not a zip file" in refused(b"PK\x03\x04 no zip")
    assert "not a zip file" in refused(b"")
    assert "not a zip file" in refused(packed()[:-30])
    monkeypatch.setattr(envelope, "LARGEST", 100)
    assert "larger than" in refused(packed())
    monkeypatch.setattr(envelope, "LARGEST", 10_000)
    monkeypatch.setattr(envelope, "LARGEST_PART", 5)
    assert "too large when unpacked" in refused(packed())


def test_json_that_is_deep_or_none_is_refused():
    deep = b"[" * 100_000 + b"]" * 100_000
    assert "submission.json" in refused(packed({**parts_of(), "submission.json": deep}))
    assert "not JSON" in refused(packed({**parts_of(), "submission.json": b"{"}))
    nested = json.dumps(submission_json(body={"a": {"a": {"a": {"a": {}}}}}))
    for _level in range(30):
        nested = f'{{"a": {nested}}}'
    assert "nested too deeply" in refused(packed({**parts_of(), "submission.json": nested.encode()}))


def test_the_schema_is_the_one_that_documents_are_written_with():
    assert shape.SCHEMA == content.SCHEMA
