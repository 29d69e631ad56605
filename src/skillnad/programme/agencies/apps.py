"""How Django knows this room."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "skillnad.programme.agencies"
    label = "agencies"
