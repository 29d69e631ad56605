"""Folders and web archives are read file by file, under the names that the user knows."""

import gzip
import zipfile

import pytest

from skillnad.check.read import DocumentError, find_sources, read_many


def warc_record(address: str, status: str, body: str) -> bytes:
    """A response as ISO 28500 writes it."""
    response = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(response)}\r\n"
    kind = "Content-Type: application/http; msgtype=response\r\nWARC-Date: 2019-01-01T00:00:00Z\r\n"
    identity = "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    return f"{head}{kind}{identity}\r\n".encode() + response + b"\r\n\r\n"


def test_a_folder_gives_its_documents_and_leaves_the_rest(tmp_path):
    for name in ("a.csv", "under/b.html", "picture.png", ".hidden/c.csv", "~$lock.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    with find_sources([tmp_path]) as sources:
        assert [source.path.relative_to(tmp_path).as_posix() for source in sources] == ["a.csv", "under/b.html"]


def test_a_zip_archive_is_read_and_no_file_lands_outside_its_folder(tmp_path):
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.csv", "År;Kvinnor\n2019;5\n")
        archive.writestr("2019/report.md", "# Rubrik\n")
    with find_sources([path]) as sources:
        assert [source.name for source in sources] == [f"{path}/../../evil.csv", f"{path}/2019/report.md"]
        assert {source.path.parent.name[:9] for source in sources} == {"skillnad-"}
        assert [found.kind for _source, found in read_many(sources)] == ["csv", "markdown"]
        kept = sources[0].path
    assert not kept.exists()
    assert not (tmp_path.parent / "evil.csv").exists()


def test_a_web_archive_gives_the_pages_that_were_fetched_under_their_addresses(tmp_path):
    path = tmp_path / "site.warc.gz"
    pages = [
        ("https://example.org/a", "200 OK", "<p>Av 20 kvinnor fick 5 bifall.</p>"),
        ("https://example.org/gone", "404 Not Found", "<p>borta</p>"),
    ]
    path.write_bytes(b"".join(gzip.compress(warc_record(*page)) for page in pages))
    with find_sources([path]) as sources:
        ((source, document),) = read_many(sources)
    assert source.name == "https://example.org/a"
    assert document.blocks[0].text == "Av 20 kvinnor fick 5 bifall."


@pytest.mark.parametrize(("name", "content"), [("a.zip", b"PK\x03\x04broken"), ("a.warc", b"nonsense\r\n\r\n")])
def test_a_damaged_archive_is_named(write, name, content):
    with pytest.raises(DocumentError, match=name), find_sources([write(name, content)]):
        pass


def test_an_archive_that_swells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("skillnad.check.read.sources.LARGEST", 1_000_000)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * 5_000_000)
    with pytest.raises(DocumentError, match="more than can be read"), find_sources([path]):
        pass


def test_a_folder_without_documents_is_named(tmp_path):
    with pytest.raises(DocumentError, match="no documents"), find_sources([tmp_path]):
        pass
