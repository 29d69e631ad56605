"""How a document's text and words are shown."""

from typing import Any

from django import template

from skillnad.programme.mandates.kinds import DocumentKind, MandateKind, Perspective
from skillnad.programme.mandates.models import in_language
from skillnad.programme.submissions.paragraphs import blocks

register = template.Library()
register.filter("blocks", blocks)


@register.filter
def heading(part: dict[str, Any]) -> str:
    """The heading of a section of a document."""
    return in_language(part["heading"], part["heading_en"])


@register.filter
def title_of(document: dict[str, Any]) -> str:
    """The title of a document, or of the mandate in it."""
    return in_language(document["title"], document["title_en"])


@register.filter
def name_of(body: dict[str, Any]) -> str:
    """The name of the body in a document."""
    return in_language(body["name"], body["name_en"])


@register.filter
def in_words(code: str) -> str:
    """A kind or perspective in words."""
    for kind in (DocumentKind, MandateKind, Perspective):
        if code in kind.values:
            return str(kind(code).label)
    return code
