"""No page shows a draft: a marked text is planted in every field that somebody may be writing in, and looked for in
every answer that anyone, another agency, or a role outside can get."""

import re
from datetime import date, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.db import models
from django.test import Client

from programme.authorisation.pages import pages
from programme.public_world import decide_whole_plan, hand_in, make_requirement, write_document
from skillnad.programme.library.models import Experience
from skillnad.programme.meetings.models import AgendaItem, Contribution, Meeting, Promise
from skillnad.programme.plans.models import Activity, Effect, Goal, Output
from skillnad.programme.problems.models import Problem
from skillnad.programme.public.datasets import DATASETS
from skillnad.programme.submissions.models import Feedback, Outcome
from skillnad.programme.support.models import Entry, Review, SupportRequest

SECRET = "HEMLIGTUTKAST"
UNPUBLISHED = "INTELÄNGREPUBLICERAT"
CODED = (models.CharField, models.TextField)


def texts(model) -> dict[str, str]:
    """The secret for every field of free text."""
    free = [field for field in model._meta.concrete_fields if type(field) in CODED and not field.choices]
    return {
        field.name: SECRET[: field.max_length] for field in free if field.name not in {"changed_by", "closed_because"}
    }


def plant(model, **values) -> models.Model:
    return model.objects.create(**{**texts(model), **values})


@pytest.fixture
def world(programme, body, other_body, user_as):
    """A member with a decided plan, a submitted document and a published meeting, and drafts of everything beside."""
    writer, head = user_as("coordinator", body), user_as("head", body)
    decide_whole_plan(writer, head, body)
    receipt = hand_in(writer, head, body, make_requirement(programme, body))
    when = datetime(2026, 4, 9, 13, tzinfo=ZoneInfo("Europe/Stockholm"))
    held = Meeting.objects.create(programme=programme, slug="motet", title="Mötet", starts_at=when, status="held")

    for model in (Problem, Goal, Activity, Output, Effect):
        assert model.objects.update(**texts(model), status="draft")
    write_document(writer, body, make_requirement(programme, body, due=date(2025, 2, 22)), SECRET)
    Outcome.objects.create(snapshot=receipt.snapshot, body=body, accepted=False, reasons=SECRET, reviewer=head)
    Feedback.objects.create(snapshot=receipt.snapshot, body=body, text=SECRET, reviewer=head)
    secret_meeting = plant(Meeting, programme=programme, slug="hemligt", starts_at=when, status="preparing")
    plant(AgendaItem, meeting=secret_meeting)
    end = date(2026, 5, 1)
    Meeting.objects.create(
        programme=programme, slug="over", title=UNPUBLISHED, starts_at=when, status="held", published_to=end
    )
    plant(Contribution, meeting=held, body=body, status="draft")
    plant(Promise, meeting=held, body=body, due=date(2026, 9, 1), shown=False, status="open")
    asked = plant(SupportRequest, body=body)
    plant(Entry, request=asked, kind="question")
    plant(Experience, body=body, status="draft", sub_goal="1", operation="decisions", from_year=2024)
    plant(Review, body=body, year=2025, problem="yes", outputs="no", effects="no")
    return {
        "body": [body.slug],
        "slug": [body.slug, "motet", "hemligt", "over"],
        "programme": [programme.slug],
        "number": [receipt.number, "1"],
        "name": list(DATASETS),
        "form": ["csv", "json"],
    }


def addresses(world) -> list[str]:
    """Every address of the system, with what is there filled in."""
    found = []
    for page in pages():
        names = re.findall(r"<(?:\w+:)?(\w+)>", page.route)
        for values in product(*(world.get(name, ["1"]) for name in names)):
            route = page.route
            for name, value in zip(names, values, strict=True):
                route = re.sub(rf"<(?:\w+:)?{name}>", value, route, count=1)
            found.append("/" + route.lstrip("^"))
    return found


def leaking(browser: Client, world, *texts: str) -> list[str]:
    browser.raise_request_exception = False
    return [place for place in addresses(world) if any(text in _read(browser, place) for text in texts)]


def _nothing(browser: Client, world) -> None:
    assert leaking(browser, world, SECRET) == []


def _read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code != 500, address
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8", "replace")


def test_the_secret_is_there_to_be_found(world, body, as_user, user_as):
    plan = as_user(user_as("coordinator", body)).get(f"/prova/arbete/{body.slug}/plan/").content.decode()
    assert SECRET in plan


def test_anyone_finds_no_draft_on_any_page_feed_download_or_call(world, anonymous):
    assert leaking(anonymous, world, SECRET, UNPUBLISHED) == []


@pytest.mark.parametrize("role", ["coordinator", "head", "analyst"])
def test_another_agency_finds_no_draft(world, as_user, user_as, other_body, role):
    _nothing(as_user(user_as(role, other_body)), world)


def test_the_administrator_finds_no_draft(world, as_user, user_as, other_body):
    _nothing(as_user(user_as("administrator", other_body)), world)
