"""A program of its own: die at every SQL statement of `submit`, and look at what is left.

Prints one line of JSON per attempt. The database is a new one: a file of SQLite, or a database made on the server that
`DATABASE_URL` names. Each attempt is a process that ends by `os._exit`, so nothing is rolled back in an orderly way.
"""

import contextlib
import json
import os
import sys
from datetime import date

import django
from django.conf import settings

DIED = 70


def main() -> int:
    """Make the database, then let one process after the other die one statement later, until one has committed."""
    django.setup()
    with contextlib.redirect_stdout(sys.stderr):  # Django tells of the tables it makes; only answers go out
        _make_database()
    submission, head = _decided_submission()
    for place in range(200):
        for moment in ("before", "after"):
            code, left = _attempt(submission, head, place, moment), _left(submission)
            print(json.dumps({"place": place, "moment": moment, **left}), flush=True)
            if code != DIED or left["receipts"]:
                return 0 if code == DIED else 1
    return 1


def _make_database() -> None:
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        call_command("migrate", verbosity=0)
    else:
        connection.settings_dict["TEST"]["NAME"] = f"skillnad_crash_{os.getpid()}"
        connection.creation.create_test_db(verbosity=0, autoclobber=True)


def _decided_submission() -> tuple[int, int]:
    from skillnad.programme.accounts.models import RoleAssignment, User
    from skillnad.programme.agencies.models import Body, Programme
    from skillnad.programme.mandates.models import Mandate, Requirement, Section
    from skillnad.programme.submissions.actions.decide import decide, seen
    from skillnad.programme.submissions.actions.write import begin, write_section

    programme = Programme.objects.create(slug="prov", name="Prov", invented=settings.DEMO)
    body = Body.objects.create(slug="provverket", name="Provverket", invented=settings.DEMO)
    mandate = Mandate.objects.create(programme=programme, title="Påhittat")
    mandate.bodies.add(body)
    requirement = Requirement.objects.create(mandate=mandate, title="Rapport", due_on=date(2027, 2, 22))
    section = Section.objects.create(requirement=requirement, number=1, heading="Resultat")
    users = []
    for role in ("coordinator", "head"):
        user = User.objects.create_user(f"{role}@example.org", role)
        RoleAssignment.objects.create(user=user, role=role, body=body)
        users.append(user)
    submission = begin(by=users[0], body=body, requirement=requirement, period="2026")
    write_section(by=users[0], submission=submission, section=section, version=1, text="Text")
    decide(by=users[1], submission=submission, read=seen(submission))
    return submission.pk, users[1].pk


def _attempt(submission: int, head: int, place: int, moment: str) -> int:
    from django.db import connection

    connection.close()
    child = os.fork()
    if child == 0:
        _submit_and_die(submission, head, place, moment)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _submit_and_die(submission: int, head: int, place: int, moment: str) -> None:
    from django.db import connection

    from skillnad.programme.accounts.models import User
    from skillnad.programme.submissions.actions.submit import submit
    from skillnad.programme.submissions.models import Submission

    by, what = User.objects.get(pk=head), Submission.objects.get(pk=submission)
    count = -1

    def count_down(work, *args):
        nonlocal count
        count += 1
        if (count, moment) == (place, "before"):
            os._exit(DIED)
        result = work(*args)
        if (count, moment) == (place, "after"):
            os._exit(DIED)
        return result

    commit = connection._commit
    connection._commit = lambda: count_down(commit)
    try:
        with connection.execute_wrapper(count_down):
            submit(by=by, submission=what, registration_number="2027/1")
    finally:
        os._exit(0 if sys.exc_info()[0] is None else 1)


def _left(submission: int) -> dict[str, object]:
    from skillnad.programme.audit.models import AuditEvent
    from skillnad.programme.audit.verify import verify
    from skillnad.programme.submissions.models import Receipt, Snapshot, Submission

    return {
        "status": Submission.objects.get(pk=submission).status,
        "snapshots": Snapshot.objects.count(),
        "receipts": Receipt.objects.count(),
        "events": AuditEvent.objects.filter(kind="submission.submitted").count(),
        "faults": len(verify()[1]),
    }


if __name__ == "__main__":
    code = main()
    from django.db import connection

    connection.close()
    if connection.vendor != "sqlite":
        connection.creation.destroy_test_db(os.environ["DATABASE_URL"].rpartition("/")[2], verbosity=0)
    sys.exit(code)
