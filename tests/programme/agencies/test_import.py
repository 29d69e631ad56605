"""Newer copies of the registers are taken over, all or nothing, and what was changed here stays."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from skillnad.programme.agencies.importing import import_register
from skillnad.programme.agencies.models import Body, BodyName, StaffCount
from skillnad.programme.agencies.queries import name_on
from skillnad.programme.agencies.registerfile import RegisterFileError
from skillnad.programme.archive.load import load_facts
from skillnad.programme.audit.models import AuditEvent

DATA = Path(os.environ.get("SKILLNAD_DATA", Path(__file__).resolve().parents[3].parent / "shared/data"))
DAY = date(2027, 3, 1)
ESV = {"org_nr": "999999-0001", "name_en": "Board of Tests", "short_name": "BT", "department": "Provdepartementet"}


@pytest.fixture
def board(db):
    body = Body.objects.create(slug="provstyrelsen", name="Provstyrelsen", organisation_number="999999-0001")
    BodyName.objects.create(body=body, name="Provstyrelsen")
    return body


@pytest.fixture
def write(tmp_path):
    def write(name: str, content: object) -> Path:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return path

    return write


def test_a_known_body_is_brought_up_to_date(board, write):
    done = import_register(write("merged.json", {"Provstyrelsen": {"esv": ESV}}), DAY)
    board.refresh_from_db()
    assert (done.bodies, board.name_en, board.short_name) == (1, "Board of Tests", "BT")
    assert board.responsibilities.on(DAY).get().ministry.name == "Provdepartementet"
    assert AuditEvent.objects.last().details["file"] == "merged.json"


def test_a_new_name_with_the_same_number_is_a_renaming(board, write):
    import_register(write("merged.json", {"Nya provstyrelsen": {"esv": ESV}}), DAY)
    board.refresh_from_db()
    assert board.name == "Nya provstyrelsen"
    assert name_on(board, date(2027, 2, 28)) == "Provstyrelsen"
    assert name_on(board, DAY) == "Nya provstyrelsen"


def test_a_new_body_is_added_and_one_that_has_ended_is_not(db, write):
    ended = {**ESV, "org_nr": "999999-0002", "end": "2026"}
    done = import_register(write("m.json", {"Nyverket": {"esv": ESV}, "Slutverket": {"esv": ended}}), DAY)
    assert set(Body.objects.filter(kind="agency").values_list("slug", flat=True)) == {"nyverket"}
    assert done.passed_over == ["Slutverket"]


def test_a_body_that_was_changed_here_is_left_alone(board, write):
    Body.objects.filter(pk=board.pk).update(edited=True)
    assert import_register(write("merged.json", {"Provstyrelsen": {"esv": ESV}}), DAY).bodies == 0


def test_an_older_copy_takes_nothing_back(board, write):
    path = write("merged.json", {"Provstyrelsen": {"esv": ESV}})
    import_register(path, DAY)
    assert import_register(path, date(2026, 1, 1)).bodies == 0


def test_staff_is_taken_over_and_a_blank_cell_is_zero(board, write):
    path = write("staff.csv", "myndighet,ar,totalt,kvinnor,man\nProvstyrelsen,2026,14,14,\nOkänd,2026,1,1,0\n")
    done = import_register(path, DAY)
    assert (done.staff, done.passed_over) == (1, ["Okänd"])
    assert (StaffCount.objects.get().women, StaffCount.objects.get().men) == (14, 0)


def test_the_same_file_again_changes_no_count(board, write):
    path = write("agv.json", {"Provstyrelsen": {"total": {"2026": 5}, "women": {"2026": 3}, "men": {"2026": 2}}})
    assert import_register(path, DAY).staff == 1
    assert import_register(path, DAY).staff == 0


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("staff.csv", "myndighet,ar\nA,2026\n", "staff.csv"),
        ("staff.csv", "myndighet,ar,kvinnor,man\nProvstyrelsen,2026,många,1\n", "staff.csv:2 kvinnor"),
        ("staff.csv", "myndighet,ar,kvinnor,man\nProvstyrelsen,2026,-4,1\n", "staff.csv:2 kvinnor"),
        ("merged.json", "{", "merged.json"),
        ("merged.json", "[]", "merged.json"),
        ("merged.json", '{"Provstyrelsen": 7}', "merged.json › Provstyrelsen"),
        ("register.xlsx", "x", "register.xlsx"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(board, write, name, content, where):
    with pytest.raises(RegisterFileError) as wrong:
        import_register(write(name, content), DAY)
    assert wrong.value.where == where
    assert not StaffCount.objects.exists()
    assert not AuditEvent.objects.exists()


def test_the_command_ends_with_an_error_where_there_is_no_file(db, tmp_path):
    with pytest.raises(CommandError):
        call_command("import_register", tmp_path / "none.csv")


def test_what_was_imported_is_not_taken_back_by_the_facts(db, write):
    load_facts()
    path = write("agv.json", {"Tullverket": {"total": {"2026": 3}, "women": {"2026": 2}, "men": {"2026": 1}}})
    import_register(path, DAY)
    import_register(write("m.json", {"Tullverket": {"esv": {"org_nr": "202100-0969", "name_en": "Customs"}}}), DAY)
    load_facts()
    tull = Body.objects.get(slug="tullverket")
    assert tull.staff.get(year=2026).women == 2
    assert tull.name_en == "Customs"
    assert tull.staff.count() > 40


@pytest.mark.skipif(not DATA.exists(), reason="the public registers are not at hand (SKILLNAD_DATA)")
def test_the_open_data_as_published_can_be_imported(db):
    load_facts()
    done = import_register(DATA / "agency-registers/merged.json", DAY)
    assert done.bodies > 280
    staff = import_register(DATA / "state-employees-by-agency-and-sex/anstallda_myndighet_ar_kon.csv", DAY)
    assert staff.staff < 900
    assert name_on(Body.objects.get(slug="ekonomistyrningsverket"), date(2020, 1, 1)) == "Ekonomistyrningsverket"
