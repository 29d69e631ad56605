"""Work with a method: a session, and the answers to each of its steps."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.methods.definitions import Method, methods
from skillnad.programme.problems.models import Problem
from skillnad.programme.ui.versions import Versioned


class MethodSession(models.Model):
    """A body's work with a method; left and taken up again by whoever may write problems there."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    method = models.SlugField(_("method"), max_length=50)
    edition = models.CharField(max_length=20)
    title = models.CharField(_("what it is about"), max_length=200)
    started_at = models.DateTimeField(default=timezone.now)
    started_by = models.CharField(max_length=200)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.CharField(max_length=200, blank=True)
    problem = models.ForeignKey(Problem, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def definition(self) -> Method:
        """The method's steps and questions."""
        return methods()[self.method]


class StepAnswers(Versioned):
    """The answers to one step, so that several people can work with different steps at once."""

    session = models.ForeignKey(MethodSession, on_delete=models.CASCADE, related_name="steps")
    step = models.SlugField(max_length=50)
    answers = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "step"], name="methods_step_answered_once")]

    def __str__(self) -> str:
        return f"{self.session}: {self.step}"


def answers_of(session: MethodSession) -> dict[str, dict[str, Any]]:
    """All answers of a session by step."""
    return {step.step: step.answers for step in session.steps.all()}
