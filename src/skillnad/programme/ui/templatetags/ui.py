"""Small pieces of pages."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def tag(words: str, tone: str = "plain") -> SafeString:
    """A status in words, with a tone: plain, good, wait, warn or stop. The words carry the meaning, not the colour."""
    return format_html('<span class="tag tag-{}">{}</span>', tone, words)


@register.filter
def lookup(mapping: dict[Any, Any], key: Any) -> Any:
    """The value of a key that is itself a variable."""
    return mapping.get(key, "")
