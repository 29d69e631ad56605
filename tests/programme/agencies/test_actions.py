"""The verbs of the register: dated rows are closed and opened, and the log tells of it."""

from datetime import date

import pytest

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import ArchiveClosed, Refused
from skillnad.programme.agencies import actions
from skillnad.programme.agencies.models import Body, BodyName, Membership, Person, Programme
from skillnad.programme.agencies.queries import members_on, name_on
from skillnad.programme.audit.kinds import KINDS
from skillnad.programme.audit.models import AuditEvent

DAY = date(2026, 1, 1)


def last_sentence() -> str:
    event = AuditEvent.objects.last()
    return KINDS[event.kind].tell(event.actor_name, event.body_name, event.details)


def test_a_body_that_is_added_has_an_address_and_a_name(administrator):
    body = actions.add_body(by=administrator, name="Nämnden för prov", kind="agency", valid_from=DAY)
    assert (body.slug, body.invented, body.edited) == ("namnden-for-prov", True, True)
    assert name_on(body, DAY) == "Nämnden för prov"
    assert "Nämnden för prov" in last_sentence()


def test_a_name_that_is_taken_is_refused(administrator, body):
    with pytest.raises(SkillnadError, match="Provverket"):
        actions.add_body(by=administrator, name="Provverket", kind="agency")


def test_a_renamed_body_keeps_its_old_name_for_its_time(administrator, body):
    actions.rename_body(by=administrator, body=body, name="Nya provverket", day=DAY)
    assert name_on(body, date(2025, 12, 31)) == "Provverket"
    assert name_on(body, DAY) == "Nya provverket"
    assert body.name == "Nya provverket"


def test_a_name_of_the_future_is_not_yet_the_name(administrator, body):
    actions.rename_body(by=administrator, body=body, name="Framtidsverket", day=date(2999, 1, 1))
    body.refresh_from_db()
    assert body.name == "Provverket"
    assert name_on(body, date(2999, 1, 1)) == "Framtidsverket"


def test_a_merger_ends_what_was_open_and_keeps_the_history(administrator, body, other_body, programme):
    actions.merge_body(by=administrator, body=body, successor=other_body, day=DAY)
    body.refresh_from_db()
    assert body.valid_to == date(2025, 12, 31)
    assert not body.responsibilities.on(DAY).exists()
    assert [one.body for one in members_on(programme, DAY).named] == [other_body]
    assert len(members_on(programme, date(2025, 12, 31)).named) == 2
    assert other_body.follows.get().predecessor == body


def test_a_body_cannot_become_part_of_itself(administrator, body):
    with pytest.raises(SkillnadError):
        actions.merge_body(by=administrator, body=body, successor=body, day=DAY)
    assert Body.objects.get(pk=body.pk).valid_to is None


def test_a_merger_that_cannot_be_done_changes_nothing(administrator, body, other_body):
    BodyName.objects.create(body=body, name="Provverket", valid_from=date(2026, 6, 1))
    with pytest.raises(SkillnadError):
        actions.merge_body(by=administrator, body=body, successor=other_body, day=DAY)
    assert Body.objects.get(pk=body.pk).valid_to is None
    assert not other_body.follows.exists()


def test_a_body_changes_ministry(administrator, body, other_body, ministry):
    new = other_body.responsibilities.get().ministry
    actions.set_ministry(by=administrator, body=body, ministry=new, day=DAY)
    assert [one.ministry for one in body.responsibilities.on(DAY)] == [new]
    assert [one.ministry for one in body.responsibilities.on(date(2025, 12, 31))] == [ministry]


def test_only_a_ministry_is_a_ministry(administrator, body, other_body):
    with pytest.raises(SkillnadError):
        actions.set_ministry(by=administrator, body=body, ministry=other_body, day=DAY)


def test_a_membership_is_added_and_ended(administrator, programme):
    body = actions.add_body(by=administrator, name="Sena verket", kind="agency")
    member = actions.add_membership(by=administrator, body=body, programme=programme, valid_from=DAY, cohort="2")
    actions.end_membership(by=administrator, membership=member, day=date(2026, 6, 30))
    assert Membership.objects.on(date(2026, 6, 30)).filter(pk=member.pk).exists()
    assert not Membership.objects.on(date(2026, 7, 1)).filter(pk=member.pk).exists()
    assert "2026-06-30" in last_sentence()


def test_nobody_is_a_member_twice_at_once(administrator, body, programme):
    with pytest.raises(SkillnadError):
        actions.add_membership(by=administrator, body=body, programme=programme, valid_from=DAY)


def test_a_membership_that_follows_another_is_no_overlap(administrator, body, programme):
    actions.end_membership(by=administrator, membership=body.memberships.get(), day=date(2025, 12, 31))
    actions.add_membership(by=administrator, body=body, programme=programme, valid_from=DAY)
    assert body.memberships.count() == 2


def test_the_archive_takes_no_members(administrator, body):
    archived = Programme.objects.create(slug="gammalt", name="Gammalt", invented=True, archived=True)
    with pytest.raises(ArchiveClosed):
        actions.add_membership(by=administrator, body=body, programme=archived)


def test_what_is_invented_joins_nothing_real(administrator, body):
    real = Programme.objects.create(slug="verkligt", name="Verkligt")
    with pytest.raises(SkillnadError):
        actions.add_membership(by=administrator, body=body, programme=real)


def test_a_person_is_known_again(administrator, body, other_body):
    first = actions.add_position(by=administrator, body=body, name="Åsa Prov", title="gd", kind="head", valid_from=DAY)
    actions.end_position(by=administrator, position=first, day=date(2026, 3, 31))
    actions.add_position(by=administrator, body=other_body, name="Åsa Prov", title="gd", kind="head")
    assert Person.objects.get(name="Åsa Prov").positions.count() == 2
    assert first.valid_to == date(2026, 3, 31)


def test_a_real_person_of_the_same_name_is_somebody_else(administrator, body):
    real = Person.objects.create(slug="asa-prov", name="Åsa Prov")
    made = actions.add_position(by=administrator, body=body, name="Åsa Prov", title="gd", kind="head")
    assert made.person != real
    assert made.person.invented


def test_a_coordinator_changes_nothing(user_as, body):
    with pytest.raises(Refused):
        actions.rename_body(by=user_as("coordinator", body), body=body, name="Mitt verk", day=DAY)


def test_an_administrator_of_one_world_does_not_reach_the_other(administrator):
    real = Body.objects.create(slug="ett-verkligt-verk", name="Ett verkligt verk")
    with pytest.raises(Refused):
        actions.rename_body(by=administrator, body=real, name="Mitt verk", day=DAY)
