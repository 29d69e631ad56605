"""Files are what they are, not what they are called; they are kept once and handed out as downloads."""

import pytest

from skillnad.errors import SkillnadError
from skillnad.programme.files.kinds import DOCUMENTS, PDF, PNG
from skillnad.programme.files.store import LARGEST, hand_out, path_of, read, store


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_file_is_kept_once_and_read_back(db):
    first = store(b"%PDF-1.7 text", name="a.pdf", allowed=[PDF])
    second = store(b"%PDF-1.7 text", name="b.pdf", allowed=[PDF])
    assert first == second
    assert read(first) == b"%PDF-1.7 text"
    assert (first.content_type, first.size) == (PDF, 13)


@pytest.mark.parametrize("content", [b"<html>", b"<svg/>", b"", b"PK\x03\x04 broken", b"MZ\x90"])
def test_a_file_of_another_kind_is_refused_whatever_its_name(db, content, tmp_path):
    with pytest.raises(SkillnadError, match=r"plan\.pdf"):
        store(content, name="plan.pdf", allowed=DOCUMENTS)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_too_large_is_refused(db):
    with pytest.raises(SkillnadError, match="20 MB"):
        store(b"%PDF-" + bytes(LARGEST), name="stor.pdf", allowed=[PDF])


def test_a_file_is_handed_out_as_a_download_and_never_shown(db):
    response = hand_out(store(b"\x89PNG\r\n\x1a\n", name="x", allowed=[PNG]), "bild.png")
    assert response.headers["Content-Disposition"] == 'attachment; filename="bild.png"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    response.close()


def test_a_write_that_fails_leaves_no_part_of_a_file(db, tmp_path, monkeypatch):
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        store(b"%PDF-1", name="a.pdf", allowed=[PDF])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not path_of("0" * 64).exists()
