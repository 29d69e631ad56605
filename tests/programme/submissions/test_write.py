"""A submission is begun, and its sections are written by those of the body alone."""

import pytest

from programme.submissions.conftest import write_first
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import ArchiveClosed, Refused
from skillnad.programme.agencies.models import Programme
from skillnad.programme.mandates.actions import remove_section
from skillnad.programme.mandates.models import Requirement, Section
from skillnad.programme.submissions.actions.write import begin, write_section
from skillnad.programme.submissions.models import SectionVersion, Submission
from skillnad.programme.ui.versions import EditConflict


def test_what_is_begun_knows_its_day_and_title(body, requirement, writer):
    made = begin(by=writer, body=body, requirement=requirement, period="2026")
    assert (made.due.isoformat(), made.title, made.title_en, made.status) == (
        *("2027-02-22", "Delredovisning 2026", "Interim report 2026", "draft"),
    )


def test_beginning_twice_goes_on_with_the_first(body, requirement, writer, head):
    first = begin(by=writer, body=body, requirement=requirement, period="2026")
    assert begin(by=head, body=body, requirement=requirement, period="2026") == first


@pytest.mark.parametrize("period", ["2025", "2026–2028", "", "x"])
def test_a_period_that_nobody_asks_about_is_not_begun(body, requirement, writer, period):
    with pytest.raises(SkillnadError, match="nothing is asked"):
        begin(by=writer, body=body, requirement=requirement, period=period)
    assert not Submission.objects.exists()


def test_a_body_that_is_not_asked_does_not_begin(other_body, requirement, user_as):
    other = user_as("coordinator", other_body)
    with pytest.raises(SkillnadError, match="nothing is asked of Andra verket"):
        begin(by=other, body=other_body, requirement=requirement, period="2026")


@pytest.mark.parametrize("role", ["ministry", "supporter", "auditor", "evaluator", "administrator"])
def test_nobody_outside_the_body_writes_its_drafts(user_as, ministry, draft, role):
    with pytest.raises(Refused):
        write_first(draft, user_as(role, ministry), "x", version=2)


def test_nobody_at_another_body_writes_its_drafts(user_as, other_body, draft):
    with pytest.raises(Refused):
        write_first(draft, user_as("coordinator", other_body), "x", version=2)


def test_every_version_is_kept_with_who_wrote_it(draft, head):
    write_first(draft, head, "Ny text", version=2)
    versions = SectionVersion.objects.filter(row__section__number=1)
    assert [(one.number, one.writer_name, one.text) for one in versions] == [
        (3, "Berit Beslutar", "Ny text"),
        (2, "Vera Skriver", "Kvinnor och män får olika stora bidrag."),
    ]


def test_two_who_write_lose_nothing(draft, head, writer):
    write_first(draft, head, "Den första", version=2)
    with pytest.raises(EditConflict) as conflict:
        write_first(draft, writer, "Den andra", version=2)
    assert conflict.value.saved.text == "Den första"
    assert SectionVersion.objects.filter(row__section__number=1).count() == 2


def test_text_is_kept_composed_and_without_what_cannot_be_seen(draft, writer):
    write_first(draft, writer, " A\u030ar\r\n\x07\u202eslut ", version=2)
    assert draft.texts.first().text == "År\nslut"


def test_a_personal_identity_number_is_not_kept(draft, writer):
    with pytest.raises(SkillnadError, match="personal identity number"):
        write_first(draft, writer, "Beslut om 640823-3234.", version=2)
    assert "640823" not in draft.texts.first().text


def test_sections_of_other_requirements_are_not_written_here(draft, writer):
    other = Requirement.objects.create(mandate=draft.requirement.mandate, title="Plan", due_month=3, due_day=1)
    section = Section.objects.create(requirement=other, number=1, heading="Mål")
    with pytest.raises(SkillnadError, match="not asked for here"):
        write_section(by=writer, submission=draft, section=section, version=1, text="x")


def test_a_section_that_is_written_is_not_taken_from_the_requirement(draft, officer):
    with pytest.raises(SkillnadError, match="begun to write"):
        remove_section(by=officer, section=draft.requirement.sections.first())
    assert draft.requirement.sections.count() == 2


def test_nothing_is_begun_in_the_archive(body, requirement, writer):
    Programme.objects.update(archived=True)
    requirement.refresh_from_db()
    with pytest.raises(ArchiveClosed):
        begin(by=writer, body=body, requirement=requirement, period="2026")
