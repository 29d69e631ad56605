"""The archive's open data, its feed and its charts."""

import csv
import io
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from skillnad.programme.agencies.models import StaffCount
from skillnad.programme.archive.charts import staff_chart
from skillnad.programme.archive.datasets import DATASETS

DATA = Path(os.environ.get("SKILLNAD_DATA", Path(__file__).resolve().parents[3].parent / "shared/data"))
STAFF = DATA / "state-employees-by-agency-and-sex/anstallda_myndighet_ar_kon.csv"


def rows_of(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", DATASETS)
def test_csv_and_json_hold_the_same_rows(jim, anonymous, name):
    written = rows_of(anonymous.get(reverse("archive_download", args=[name, "csv"])))
    told = anonymous.get(reverse("archive_download", args=[name, "json"])).json()
    assert len(written) == len(told["rows"]) > 0
    assert list(written[0]) == list(told["rows"][0])


def test_real_files_carry_no_mark_of_the_try_out(jim, anonymous):
    response = anonymous.get(reverse("archive_download", args=["members", "csv"]))
    assert response["Content-Disposition"] == 'attachment; filename="jim-members.csv"'
    assert "invented" not in rows_of(response)[0]


@pytest.mark.parametrize("address", ["secrets.csv", "members.exe"])
def test_other_files_are_not_found(db, anonymous, address):
    assert anonymous.get(f"{reverse('archive_data')}{address}").status_code == 404


def test_staff_of_an_agency_is_a_file(jim, anonymous):
    rows = rows_of(anonymous.get(reverse("archive_staff", args=["forsakringskassan"])))
    assert rows[-1]["year"] == "2025"
    assert int(rows[-1]["women"]) + int(rows[-1]["men"]) == int(rows[-1]["total"])


@pytest.mark.skipif(not STAFF.exists(), reason="the published staff counts are not at hand (SKILLNAD_DATA)")
def test_staff_is_as_published(jim):
    with STAFF.open(encoding="utf-8") as file:
        published = {
            (row["myndighet"], int(row["ar"])): tuple(int(float(row[sex] or 0)) for sex in ("kvinnor", "man"))
            for row in csv.DictReader(file)
        }
    held = {(one.body.name, one.year): (one.women, one.men) for one in StaffCount.objects.select_related("body")}
    common = published.keys() & held.keys()
    assert len(common) > 8500
    assert {key: held[key] for key in common} == {key: published[key] for key in common}
    assert sum(map(sum, held.values())) == sum(
        sum(counts) for (name, _year), counts in published.items() if name != "Okänd"
    )


def test_the_feed_has_the_dated_meetings_latest_first(jim, anonymous):
    feed = ElementTree.fromstring(anonymous.get(reverse("archive_feed")).content)
    atom = "{http://www.w3.org/2005/Atom}"
    days = [entry.find(f"{atom}published").text[:10] for entry in feed.findall(f"{atom}entry")]
    assert days == ["2024-10-02", "2019-10-01", "2018-04-09", "2016-11-17", "2016-02-19", "2015-09-02"]


def test_the_chart_breaks_where_years_are_missing():
    women, men = staff_chart([(1990, 10, 5), (1991, 20, 10), (1995, 40, 20)]).lines
    assert [len(piece.split()) for piece in women.pieces] == [2, 1]
    assert women.y < men.y


def test_labels_do_not_collide():
    women, men = staff_chart([(1990, 10, 10), (1991, 10, 10)]).lines
    assert abs(women.label_y - men.label_y) >= 20


def test_one_year_is_no_line():
    assert staff_chart([(1990, 10, 5)]) is None
