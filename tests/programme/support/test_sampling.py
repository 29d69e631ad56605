"""Samples: random, reproducible, explained."""

import hashlib
from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.agencies.models import Body, Membership
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.support.actions.sample import draw_sample
from skillnad.programme.support.models import Sample
from skillnad.programme.support.sampling import allocate, draw


@pytest.fixture
def members(programme):
    for number in range(12):
        one = Body.objects.create(slug=f"verk-{number}", name=f"Verk {number}", invented=True)
        Membership.objects.create(programme=programme, body=one, cohort="1" if number < 8 else "2")


def drawn_with(programme, auditor, **change):
    values = {"purpose": "Prov", "day": date(2026, 1, 1), "size": 3, "strata": "none", "seed": "42", **change}
    sample = draw_sample(programme=programme, by=auditor, **values)
    return sorted(sample.units.filter(drawn=True).values_list("address", flat=True))


def test_those_with_the_smallest_numbers_are_drawn_as_anyone_can_work_out(programme, auditor, members):
    numbers = {f"verk-{n}": hashlib.sha256(f"42:verk-{n}".encode()).hexdigest() for n in range(12)}
    assert drawn_with(programme, auditor) == sorted(sorted(numbers, key=numbers.get)[:3])


def test_the_same_seed_draws_the_same_and_another_seed_others(programme, auditor, members):
    assert drawn_with(programme, auditor) == drawn_with(programme, auditor)
    assert drawn_with(programme, auditor, size=6) != drawn_with(programme, auditor, size=6, seed="43")


def test_only_members_on_the_day_are_in_the_frame(programme, auditor, members):
    Membership.objects.filter(cohort="2").update(valid_from=date(2026, 6, 1))
    drawn_with(programme, auditor, size=8)
    assert Sample.objects.get().units.count() == 8


def test_each_cohort_gives_in_proportion(programme, auditor, members):
    drawn_with(programme, auditor, strata="cohort", size=6)
    units = Sample.objects.get().units.filter(drawn=True)
    assert [units.filter(stratum=cohort).count() for cohort in ("1", "2")] == [4, 2]


def test_each_ministry_is_a_stratum(body, other_body, programme, auditor):
    assert drawn_with(programme, auditor, strata="ministry", size=2) == ["andra-verket", "provverket"]
    assert set(Sample.objects.get().units.values_list("stratum", flat=True)) == {
        "Provdepartementet",
        "Andra departementet",
    }


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(0, 10**6))
def test_allocation_uses_the_whole_size_and_no_stratum_twice(counts, pick):
    sizes = {f"del {number}": count for number, count in enumerate(counts)}
    size = 1 + pick % sum(counts)
    share = allocate(sizes, size)
    assert sum(share.values()) == size
    for name, count in sizes.items():
        exact = size * count / sum(sizes.values())
        assert exact - 1 < share[name] < exact + 1
        assert share[name] <= count


def test_every_body_has_the_same_chance():
    frame = [(f"verk-{number}", "") for number in range(10)]
    times = dict.fromkeys((address for address, _ in frame), 0)
    for seed in range(2000):
        for address in draw(frame, 3, str(seed)):
            times[address] += 1
    assert all(abs(count - 600) < 100 for count in times.values()), times  # five standard deviations


def test_a_page_tells_how_and_draws_again(as_user, auditor, programme, members):
    browser = as_user(auditor)
    values = {"programme": programme.pk, "purpose": "Årsredovisningar", "day": "2026-01-01"}
    answer = browser.post(
        reverse("sample_new"), {**values, "size": "4", "strata": "cohort", "seed": "tre"}, follow=True
    )
    assert "4 of the 12 bodies" in answer.text
    assert "the same bodies" in answer.text
    assert "SHA-256 of the seed" in answer.text
    assert AuditEvent.objects.get(kind="support.sample_drawn").details["seed"] == "tre"


def test_the_draw_is_the_same_when_the_register_has_changed(as_user, auditor, programme, members):
    drawn_with(programme, auditor)
    Membership.objects.update(valid_to=date(2020, 1, 1))
    Body.objects.filter(slug="verk-3").update(slug="verk-tre")
    assert as_user(auditor).get(reverse("sample", args=[Sample.objects.get().pk])).context["same_again"] is True


def test_a_list_that_was_tampered_with_is_found_out(as_user, auditor, programme, members):
    drawn_with(programme, auditor)
    sample = Sample.objects.get()
    sample.units.filter(drawn=True).update(drawn=False)
    assert "has been tampered with" in as_user(auditor).get(reverse("sample", args=[sample.pk])).text


def test_more_than_there_are_cannot_be_drawn(as_user, programme, auditor, members):
    with pytest.raises(SkillnadError, match="only 12 bodies are members"):
        drawn_with(programme, auditor, size=13)
    values = {"programme": programme.pk, "purpose": "Prov", "day": "2026-01-01", "strata": "none", "seed": "1"}
    page = as_user(auditor).post(reverse("sample_new"), {**values, "size": "0"})
    assert "greater than or equal to 1" in page.text
    assert not Sample.objects.exists()


@pytest.mark.parametrize("role", ["supporter", "evaluator", "coordinator"])
def test_nobody_else_draws_or_sees_samples(as_user, user_as, programme, supporting_body, role):
    user = user_as(role, supporting_body)
    assert as_user(user).get(reverse("samples")).status_code == 403
    with pytest.raises(Refused):
        drawn_with(programme, user)
