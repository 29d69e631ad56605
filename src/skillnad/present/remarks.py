"""Notices in words: what the reader must know beside the numbers."""

from collections.abc import Callable
from typing import Any

from skillnad.gaps import Comparison
from skillnad.gaps.results import Notice
from skillnad.language import gettext as _
from skillnad.present.numbers import count, share
from skillnad.present.wording import factor_titles

Details = dict[str, Any]


def remark(comparison: Comparison, notice: Notice) -> str:
    """A notice as a sentence."""
    return _WORDS[notice.code](comparison, notice.details)


def _undetermined(_comparison: Comparison, details: Details) -> str:
    return _("{persons} have no value in the columns that decide, and are counted as not having come so far.").format(
        persons=count(details.get("persons"))
    )


def _open_cases(_comparison: Comparison, details: Details) -> str:
    return _("{persons} cases are still open and are left out, so the durations are too short on average.").format(
        persons=count(details.get("persons"))
    )


def _much_unknown(_comparison: Comparison, details: Details) -> str:
    return _("Sex is unknown for {share} of the persons.").format(share=share(details.get("share")))


def _could_turn(_comparison: Comparison, _details: Details) -> str:
    return _("If the sex of the unknown were known, the difference could go in either direction.")


def _judgement(comparison: Comparison, details: Details) -> str:
    return _(
        "The last step also holds {factors} equal. It is set by the process itself and may carry the difference: "
        "read it as a question, not as an explanation."
    ).format(factors=factor_titles(comparison, details.get("factors") or ()))


def _reverses(_comparison: Comparison, _details: Details) -> str:
    return _("The direction turns when like is compared with like: the total misleads.")


def _support(_comparison: Comparison, details: Details) -> str:
    return _(
        "Only {women} of the women and {men} of the men have a counterpart of the other sex in all factors."
    ).format(women=share(details.get("women"), 0), men=share(details.get("men"), 0))


def _collinear(_comparison: Comparison, _details: Details) -> str:
    return _("Some factors say the same thing; the repeated ones were left out of the models.")


def _direction_differs(comparison: Comparison, details: Details) -> str:
    return _(
        "The direction differs between groups of {factor}: higher for women in some and for men in others."
    ).format(factor=factor_titles(comparison, [details["factor"]]))


def _gap_differs(comparison: Comparison, details: Details) -> str:
    return _("The difference is not equally large in all groups of {factor}.").format(
        factor=factor_titles(comparison, [details["factor"]])
    )


def _singles(_comparison: Comparison, details: Details) -> str:
    return _("{share} of the cells hold a single person. They stay in memory and are never written.").format(
        share=share(details.get("share"), 0)
    )


def _leader(_comparison: Comparison, details: Details) -> str:
    rule = details.get("rule")
    sentence = _("Sex is that of the organisation's leader.")
    return _("{sentence} Rule: {rule}.").format(sentence=sentence, rule=rule) if rule else sentence


def _other(_comparison: Comparison, details: Details) -> str:
    return _("{persons} persons have another sex in the records and are not in the comparison.").format(
        persons=count(details.get("persons"))
    )


def _unadjusted(_comparison: Comparison, _details: Details) -> str:
    return _("Unadjusted: the measure names no factors, so the difference may go together with anything.")


def _default_size(_comparison: Comparison, _details: Details) -> str:
    return _(
        "The measure does not say what size of difference matters; a usual size was taken. Write it under [practical]."
    )


def _nobody(_comparison: Comparison, _details: Details) -> str:
    return _(
        "Nobody came so far. Check that the condition is spelled as in the records: `skillnad inspect` shows them."
    )


def _everybody(_comparison: Comparison, _details: Details) -> str:
    return _("Everybody came so far. Check the condition: `skillnad inspect` shows what the records hold.")


def _without_value(_comparison: Comparison, details: Details) -> str:
    if "persons" not in details:
        return _("Some persons have no usable value and are left out.")
    return _("{persons} persons have no usable value and are left out.").format(persons=count(details["persons"]))


def _lost_precision(_comparison: Comparison, _details: Details) -> str:
    return _(
        "The amounts are so alike for their size that digits are lost. "
        "Write centre = (about their mean) for the outcome."
    )


_WORDS: dict[str, Callable[[Comparison, Details], str]] = {
    "undetermined_counted_as_not_reached": _undetermined,
    "open_cases_left_out": _open_cases,
    "much_unknown_sex": _much_unknown,
    "unknown_sex_could_turn_the_gap": _could_turn,
    "judgement_may_carry_the_difference": _judgement,
    "direction_reverses": _reverses,
    "poor_common_support": _support,
    "collinear_factors": _collinear,
    "direction_differs_between_groups": _direction_differs,
    "gap_differs_between_groups": _gap_differs,
    "single_person_cells": _singles,
    "sex_of_leader": _leader,
    "other_sex_not_compared": _other,
    "unadjusted": _unadjusted,
    "practical_size_is_a_default": _default_size,
    "nobody_reached": _nobody,
    "everybody_reached": _everybody,
    "without_a_value": _without_value,
    "spread_lost_to_rounding": _lost_precision,
}
