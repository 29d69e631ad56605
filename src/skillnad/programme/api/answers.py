"""Errors as `application/problem+json` (RFC 9457), in the language of the caller."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, Throttled, ValidationError

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.ui.versions import EditConflict

PROBLEM = "application/problem+json"


class Fault(Schema):
    """One thing that is wrong in what was sent."""

    where: str
    what: str


class Problem(Schema):
    """Why a call was not carried out."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []


def problem(status: int, title: str, detail: str, errors: list[dict[str, str]] | None = None) -> JsonResponse:
    """The answer to a call that is not carried out."""
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail, "errors": errors or []}
    return JsonResponse(content, status=status, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False})


def explain_errors(api: NinjaAPI) -> None:
    """Give each kind of error its words."""
    api.add_exception_handler(Http404, not_here)
    api.add_exception_handler(ValidationError, _not_understood)
    api.add_exception_handler(Throttled, _too_many)
    api.add_exception_handler(HttpError, _other)
    api.add_exception_handler(PermissionDenied, _refused)
    api.add_exception_handler(EditConflict, _conflict)
    api.add_exception_handler(SkillnadError, _wrong)


def not_here(request: HttpRequest, error: Any) -> JsonResponse:
    """There is nothing at the address, or nothing for the caller."""
    del request, error
    return problem(404, _("Not here"), _("The address is wrong, or it belongs to somebody else."))


def _not_understood(request: HttpRequest, error: Any) -> JsonResponse:
    del request
    errors = [{"where": ".".join(str(part) for part in one["loc"]), "what": str(one["msg"])} for one in error.errors]
    return problem(422, _("Not understood"), _("Mend what is listed and call again."), errors)


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
    del request
    detail = _("The record is at version {version}. Fetch it, compare and send again.").format(
        version=error.saved.version
    )
    return problem(409, _("Somebody else has saved"), detail)


def _wrong(request: HttpRequest, error: Any) -> JsonResponse:
    del request
    errors = [{"where": str(error.where or ""), "what": str(error.what)}]
    return problem(400, _("Not received"), str(error.remedy or error), errors)
