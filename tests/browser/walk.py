"""Walk a site link by link, one page for each address pattern."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page

DOWNLOADS = (".csv", ".xlsx", ".json", ".pdf", ".zip", ".xml", ".atom", ".txt")


def walk(page: Page, start: str, most: int = 150) -> Iterator[str]:
    """Open page after page, each kind once, and yield its address while it is open."""
    waiting, seen = [start], set()
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        try:
            answer = page.goto(path)
        except Error as fault:
            if "Download is starting" in fault.message:
                continue
            raise
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status == 200, f"{path} answers {answer.status}"
        yield path
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        own = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}"
        waiting += [urldefrag(link)[0].removeprefix(own) for link in links if link.startswith(own)]


def path_of(page: Page) -> str:
    """The address of the page that is open, without the host."""
    return urlsplit(page.url).path


def kind_of(path: str) -> str | None:
    """The pattern of an address, or nothing for downloads and addresses that are not ours."""
    bare = urlsplit(path).path
    if bare.endswith(DOWNLOADS) or bare.startswith(("/static/", "/api/")):
        return None
    try:
        return resolve(bare).route
    except Resolver404:
        return f"no such address: {bare}"
