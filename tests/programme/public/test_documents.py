"""Submitted documents for anyone: the list, the page, the files, the feed, and programs."""

import hashlib
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from programme.public_world import hand_in, make_requirement, write_document


@pytest.fixture
def people(user_as, body):
    return user_as("coordinator", body), user_as("head", body)


@pytest.fixture
def receipt(people, body, programme):
    return hand_in(*people, body, make_requirement(programme, body))


def test_a_document_is_shown_as_it_was_handed_in(anonymous, receipt, body):
    address = f"/prova/publikt/handlingar/{receipt.number}/"
    page = anonymous.get(address).content.decode()
    assert "Kvinnor väntar längre än män." in page
    assert receipt.snapshot.sha256 in page
    assert "2026/17" in page
    assert f'href="{address}"' in anonymous.get("/prova/publikt/handlingar/").content.decode()
    assert f'href="{address}"' in anonymous.get(f"/prova/publikt/myndighet/{body.slug}/").content.decode()


def test_the_files_are_the_snapshot(anonymous, receipt):
    address = f"/prova/publikt/handlingar/{receipt.number}"
    content = anonymous.get(f"{address}/json/").content
    assert hashlib.sha256(content).hexdigest() == receipt.snapshot.sha256
    pdf = anonymous.get(f"{address}/pdf/")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["Content-Disposition"].startswith('attachment; filename="pahittad-')


def test_a_draft_is_nowhere(anonymous, people, body, programme):
    write_document(people[0], body, make_requirement(programme, body), "HEMLIGT UTKAST")
    for address in ("", ".atom"):
        assert b"HEMLIGT" not in anonymous.get(f"/prova/publikt/handlingar{address or '/'}").content
    assert "Nothing has, or nothing" in anonymous.get("/prova/publikt/handlingar/").content.decode()


def test_the_list_is_chosen_by_agency_kind_and_year(anonymous, receipt, body, other_body):
    def shown(**choice):
        return receipt.number in anonymous.get("/prova/publikt/handlingar/", choice).content.decode()

    year = receipt.received_at.year
    assert shown(body=body.slug, kind="interim", year=year)
    assert not shown(body=other_body.slug)
    assert not shown(kind="final")
    wrong = anonymous.get("/prova/publikt/handlingar/", {"year": "1066"})
    assert wrong.status_code == 200
    assert b"error-summary" in wrong.content


def test_the_list_comes_by_the_page(anonymous, people, body, programme, monkeypatch):
    from skillnad.programme.public.views import documents

    monkeypatch.setattr(documents, "PAGE", 1)
    for year in (2025, 2026):
        hand_in(*people, body, make_requirement(programme, body, due=date(year, 2, 22)))
    first = anonymous.get(f"/prova/publikt/handlingar/?body={body.slug}").content.decode()
    assert "Page 1 of 2" in first
    assert f"?body={body.slug}&amp;page=2" in first
    assert "Page 2 of 2" in anonymous.get("/prova/publikt/handlingar/?page=2").content.decode()


def test_the_feed_names_the_document(anonymous, receipt, body):
    answer = anonymous.get("/prova/publikt/handlingar.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    entry = ET.fromstring(answer.content).find("{http://www.w3.org/2005/Atom}entry")
    assert body.name in entry.find("{http://www.w3.org/2005/Atom}title").text
    assert entry.find("{http://www.w3.org/2005/Atom}link").get("href").endswith(f"{receipt.number}/")


def test_a_number_that_is_none_is_not_found(anonymous, db):
    for address in ("", "pdf/", "json/"):
        assert anonymous.get(f"/prova/publikt/handlingar/2026-1/{address}").status_code == 404


def test_queries_do_not_grow_with_documents(anonymous, people, body, programme, django_assert_max_num_queries):
    for year in range(2010, 2030):
        hand_in(*people, body, make_requirement(programme, body, due=date(year, 2, 22)))
    with django_assert_max_num_queries(8):
        anonymous.get("/prova/publikt/handlingar/")
