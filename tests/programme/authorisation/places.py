"""Where every page is found in the test's world, whom it hides what from, and what a browser sends to it.

A page that is missing here fails the tests with its name.
"""

from collections.abc import Callable
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from programme.authorisation.pages import Page
from programme.authorisation.world import REVIEWED, Agency, Reader, package, png
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Membership
from skillnad.programme.plans.views.exchange import SALT
from skillnad.programme.submissions.actions.decide import seen

Given = dict[str, Any]


def _pk(name: str) -> Callable[[Agency], Given]:
    return lambda agency: {"pk": getattr(agency, name).pk}


def _link(slug: str, name: str) -> Callable[[Agency], Given]:
    return lambda agency: {"kind": slug, "pk": getattr(agency, name).pk}


def _round(name: str = "twice", number: int = 2) -> Callable[[Agency], Given]:
    return lambda agency: {"pk": getattr(agency, name).pk, "round": number}


def _at(name: str) -> Callable[[Agency], Given]:
    return lambda agency: {"slug": agency.meeting.slug, "pk": getattr(agency, name).pk}


def _receipt(agency: Agency) -> Given:
    return {"number": agency.receipt.number}


def _slug(agency: Agency) -> Given:
    return {"slug": agency.body.slug}


def _section(agency: Agency) -> Given:
    return {"mandate": agency.mandate.pk, "requirement": agency.requirement.pk, "pk": agency.section.pk}


def _unwritten(agency: Agency) -> Given:
    return {"mandate": agency.mandate.pk, "requirement": agency.unanswered.pk, "pk": agency.unwritten.pk}


# What an address is given at an agency, beside the agency itself. Addresses without parameters need no line.
ARGUMENTS: dict[str, Callable[[Agency], Given]] = {
    "public_programme": lambda agency: {"programme": agency.programmes[0].slug},
    "public_agency": _slug,
    "public_plan_download": lambda agency: {**_slug(agency), "form": "csv"},
    "public_chain": lambda agency: {**_slug(agency), "place": 1},
    "public_document": _receipt,
    "public_document_pdf": _receipt,
    "public_document_json": _receipt,
    "public_document_package": _receipt,
    "public_download": lambda agency: {"name": "members", "form": "csv"},
    "public_meeting": lambda agency: {"slug": agency.meeting.slug},
    "public_meeting_document": _at("document"),
    "public_meeting_picture": _at("picture"),
    "public_mandate": _pk("mandate"),
    "demo_role": lambda agency: {"key": "samordnare"},
    "api_key_revoke": _pk("key"),
    "invitation": lambda agency: {"token": agency.invitation.token},
    "users_withdraw": _pk("invitation"),
    "users_end": _pk("assignment"),
    "meeting": _pk("meeting"),
    "meeting_edit": _pk("meeting"),
    "meeting_step": _pk("meeting"),
    "meeting_item_new": _pk("meeting"),
    "meeting_item_edit": _pk("item"),
    "meeting_item_remove": _pk("item"),
    "meeting_speaker_new": _pk("item"),
    "meeting_speaker_remove": _pk("speaker"),
    "meeting_document_new": _pk("meeting"),
    "meeting_document": _pk("document"),
    "meeting_document_remove": _pk("document"),
    "meeting_picture_new": _pk("meeting"),
    "meeting_picture": _pk("picture"),
    "meeting_picture_edit": _pk("picture"),
    "meeting_picture_remove": _pk("picture"),
    "meeting_contribution": _pk("meeting"),
    "meeting_contribution_decide": _pk("meeting"),
    "promise_new": _pk("meeting"),
    "promise_edit": _pk("promise"),
    "promise_follow_up": _pk("promise"),
    "sample": _pk("sample"),
    "support_request": _pk("request"),
    "support_request_close": _pk("request"),
    "support_attachment": _pk("entry"),
    "review_write": lambda agency: {"year": REVIEWED},
    "experience": _pk("experience"),
    "experience_edit": _pk("experience"),
    "experience_step": _pk("private_experience"),
    "register_member_end": _pk("membership"),
    "register_position_end": _pk("position"),
    "mandate": _pk("mandate"),
    "mandate_edit": _pk("mandate"),
    "requirement_new": lambda agency: {"mandate": agency.mandate.pk},
    "requirement_edit": lambda agency: {"mandate": agency.mandate.pk, "pk": agency.requirement.pk},
    "requirement_remove": lambda agency: {"mandate": agency.mandate.pk, "pk": agency.unanswered.pk},
    "section_new": lambda agency: {"mandate": agency.mandate.pk, "requirement": agency.requirement.pk},
    "section_edit": _section,
    "section_remove": _unwritten,
    "problem": _pk("problem"),
    "problem_edit": _pk("problem"),
    "problem_decide": _pk("problem"),
    "problem_close": _pk("problem"),
    "problem_delete": _pk("problem"),
    "plan_year": lambda agency: {"year": 2026},
    "plan_decision": lambda agency: {"number": agency.decision.number},
    "plan_decision_json": lambda agency: {"number": agency.decision.number},
    "plan_activity_move": _pk("activity"),
    "plan_link_new": lambda agency: {"kind": "aktivitet", "before": agency.goal.pk},
    "plan_link": _link("prestation", "output"),
    "plan_link_edit": _link("aktivitet", "activity"),
    "plan_link_close": _link("mal", "lone_goal"),
    "plan_link_delete": _link("effekt", "effect"),
    "method_start": lambda agency: {"method": "4r"},
    "method_over_time": lambda agency: {"method": "skr"},
    "method_session": _pk("session"),
    "method_finish": _pk("session"),
    "method_problem": _pk("session"),
    "method_step": lambda agency: {"pk": agency.session.pk, "step": agency.step.id},
    "submission": _pk("draft"),
    "submission_section": lambda agency: {"pk": agency.draft.pk, "section": agency.section.pk},
    "submission_preview": _pk("draft"),
    "submission_decide": _pk("draft"),
    "submission_reopen": _pk("decided"),
    "submission_submit": _pk("decided"),
    "submission_accept": _pk("submitted"),
    "submission_return": _pk("submitted"),
    "submission_changes": lambda agency: {"pk": agency.twice.pk, "earlier": 1, "later": 2},
    "submission_document": _round(),
    "submission_pdf": _round(),
    "submission_json": _round(),
    "submission_feedback": _round(),
}

# Parameters that name a kind, a year or the like, and no record of a body.
NO_RECORD = {"body", "year", "method", "kind", "step", "round", "earlier", "later"}


def place(page: Page, agency: Agency) -> Given | None:
    """The parameters of a page at an agency; `None` where the page needs a line here."""
    needed = set(page.parameters) - {"body"}
    given = ARGUMENTS[page.name](agency) if page.name in ARGUMENTS else {}
    return {"body": agency.body.slug, **given} if needed == set(given) else None


# Beside the door: whom a page shows the record to. Anyone else is told that there is nothing.
def _reads_meeting_in_preparation(reader: Reader, agency: Agency) -> bool:
    """Those who prepare meetings or follow them, and the members of the programme, who are asked to contribute."""
    asked = Membership.objects.filter(body=reader.home, programme=agency.programmes[0])
    contributes = reader.role is not None and Permission.MEETING_CONTRIBUTE in reader.role.permissions
    return reader.holds_in_general(Permission.MEETING_READ) or (contributes and asked.exists())


def _owns_key(reader: Reader, agency: Agency) -> bool:
    return reader.user == agency.staff["coordinator"]


def _has_a_role(reader: Reader, agency: Agency) -> bool:
    del agency
    return reader.role is not None


def _shares(reader: Reader, agency: Agency) -> bool:
    return reader.holds(Permission.EXPERIENCE_WRITE, agency)


def _reaches_mandate(reader: Reader, agency: Agency) -> bool:
    """A mandate is changed by those who reach every body that it is for."""
    return reader.reaches(agency)


Shown = Callable[[Reader, Agency], bool]
OF_MANDATES = (
    *("mandate_edit", "requirement_new", "requirement_edit", "requirement_remove"),
    *("section_new", "section_edit", "section_remove"),
)
# These explain the refusal; the others say that there is nothing.
EXPLAINED = {"invitation", *OF_MANDATES}
SHOWN: dict[str, Shown] = {
    "meeting": _has_a_role,
    "meeting_document": _has_a_role,
    "meeting_picture": _has_a_role,
    "api_key_revoke": _owns_key,
    "invitation": lambda reader, agency: reader.user is None,
    **dict.fromkeys(OF_MANDATES, _reaches_mandate),
}

# Records that are not ready, at the same addresses: what is given, and who reads them all the same.
UNREADY: dict[str, tuple[Callable[[Agency], Given], Shown]] = {
    "meeting": (_pk("prepared"), _reads_meeting_in_preparation),
    "meeting_document": (_pk("prepared_document"), _reads_meeting_in_preparation),
    "meeting_picture": (_pk("prepared_picture"), _reads_meeting_in_preparation),
    "experience": (_pk("private_experience"), _shares),
    "public_meeting": (lambda agency: {"slug": agency.prepared.slug}, lambda *_: False),
    "public_meeting_document": (
        lambda agency: {"slug": agency.prepared.slug, "pk": agency.prepared_document.pk},
        lambda *_: False,
    ),
    "public_meeting_picture": (
        lambda agency: {"slug": agency.prepared.slug, "pk": agency.prepared_picture.pk},
        lambda *_: False,
    ),
}

# Pages that lead on, with the status by which they do.
LEADS_ON = {"after_login": 302, "set_language": 302}


def _sealed_plan(reader: Reader, agency: Agency) -> Given:
    """A preview as the page before has signed it, with one new problem in it."""
    texts = {"title": "Ur mallen", "observed": "Skillnad.", "affected": "Kvinnor.", "operation": "decisions"}
    row = {"sheet": "problem", "number": 2, "texts": texts}
    filled = {"rows": [row], "letters": {"problem": dict.fromkeys(texts, "A")}, "titles": {"problem": "Problem"}}
    by = reader.user.pk if reader.user else 0
    content = {"by": by, "body": agency.body.pk, "name": "plan.xlsx", "filled": filled}
    return {"token": signing.dumps(content, salt=SALT, compress=True)}


# Pages that are only sent to, and what the button that leads there sends.
BUTTONS: dict[str, Callable[[Reader, Agency], Given]] = {
    "demo_role": lambda reader, agency: {},
    "demo_reset": lambda reader, agency: {},
    "api_key_revoke": lambda reader, agency: {},
    "users_withdraw": lambda reader, agency: {},
    "meeting_step": lambda reader, agency: {"step": "take-back"},
    "meeting_item_remove": lambda reader, agency: {},
    "meeting_speaker_remove": lambda reader, agency: {},
    "meeting_document_remove": lambda reader, agency: {},
    "meeting_picture_remove": lambda reader, agency: {},
    "meeting_contribution_decide": lambda reader, agency: {"version": agency.contribution.version},
    "support_request_close": lambda reader, agency: {},
    "experience_step": lambda reader, agency: {"step": "share"},
    "requirement_remove": lambda reader, agency: {},
    "section_remove": lambda reader, agency: {},
    "plan_import": _sealed_plan,
    "plan_activity_move": lambda reader, agency: {"progress": "done", "version": agency.activity.version},
    "method_finish": lambda reader, agency: {},
    "method_problem": lambda reader, agency: {},
    "submission_begin": lambda reader, agency: {"requirement": agency.requirement.pk, "period": "2021"},
    "submission_decide": lambda reader, agency: {"read": seen(agency.draft)},
    "submission_reopen": lambda reader, agency: {},
    "submission_submit": lambda reader, agency: {"registration_number": "2026/5"},
    "submission_accept": lambda reader, agency: {},
    "submission_return": lambda reader, agency: {"reasons": "Skriv mer."},
    "submission_feedback": lambda reader, agency: {"number": 1, "text": "Bra."},
}


def _speaks_in_request(reader: Reader, agency: Agency) -> bool:
    """Those who only evaluate the support, and colleagues of who asked, read what is said and say nothing."""
    return reader.holds(Permission.SUPPORT_ASK, agency) or reader.holds(Permission.SUPPORT_ADVISE, agency)


def _may(reader: Reader, agency: Agency) -> bool:
    """As the door says."""
    del reader, agency
    return True


# Pages with a form, and who may send it, of those whom the page opens for.
WRITTEN: dict[str, Shown] = {
    **dict.fromkeys(
        [
            "account",
            "api_keys",
            "meeting_new",
            "meeting_edit",
            "meeting_item_new",
            "meeting_item_edit",
            "meeting_speaker_new",
            "meeting_document_new",
            "meeting_picture_new",
            "meeting_picture_edit",
            "meeting_contribution",
            "promise_new",
            "promise_edit",
            "promise_follow_up",
            "sample_new",
            "support_request_new",
            "review_write",
            "experience_new",
            "experience_edit",
            "users_invite",
            "users_end",
            "package_new",
            "register_new",
            "register_change",
            "register_rename",
            "register_merge",
            "register_ministry",
            "register_member",
            "register_member_end",
            "register_position",
            "register_position_end",
            "mandate_new",
            "mandate_edit",
            "requirement_new",
            "requirement_edit",
            "section_new",
            "section_edit",
            "problem_new",
            "problem_edit",
            "problem_decide",
            "problem_close",
            "problem_delete",
            "plan_decide",
            "plan_link_new",
            "plan_link_edit",
            "plan_link_close",
            "plan_link_delete",
            "method_start",
            "method_step",
            "submission_section",
        ],
        _may,
    ),
    "support_request": _speaks_in_request,
}

# What is sent beside what the page's form holds already.
BESIDE: dict[str, Callable[[Agency], Given]] = {
    "account": lambda agency: {"name": "Ett annat namn"},
    "meeting_picture_new": lambda agency: {"file": SimpleUploadedFile("b.png", png())},
    "experience_new": lambda agency: {"from_year": "2020"},
    "package_new": lambda agency: {"file": SimpleUploadedFile("p.zip", package(agency))},
    "mandate_new": lambda agency: {"bodies": [agency.body.pk]},
    "requirement_new": lambda agency: {"due_month": "2", "due_day": "22"},
}
