"""How Django knows this room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SubmissionsConfig(AppConfig):
    name = "skillnad.programme.submissions"
    label = "submissions"

    def ready(self) -> None:
        """Find what other rooms can draft sections from."""
        autodiscover_modules("prefill")
