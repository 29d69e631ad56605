"""How Django knows this room."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "skillnad.programme.library"
    label = "library"
