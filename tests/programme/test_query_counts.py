"""No page asks the database more often because there is more in it.

Every page of the list of addresses is opened in a small world and in one that has more of everything. The pages of the
archive are left out: what they tell never grows.
"""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from large_world import Size, build
from page_list import Page, pages
from walk import browser_of, count_queries

from skillnad.programme.accounts.roles import ASSIGNABLE

SMALL = Size(
    agencies=2, documents=4, problems=2, goals=2, years=2, meetings=4, speaking=2, experiences=40, requests=40,
    sessions=2, samples=2, users=40, events=20,
)  # fmt: skip
LARGER = Size(
    agencies=5, documents=20, problems=4, goals=3, years=4, meetings=6, speaking=5, experiences=120, requests=120,
    sessions=4, samples=4, users=140, events=80,
)  # fmt: skip


def queries_of_pages(size: Size, role: str) -> dict[str, int]:
    """How many queries each page takes in a world of a size, which is gone afterwards."""
    ContentType.objects.clear_cache()
    with transaction.atomic():
        build(size)
        browsers: dict[str, Client] = {}
        asked = [page for page in pages() if page.role == role and not page.route.startswith("arkivet/")]
        found = {f"{page.name} {place}": opened(browsers, page) for place, page in enumerate(asked)}
        transaction.set_rollback(True)
    return found


def opened(browsers: dict[str, Client], page: Page) -> int:
    answer, queries = count_queries(browser_of(browsers, page), page)
    assert answer.status_code < 500, page.address
    return queries


@pytest.mark.parametrize("role", ["", *(role for role, _title in ASSIGNABLE)])
def test_no_page_takes_more_queries_when_there_is_more_to_show(db, role):
    before, after = queries_of_pages(SMALL, role), queries_of_pages(LARGER, role)
    assert len(before) > 20
    assert {page: (before[page], after[page]) for page in before if after[page] > before[page]} == {}
