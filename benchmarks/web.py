"""How fast the pages are: 340 agencies with 40 goals and 12 years of outcomes each, and 10,000 submitted documents.

    SKILLNAD_HOME=/tmp/bench python benchmarks/web.py [AGENCIES] [DOCUMENTS]

Builds an invented world in the data folder (or at DATABASE_URL) once, then asks for each page some times and prints
the median, the 95th percentile and the number of queries.
"""

import os
import statistics
import sys
import time
from datetime import date
from itertools import count

os.environ.setdefault("SKILLNAD_DEMO", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillnad.programme.settings")
os.environ.setdefault("SKILLNAD_API_CALLS", "1000000")
os.environ["SKILLNAD_HOSTS"] = "testserver,localhost,127.0.0.1"

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.agencies.models import Body, Membership, MinistryResponsibility, Programme
from skillnad.programme.mandates.models import Mandate, Requirement, Section
from skillnad.programme.plans.models import Activity, Effect, Goal, Output, PlanDecision
from skillnad.programme.plans.snapshot import snapshot
from skillnad.programme.problems.models import Problem
from skillnad.programme.submissions.content import canonical, document_of, fingerprint
from skillnad.programme.submissions.models import Receipt, Snapshot, Submission

PROBLEMS, GOALS, YEARS, TIMES = 4, 10, 12, 20
DECIDED = {"status": "decided", "ever_decided": True}


def build(agencies: int, documents: int) -> None:
    programme = Programme.objects.create(slug="matning", name="Mätprogrammet", invented=True)
    ministry = Body.objects.create(slug="matdepartementet", name="Mätdepartementet", kind="ministry", invented=True)
    made = [Body(slug=f"verk-{n}", name=f"Mätverket {n:03}", invented=True) for n in range(agencies)]
    bodies = Body.objects.bulk_create(made)
    Membership.objects.bulk_create(Membership(programme=programme, body=body) for body in bodies)
    MinistryResponsibility.objects.bulk_create(MinistryResponsibility(body=body, ministry=ministry) for body in bodies)
    _users(bodies[0])
    _chains(bodies)
    _documents(programme, bodies, documents)


def _users(body: Body) -> None:
    for role in ("coordinator", "supporter", "head"):
        user = User.objects.create_user(f"{role}@example.org", role)
        RoleAssignment.objects.create(user=user, role=role, body=body)


def _chains(bodies: list[Body]) -> None:
    for body in bodies:
        owned = {"body": body, **DECIDED}
        shown = {"evidence_kind": "measured", "evidence": "41 %, 48 %", "evidence_source": "Tabell"}
        problems = Problem.objects.bulk_create(
            Problem(title=f"Problem {n}", observed="Skillnad", affected="Sökande", **shown, **owned)
            for n in range(PROBLEMS)
        )
        goals = Goal.objects.bulk_create(
            Goal(problem=problem, title=f"Mål {n}", sub_goal="2", measure="Andel", unit="procent", **owned)
            for problem in problems
            for n in range(GOALS)
        )
        when = {"starts": date(2014, 1, 1), "ends": date(2025, 12, 31), "expected_effect": "Lika"}
        activities = Activity.objects.bulk_create(
            Activity(goal=goal, title="Aktivitet", owner_name="Chef", owner_unit="Enhet", **when, **owned)
            for goal in goals
        )
        outputs = Output.objects.bulk_create(
            Output(activity=one, title="Prestation", about="Mall", on=date(2014, 6, 1), source="Dnr", **owned)
            for one in activities
        )
        told = {"kind": "decisions", "changed": "Jämnare", "for_whom": "Sökande", "unit": "procent", "source": "Dnr"}
        Effect.objects.bulk_create(
            Effect(output=output, title="Utfall", women=41, men=48, on=date(2014 + year, 12, 31), **told, **owned)
            for output in outputs
            for year in range(YEARS)
        )
        PlanDecision.objects.create(body=body, number=1, by_name="Chef", snapshot=snapshot(body))


def _documents(programme: Programme, bodies: list[Body], wanted: int) -> None:
    head, numbers = User.objects.get(email="head@example.org"), count(1)
    for year in range(2026, 2026 - -(-wanted // len(bodies)), -1):
        mandate = Mandate.objects.create(programme=programme, title=f"Uppdrag {year}", valid_to=date(year, 12, 31))
        mandate.bodies.set(bodies)
        requirement = Requirement.objects.create(mandate=mandate, title="Delredovisning", due_on=date(year, 2, 22))
        Section.objects.create(requirement=requirement, number=1, heading="Problem")
        for body in bodies:
            values = {"period": str(year - 1), "title": f"Delredovisning {year - 1}", "due": requirement.due_on}
            one = Submission.objects.create(body=body, requirement=requirement, status="submitted", **values)
            signed = {"registration_number": "1", "submitted_at": "", "submitted_by": "", "decided_by": ""}
            content = canonical({**document_of(one), **signed, "decided_at": ""})
            now, digest = timezone.now(), fingerprint(content)
            kept = Snapshot.objects.create(
                submission=one, body=body, round=1, content=content, sha256=digest, made_at=now
            )
            Receipt.objects.create(
                snapshot=kept, body=body, number=f"{year}-{next(numbers):06}", registration_number="1",
                received_at=now, submitted_by=head, submitted_by_name="head",
            )  # fmt: skip


def pages() -> dict[str, tuple[str, str]]:
    """What is asked for: the role that asks, and the address."""
    number = Receipt.objects.first().number
    public, work = "/prova/publikt", "/prova/arbete"
    return {
        "start": ("", "/"),
        "programme": ("", f"{public}/program/matning/"),
        "agency": ("", f"{public}/myndighet/verk-0/"),
        "decided chain": ("", f"{public}/myndighet/verk-0/plan/1/"),
        "documents": ("", f"{public}/handlingar/"),
        "documents, page 100": ("", f"{public}/handlingar/?page=100"),
        "document": ("", f"{public}/handlingar/{number}/"),
        "feed": ("", f"{public}/handlingar.atom"),
        "open data": ("", f"{public}/data/"),
        "api: documents": ("", "/api/v1/documents"),
        "api: members": ("", "/api/v1/programmes/matning/members"),
        "overview": ("supporter", f"{work}/overblick/"),
        "my agency": ("coordinator", f"{work}/verk-0/"),
        "problems": ("coordinator", f"{work}/verk-0/problem/"),
        "plan": ("coordinator", f"{work}/verk-0/plan/"),
        "submissions": ("coordinator", f"{work}/verk-0/redovisningar/"),
    }


def measure(role: str, address: str) -> tuple[float, float, int, int]:
    browser = Client()
    if role:
        browser.force_login(User.objects.get(email=f"{role}@example.org"))
    browser.get(address)
    queries: list[str] = []

    def counted(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        status = browser.get(address).status_code
    taken = []
    for _time in range(TIMES):
        start = time.perf_counter()
        browser.get(address)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1], len(queries), status


def main(agencies: int = 340, documents: int = 10_000) -> None:
    call_command("migrate", verbosity=0)
    if not Programme.objects.filter(slug="matning").exists():
        with transaction.atomic():
            build(agencies, documents)
    print(f"{connection.vendor}: {Body.objects.count()} bodies, {Effect.objects.count()} outcomes, "
          f"{Receipt.objects.count()} documents")  # fmt: skip
    print(f"{'page':22}{'p50 ms':>8}{'p95 ms':>8}{'queries':>9}{'status':>8}")
    for name, (role, address) in pages().items():
        middle, slow, queries, status = measure(role, address)
        print(f"{name:22}{middle:8.0f}{slow:8.0f}{queries:9}{status:8}", flush=True)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
