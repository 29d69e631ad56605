"""Open data: files that say what they hold, and that no spreadsheet runs."""

import csv
import io

import pytest

from skillnad.programme.agencies.models import Membership
from skillnad.programme.public.datasets import DATASETS


def rows(answer) -> list[dict]:
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_members_as_csv(anonymous, body, programme, ministry):
    Membership.objects.update(cohort="2013", valid_from="2014-01-01", source="Beslut 2013", verified=True)
    answer = anonymous.get("/prova/publikt/data/members.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="pahittad-members.csv"'
    assert rows(answer) == [
        {
            "programme": programme.slug,
            "body": body.slug,
            "body_name": body.name,
            "organisation_number": "",
            "member_type": "agency",
            "cohort": "2013",
            "valid_from": "2014-01-01",
            "valid_to": "",
            "ministry": ministry.name,
            "source": "Beslut 2013",
            "verified": "yes",
            "invented": "yes",
        }
    ]


def test_text_that_looks_like_a_formula_is_text(anonymous, body):
    Membership.objects.update(source='=HYPERLINK("http://example.org")')
    assert rows(anonymous.get("/prova/publikt/data/members.csv"))[0]["source"].startswith("'=")


@pytest.mark.parametrize("name", DATASETS)
def test_every_dataset_explains_its_columns_and_keeps_to_them(anonymous, body, name):
    told = anonymous.get(f"/prova/publikt/data/{name}.json").json()
    assert told["invented"] is True
    assert all(told["columns"].values())
    assert all(set(row) == set(told["columns"]) for row in told["rows"])
    assert anonymous.get(f"/prova/publikt/data/{name}.csv").status_code == 200
    assert f"/prova/publikt/data/{name}.json" in anonymous.get("/prova/publikt/data/").content.decode()


def test_what_is_no_dataset_is_not_found(anonymous, db):
    assert anonymous.get("/prova/publikt/data/users.csv").status_code == 404
    assert anonymous.get("/prova/publikt/data/members.exe").status_code == 404
