"""Drafts of report sections, fetched from the chain as it stands: written once, reported several ways."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.kinds import Perspective, Prefill
from skillnad.programme.mandates.models import Section
from skillnad.programme.plans.models import Activity, Effect, Goal, Output
from skillnad.programme.plans.snapshot import chains_of
from skillnad.programme.plans.templatetags.figures import figure
from skillnad.programme.plans.values import PerSex
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Grade, Link
from skillnad.programme.submissions.prefill import prefills


@prefills(Prefill.PROBLEMS)
def problems(body: Body, section: Section) -> str:
    """The open problems, with how each is known."""
    return _paragraphs(_problem(problem) for problem in _seen_from(body, section))


@prefills(Prefill.GOALS)
def goals(body: Body, section: Section) -> str:
    """The goals, with baseline and target for women and men."""
    return _paragraphs(_goal(goal) for goal in _level(body, section, 1) if isinstance(goal, Goal))


@prefills(Prefill.ACTIVITIES)
def activities(body: Body, section: Section) -> str:
    """The activities, with who is responsible and what was expected."""
    return _paragraphs(_activity(one) for one in _level(body, section, 2) if isinstance(one, Activity))


@prefills(Prefill.OUTPUTS)
def outputs(body: Body, section: Section) -> str:
    """The outputs."""
    return _paragraphs(_output(one) for one in _level(body, section, 3) if isinstance(one, Output))


@prefills(Prefill.EFFECTS)
def effects(body: Body, section: Section) -> str:
    """The outcomes and effects, with figures for women and men and how sure the link is."""
    return _paragraphs(_effect(one) for one in _level(body, section, 4) if isinstance(one, Effect))


def _seen_from(body: Body, section: Section) -> list[Problem]:
    """The open problems that are told from the perspective of the section; gender equality has those without any."""
    return [
        problem
        for problem in chains_of(body)
        if problem.is_open
        and (
            section.perspective in problem.perspectives
            or (section.perspective == Perspective.EQUALITY and not problem.perspectives)
        )
    ]


def _level(body: Body, section: Section, depth: int) -> Iterator[Link]:
    level: list[Link] = list(_seen_from(body, section))
    for _step in range(depth):
        level = [follower for link in level for follower in link.followers if follower.is_open]
    yield from level


def _paragraphs(texts: Iterator[str]) -> str:
    return "\n\n".join(texts)


def _problem(problem: Problem) -> str:
    source = _source(problem.evidence_source) if problem.evidence_source else ""
    evidence = _("Known by: {evidence}. {source}").format(evidence=problem.evidence.rstrip("."), source=source)
    lines = [
        f"{problem.title}. {problem.observed}",
        _("Affected: {whom}").format(whom=problem.affected) if problem.affected else "",
        evidence.rstrip() if problem.evidence else _("The difference is not shown yet."),
    ]
    return "\n".join(filter(None, lines))


def _goal(goal: Goal) -> str:
    lines = [_("{goal}. Measure: {measure}.").format(goal=goal.title, measure=goal.measure)]
    if goal.baseline.known:
        lines.append(_("Baseline: {figures}.").format(figures=_figures(goal.baseline, goal.unit, goal.baseline_on)))
    if goal.target.known:
        lines.append(_("Target: {figures}.").format(figures=_figures(goal.target, goal.unit, goal.target_on)))
    return "\n".join(lines)


def _activity(activity: Activity) -> str:
    text = _("{activity}, {progress}, {starts}–{ends}. Responsible: {name}, {unit}.").format(
        activity=activity.title,
        progress=activity.get_progress_display(),
        starts=_day(activity.starts),
        ends=_day(activity.ends),
        name=activity.owner_name,
        unit=activity.owner_unit,
    )
    expected = activity.expected_effect
    return text + ("\n" + _("Expected effect: {effect}").format(effect=expected) if expected else "")


def _output(output: Output) -> str:
    text = _("{output} ({day}): {about}").format(output=output.title, day=_day(output.on), about=output.about)
    return text + _with_figures(output.figures, output.unit) + " " + _source(output.source)


def _effect(effect: Effect) -> str:
    text = _("{effect} ({level}, {day}): {changed} For: {whom}.").format(
        effect=effect.title,
        level=effect.get_level_display(),
        day=_day(effect.on),
        changed=effect.changed,
        whom=effect.for_whom,
    )
    return text + _with_figures(effect.figures, effect.unit) + " " + _source(effect.source) + _grade(effect)


def _grade(link: Link) -> str:
    if link.grade == Grade.NONE:
        return ""
    said = _("How sure the link is: {grade}. {reason}").format(
        grade=link.get_grade_display(),
        reason=link.grade_reason,
    )
    return "\n" + said


def _with_figures(figures: PerSex, unit: str) -> str:
    text = _figures(figures, unit, None)
    return f" {text[0].upper()}{text[1:]}." if figures.known else ""


def _figures(figures: PerSex, unit: str, day: date | None) -> str:
    parts = [
        text.format(figure(value))
        for text, value in (
            (_("women {}"), figures.women),
            (_("men {}"), figures.men),
            (_("in total {}"), figures.total),
        )
        if value is not None
    ]
    return ", ".join(parts) + f" {unit}".rstrip() + (f" ({_day(day)})" if day else "")


def _source(source: str) -> str:
    return _("Source: {source}.").format(source=source.rstrip("."))


def _day(day: date) -> str:
    return str(date_format(day, "Y-m-d"))
