"""How Django knows this room."""

from django.apps import AppConfig


class ProblemsConfig(AppConfig):
    name = "skillnad.programme.problems"
    label = "problems"
