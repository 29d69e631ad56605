"""How Django knows this room."""

from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "skillnad.programme.backup"
    label = "backup"
