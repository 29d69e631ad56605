"""How Django knows this room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "skillnad.programme.ui"
    label = "ui"
