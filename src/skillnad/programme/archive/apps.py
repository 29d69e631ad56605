"""How Django knows this room."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "skillnad.programme.archive"
    label = "archive"
