"""The records of the chain that are written by program: each with the form and the verbs of its pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.api.shaping import Sent, Told, change_shape, new_shape, told_shape
from skillnad.programme.api.v1 import examples
from skillnad.programme.plans.actions.changing import change_link
from skillnad.programme.plans.actions.writing import write_activity, write_effect, write_goal, write_output
from skillnad.programme.plans.forms import ActivityForm, EffectForm, GoalForm, OutputForm
from skillnad.programme.plans.models import Activity, Effect, Goal, Output
from skillnad.programme.problems.actions import change_problem, write_problem
from skillnad.programme.problems.forms import LinkForm, ProblemForm
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link


@dataclass(frozen=True)
class Record:
    """A kind of record. `before` names the record that it stands on, and `subject` what the verb calls it."""

    name: str
    one: str
    model: type[Link]
    form: type[LinkForm]
    permission: Permission
    write: Callable[..., Link]
    change: Callable[..., Link]
    subject: str
    titles: tuple[str | Promise, str | Promise, str | Promise, str | Promise]
    example: dict[str, Any]
    before: str = ""
    more: tuple[str, ...] = ()

    @property
    def before_model(self) -> type[Link]:
        """The kind of record that it stands on."""
        found: Any = self.model._meta.get_field(self.before).related_model
        return found

    @cached_property
    def new(self) -> type[Sent]:
        """What is sent to write one."""
        return new_shape(f"New{self.model.__name__}", self.form, self.before)

    @cached_property
    def changed(self) -> type[Sent]:
        """What is sent to change one."""
        return change_shape(f"Changed{self.model.__name__}", self.form)

    @cached_property
    def told(self) -> type[Told]:
        """What is answered of one."""
        return told_shape(f"{self.model.__name__}Shape", self.form, *self.more, before=self.before)


PROBLEM = Record(
    "problems",
    "problem",
    Problem,
    ProblemForm,
    Permission.PROBLEM_WRITE,
    write_problem,
    change_problem,
    "problem",
    (_("Problems"), _("Write down a problem"), _("A problem"), _("Change a problem")),
    examples.PROBLEM,
)
GOAL = Record(
    "goals",
    "goal",
    Goal,
    GoalForm,
    Permission.PLAN_WRITE,
    write_goal,
    change_link,
    "link",
    (_("Goals"), _("Write a goal"), _("A goal"), _("Change a goal")),
    examples.GOAL,
    before="problem",
)
ACTIVITY = Record(
    "activities",
    "activity",
    Activity,
    ActivityForm,
    Permission.PLAN_WRITE,
    write_activity,
    change_link,
    "link",
    (_("Activities"), _("Write an activity"), _("An activity"), _("Change an activity")),
    examples.ACTIVITY,
    before="goal",
    more=("progress",),
)
OUTPUT = Record(
    "outputs",
    "output",
    Output,
    OutputForm,
    Permission.PLAN_WRITE,
    write_output,
    change_link,
    "link",
    (_("Outputs"), _("Write an output"), _("An output"), _("Change an output")),
    examples.OUTPUT,
    before="activity",
)
EFFECT = Record(
    "effects",
    "effect",
    Effect,
    EffectForm,
    Permission.PLAN_WRITE,
    write_effect,
    change_link,
    "link",
    (_("Effects"), _("Write an effect"), _("An effect"), _("Change an effect")),
    examples.EFFECT,
    before="output",
)
RECORDS = (PROBLEM, GOAL, ACTIVITY, OUTPUT, EFFECT)
