"""Lists by the page."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.pagination import PaginationBase

LARGEST = 200


class Pages(PaginationBase):
    """`page` and `size`; the answer says how many there are in all and where the next page is."""

    class Input(Schema):
        page: int = Field(1, ge=1, le=100_000)
        size: int = Field(50, ge=1, le=LARGEST)

    class Output(Schema):
        items: list[Any]
        total: int
        page: int
        next: str | None

    def paginate_queryset(self, queryset: QuerySet, pagination: Any, request: HttpRequest, **params: Any) -> Any:
        """The rows of one page."""
        del params
        total = self._items_count(queryset)
        end = pagination.page * pagination.size
        return {
            "items": list(queryset[end - pagination.size : end]),
            "total": total,
            "page": pagination.page,
            "next": _next(request, pagination.page + 1) if end < total else None,
        }


def _next(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{request.path}?{query.urlencode()}"
