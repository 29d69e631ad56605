"""Figures in tables."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def figure(value: Decimal | None) -> str:
    """A figure without idle decimals, in the reader's manner of writing; two points where it is not known (SCB)."""
    if value is None:
        return ".."
    written = number_format(Decimal(f"{value.normalize():f}"), force_grouping=True)
    return written.replace("-", "−")
