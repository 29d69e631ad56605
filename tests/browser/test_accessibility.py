"""Every kind of page, as each role meets it: axe finds nothing, nothing runs over a narrow screen, all is told."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import enter
from .walk import path_of, walk

ROLES = [
    None,
    "samordnare",
    "analytiker",
    "chef",
    "sekretariat",
    "departement",
    "revisor",
    "utvarderare",
    "administrator",
]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def first_page(page: Page, role: str | None) -> str:
    """Where a role begins."""
    if role is None:
        return "/"
    enter(page, role)
    return path_of(page)


def faults_of(page: Page, path: str, language: str) -> list[str]:
    """What is wrong with the page that is open, seen without axe."""
    wrong = []
    if page.evaluate(OVERFLOW) > 0:
        wrong.append(f"{path}: wider than the screen")
    if (headings := page.locator("h1").count()) != 1:
        wrong.append(f"{path}: {headings} main headings")
    if page.locator("html").get_attribute("lang") != language:
        wrong.append(f"{path}: another language")
    return wrong


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role_is_accessible_on_a_narrow_screen(open_page, role):
    page = open_page(width=320, bypass_csp=True)
    axe, found = Axe(), []
    for path in walk(page, first_page(page, role)):
        found += faults_of(page, path, "sv")
        report = axe.run(page, options=RULES).response
        found += [f"{path}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in report["violations"]]
    assert found == []


@pytest.mark.parametrize("role", [None, "samordnare", "sekretariat"])
def test_every_page_is_there_in_english(open_page, role):
    page = open_page(width=320, language="en")
    found = [fault for path in walk(page, first_page(page, role)) for fault in faults_of(page, path, "en")]
    assert found == []


def test_the_browser_reports_no_broken_policy_and_no_script_error(open_page):
    page = open_page()
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for _path in walk(page, first_page(page, "samordnare")):
        pass
    assert said == []
