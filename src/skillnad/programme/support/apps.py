"""How Django knows this room."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "skillnad.programme.support"
    label = "support"
