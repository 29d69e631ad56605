"""How Django knows this room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "skillnad.programme.demo"
    label = "demo"
