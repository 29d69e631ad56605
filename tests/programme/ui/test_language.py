"""The language of a page is the reader's, and stays with the page."""

import pytest
from django.urls import reverse

from skillnad import language


@pytest.mark.parametrize(("chosen", "words"), [("sv", "Hoppa till innehållet"), ("en", "Skip to the content")])
def test_a_page_speaks_the_language_that_the_reader_has_chosen(client, db, chosen, words):
    client.cookies["language"] = chosen
    answer = client.get(reverse("home"))
    assert words in answer.content.decode()
    assert answer.headers["Content-Language"] == chosen


def test_the_language_of_a_page_is_not_left_behind(client, db, monkeypatch):
    client.cookies["language"] = "en"
    client.get(reverse("home"))
    monkeypatch.setenv("SKILLNAD_LANGUAGE", "sv")
    assert language.current() == "sv"
