"""How Django knows this room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "skillnad.programme.api"
    label = "api"
