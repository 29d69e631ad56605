"""The plan out as files, and in from a workbook: errors by sheet, row and column, a preview, all or nothing."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from programme.chain_world import make_activity, make_effect, make_goal, make_output, make_problem
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.plans.actions.importing import import_plan
from skillnad.programme.plans.exchange import reading
from skillnad.programme.plans.exchange.checking import check
from skillnad.programme.plans.exchange.figures import harmless
from skillnad.programme.plans.exchange.reading import read_workbook
from skillnad.programme.plans.exchange.workbooks import matrix, template
from skillnad.programme.plans.models import Activity, Effect, Goal, Output
from skillnad.programme.plans.snapshot import snapshot
from skillnad.programme.problems.models import Problem

PROBLEM_ROW = {
    "Title": "Nytt problem",
    "What is observed": "Kvinnor väntar längre.",
    "Who is affected": "Sökande",
    "Sub-goals": "2, 5",
}
GOAL_ROW = {
    "Problem": "Nytt problem",
    "Title": "Lika väntetid",
    "Sub-goal": "2 Economic equality",
    "Measure": "Dagar",
    "Unit": "dagar",
    "Baseline, women": 41.5,
    "Baseline, men": 30,
    "Day of the baseline": date(2025, 12, 31),
}
ACTIVITY_ROW = {
    "Goal": "Lika väntetid",
    "Title": "Ny kö",
    "Responsible manager": "Karin Provsson",
    "Unit": "Enheten",
    "From": date(2026, 1, 1),
    "To": date(2026, 6, 30),
}
WHOLE = {"Problems": [PROBLEM_ROW], "Goals": [GOAL_ROW], "Activities": [ACTIVITY_ROW]}


STARTED_ROW = {**ACTIVITY_ROW, "Progress": "ongoing", "Expected effect": "Kvinnor väntar lika länge som män."}
OUTPUT_ROW = {
    "Activity": "Ny kö",
    "Title": "Kön införd",
    "What was brought forth": "Alla väntar i samma kö.",
    "Day": date(2026, 5, 1),
    "Source": "Dnr 2026/7",
}
EFFECT_ROW = {
    "Output": "Kön införd",
    "Title": "Lika väntan",
    "Outcome or effect": "effect",
    "Kind of result": "treatment and service",
    "What changed": "Väntetiden är lika.",
    "For whom": "Kvinnor och män som söker",
    "Women": 30.5,
    "Men": 30,
    "Unit": "dagar",
    "Day": date(2026, 12, 31),
    "Source": "Egen statistik",
    "Evidence grade": "measured",
    "Reason for the grade": "Samma mätning igen.",
}
WHOLE_CHAIN = {**WHOLE, "Activities": [STARTED_ROW], "Outputs": [OUTPUT_ROW], "Effects": [EFFECT_ROW]}


@pytest.fixture
def writer(user_as, body):
    return user_as("coordinator", body)


def filled_in(body, **sheets):
    """The template with rows written into it, as somebody does it in Excel."""
    book = openpyxl.load_workbook(io.BytesIO(template(body)))
    for title, rows in sheets.items():
        page = book[title]
        places = {cell.value: cell.column for cell in page[1]}
        for number, row in enumerate(rows, start=2):
            for heading, value in row.items():
                page.cell(number, places[heading], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sent(content, name="plan.xlsx"):
    return {"file": SimpleUploadedFile(name, content)}


def test_a_workbook_filled_in_offline_is_previewed_and_then_saved_whole(as_user, writer, body):
    browser = as_user(writer)
    page = browser.post(reverse("plan_upload", args=[body.slug]), sent(filled_in(body, **WHOLE)))
    assert [new.title for new in page.context["checked"].new] == ["Nytt problem", "Lika väntetid", "Ny kö"]
    assert not Problem.objects.exists()
    response = browser.post(reverse("plan_import", args=[body.slug]), {"token": page.context["token"]})
    assert response.url == reverse("plan", args=[body.slug])
    activity = Activity.objects.get()
    assert activity.goal.problem.title == "Nytt problem"
    assert list(activity.goal.problem.sub_goals) == ["2", "5"]
    assert (float(activity.goal.baseline_women), activity.goal.baseline_on) == (41.5, date(2025, 12, 31))
    assert AuditEvent.objects.last().kind == "plan.imported"


def test_outputs_and_effects_are_read_in_with_the_rest(writer, body):
    filled = read_workbook(filled_in(body, **WHOLE_CHAIN), "x")
    assert len(import_plan(by=writer, body=body, filled=filled, name="x")) == 5
    effect = Effect.objects.get()
    assert effect.output.activity.progress == "ongoing"
    assert effect.output.activity.goal.problem.title == "Nytt problem"
    assert (effect.level, effect.kind, float(effect.women), effect.grade) == ("effect", "treatment", 30.5, "measured")
    assert effect.written_by == writer
    checked = check(body, filled)
    assert (checked.new, len(checked.existing), checked.faults) == ([], 5, [])


def test_outputs_and_effects_stand_on_what_the_plan_has(writer, body):
    output = make_output(writer, body)
    rows = {
        "Outputs": [{**OUTPUT_ROW, "Activity": output.activity.title}],
        "Effects": [{**EFFECT_ROW, "Output": output.title}],
    }
    import_plan(by=writer, body=body, filled=read_workbook(filled_in(body, **rows), "x"), name="x")
    assert Effect.objects.get().output == output
    assert Output.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"Activities": [ACTIVITY_ROW]}, ("Outputs", 2, "A")),
        ({"Activities": [{**STARTED_ROW, "Expected effect": None}]}, ("Activities", 2, "H")),
        ({"Activities": [{**STARTED_ROW, "Progress": "snart"}]}, ("Activities", 2, "I")),
        ({"Outputs": [{**OUTPUT_ROW, "Activity": None}]}, ("Outputs", 2, "A")),
        ({"Outputs": [{**OUTPUT_ROW, "Day": "i våras"}]}, ("Outputs", 2, "H")),
        ({"Effects": [{**EFFECT_ROW, "Output": "Finns inte"}]}, ("Effects", 2, "A")),
        ({"Effects": [{**EFFECT_ROW, "Kind of result": "lycka"}]}, ("Effects", 2, "D")),
        ({"Effects": [{**EFFECT_ROW, "Reason for the grade": None}]}, ("Effects", 2, "N")),
        ({"Effects": [EFFECT_ROW, EFFECT_ROW]}, ("Effects", 3, "B")),
    ],
)
def test_what_is_wrong_in_results_is_told_by_sheet_row_and_column(writer, body, change, fault):
    checked = check(body, read_workbook(filled_in(body, **{**WHOLE_CHAIN, **change}), "x"))
    assert fault in {(one.sheet, one.row, one.column) for one in checked.faults}
    assert {one.sheet for one in checked.faults} >= {fault[0]}


def test_an_output_waits_until_the_activity_of_the_plan_has_started(writer, body):
    planned = make_activity(writer, body)
    row = {**OUTPUT_ROW, "Activity": planned.title}
    checked = check(body, read_workbook(filled_in(body, Outputs=[row]), "x"))
    assert "has not started" in checked.faults[0].what


def test_activities_of_one_title_on_two_goals_are_read_as_long_as_nothing_stands_on_them(writer, body):
    goals = [GOAL_ROW, {**GOAL_ROW, "Title": "Ett annat"}]
    twice = [STARTED_ROW, {**STARTED_ROW, "Goal": "Ett annat"}]
    rows = {**WHOLE, "Goals": goals, "Activities": twice}
    assert check(body, read_workbook(filled_in(body, **rows), "x")).faults == []
    checked = check(body, read_workbook(filled_in(body, **rows, Outputs=[OUTPUT_ROW]), "x"))
    assert [(one.sheet, one.column) for one in checked.faults] == [("Outputs", "A")]
    assert "Several have the title" in checked.faults[0].what


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_plan_fetched_in_the_form_of_the_template_is_the_same_plan_where_it_is_read_in(
    as_user, user_as, writer, body, other_body, language
):
    make_effect(writer, body, grade="measured", grade_reason="Samma mätning igen.", women=Decimal("45.125"))
    browser, other = as_user(writer), user_as("coordinator", other_body)
    browser.cookies["language"] = language
    content = browser.get(reverse("plan_workbook", args=[body.slug])).content
    import_plan(by=other, body=other_body, filled=read_workbook(content, "x"), name="x")
    assert told(other_body) == told(body)
    assert check(body, read_workbook(content, "x")).new == []


def told(body):
    """What the plan of a body says, without the keys of its rows."""

    def without_keys(record):
        return {**record["values"], "followers": [without_keys(one) for one in record["followers"]]}

    return [without_keys(chain) for chain in snapshot(Body.objects.get(pk=body.pk))["chains"]]


def test_the_swedish_template_is_read_too(as_user, writer, body):
    browser = as_user(writer)
    browser.cookies["language"] = "sv"
    content = browser.get(reverse("plan_template", args=[body.slug])).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book["Problem"]
    headings = [cell.value for cell in page[1]]
    for heading, value in {"Rubrik": "På svenska", "Vad som har iakttagits": "x", "Vilka som berörs": "y"}.items():
        page.cell(2, headings.index(heading) + 1, value)
    out = io.BytesIO()
    book.save(out)
    assert [row.texts["title"] for row in read_workbook(out.getvalue(), "mall.xlsx").rows] == ["På svenska"]


def test_errors_name_sheet_row_and_column(as_user, writer, body):
    wrong = {**GOAL_ROW, "Sub-goal": "9", "Baseline, women": "många"}
    content = filled_in(
        body, Problems=[PROBLEM_ROW], Goals=[wrong], Activities=[{**ACTIVITY_ROW, "Goal": "Finns inte"}]
    )
    page = as_user(writer).post(reverse("plan_upload", args=[body.slug]), sent(content))
    faults = {(fault.sheet, fault.row, fault.column) for fault in page.context["checked"].faults}
    assert faults == {("Goals", 2, "C"), ("Goals", 2, "F"), ("Activities", 2, "A")}
    text = page.content.decode()
    assert "There is no open goal with the title “Finns inte”" in text
    assert reverse("plan_import", args=[body.slug]) not in text


def test_a_row_without_the_link_before_it_is_refused(writer, body):
    checked = check(body, read_workbook(filled_in(body, Goals=[{**GOAL_ROW, "Problem": None}]), "x"))
    assert [fault.what for fault in checked.faults] == ["Write the title of the row's problem; nothing stands alone."]


def test_what_the_plan_has_is_left_as_it_is_so_that_a_workbook_can_be_sent_twice(writer, body):
    filled = read_workbook(filled_in(body, **WHOLE), "x")
    assert len(import_plan(by=writer, body=body, filled=filled, name="x")) == 3
    checked = check(body, filled)
    assert (checked.new, len(checked.existing), checked.faults) == ([], 3, [])
    assert import_plan(by=writer, body=body, filled=filled, name="x") == []


def test_rows_stand_on_what_the_plan_already_has(writer, body):
    goal = make_goal(writer, body)
    filled = read_workbook(filled_in(body, Activities=[{**ACTIVITY_ROW, "Goal": goal.title}]), "x")
    (activity,) = import_plan(by=writer, body=body, filled=filled, name="x")
    assert activity.before == goal


def test_two_links_with_one_title_cannot_be_told_apart(writer, body):
    make_goal(writer, body)
    goal = make_goal(writer, body)
    checked = check(body, read_workbook(filled_in(body, Activities=[{**ACTIVITY_ROW, "Goal": goal.title}]), "x"))
    assert "Several have the title" in checked.faults[0].what


def test_a_plan_that_changed_after_the_preview_takes_nothing_of_the_workbook(writer, body):
    filled = read_workbook(
        filled_in(body, Problems=[PROBLEM_ROW], Goals=[GOAL_ROW, {**GOAL_ROW, "Problem": "Annat", "Title": "B"}]), "x"
    )
    with pytest.raises(SkillnadError, match="no longer fits"):
        import_plan(by=writer, body=body, filled=filled, name="x")
    assert not Problem.objects.exists()


def test_a_failure_in_the_middle_saves_nothing(writer, body, monkeypatch):
    from skillnad.programme.plans.actions import importing

    def fail(**values):
        raise OSError("power cut")

    filled = read_workbook(filled_in(body, **WHOLE), "x")
    monkeypatch.setitem(importing.WRITE, "activity", fail)
    with pytest.raises(OSError, match="power cut"):
        import_plan(by=writer, body=body, filled=filled, name="x")
    assert not Problem.objects.exists()
    assert not Goal.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_preview_is_only_for_the_reader_and_body_it_was_made_for(as_user, user_as, writer, body, other_body):
    page = as_user(writer).post(reverse("plan_upload", args=[body.slug]), sent(filled_in(body, **WHOLE)))
    token = page.context["token"]
    colleague = as_user(user_as("coordinator", body))
    assert (
        "too old"
        in colleague.post(reverse("plan_import", args=[body.slug]), {"token": token}, follow=True).content.decode()
    )
    stranger = as_user(user_as("coordinator", other_body))
    stranger.post(reverse("plan_import", args=[other_body.slug]), {"token": token})
    as_user(writer).post(reverse("plan_import", args=[body.slug]), {"token": token[:-1] + "x"})
    assert not Problem.objects.exists()


def test_only_those_who_may_write_read_in(as_user, user_as, body, other_body):
    head = as_user(user_as("head", body))
    assert head.get(reverse("plan_upload", args=[body.slug])).status_code == 403
    assert head.get(reverse("plan_xlsx", args=[body.slug])).status_code == 200
    stranger = as_user(user_as("coordinator", other_body))
    for name in ("plan_xlsx", "plan_csv", "plan_template", "plan_workbook", "plan_upload"):
        assert stranger.get(reverse(name, args=[body.slug])).status_code == 404
    with pytest.raises(Refused):
        import_plan(by=user_as("head", body), body=body, filled=reading.Filled(), name="x")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hej", "not an Excel workbook"),
        (b"PK\x03\x04trasig", "not an Excel workbook"),
        (b"x" * 3_000_000, "larger than 2 MB"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(as_user, writer, body, content, said):
    page = as_user(writer).post(reverse("plan_upload", args=[body.slug]), sent(content))
    assert page.status_code == 200
    assert said in page.content.decode()


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(body, monkeypatch):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"")
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (reading.LARGEST_UNPACKED + 1))
    monkeypatch.setattr(reading, "_open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(SkillnadError, match="unpacks to more"):
        read_workbook(out.getvalue(), "bomb.xlsx")


def test_too_many_rows_a_strange_heading_and_a_long_text_are_refused_with_their_place(body):
    many = filled_in(body, Problems=[{"Title": str(number)} for number in range(reading.MOST_ROWS + 1)])
    with pytest.raises(SkillnadError, match="more than 1000 rows"):
        read_workbook(many, "x")
    with pytest.raises(SkillnadError, match="Problems, row 2, column B: the text is longer"):
        read_workbook(filled_in(body, Problems=[{**PROBLEM_ROW, "What is observed": "x" * 10_001}]), "x")
    book = openpyxl.Workbook()
    book.active.title = "Problems"
    book.active.append(["Title", "Önskemål"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(SkillnadError, match="Problems, column B, row 1: the heading “Önskemål”"):
        read_workbook(out.getvalue(), "x")


def test_an_empty_template_is_said_to_be_empty(body):
    with pytest.raises(SkillnadError, match="no row is filled in"):
        read_workbook(template(body), "x")


def test_formulas_in_a_workbook_are_not_run(body):
    content = filled_in(body, Problems=[{**PROBLEM_ROW, "Title": '=HYPERLINK("http://example.org","x")'}])
    checked = check(body, read_workbook(content, "x"))
    assert [(fault.row, fault.column) for fault in checked.faults] == [(2, "A")]


def test_the_matrix_has_a_row_for_each_chain_and_no_text_becomes_a_formula(writer, body):
    make_effect(writer, body)
    make_problem(writer, body, title="=1+1", observed="@SUM(A1)")
    book = openpyxl.load_workbook(io.BytesIO(matrix(body)))
    page = book["Plan"]
    headings = [cell.value for cell in page[1]]
    rows = [dict(zip(headings, [cell.value for cell in row], strict=True)) for row in page.iter_rows(min_row=2)]
    assert len(rows) == 2
    assert (rows[0]["Effect: women"], rows[0]["Effect: men"], rows[0]["Goal: baseline, women"]) == (45, 48, 41)
    assert headings.index("Effect: women") < headings.index("Effect: men") < headings.index("Effect: total")
    assert rows[1]["Problem"] == "=1+1"
    assert {cell.data_type for row in page.iter_rows(min_row=2) for cell in row} <= {"s", "n", "d"}
    assert "Invented agency, invented figures" in book.properties.title


def test_the_figures_are_one_row_for_each_goal_day_and_sex(as_user, writer, body):
    make_effect(writer, body)
    response = as_user(writer).get(reverse("plan_csv", args=[body.slug]))
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    told = [(row["what"], row["day"], row["sex"], row["value"]) for row in rows]
    assert told == [
        ("baseline", "2025-12-31", "women", "41"),
        ("baseline", "2025-12-31", "men", "48"),
        ("baseline", "2025-12-31", "total", "44.5"),
        ("outcome", "2026-12-31", "women", "45"),
        ("outcome", "2026-12-31", "men", "48"),
        ("target", "2027-12-31", "women", "47"),
        ("target", "2027-12-31", "men", "48"),
    ]
    assert {row["invented"] for row in rows} == {"yes"}
    assert "pahittad-provverket-plan.csv" in response.headers["Content-Disposition"]


@given(st.text())
def test_no_text_of_the_table_begins_as_a_formula(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(text).endswith(text)


@given(st.integers(0, 700))
def test_letters_of_columns_are_those_of_spreadsheets(place):
    from openpyxl.utils import get_column_letter

    assert reading.letter(place) == get_column_letter(place + 1)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_numbers_of_cells_are_read_as_they_were_written(value):
    assert float(reading.as_text(float(value))) == float(value)


def test_the_list_of_the_template_offers_what_the_plan_has(writer, body):
    activity = make_activity(writer, body)
    book = openpyxl.load_workbook(io.BytesIO(template(body)))
    offered = [cell.value for row in book["Lists"].iter_rows() for cell in row]
    assert activity.goal.title in offered
    assert activity.goal.problem.title in offered
