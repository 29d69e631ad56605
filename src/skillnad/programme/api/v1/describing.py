"""What every call says of itself: its errors, and a title in the reader's language."""

from typing import Any

from django.utils.functional import Promise

from skillnad.programme.api.answers import Problem

READING = {404: Problem, 422: Problem, 429: Problem}
KEYED = {401: Problem, 403: Problem, **READING}
WRITING = {400: Problem, 409: Problem, **KEYED}


def title(words: Promise | str) -> Any:
    """A title that is put into words when the description is read. Ninja's types know only fixed text."""
    return words


def with_example(sent: dict[str, Any]) -> dict[str, Any]:
    """What may be sent, for the description."""
    return {"requestBody": {"content": {"application/json": {"example": sent}}}}
