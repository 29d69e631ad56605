"""What is told of the plan in the log."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

GOAL_WRITTEN = kind("plan.goal_written", _("{actor} wrote the goal “{title}”."))
GOAL_CHANGED = kind("plan.goal_changed", _("{actor} changed the goal “{title}”."))
GOAL_CLOSED = kind("plan.goal_closed", _("{actor} closed the goal “{title}”: {reason}"))
GOAL_REOPENED = kind("plan.goal_reopened", _("{actor} opened the goal “{title}” again: {reason}"))
GOAL_DELETED = kind("plan.goal_deleted", _("{actor} deleted the own draft of the goal “{title}”."))
ACTIVITY_WRITTEN = kind("plan.activity_written", _("{actor} wrote the activity “{title}”."))
ACTIVITY_CHANGED = kind("plan.activity_changed", _("{actor} changed the activity “{title}”."))
ACTIVITY_CLOSED = kind("plan.activity_closed", _("{actor} closed the activity “{title}”: {reason}"))
ACTIVITY_REOPENED = kind("plan.activity_reopened", _("{actor} opened the activity “{title}” again: {reason}"))
ACTIVITY_DELETED = kind("plan.activity_deleted", _("{actor} deleted the own draft of the activity “{title}”."))
ACTIVITY_STARTED = kind("plan.activity_started", _("{actor} started the activity “{title}”."))
ACTIVITY_DONE = kind("plan.activity_done", _("{actor} marked the activity “{title}” as done."))
ACTIVITY_PLANNED = kind("plan.activity_planned", _("{actor} set the activity “{title}” back to planned."))
OUTPUT_WRITTEN = kind("plan.output_written", _("{actor} wrote the output “{title}”."))
OUTPUT_CHANGED = kind("plan.output_changed", _("{actor} changed the output “{title}”."))
OUTPUT_CLOSED = kind("plan.output_closed", _("{actor} closed the output “{title}”: {reason}"))
OUTPUT_REOPENED = kind("plan.output_reopened", _("{actor} opened the output “{title}” again: {reason}"))
OUTPUT_DELETED = kind("plan.output_deleted", _("{actor} deleted the own draft of the output “{title}”."))
EFFECT_WRITTEN = kind("plan.effect_written", _("{actor} wrote the effect “{title}”."))
EFFECT_CHANGED = kind("plan.effect_changed", _("{actor} changed the effect “{title}”."))
EFFECT_CLOSED = kind("plan.effect_closed", _("{actor} closed the effect “{title}”: {reason}"))
EFFECT_REOPENED = kind("plan.effect_reopened", _("{actor} opened the effect “{title}” again: {reason}"))
EFFECT_DELETED = kind("plan.effect_deleted", _("{actor} deleted the own draft of the effect “{title}”."))
PLAN_DECIDED = kind("plan.decided", _("{actor} decided the plan of {body}, decision {number}."))
PLAN_IMPORTED = kind("plan.imported", _("{actor} read {rows} rows into the plan from the file “{file}”."))
