"""Ask for every page as often as a few seconds allow, and print how long it took."""

import os
import statistics
import time
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from large_world.people import email_of
from page_list import LEFT_OUT, Page, is_keyed, pages, routes

from skillnad.programme.accounts.models import User
from skillnad.programme.api.keys import make_key

TIMES, SECONDS = int(os.environ.get("TIMES", "20")), 4.0
ANSWERS = {200, 302}


@dataclass(frozen=True)
class Measured:
    """How a page answered. A `file` is a download, and held to no limit."""

    page: Page
    status: int
    file: bool
    queries: int
    size: int
    middle: float = 0
    slow: float = 0
    processor: float = 0


def measure_all(limit: int, only: str = "") -> int:
    """Print a line for each page, and then what is wrong; the number of faults."""
    browsers: dict[str, Client] = {}
    found = []
    print(f"{'page':28}{'role':14}{'p50 ms':>7}{'p95 ms':>7}{'cpu ms':>7}{'queries':>8}{'kB':>6}  status")
    for page in pages():
        if only in page.name or only in page.address:
            found.append(measure(browsers, page))
            _tell(found[-1])
    return _sum_up(found, limit, whole=not only)


def browser_of(browsers: dict[str, Client], page: Page) -> Client:
    """A browser that has signed in as the user with the page's role, or has not; for calls one with a personal key."""
    kind = f"key of {page.role}" if is_keyed(page.route) else page.role
    if kind not in browsers:
        browsers[kind] = Client(raise_request_exception=False)
        if is_keyed(page.route):
            browsers[kind] = Client(
                raise_request_exception=False, headers={"Authorization": f"Bearer {_key(page.role)}"}
            )
        elif page.role:
            browsers[kind].force_login(_user(page.role))
    return browsers[kind]


def _user(role: str) -> User:
    return User.objects.get(email=email_of(role))


def _key(role: str) -> str:
    _row, key = make_key(by=_user(role), name="walk", days=1)
    return key


def measure(browsers: dict[str, Client], page: Page) -> Measured:
    """One page: once to warm up, once to count the queries, and then with the watch."""
    browser = browser_of(browsers, page)
    browser.get(page.address).close()
    answer, queries = count_queries(browser, page)
    file = answer.has_header("Content-Disposition")
    told = {"page": page, "status": answer.status_code, "file": file, "queries": queries}
    size = 0 if answer.streaming else len(answer.content)
    if answer.status_code != 200:
        return Measured(**told, size=size)
    walls, processor = _watch(browser, page)
    slow = statistics.quantiles(walls, n=20, method="inclusive")[-1]
    return Measured(**told, size=size, middle=statistics.median(walls), slow=slow, processor=processor)


def count_queries(browser: Client, page: Page) -> tuple[HttpResponse, int]:
    """The answer, and how many queries it took."""
    queries: list[str] = []

    def counted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        answer = browser.get(page.address)
        # Reading to the end closes a stream; `close` would close the connection too, in the middle of a transaction.
        for _part in answer.streaming_content if answer.streaming else ():
            pass
    return answer, len(queries)


def _watch(browser: Client, page: Page) -> tuple[list[float], float]:
    """Milliseconds of each time by the clock, and of the processor in the mean."""
    walls: list[float] = []
    begun, processor = time.perf_counter(), time.process_time()
    while len(walls) < min(5, TIMES) or (len(walls) < TIMES and time.perf_counter() - begun < SECONDS):
        start = time.perf_counter()
        browser.get(page.address).close()
        walls.append((time.perf_counter() - start) * 1000)
    return walls, (time.process_time() - processor) * 1000 / len(walls)


def _tell(one: Measured) -> None:
    page, told = one.page, f"{one.middle:7.0f}{one.slow:7.0f}{one.processor:7.0f}"
    kind = "file" if one.file else ""
    print(f"{page.name:28}{page.role:14}{told}{one.queries:8}{one.size // 1000:6}  {one.status} {kind}", flush=True)


def _sum_up(found: list[Measured], limit: int, *, whole: bool) -> int:
    answered = {one.page.route for one in found if one.status in ANSWERS}
    posted = {one.page.route for one in found if one.status == 405}
    broken = [one for one in found if one.status >= 500]
    known = {route for route, name, _view in routes() if name and name not in LEFT_OUT}
    missing = sorted(known - answered - posted) if whole else []
    slow = [one for one in found if one.slow > limit and not one.file]
    print(f"\n{len(answered)} pages answer, {len(posted)} addresses only receive, {len(missing)} are not covered")
    for route in missing:
        print(f"not covered: {route}")
    for one in broken:
        print(f"broken: {one.page.address} as {one.page.role or 'anyone'}: {one.status}")
    for one in sorted(slow, key=lambda one: -one.slow):
        print(f"slower than {limit} ms: {one.page.address} as {one.page.role or 'anyone'}: {one.slow:.0f}")
    print(f"slowest page: {max((one.slow for one in found if not one.file), default=0):.0f} ms at the 95th percentile")
    return len(missing) + len(broken) + len(slow)
