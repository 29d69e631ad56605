"""How Django knows this room."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "skillnad.programme.public"
    label = "public"
