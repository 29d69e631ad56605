"""Review the results of a body by the rubric."""

from typing import Any

from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.support import events
from skillnad.programme.support.models import Review


@act(Permission.REVIEW_WRITE)
def review(*, body: Body, year: int, version: int, by: Anyone, **answers: Any) -> Review:
    """Answer the three questions about a body and a year, or mend the answers.

    A new review begins at the version after the one that its writer saw, so that of two who begin at once one is told.
    """
    begun = {**answers, "version": version + 1, "changed_by": str(by)}
    found, made = Review.objects.get_or_create(body=body, year=year, defaults=begun)
    if not made:
        found.change(version, by, **answers)
    record(events.REVIEWED, by=by, body=body, subject=found, year=year)
    return found
