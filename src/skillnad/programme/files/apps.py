"""How Django knows this room."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "skillnad.programme.files"
    label = "files"
