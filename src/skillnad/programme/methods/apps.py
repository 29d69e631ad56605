"""How Django knows this room."""

from django.apps import AppConfig


class MethodsConfig(AppConfig):
    name = "skillnad.programme.methods"
    label = "methods"
