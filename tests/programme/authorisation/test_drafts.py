"""No page, feed, file or call shows a draft to anyone but those who may read it."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from programme.authorisation import places
from programme.authorisation.drafts import BY_VERBS, FOR_EVERYONE, UNREADY, May, ours, plant
from programme.authorisation.pages import working_pages
from programme.authorisation.places import BUTTONS, place
from programme.authorisation.test_calls import CALLS, READING
from programme.authorisation.world import Reader, World

READERS = [
    *("coordinator", "analyst", "head", "ministry", "supporter", "auditor", "evaluator", "administrator"),
    *("other coordinator", "other ministry", "without a role", "anyone"),
]
WORD = re.compile(r"zq\d\d\d\w+")
# Fields that no page shows, and the invitation's page, which its own link opens.
SHOWN_NOWHERE = {"meetings.Document.name"}
BY_LINK = {"invitation"}
SEARCHES = ["prova/arbete/erfarenheter/?q=zq", "prova/publikt/handlingar/?kind=interim", "prova/arbete/registret/?q=zq"]

IN_BOTH_LANGUAGES = {"supporter", "anyone"}

Words = dict[str, tuple[str, May]]


@pytest.fixture(scope="module")
def planted(built, django_db_blocker) -> Words:
    with django_db_blocker.unblock(), translation.override("en"):
        return plant(built.own)


def addresses(world: World) -> Iterator[str]:
    """Every page at the own agency, with what is ready and what is not."""
    for page in working_pages():
        if page.name not in BUTTONS and page.name not in BY_LINK:
            yield page.address(**place(page, world.own))
            if page.name in places.UNREADY:
                yield page.address(**places.UNREADY[page.name][0](world.own))
            if page.name == "submission_document":
                yield page.address(**place(page, world.own) | {"round": 1})
    yield from (f"/{search}" for search in SEARCHES)


def read(reader: Reader, world: World) -> Iterator[str]:
    """All that a reader can get hold of."""
    for language in ("sv", "en") if reader.name in IN_BOTH_LANGUAGES else ("sv",):
        reader.browser.cookies["language"] = language
        yield from (_text(reader.browser.get(address)) for address in addresses(world))
    headers = {"Authorization": f"Bearer {reader.key}"} if reader.key else {}
    for call in CALLS:
        if call.method in READING:
            cache.clear()
            yield _text(Client().get(call.address(world.own), headers=headers))


def _text(answer: object) -> str:
    streaming = getattr(answer, "streaming", False)
    content = b"".join(answer.streaming_content) if streaming else answer.content  # type: ignore[attr-defined]
    return content.decode("utf-8", "replace")


def test_every_text_is_either_for_everyone_or_watched():
    labels = {model._meta.label for model in ours()}
    assert labels - FOR_EVERYONE - BY_VERBS - set(UNREADY) == set()


SEEN: dict[str, set[str]] = {}


@pytest.mark.parametrize("name", READERS)
def test_a_reader_finds_only_the_drafts_that_the_role_may_read(name, planted, world):
    reader = world.reader(name)
    # A token may look like a planted word by chance.
    found = {word for text in read(reader, world) for word in WORD.findall(text)} & set(planted)
    SEEN[name] = found
    leaked = {planted[word][0] for word in found if not planted[word][1](reader, world.own)}
    assert leaked == set()


def test_every_planted_word_is_found_by_somebody_who_may_read_it(planted, world):
    for name in {"coordinator", "head", "auditor", "supporter"} - set(SEEN):
        SEEN[name] = {word for text in read(world.reader(name), world) for word in WORD.findall(text)}
    found = set().union(*SEEN.values())
    assert {field for word, (field, _may) in planted.items() if word not in found} == SHOWN_NOWHERE
