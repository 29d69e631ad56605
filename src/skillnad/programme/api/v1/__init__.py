"""Version 1 of the programming interface."""

from functools import cache
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI

from skillnad.programme.api.answers import explain_errors
from skillnad.programme.api.gate import Limit
from skillnad.programme.api.v1 import (
    chain,
    data,
    documents,
    drafts,
    experience,
    mandates,
    me,
    meetings,
    programmes,
    support,
)
from skillnad.programme.api.v1.describing import title

api = NinjaAPI(
    title="Skillnad",
    version="1",
    description=title(_("Everything that is public can be read without a key. Writing needs a personal key.")),
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    throttle=[Limit()],
)
explain_errors(api)
for _room in (programmes, mandates, documents, meetings, experience, data, chain, drafts, support, me):
    api.add_router("/v1", _room.router)


def described() -> dict[str, Any]:
    """The OpenAPI description in the language in use. Errors are told as `application/problem+json`."""
    return _described(get_language() or "en")


@cache
def _described(language: str) -> dict[str, Any]:
    # To write it takes half a second, and it says the same until the program is another.
    with override(language):
        schema: dict[str, Any] = api.get_openapi_schema()
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    content = answer.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        answer["content"] = {"application/problem+json": content["application/json"]}
        return schema
