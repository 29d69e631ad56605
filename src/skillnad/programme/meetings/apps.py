"""How Django knows this room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "skillnad.programme.meetings"
    label = "meetings"
