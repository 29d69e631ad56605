"""A meeting that has been held, with what was said and promised, and one that is being prepared."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.demo.stories.chain import invented_user
from skillnad.programme.demo.world import invented_world
from skillnad.programme.meetings.actions.agenda import add_item, add_speaker
from skillnad.programme.meetings.actions.arrange import arrange_meeting, hold_meeting, publish_meeting
from skillnad.programme.meetings.actions.contribute import decide_contribution, write_contribution
from skillnad.programme.meetings.actions.promise import make_promise
from skillnad.programme.meetings.models import Meeting

AGENDA = Path(__file__).with_name("agenda.toml")


def tell_meetings() -> None:
    """One in the spring, one to come."""
    today = timezone.localdate()
    held = _arrange(
        "Vårmöte om resultat och återstående utmaningar", "Spring meeting on results and what remains", -200
    )
    _agenda(held)
    _contribution(held)
    supporter = invented_user("sekretariat")
    publish_meeting(by=supporter, meeting=held)
    hold_meeting(by=supporter, meeting=held)
    _promise(held, today)
    coming = _arrange("Höstmöte om mätning som görs igen", "Autumn meeting on measuring again", 60)
    publish_meeting(by=supporter, meeting=coming)


def _arrange(title: str, english: str, days: int) -> Meeting:
    day = timezone.localdate() + timedelta(days=days)
    starts = timezone.make_aware(datetime.combine(day, time(9, 0)))
    return arrange_meeting(
        by=invented_user("sekretariat"),
        programme=Programme.objects.get(slug=invented_world().programme.slug),
        title=title,
        title_en=english,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        place="Sammanträdesrummet Provet (påhittat)",
        description="Stödcentrum för lika villkor bjuder in programmets myndigheter att följa upp resultat och dela "
        "erfarenheter.",
        description_en="The invented support centre invites the members to follow up results and share experience.",
        contribute_by=day - timedelta(days=14),
    )


def _agenda(meeting: Meeting) -> None:
    supporter = invented_user("sekretariat")
    for place, entry in enumerate(tomllib.loads(AGENDA.read_text("utf-8"))["item"], start=1):
        speakers = entry.pop("speaker", [])
        item = add_item(by=supporter, meeting=meeting, order=place, **entry)
        for turn, speaker in enumerate(speakers, start=1):
            organisation = Body.objects.get(slug=speaker.pop("body"))
            add_speaker(by=supporter, item=item, order=turn, organisation=organisation, **speaker)


def _contribution(meeting: Meeting) -> None:
    body, writer = Body.objects.get(slug="stipendienamnden"), invented_user("samordnare")
    written = write_contribution(
        by=writer,
        body=body,
        meeting=meeting,
        version=1,
        agency="Vi trodde att vi bedömde lika. Mätningen visade något annat, och vi ändrade i vilken ordning vi läser.",
        target_group="Kvinnor som söker inom hantverk har i dag nästan samma chans som män inom samma område.",
        society="Stipendierna når fler av dem som kan arbeta vidare med sitt hantverk, i hela landet.",
    )
    decide_contribution(by=invented_user("chef"), contribution=written, version=written.version)


def _promise(meeting: Meeting, today: date) -> None:
    make_promise(
        by=invented_user("samordnare"),
        body=Body.objects.get(slug="stipendienamnden"),
        meeting=meeting,
        text="Göra om mätningen i område Hantverk och visa den vid nästa möte",
        owner="Chefen för enheten för stipendier",
        due=today + timedelta(days=45),
    )
