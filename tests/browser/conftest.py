"""The running system, started as a user starts it, and a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .servers import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here want a browser; one server serves them all, so one worker runs them."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="needs Chromium (Debian's package chromium)"))


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[str]:
    """The address of a try-out installation that `skillnad serve --demo` has started in an empty folder.

    While working on pages, `SKILLNAD_TEST_SITE` may name one that is running already.
    """
    if running := os.environ.get("SKILLNAD_TEST_SITE"):
        yield running
        return
    with serving(tmp_path_factory.mktemp("home"), "--demo") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """`open_page(width=…, language=…, script=…)` is a page of a fresh reader."""
    contexts = []

    def make(*, width: int = 1200, language: str = "sv", script: bool = True, bypass_csp: bool = False) -> Page:
        context = chromium.new_context(
            base_url=site, viewport={"width": width, "height": 900}, java_script_enabled=script, bypass_csp=bypass_csp
        )
        context.add_cookies([{"name": "language", "value": language, "url": site}])
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def enter(page: Page, key: str) -> None:
    """Go in as one of the invented users, by the button on the first screen."""
    page.goto("/prova/")
    with page.expect_navigation():
        page.locator(f"form[action$='/roll/{key}/'] button").click()
