"""Columns of figures per sex."""

from typing import Any

from django.db import models


def number(label: Any) -> "models.DecimalField[Any, Any]":
    """A figure that may be unknown."""
    return models.DecimalField(label, max_digits=16, decimal_places=3, null=True, blank=True)
