"""Facts that do not fit are refused, and nothing is written."""

import pytest
from django.urls import reverse

from skillnad.programme.agencies.models import Body
from skillnad.programme.archive import load, reading
from skillnad.programme.archive.load import load_facts
from skillnad.programme.archive.reading import FactsError


def test_an_unknown_body_stops_the_import_and_nothing_is_written(db, monkeypatch):
    facts = reading.facts()
    wrong = facts.member[0].model_copy(update={"body": "Okända verket"})
    monkeypatch.setattr(load, "facts", lambda: facts.model_copy(update={"member": (wrong,)}))
    with pytest.raises(FactsError, match=r"members\.toml › member › 1 › body: .*Okända verket"):
        load_facts()
    assert not Body.objects.filter(invented=False).exists()


def test_an_invented_body_at_a_real_address_stops_the_import(db):
    Body.objects.create(slug="tullverket", name="Tullverket", invented=True)
    with pytest.raises(FactsError, match="tullverket"):
        load_facts()


@pytest.mark.parametrize("page", ["archive", "archive_members"])
def test_an_installation_without_facts_says_how_to_begin(db, anonymous, page):
    assert "import_facts" in anonymous.get(reverse(page)).content.decode()
