"""Each role's main flow from start to end, without JavaScript, on wide and narrow screens, in both languages."""

import pytest

from .conftest import enter
from .steps import faults, follow, go, press, send

SCREENS = [(1200, "sv"), (375, "en")]
PROBLEM = {
    "title": "Flickor får svar senare än pojkar",
    "observed": "Median till svar var 9 dagar för flickor och 6 dagar för pojkar.",
    "affected": "Alla som frågade under året.",
    "operation": "information",
    "sub_goals": "3",
    "evidence_kind": "measured",
    "evidence": "Flickor 9 dagar, pojkar 6 dagar.",
    "evidence_source": "Provmätning",
}
GOAL = {
    "title": "Lika snabba svar",
    "sub_goal": "3",
    "measure": "Median dagar till svar",
    "unit": "dagar",
    "baseline_women": "9",
    "baseline_men": "6",
    "baseline_on": "2025-12-31",
    "target_women": "6",
    "target_men": "6",
    "target_on": "2027-12-31",
}
ACTIVITY = {
    "title": "En kö för alla frågor",
    "owner_name": "Provchefen",
    "owner_unit": "Svarsenheten",
    "starts": "2026-01-15",
    "ends": "2026-12-15",
}


@pytest.fixture(params=SCREENS, ids=["wide, Swedish", "narrow, English"])
def page(request, open_page):
    width, language = request.param
    return open_page(width=width, language=language, script=False)


def test_a_coordinator_goes_from_problem_to_effect(page):
    enter(page, "samordnare-liten")
    page.goto("/prova/arbete/byran-for-familjefragor/problem/")
    follow(page, "/problem/nytt/")
    send(page, PROBLEM)
    assert faults(page) == ""
    go(page, page.locator("main a[href*='/plan/mal/ny/']"))
    send(page, GOAL)
    assert faults(page) == ""
    go(page, page.locator("main a[href*='/plan/aktivitet/ny/']"))
    send(page, ACTIVITY)
    assert faults(page) == ""
    press(page, "/lage/")
    assert page.locator(".message-error").count() == 1, "it must not start before its expected effect is written"
    follow(page, "/andra/")
    send(page, {"expected_effect": "Flickor får svar lika snabbt, eftersom ordningen inte längre väljs."})
    press(page, "/lage/")
    go(page, page.locator("main a[href*='/plan/prestation/ny/']"))
    send(page, {"title": "Kön infördes", "about": "Kön infördes i mars.", "on": "2026-03-01", "source": "Beslut"})
    assert faults(page) == ""
    go(page, page.locator("main a[href*='/plan/effekt/ny/']"))
    effect = {"title": "Lika snabba svar", "kind": "treatment", "changed": "6 dagar för båda", "for_whom": "Barn"}
    send(page, {**effect, "women": "6", "men": "6", "unit": "dagar", "on": "2026-10-31", "source": "Provmätning"})
    assert faults(page) == ""
    assert page.locator("h1").inner_text() == "Lika snabba svar"


def test_a_head_decides_the_plan(page):
    enter(page, "chef")
    page.goto("/prova/arbete/stipendienamnden/plan/beslut/")
    before = page.locator("main tbody tr, main .tasks li").count()
    follow(page, "/plan/beslut/nytt/")
    go(page, page.locator("main form.form button"))
    page.goto("/prova/arbete/stipendienamnden/plan/beslut/")
    assert page.locator("main tbody tr, main .tasks li").count() >= before


def test_somebody_without_the_permission_is_told_why_and_who_can_help(page):
    enter(page, "analytiker")
    answer = page.goto("/prova/arbete/stipendienamnden/plan/beslut/nytt/")
    assert answer.status == 403
    assert "Birger Exempelius" in page.locator("main").inner_text()


def test_another_agency_does_not_exist_for_a_coordinator(page):
    enter(page, "samordnare")
    assert page.goto("/prova/arbete/ersattningsverket/plan/").status == 404


def test_whoever_wrote_something_gets_it_back_when_another_has_saved(open_page):
    first, second = open_page(script=False, language="en"), open_page(script=False, language="en")
    for reader in (first, second):
        enter(reader, "samordnare-tillstand")
        reader.goto("/prova/arbete/tillstandsverket/problem/")
        go(reader, reader.locator("main .card a"))
        follow(reader, "/andra/")
    send(first, {"affected": "Det som den första skrev."})
    send(second, {"affected": "Det som den andra skrev."})
    assert "Det som den första skrev." in second.locator(".conflict").inner_text()
    assert second.locator("[name='affected']").input_value() == "Det som den andra skrev."
    send(second, {"affected": "Det som båda skrev."})
    assert second.locator(".conflict").count() == 0


def test_the_main_flow_can_be_walked_with_the_keyboard_alone(open_page):
    page = open_page()
    page.goto("/prova/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/arbete/**")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('href')"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", f"nothing shows where one is at {seen[-1]}"
        if (seen[-1] or "").endswith("/plan/"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/")
    assert page.locator("h1").count() == 1
