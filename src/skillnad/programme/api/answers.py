"""Errors as `application/problem+json` (RFC 9457), in the language of the caller."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, Throttled, ValidationError

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.api.filling import Unfit, fault
from skillnad.programme.problems.text import plain
from skillnad.programme.ui.versions import EditConflict, Versioned

PROBLEM = "application/problem+json"
NO_DAY = ("no_day", "string_pattern_mismatch", "date_parsing", "date_from_datetime_parsing")
NO_NUMBER = ("decimal_parsing", "decimal_type", "finite_number", "int_parsing", "int_type", "int_from_float")


class Conflict(EditConflict):
    """Somebody else has saved, and `sent` is what the caller wanted to save."""

    def __init__(self, saved: Versioned, sent: dict[str, Any]) -> None:
        self.sent = sent
        super().__init__(saved)


class Fault(Schema):
    """One thing that is wrong in what was sent."""

    where: str
    what: str
    remedy: str = ""


class Difference(Schema):
    """A field that somebody else has saved otherwise than it was sent."""

    field: str
    sent: Any
    saved: Any


class Problem(Schema):
    """Why a call was not carried out."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []
    version: int | None = None
    conflict: list[Difference] = []


def problem(
    status: int, title: str, detail: str, errors: list[dict[str, str]] | None = None, **more: Any
) -> JsonResponse:
    """The answer to a call that is not carried out."""
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail, "errors": errors or []}
    content |= more
    return JsonResponse(content, status=status, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False})


def explain_errors(api: NinjaAPI) -> None:
    """Give each kind of error its words."""
    api.add_exception_handler(Http404, not_here)
    api.add_exception_handler(ValidationError, _not_understood)
    api.add_exception_handler(Throttled, _too_many)
    api.add_exception_handler(HttpError, _other)
    api.add_exception_handler(PermissionDenied, _refused)
    api.add_exception_handler(Conflict, _conflict)
    api.add_exception_handler(Unfit, _unfit)
    api.add_exception_handler(SkillnadError, _wrong)


def not_here(request: HttpRequest, error: Any) -> JsonResponse:
    """There is nothing at the address, or nothing for the caller."""
    del request, error
    return problem(404, _("Not here"), _("The address is wrong, or it belongs to somebody else."))


def _not_understood(request: HttpRequest, error: Any) -> JsonResponse:
    del request
    errors = [_misread(one) for one in error.errors]
    return problem(422, _("Not understood"), _("Mend what is listed and call again."), errors)


def _misread(error: dict[str, Any]) -> dict[str, str]:
    """Where it stands, without the name that our own code gives to what is sent."""
    place = [str(part) for part in error["loc"]]
    where = ".".join(place[2:] or place if place[0] == "body" else place)
    words = {
        "missing": (_("This is missing."), _("Send it.")),
        "extra_forbidden": (_("There is no such field."), _("Leave it out, or look in the description for its name.")),
        "string_type": (_("This is not text."), _("Send it as text.")),
        "list_type": (_("This is not a list."), _("Send a list of codes.")),
        **dict.fromkeys(NO_DAY, (_("This is not a day."), _("Write it as 2026-02-22."))),
        **dict.fromkeys(NO_NUMBER, (_("This is not a number."), _("Write it as 47.5."))),
    }
    what, remedy = words.get(error["type"], (str(error["msg"]), ""))
    return fault(where, what, remedy)


def _too_many(request: HttpRequest, error: Any) -> JsonResponse:
    del request
    answer = problem(429, _("Too many calls"), _("Wait a minute and call again."))
    answer.headers["Retry-After"] = str(error.wait or 60)
    return answer


def _other(request: HttpRequest, error: Any) -> JsonResponse:
    del request
    if error.status_code == 401:
        answer = problem(401, _("A key is needed"), _("Send Authorization: Bearer with a key from your account page."))
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    return problem(error.status_code, _("Not understood"), str(error.message))


def _refused(request: HttpRequest, error: Any) -> JsonResponse:
    if not isinstance(error, Refused):
        return problem(403, _("Not allowed"), _("This is read, not written."))
    detail = _("{name} may not {what}.").format(name=request.user, what=error.permission.label)
    return problem(403, _("Not allowed"), detail)


def _conflict(request: HttpRequest, error: Any) -> JsonResponse:
    """Both texts, so that nobody's is lost."""
    del request
    saved = error.saved
    detail = _("{name} has saved version {version} since you fetched it. Compare, mend, and send it with that version.")
    both = ((name, value, getattr(saved, name)) for name, value in error.sent.items())
    return problem(
        409,
        _("Somebody else has saved"),
        detail.format(name=saved.changed_by or _("Somebody else"), version=saved.version),
        version=saved.version,
        conflict=[
            {"field": name, "sent": plain(sent), "saved": plain(held)} for name, sent, held in both if sent != held
        ],
    )


def _unfit(request: HttpRequest, error: Any) -> JsonResponse:
    del request
    return problem(422, _("Not saved"), _("Mend what is listed and call again."), error.faults)


def _wrong(request: HttpRequest, error: Any) -> JsonResponse:
    del request
    errors = [fault(str(error.where or ""), str(error.what), str(error.remedy or ""))]
    return problem(422, _("Not received"), str(error.remedy or error), errors)
