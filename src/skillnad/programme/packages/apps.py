"""How Django knows this room."""

from django.apps import AppConfig


class PackagesConfig(AppConfig):
    name = "skillnad.programme.packages"
    label = "packages"
