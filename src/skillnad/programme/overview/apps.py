"""How Django knows this room."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "skillnad.programme.overview"
    label = "overview"
