"""Every kind of page, as each role meets it: axe finds nothing, nothing runs over a narrow screen, all is told."""

import pytest
from axe_playwright_python.sync_playwright import Axe

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


@pytest.mark.parametrize("role", ROLES)
def test_axe_finds_nothing_on_any_page(open_page, role):
    page = open_page(bypass_csp=True)
    start = "/"
    if role:
        enter(page, role)
        start = path_of(page)
    axe = Axe()
    found = []
    for path in walk(page, start):
        report = axe.run(page, options=RULES).response
        found += [f"{path}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in report["violations"]]
    assert found == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_fits_a_narrow_screen_and_says_what_it_is(open_page, role, language):
    page = open_page(width=320, language=language)
    start = "/"
    if role:
        enter(page, role)
        start = path_of(page)
    wrong = []
    for path in walk(page, start):
        if page.evaluate(OVERFLOW) > 0:
            wrong.append(f"{path}: wider than the screen")
        if page.locator("h1").count() != 1:
            wrong.append(f"{path}: {page.locator('h1').count()} main headings")
        if page.locator("html").get_attribute("lang") != language:
            wrong.append(f"{path}: another language")
    assert wrong == []


def test_the_browser_reports_no_broken_policy_and_no_script_error(open_page):
    page = open_page()
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    enter(page, "samordnare")
    for _path in walk(page, "/prova/"):
        pass
    assert said == []
