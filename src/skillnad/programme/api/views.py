"""Pages: the description of the interface, and the own keys."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.programme.accounts.doors import anyone, signed_in
from skillnad.programme.api.answers import not_here
from skillnad.programme.api.keys import make_key, revoke_key
from skillnad.programme.api.models import ApiToken
from skillnad.programme.api.v1 import described

LIFETIMES = [(30, gettext_lazy("30 days")), (90, gettext_lazy("90 days")), (365, gettext_lazy("one year"))]


class KeyForm(forms.ModelForm[ApiToken]):
    """What the key is for and how long it holds."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("holds for"), coerce=int, choices=LIFETIMES, initial=90, widget=forms.RadioSelect
    )

    class Meta:
        model = ApiToken
        fields = ["name"]


@anyone
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for machines."""
    del request
    return JsonResponse(described(), json_dumps_params={"ensure_ascii": False})


@anyone
def operations(request: HttpRequest) -> HttpResponse:
    """The description for people: every call with its fields."""
    return render(request, "api/operations.html", {"groups": _groups(described())})


@anyone
def no_such_call(request: HttpRequest) -> HttpResponse:
    """The answer at an address that is no call."""
    return not_here(request, None)


def _groups(schema: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    shapes = schema["components"]["schemas"]
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            call = {"path": path, "method": method.upper(), **operation, **_sent(operation, shapes)}
            groups.setdefault(operation.get("tags", [""])[0], []).append(call)
    return groups


def _sent(operation: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    """The fields of what is sent as JSON, and an example."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    shape = shapes.get(content.get("schema", {}).get("$ref", "").rpartition("/")[2], {})
    must = shape.get("required", [])
    fields = [{"name": name, "must": name in must, **field} for name, field in shape.get("properties", {}).items()]
    example = json.dumps(content["example"], ensure_ascii=False, indent=2) if "example" in content else ""
    return {"fields": fields, "example": example}


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The own keys. A new one is shown once, on the page that answers."""
    form = KeyForm(request.POST or None)
    made, key = None, ""
    if request.method == "POST" and form.is_valid():
        made, key = make_key(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        form = KeyForm()
    own = ApiToken.objects.filter(user=request.user)  # type: ignore[misc]
    return render(request, "api/keys.html", {"form": form, "keys": own, "made": made, "key": key})


@signed_in
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a key useless at once."""
    token = get_object_or_404(ApiToken, pk=pk, user=request.user)
    revoke_key(by=request.user, token=token)  # type: ignore[arg-type]
    messages.success(request, _("The key is revoked."))
    return redirect("api_keys")
