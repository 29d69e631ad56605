"""The fact files are read strictly: every error tells file, entry and key."""

import shutil

import pytest

from skillnad.programme.archive.compact import read_register, read_staff
from skillnad.programme.archive.reading import FOLDER, FactsError, facts, read_facts


def test_the_fact_files_hold_together():
    told = facts()
    assert [statement.id for statement in told.statement] == [f"R{number}" for number in range(1, 21)]


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 3_000_000


@pytest.fixture
def folder(tmp_path):
    """A copy of the fact files that may be spoiled."""
    return shutil.copytree(FOLDER, tmp_path / "facts")


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("counts.toml", "agencies = 41", 'agencies = "many"', "counts.toml › count › 2 › agencies"),
        ("counts.toml", "agencies = 41", "agencies = 41\nverket = 1", "counts.toml › count › 2 › verket"),
        ("people.toml", 'source = "page2"', 'source = "page9"', "people.toml › person › 1 › source"),
        ("meetings.toml", '"Gunilla Nordlöf"', '"Ingen Alls"', "meetings.toml › meeting › 5 › speakers"),
        ("timeline.toml", "sources = ", "sources = [", "timeline.toml"),
        ("meetings.toml", 'hosts = ["Åsa Regnér"]', 'hosts = ["Lena Ag"]', "meetings.toml › meeting › 3"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(folder, name, old, new, place):
    spoil(folder, name, old, new)
    with pytest.raises(FactsError) as wrong:
        read_facts(folder)
    assert wrong.value.where == place


def test_a_missing_file_is_told(folder):
    (folder / "people.toml").unlink()
    with pytest.raises(FactsError, match=r"people\.toml"):
        read_facts(folder)


def test_a_line_of_the_register_that_cannot_be_read_is_told(tmp_path):
    path = tmp_path / "register.txt"
    path.write_text("Ett verk\n\tname\tEtt verk\tigår\t\tsfs\n", "utf-8")
    with pytest.raises(FactsError, match=r"register\.txt:2"):
        read_register(path)


def test_staff_is_read_in_runs_of_years(tmp_path):
    path = tmp_path / "staff.txt"
    path.write_text("# not a line\nEtt verk\t1990:3/0 4/1 1995:2/2\n", "utf-8")
    assert read_staff(path) == {"Ett verk": {1990: (3, 0), 1991: (4, 1), 1995: (2, 2)}}
