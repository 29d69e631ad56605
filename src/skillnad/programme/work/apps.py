"""How Django knows this room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkConfig(AppConfig):
    name = "skillnad.programme.work"
    label = "work"

    def ready(self) -> None:
        """Find the tasks of all rooms."""
        autodiscover_modules("todo")
