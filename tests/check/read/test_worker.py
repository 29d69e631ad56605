"""Files are read in limited processes: what breaks one file stops no other."""

import os
import sys

import pytest

from skillnad import language
from skillnad.check.document import Document
from skillnad.check.read import DocumentError, Limits, Source, read, read_many
from skillnad.check.read.transport import pack, unpack
from skillnad.check.read.worker import Worker


def csv(write, name: str = "a.csv"):
    return write(name, "År;Kvinnor\n2019;5\n")


def test_a_document_comes_through_whole(write):
    from skillnad.check.read.reading import read_here

    path = csv(write)
    assert read(path) == read_here(path)


def test_an_error_comes_through_with_place_and_remedy():
    error = unpack(pack(DocumentError("the file is empty", where="a.pdf", remedy="Save it again.")))
    assert isinstance(error, DocumentError)
    assert str(error) == "a.pdf: the file is empty. Save it again."


def test_time_is_limited(write):
    path = write("slow.html", "<p>" + "<b>x</b>" * 400_000)
    with pytest.raises(DocumentError, match="longer than"):
        read(path, Limits(seconds=0.05))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by the system on Linux")
def test_memory_is_limited(write):
    path = write("large.csv", "a;b\n" + "1;2\n" * 3_000_000)
    with pytest.raises(DocumentError, match=r"memory|broke off"):
        read(path, Limits(megabytes=200))


def test_a_worker_goes_on_after_a_file_that_broke_it(write):
    slow, good = write("slow.html", "<p>" + "<b>x</b>" * 400_000), csv(write)
    with Worker(Limits(seconds=0.3)) as worker:
        with pytest.raises(DocumentError):
            worker.read(slow)
        worker.limits = Limits()
        assert worker.read(good).kind == "csv"


def test_many_files_come_back_in_order_each_with_its_own_result(write):
    sources = [Source(csv(write, f"{n}.csv"), f"name-{n}") for n in range(4)]
    sources[2] = Source(write("bad.pdf", b"%PDF-1.7 nothing"), "bad")
    seen = []
    found = list(read_many(sources, workers=2, progress=lambda done, all_, name: seen.append((done, all_, name))))
    assert [source.name for source, _found in found] == [source.name for source in sources]
    assert [isinstance(result, Document) for _source, result in found] == [True, True, False, True]
    assert "bad" in str(found[2][1])
    assert seen == [(n + 1, 4, source.name) for n, source in enumerate(sources)]


def test_errors_speak_the_language_in_use(write, monkeypatch):
    monkeypatch.setitem(os.environ, "SKILLNAD_LANGUAGE", "sv")
    with pytest.raises(DocumentError, match="filen är tom"):
        read(write("tom.csv", b""))


def test_errors_of_many_files_speak_the_language_that_was_chosen(write):
    language.choose("sv")
    try:
        ((_source, found),) = read_many([Source(write("tom.csv", b""), "tom.csv")])
    finally:
        language.choose(None)
    assert "filen är tom" in str(found)
