"""Every page × every role × the own and another agency: it answers as its door and the role's permissions say.

The pages come from Django's list of addresses, what a role may do from the lists of the role classes; what a page
keeps to itself beside that stands as a rule in `places`.
"""

from typing import Any

import pytest
from django.db import transaction

from programme.authorisation.filling import filled
from programme.authorisation.pages import Page, working_pages
from programme.authorisation.places import (
    ARGUMENTS,
    BESIDE,
    BUTTONS,
    EXPLAINED,
    LEADS_ON,
    NO_RECORD,
    SHOWN,
    UNREADY,
    WRITTEN,
    place,
)
from programme.authorisation.world import Agency, Reader, World, contents
from skillnad.programme.accounts.permissions import Permission

PAGES = working_pages()
CLOSED = [page for page in PAGES if page.door != "anyone"]
OF_A_BODY = [page for page in PAGES if page.at_a_body and set(page.parameters) - NO_RECORD]
REFUSALS = {302, 403, 404, 405}


def test_every_page_has_a_door_and_a_place(world):
    assert [str(page) for page in PAGES if page.door is None] == []
    assert [str(page) for page in PAGES if place(page, world.own) is None] == []
    names = {page.name for page in PAGES}
    assert [name for name in [*ARGUMENTS, *SHOWN, *UNREADY, *BUTTONS, *WRITTEN, *BESIDE] if name not in names] == []
    assert len(CLOSED) > 100


def let_in(page: Page, reader: Reader, agency: Agency) -> int:
    """What the door says: 200, or the status of its refusal. Anyone who has not signed in is led to where one does."""
    if page.door == "anyone":
        return 200
    if reader.user is None:
        return 302
    if page.door == "signed in":
        return 200
    assert isinstance(page.door, Permission)
    if not page.at_a_body:
        return 200 if reader.holds_in_general(page.door) else 403
    if not (reader.role and reader.role.permissions and reader.reaches(agency)):
        return 404
    return 200 if reader.holds(page.door, agency) else 403


def expected(page: Page, reader: Reader, agency: Agency) -> int:
    """What the reader is answered when the page is fetched."""
    opened = let_in(page, reader, agency)
    if opened != 200:
        return opened
    if page.name in SHOWN and not SHOWN[page.name](reader, agency):
        return 403 if page.name in EXPLAINED else 404
    return 405 if page.name in BUTTONS else LEADS_ON.get(page.name, 200)


def places_of(page: Page, world: World) -> list[Agency]:
    """The agencies at which a page is tried."""
    return [world.own, world.other] if page.parameters else [world.own]


def told(reader: Reader, agency: Agency) -> str:
    return f"{reader} at {agency.body.slug}"


def fetched(reader: Reader, address: str) -> int:
    answer = reader.browser.get(address)
    if answer.streaming:  # read to its end, a file is closed
        b"".join(answer.streaming_content)
    return answer.status_code


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_answers_each_reader_as_its_door_says(page, world):
    answers, wanted = {}, {}
    for agency in places_of(page, world):
        for reader in world.readers if page in CLOSED else world.readers[-2:]:
            status, want = fetched(reader, page.address(**place(page, agency))), expected(page, reader, agency)
            # A page that is only sent to may say so before it looks who is there.
            same = page.name in BUTTONS and status == 405
            answers[told(reader, agency)], wanted[told(reader, agency)] = (want if same else status), want
    assert answers == wanted


@pytest.mark.parametrize("page", [page for page in PAGES if page.parameters == ["body"]], ids=str)
def test_nobody_of_the_invented_world_reaches_a_real_body(page, world):
    for reader in world.readers:
        status = fetched(reader, page.address(body=world.real.body.slug))
        assert status in ({302, 405} if reader.user is None else {404, 405}), str(reader)


@pytest.mark.parametrize("name", UNREADY)
def test_what_is_not_ready_is_there_only_for_those_who_prepare_it(name, world):
    page = next(page for page in PAGES if page.name == name)
    given, shown = UNREADY[name]
    for agency in (world.own, world.other):
        for reader in world.readers:
            opened = let_in(page, reader, agency)
            want = opened if opened != 200 or shown(reader, agency) else 404
            assert fetched(reader, page.address(**given(agency))) == want, told(reader, agency)


@pytest.mark.parametrize("page", OF_A_BODY, ids=str)
def test_a_record_of_another_body_is_not_found_under_the_own_one(page, world):
    foreign = page.address(**{**place(page, world.other), "body": world.own.body.slug})
    insiders = [reader for reader in world.readers if may_send(page, reader, world.own)]
    assert insiders
    for reader in insiders:
        if page.name not in BUTTONS:
            assert fetched(reader, foreign) == 404, str(reader)
        if page.name in BUTTONS or page.name in WRITTEN:
            assert reader.browser.post(foreign, sent_to(page, reader, world.own)).status_code == 404, str(reader)
    assert contents() == world.mark


def may_send(page: Page, reader: Reader, agency: Agency) -> bool:
    """Whether the reader may do what the page's form does."""
    shown = SHOWN.get(page.name, lambda *_: True)
    written = WRITTEN.get(page.name, lambda *_: True)
    return let_in(page, reader, agency) == 200 and shown(reader, agency) and written(reader, agency)


def sent_to(page: Page, reader: Reader, agency: Agency) -> dict[str, Any]:
    """What a browser sends to the page when its reader may."""
    if page.name in BUTTONS:
        return BUTTONS[page.name](reader, agency)
    begun = filled(reader.browser.get(page.address(**place(page, agency)))) if page.name in WRITTEN else {}
    return begun | (BESIDE[page.name](agency) if page.name in BESIDE else {})


@pytest.mark.parametrize("page", CLOSED, ids=str)
def test_who_may_not_changes_nothing_by_sending(page, world):
    for agency in places_of(page, world):
        allowed = next((one for one in world.readers if may_send(page, one, agency)), None)
        form = sent_to(page, allowed, agency) if allowed else {}
        for reader in world.readers:
            if not may_send(page, reader, agency):
                answer = reader.browser.post(page.address(**place(page, agency)), form)
                assert answer.status_code in REFUSALS, told(reader, agency)
    assert contents() == world.mark


@pytest.mark.parametrize("page", [page for page in CLOSED if page.name in BUTTONS or page.name in WRITTEN], ids=str)
def test_who_may_does_something_by_sending_the_same(page, world):
    tried = []
    for reader in world.readers:
        if may_send(page, reader, world.own):
            with transaction.atomic():
                answer = reader.browser.post(page.address(**place(page, world.own)), sent_to(page, reader, world.own))
                tried.append((answer.status_code, contents() != world.mark))
                transaction.set_rollback(True)
            if tried[-1][1]:
                return
    raise AssertionError(f"nobody changed anything: {tried}")
