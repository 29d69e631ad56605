"""The form of a step, made of its questions."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.methods.carrying import in_words
from skillnad.programme.methods.definitions import Field_, Question, QuestionKind, Step
from skillnad.programme.methods.models import StepAnswers
from skillnad.programme.ui.versions import EditConflict

BLANK_ROWS = 3
MOST_ROWS = 100


class StartForm(forms.Form):
    """What the work is about."""

    title = forms.CharField(
        label=_("What it is about"),
        max_length=200,
        help_text=_("So that you and others find it again, for example the name of an operation and the year."),
    )


class StepForm(forms.Form):
    """The questions of a step. A row that is left empty is no answer."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, step: Step, answers: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        self.conflict: list[tuple[str, str, str]] = []
        self.row_counts: dict[str, int] = {}
        for question in step.questions:
            self._add(question, answers.get(question.id))

    def _add(self, question: Question, answer: Any) -> None:
        if question.kind is not QuestionKind.ROWS:
            self.fields[question.id] = _field(question, answer or "")
            return
        rows = answer or []
        count = self._count(question, len(rows))
        self.row_counts[question.id] = count
        for place in range(count):
            row = rows[place] if place < len(rows) else {}
            for column in question.columns:
                self.fields[f"{question.id}-{place}-{column.id}"] = _field(column, row.get(column.id, ""))

    def _count(self, question: Question, answered: int) -> int:
        sent = 0
        while self.is_bound and sent < MOST_ROWS and f"{question.id}-{sent}-{question.columns[0].id}" in self.data:
            sent += 1
        return min(max(answered + BLANK_ROWS, sent), MOST_ROWS)

    def clean(self) -> dict[str, Any]:
        """A hypothesis that is confirmed or discarded has its evidence."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for question in self.step.questions:
            for place in range(self.row_counts.get(question.id, 0) if question.open_box else 0):
                verdict = cleaned.get(f"{question.id}-{place}-verdict")
                evidence = f"{question.id}-{place}-evidence"
                if verdict in {"confirmed", "discarded"} and not cleaned.get(evidence):
                    self.add_error(evidence, _("Say what confirms or discards it, or leave it in the open box."))
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, as it is kept."""
        found = {question.id: self._answer(question) for question in self.step.questions}
        return {name: answer for name, answer in found.items() if answer}

    def _answer(self, question: Question) -> Any:
        if question.kind is not QuestionKind.ROWS:
            return _kept(self.cleaned_data.get(question.id))
        rows = [
            {
                column.id: _kept(self.cleaned_data.get(f"{question.id}-{place}-{column.id}"))
                for column in question.columns
            }
            for place in range(self.row_counts[question.id])
        ]
        return [row for row in rows if any(row[column.id] for column in question.columns if not column.options)]

    @property
    def blocks(self) -> list[tuple[Question, list[Any], list[list[Any]]]]:
        """Each question with its box, or with its rows of boxes."""
        return [(question, *self._boxes(question)) for question in self.step.questions]

    def _boxes(self, question: Question) -> tuple[list[Any], list[list[Any]]]:
        if question.kind is not QuestionKind.ROWS:
            return [self[question.id]], []
        places = range(self.row_counts[question.id])
        return [], [[self[f"{question.id}-{place}-{column.id}"] for column in question.columns] for place in places]

    def show_conflict(self, conflict: EditConflict) -> None:
        """Keep what was written, show what is saved beside it, and let the writer save again knowingly."""
        saved: Any = conflict.saved
        written = self.answers
        self.conflict = [
            (str(question.label), in_words(question, mine), in_words(question, theirs))
            for question in self.step.questions
            if (mine := written.get(question.id)) != (theirs := saved.answers.get(question.id))
        ]
        sent: Any = self.data
        data = sent.copy()
        data["version"] = str(saved.version)
        self.data = data
        self.add_error(
            None,
            _("{name} has saved this since you opened it. Your text is kept. Compare, mend, and save again.").format(
                name=saved.changed_by or _("Somebody else")
            ),
        )


def _field(field: Field_, answer: str) -> forms.Field:
    common: dict[str, Any] = {
        "label": str(field.label),
        "help_text": str(field.help or ""),
        "required": False,
        "initial": answer,
    }
    match field.kind:
        case QuestionKind.CHOICE:
            choices: list[tuple[str, str | Promise]] = [("", "–")]
            choices += [(option.value, str(option.words)) for option in field.options]
            return forms.ChoiceField(choices=choices, **common)
        case QuestionKind.NUMBER:
            return forms.DecimalField(localize=True, max_digits=14, decimal_places=2, **common)
        case QuestionKind.LINE:
            return forms.CharField(max_length=300, **common)
    return forms.CharField(max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}), **common)


def _kept(value: Any) -> str:
    return "" if value is None else str(value)


def version_of(saved: StepAnswers | None) -> int:
    """The version that a form is written on; a step that nobody has answered is version 1."""
    return saved.version if saved else 1
