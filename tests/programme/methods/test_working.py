"""Begin, answer, leave, go on, finish, and make a problem of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.methods.actions import answer_step, finish_session, make_problem, start_session
from skillnad.programme.methods.carrying import open_box
from skillnad.programme.methods.definitions import methods
from skillnad.programme.methods.models import MethodSession, StepAnswers
from skillnad.programme.methods.progress import over_time
from skillnad.programme.problems.models import Problem

PLUS = methods()["jamkas-plus"]
ROW = "hypotheses-{}-{}"


@pytest.fixture
def writer(user_as, body):
    return user_as("analyst", body)


@pytest.fixture
def session(writer, body):
    return start_session(by=writer, body=body, method=PLUS, title="Stöd till företag 2026")


def step_url(session, step):
    return reverse("method_step", args=[session.body.slug, session.pk, step])


def answer(by, session, step, **answers):
    chosen = session.definition.step(step)
    saved = StepAnswers.objects.filter(session=session, step=step).first()
    return answer_step(by=by, session=session, step=chosen, version=saved.version if saved else 1, answers=answers)


def test_work_begins_on_the_page_and_leads_to_the_first_step(as_user, writer, body):
    url = reverse("method_start", args=[body.slug, "jamkas-plus"])
    assert "Open box" not in as_user(writer).get(url).content.decode()
    response = as_user(writer).post(url, {"title": "Vårt arbete"})
    session = MethodSession.objects.get()
    assert response.url == step_url(session, "target-groups")
    assert (session.edition, session.started_by) == (PLUS.edition, str(writer))


def test_steps_are_answered_one_after_the_other_and_can_be_left(as_user, writer, session):
    browser = as_user(writer)
    response = browser.post(step_url(session, "target-groups"), {"version": 1, "who": "Kvinnor och män"})
    assert response.url == step_url(session, "pattern")
    page = browser.get(reverse("method_session", args=[session.body.slug, session.pk])).content.decode()
    assert "Kvinnor och män" in page
    assert "Go on: Pattern" in page
    response = browser.post(step_url(session, "pattern"), {"version": 1, "pattern": "40 av 100", "stay": "1"})
    assert response.url == reverse("method_session", args=[session.body.slug, session.pk])


def test_somebody_else_goes_on_where_the_first_one_left(as_user, user_as, writer, session, body):
    answer(writer, session, "target-groups", who="Kvinnor och män")
    colleague = as_user(user_as("coordinator", body))
    assert "Kvinnor och män" in colleague.get(step_url(session, "target-groups")).content.decode()
    colleague.post(step_url(session, "target-groups"), {"version": 2, "who": "Kvinnor, män och flickor"})
    assert StepAnswers.objects.get().answers == {"who": "Kvinnor, män och flickor"}


def test_hypotheses_without_evidence_stay_in_the_open_box(as_user, writer, session):
    browser, url = as_user(writer), step_url(session, "causes")
    sent = {"version": 1}
    for place, (cause, verdict, evidence) in enumerate(
        [
            ("Kriterierna", "confirmed", "Tabell 3"),
            ("Färre söker", "discarded", "Tabell 1"),
            ("Informationen", "open", ""),
        ]
    ):
        sent |= {
            ROW.format(place, "cause"): cause,
            ROW.format(place, "verdict"): verdict,
            ROW.format(place, "evidence"): evidence,
        }
    browser.post(url, sent)
    page = browser.get(reverse("method_session", args=[session.body.slug, session.pk])).content.decode()
    assert page.index("Confirmed") < page.index("Kriterierna") < page.index("Discarded") < page.index("Färre söker")
    assert page.index("In the open box: still to find out") < page.index("Informationen")


def test_a_verdict_without_evidence_is_refused(as_user, writer, session):
    sent = {
        "version": 1,
        ROW.format(0, "cause"): "Kriterierna",
        ROW.format(0, "verdict"): "confirmed",
        ROW.format(0, "evidence"): "",
    }
    page = as_user(writer).post(step_url(session, "causes"), sent).content.decode()
    assert "Say what confirms or discards it, or leave it in the open box." in page
    assert 'value="Kriterierna"' in page
    assert not StepAnswers.objects.exists()


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "cause": st.text(min_size=1),
                "verdict": st.sampled_from(["", "open", "confirmed", "discarded"]),
                "evidence": st.text(),
            }
        )
    )
)
def test_every_hypothesis_is_in_one_box_and_only_the_shown_are_settled(rows):
    box = open_box(rows)
    assert sum(map(len, box.values())) == len(rows)
    assert all(row["evidence"].strip() for verdict in ("confirmed", "discarded") for row in box[verdict])
    assert all(not row["evidence"].strip() or row["verdict"] in {"", "open"} for row in box["open"])


def test_more_rows_than_there_were_are_given_when_asked_for(as_user, writer, session):
    answer(
        writer, session, "causes", hypotheses=[{"cause": str(n), "verdict": "open", "evidence": ""} for n in range(7)]
    )
    page = as_user(writer).get(step_url(session, "causes")).content.decode()
    assert 'name="hypotheses-9-cause"' in page
    assert 'name="hypotheses-10-cause"' not in page


def test_two_writers_of_a_step_lose_nothing(as_user, user_as, writer, session, body):
    answer(user_as("analyst", body, "Birgit Prov"), session, "target-groups", who="Birgits text")
    browser, url = as_user(writer), step_url(session, "target-groups")
    page = browser.post(url, {"version": 1, "who": "Min text"}).content.decode()
    assert "Birgit Prov has saved this since you opened it." in page
    assert "Birgits text" in page
    assert "Min text</textarea>" in page
    assert 'name="version" value="2"' in page
    assert StepAnswers.objects.get().answers == {"who": "Birgits text"}
    browser.post(url, {"version": 2, "who": "Vår text"})
    assert StepAnswers.objects.get().answers == {"who": "Vår text"}


def test_two_people_work_with_different_steps_at_once(user_as, writer, session, body):
    answer(writer, session, "target-groups", who="a")
    answer(user_as("analyst", body), session, "pattern", pattern="b")
    assert StepAnswers.objects.count() == 2


def test_the_answers_are_carried_over_into_a_problem(as_user, writer, session):
    answer(writer, session, "target-groups", who="Kvinnor som driver företag")
    answer(writer, session, "pattern", pattern="Kvinnor 30 %, män 45 %", source="Egen statistik 2025")
    answer(writer, session, "restate", problem="Kvinnor får mer sällan stöd", judgement="yes")
    url = reverse("method_problem", args=[session.body.slug, session.pk])
    response = as_user(writer).post(url)
    problem = Problem.objects.get()
    assert response.url == reverse("problem_edit", args=[session.body.slug, problem.pk])
    assert problem.title == "Kvinnor får mer sällan stöd"
    assert problem.affected == "Kvinnor som driver företag"
    assert problem.evidence == "Kvinnor 30 %, män 45 %\n\nEgen statistik 2025"
    assert (problem.evidence_kind, problem.status) == ("qualitative", "draft")
    kinds = set(AuditEvent.objects.values_list("kind", flat=True))
    assert {"problem.written", "method.problem_made"} <= kinds
    session.refresh_from_db()
    with pytest.raises(SkillnadError, match="already been made"):
        make_problem(by=writer, session=session)


def test_finished_work_is_read_until_it_is_taken_up_again(as_user, writer, session):
    finish = reverse("method_finish", args=[session.body.slug, session.pk])
    browser = as_user(writer)
    browser.post(finish)
    page = browser.post(step_url(session, "target-groups"), {"version": 1, "who": "x"}).content.decode()
    assert "this work is finished" in page
    browser.post(finish)
    assert browser.post(step_url(session, "target-groups"), {"version": 1, "who": "x"}).status_code == 302


def test_others_are_kept_out(as_user, user_as, session, body, other_body):
    stranger = as_user(user_as("coordinator", other_body))
    for name in ("method_session", "method_finish", "method_problem"):
        assert stranger.post(reverse(name, args=[body.slug, session.pk])).status_code in {404, 405}
        assert stranger.post(reverse(name, args=[other_body.slug, session.pk])).status_code in {404, 405}
    assert stranger.get(step_url(session, "pattern")).status_code == 404
    head = user_as("head", body)
    assert as_user(head).get(step_url(session, "pattern")).status_code == 403
    assert as_user(head).get(reverse("method_session", args=[body.slug, session.pk])).status_code == 200
    with pytest.raises(Refused):
        start_session(by=head, body=body, method=PLUS, title="x")


def test_what_does_not_exist_is_not_found(as_user, writer, session, body):
    browser = as_user(writer)
    assert browser.get(step_url(session, "annat")).status_code == 404
    assert browser.get(reverse("method_start", args=[body.slug, "annat"])).status_code == 404
    assert browser.get(reverse("method_over_time", args=[body.slug, "mums"])).status_code == 404


def test_a_self_assessment_is_compared_over_time_item_by_item(as_user, writer, body):
    skr = methods()["skr"]
    earlier, later = (start_session(by=writer, body=body, method=skr, title=title) for title in ("2025", "2026"))
    MethodSession.objects.filter(pk=earlier.pk).update(started_at=timezone.now() - timedelta(days=365))
    answer(writer, earlier, "steering", decision="one", demand="three")
    answer(writer, later, "steering", decision="three", demand="two")
    for session in (earlier, later):
        finish_session(by=writer, session=session)
    items = {item.question.id: item for item in over_time(skr, [earlier, later])}
    assert (items["decision"].moved, items["demand"].moved, items["managers"].moved) == (2, -1, 0)
    page = as_user(writer).get(reverse("method_over_time", args=[body.slug, "skr"])).content.decode()
    assert page.count("<tr>") == 11
    assert "The levels are not added up" in page


def test_only_finished_work_of_the_own_body_is_compared(as_user, user_as, writer, body, other_body):
    start_session(by=writer, body=body, method=methods()["skr"], title="Inte klar")
    stranger = user_as("analyst", other_body)
    theirs = start_session(by=stranger, body=other_body, method=methods()["skr"], title="Deras")
    finish_session(by=stranger, session=theirs)
    page = as_user(writer).get(reverse("method_over_time", args=[body.slug, "skr"])).content.decode()
    assert "Nothing to compare yet." in page


@pytest.mark.parametrize("method", methods().values(), ids=lambda method: method.id)
def test_every_step_of_every_method_has_a_page(as_user, writer, body, method):
    session = start_session(by=writer, body=body, method=method, title="Prov")
    browser = as_user(writer)
    for step in method.steps:
        page = browser.get(step_url(session, step.id)).content.decode()
        assert str(step.title).replace("'", "&#x27;") in page
        assert all(str(one.label).replace("'", "&#x27;") in page for one in step.questions)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_list_tells_of_methods_and_work_in_both_languages(as_user, writer, session, body, language):
    browser = as_user(writer)
    browser.cookies["language"] = language
    page = browser.get(reverse("methods", args=[body.slug])).content.decode()
    assert all(method.title.model_dump()[language] in page for method in methods().values())
    assert session.title in page


def test_a_body_without_work_is_told_how_to_begin(as_user, writer, body):
    assert "No work begun yet." in as_user(writer).get(reverse("methods", args=[body.slug])).content.decode()
