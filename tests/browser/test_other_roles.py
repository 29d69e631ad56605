"""The main flows of those who support, receive, examine, evaluate and keep the installation; without JavaScript."""

import pytest

from .conftest import enter
from .steps import faults, go, press, send

SCREENS = [(1200, "sv"), (375, "en")]
QUESTION = "Hur mäter vi väntetid när få söker?"
ADVICE = "Slå ihop två år och redovisa intervallet."


@pytest.fixture(params=SCREENS, ids=["wide, Swedish", "narrow, English"])
def page(request, open_page):
    width, language = request.param
    return open_page(width=width, language=language, script=False)


def test_a_question_is_asked_by_an_agency_and_answered_by_the_supporting_body(page):
    enter(page, "samordnare-liten")
    page.goto("/prova/arbete/byran-for-familjefragor/stod/ny/")
    send(page, {"subject": QUESTION, "text": "Vi är fjorton anställda."})
    assert faults(page) == ""
    enter(page, "sekretariat")
    page.goto("/prova/arbete/stod/")
    go(page, page.locator("main a", has_text=QUESTION))
    send(page, {"text": ADVICE})
    assert faults(page) == ""
    enter(page, "samordnare-liten")
    page.goto("/prova/arbete/byran-for-familjefragor/stod/")
    go(page, page.locator("main a", has_text=QUESTION))
    assert ADVICE in page.locator("main").inner_text()
    press(page, "/avsluta/")
    assert page.locator("main textarea").count() == 0, "a closed request takes nothing more"


def test_the_supporting_body_reviews_what_an_agency_has_shown(page):
    enter(page, "sekretariat")
    page.goto("/prova/arbete/byran-for-familjefragor/granskning/2024/")
    answers = {"problem": "yes", "outputs": "yes", "effects": "no"}
    send(page, {**answers, **{f"{name}_reason": "Se avsnitt 2." for name in answers}})
    assert faults(page) == ""
    assert "2024" in page.locator("main").inner_text()


def test_a_ministry_gives_feedback_and_accepts_a_report(page):
    enter(page, "departement")
    page.goto("/prova/arbete/inkommet/")
    go(page, page.locator("main a[href*='/redovisningar/']"))
    page.locator("main details summary").first.click()
    form = page.locator("main form[action$='/aterkoppling/']").first
    form.locator("textarea").fill("Bra att effekten är mätt på samma sätt som skillnaden.")
    go(page, form.locator("button"))
    assert "Bra att effekten är mätt" in page.locator("main blockquote").first.inner_text()
    press(page, "/godta/")
    assert page.locator("main .tag-good").count()


def test_an_auditor_draws_a_sample_that_anyone_can_draw_again(page):
    enter(page, "revisor")
    page.goto("/prova/arbete/urval/nytt/")
    programme = page.locator("main [name='programme'] option[value]:not([value=''])").first.get_attribute("value")
    wanted = {"programme": programme, "purpose": "Granskning av mål", "day": "2026-01-31", "size": "5"}
    send(page, wanted)
    assert faults(page) == ""
    assert "Granskning av mål" in page.locator("h1").inner_text()


def test_an_evaluator_reads_the_overview_and_what_was_submitted(page):
    enter(page, "utvarderare")
    page.goto("/prova/arbete/overblick/")
    assert page.locator("main table tbody tr").count() > 10
    with page.expect_download() as found:
        page.locator("main a[href$='.csv']").first.click()
    assert found.value.suggested_filename.endswith(".csv")


def test_an_administrator_invites_somebody_who_is_then_in_the_list(page):
    enter(page, "administrator")
    page.goto("/prova/arbete/stipendienamnden/anvandare/")
    go(page, page.locator("main a[href$='/bjud-in/']"))
    role = page.locator("main [name='role']").first.get_attribute("value")
    name = f"Nora Exempelius {page.viewport_size['width']}"
    send(page, {"name": name, "email": f"nora{page.viewport_size['width']}@example.org", "role": role})
    assert faults(page) == ""
    assert name in page.locator("main").inner_text()
