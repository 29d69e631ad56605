"""How far a piece of work has come, and how levels have moved over time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from skillnad.programme.methods.carrying import open_box, row_in_words
from skillnad.programme.methods.definitions import Method, Question, QuestionKind, Step
from skillnad.programme.methods.models import MethodSession, StepAnswers, answers_of


@dataclass(frozen=True)
class Told:
    """A question with its answer in words; `box` holds hypotheses by verdict."""

    question: Question
    text: str
    rows: list[str]
    box: dict[str, list[str]]


@dataclass(frozen=True)
class StepState:
    """A step with who has answered it."""

    step: Step
    saved: StepAnswers | None
    answers: list[Told]


def states(session: MethodSession) -> list[StepState]:
    """Every step of a piece of work."""
    saved = {one.step: one for one in session.steps.all()}
    return [
        StepState(step, saved.get(step.id), _told(step, saved[step.id].answers) if step.id in saved else [])
        for step in session.definition.steps
    ]


def first_open(found: Iterable[StepState]) -> Step | None:
    """The first step without answers: where to go on."""
    return next((state.step for state in found if not state.answers), None)


def _told(step: Step, answers: dict[str, Any]) -> list[Told]:
    return [_one(question, answers[question.id]) for question in step.questions if answers.get(question.id)]


def _one(question: Question, answer: Any) -> Told:
    if question.open_box:
        sorted_rows = open_box(answer)
        box = {
            verdict: [row_in_words(question, {**row, "verdict": ""}) for row in rows]
            for verdict, rows in sorted_rows.items()
        }
        return Told(question, "", [], box)
    if question.kind is QuestionKind.ROWS:
        return Told(question, "", [row_in_words(question, row) for row in answer], {})
    return Told(question, question.words_of(answer), [], {})


@dataclass(frozen=True)
class Item:
    """An item of a self-assessment over time, earliest first: its levels in words, and which way it went last."""

    question: Question
    levels: list[str]
    moved: int


def over_time(method: Method, sessions: list[MethodSession]) -> list[Item]:
    """Every item with its level in each piece of work. Levels are compared and never added up."""
    found = [answers_of(session) for session in sessions]
    return [
        _item(question, [answers.get(step.id, {}).get(question.id, "") for answers in found])
        for step, question in method.questions()
        if question.kind is QuestionKind.CHOICE
    ]


def _item(question: Question, chosen: list[str]) -> Item:
    order = [option.value for option in question.options]
    known = [order.index(value) for value in chosen if value in order]
    moved = known[-1] - known[-2] if len(known) > 1 else 0
    return Item(question, [question.words_of(value) or "–" for value in chosen], moved)
