"""What a method is: steps with questions, read from the TOML files in `data`."""

import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, Field

DATA = Path(__file__).parent / "data"
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class Part(BaseModel):
    """A part of a method; a key that is misspelt is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Part):
    """A text in Swedish and in English."""

    sv: str
    en: str

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.sv


class QuestionKind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    LINE = "line"
    NUMBER = "number"
    CHOICE = "choice"
    ROWS = "rows"


class Option(Part):
    """Something to choose."""

    value: Name
    words: Words


class Field_(Part):  # noqa: N801  pydantic has the plain name
    """Something to fill in: a text, a line, a number or a choice."""

    id: Name
    kind: QuestionKind = QuestionKind.TEXT
    label: Words
    help: Words | None = None
    options: tuple[Option, ...] = ()

    def words_of(self, answer: str) -> str:
        """An answer in words."""
        chosen = {option.value: str(option.words) for option in self.options}
        return chosen.get(answer, answer)


class Question(Field_):
    """A question. One of the kind `rows` is answered by as many rows as are wanted, with these columns.

    With `open_box`, a row is a hypothesis: its columns are cause, verdict and evidence, and what is neither confirmed
    nor discarded with evidence stays in the open box.
    """

    columns: tuple[Field_, ...] = ()
    open_box: bool = False


class Step(Part):
    """A step: what to do, and its questions."""

    id: Name
    title: Words
    about: Words
    questions: tuple[Question, ...]


class CarriedOver(Part):
    """Which answers go into which field of a problem, as `step.question`."""

    title: tuple[str, ...] = ()
    observed: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class Method(Part):
    """A guided method. With `levels` its answers are levels that are compared over time, and never added up."""

    id: Name
    edition: str
    title: Words
    lead: Words
    minutes: int
    source: str
    source_url: str
    levels: bool = False
    steps: tuple[Step, ...]
    problem: CarriedOver = CarriedOver()

    def step(self, name: str) -> Step | None:
        """The step with a name."""
        return next((step for step in self.steps if step.id == name), None)

    def questions(self) -> Iterator[tuple[Step, Question]]:
        """All questions, each with its step."""
        for step in self.steps:
            for question in step.questions:
                yield step, question


def read_method(path: Path) -> Method:
    """A method from its file."""
    return Method.model_validate(tomllib.loads(path.read_text("utf-8")))


@cache
def methods() -> dict[str, Method]:
    """All methods by name, the quickest first."""
    found = sorted((read_method(path) for path in DATA.glob("*.toml")), key=lambda method: (method.minutes, method.id))
    return {method.id: method for method in found}
