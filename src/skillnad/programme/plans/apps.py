"""How Django knows this room."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "skillnad.programme.plans"
    label = "plans"
