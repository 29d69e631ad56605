"""The frame of a sample: the members on a day, each with its stratum."""

from datetime import date

from skillnad.programme.agencies.models import Body, Membership, MinistryResponsibility, Programme
from skillnad.programme.support.models import Strata


def frame_of(programme: Programme, day: date, strata: str) -> dict[Body, str]:
    """The members, each once, with the stratum that it belongs to that day; empty where none is known."""
    members = (
        Membership.objects.on(day).filter(programme=programme).select_related("body").order_by("-valid_from", "pk")
    )
    cohorts = {one.body: one.cohort for one in members}
    match strata:
        case Strata.COHORT:
            return cohorts
        case Strata.MINISTRY:
            ministries = _ministries(cohorts, day)
            return {body: ministries.get(body.pk, "") for body in cohorts}
    return dict.fromkeys(cohorts, "")


def _ministries(bodies: dict[Body, str], day: date) -> dict[int, str]:
    held = MinistryResponsibility.objects.on(day).filter(body__in=bodies).select_related("ministry")
    return {one.body_id: one.ministry.name for one in held.order_by("-ministry__name")}
