"""How Django knows this room."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    name = "skillnad.programme.mandates"
    label = "mandates"
