"""What is public of one body."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.plans.published import decided_plan
from skillnad.programme.plans.reading import told
from skillnad.programme.public.datasets.plan import COLUMNS, plan_rows
from skillnad.programme.public.downloads import csv_file, csv_text, marked
from skillnad.programme.public.reading.agency import public_record
from skillnad.programme.public.reading.plans import plan_of
from skillnad.programme.public.reading.programmes import public_bodies


@anyone
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """A member: its mandates, what it has decided and submitted, its meetings and experience, its staff."""
    body = get_object_or_404(public_bodies(), slug=slug)
    decision, chains = plan_of(body)
    context = {"body": body, "record": public_record(body), "decision": decision, "chains": chains}
    return render(request, "public/agency.html", context)


@anyone
def chain(request: HttpRequest, slug: str, place: int) -> HttpResponse:
    """A problem of the decided plan, with all that stands on it."""
    body = get_object_or_404(public_bodies(), slug=slug)
    decision, chains = plan_of(body)
    if decision is None or not 1 <= place <= len(chains):
        raise Http404
    shown = chains[place - 1]
    records = told({"chains": [shown.content]})
    return render(
        request, "public/chain.html", {"body": body, "decision": decision, "chain": shown, "records": records}
    )


@anyone
def plan_download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The decided plan as a file."""
    del request
    body = get_object_or_404(public_bodies(), slug=slug)
    decision = decided_plan(body)
    if decision is None or form not in {"csv", "json"}:
        raise Http404
    if form == "csv":
        return csv_file(f"plan-{slug}.csv", csv_text(COLUMNS, plan_rows(decision)))
    content = {"body": slug, "decision": decision.number, "hash": decision.hash, "plan": decision.snapshot}
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="{marked(f"plan-{slug}")}.json"'
    return response
