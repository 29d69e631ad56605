"""Protect: the only door from a comparison to anything that others may see."""

from dataclasses import InitVar, dataclass
from typing import Any

from skillnad.disclosure.audit import Audit, audit
from skillnad.disclosure.breakdowns import protect_breakdowns
from skillnad.disclosure.escalate import withhold_more
from skillnad.disclosure.periods import protect_periods
from skillnad.disclosure.policy import Policy, policy_in_force, policy_of_measure
from skillnad.disclosure.targets import protect_totals
from skillnad.disclosure.unknown import protect_unknown
from skillnad.disclosure.withhold import without_persons, without_thin_details
from skillnad.errors import DisclosureError
from skillnad.gaps import Comparison, Gap
from skillnad.language import gettext as _

_KEY = object()


@dataclass(frozen=True)
class Protected:
    """A comparison in which small numbers are withheld, and the audit that it passed. Only `protect` makes one.

    The audit is for the one who publishes: it says how many of the withheld numbers are sensitive, and is no part of
    what is shown.
    """

    comparison: Comparison
    policy: Policy
    audit: Audit
    _key: InitVar[object] = None

    def __post_init__(self, _key: object) -> None:
        if _key is not _KEY:
            raise TypeError("a Protected comparison is made by protect() and in no other way")

    def __reduce__(self) -> str:
        raise TypeError("a Protected comparison is not pickled or copied: protect() makes it anew")

    def to_json(self, *, indent: int | None = 2) -> str:
        """The result as JSON, by the published schema."""
        return self.comparison.model_dump_json(indent=indent)

    def __str__(self) -> str:
        return str(self.comparison)

    def _repr_html_(self) -> str:
        return self.comparison._repr_html_()


def protect(comparison: Comparison, policy: Policy | None = None) -> Protected:
    """Withhold sensitive numbers, and as many others as it takes for them not to be found out.

    A comparison in which a count of women or men, of those who reached the stage or of those who did not, lies
    between 1 and the threshold loses its numbers and keeps its verdict. Periods add up to all periods and levels to
    their factor, so wherever something is withheld, more is, until what can be had by subtraction is itself zero or
    at least the threshold. All stages and outcomes of a measure are withheld together, since the persons of one are
    those who reached the one before it. Then the whole is attacked, and more is withheld until no small number can be
    told from everything that is left.

    The policy in force is the strictest of the one that is given, what the measure file says and what the organisation
    has set; a threshold of 5 where nobody says anything.

    Raises:
        DisclosureError: a policy cannot be read, or its method is for tables of counts and not for comparisons.

    >>> from skillnad.examples import example_cells
    >>> from skillnad.gaps import compare
    >>> protect(compare(example_cells("berkeley-1973"))).comparison.policy["withheld"]
    0
    """
    policy = policy_in_force(policy_of_measure(comparison.measure.get("disclosure")), policy)
    _require_suppression(policy)
    before = list(comparison.gaps)
    gaps = _withhold(before, policy)
    while not (found := audit(before, gaps, policy)).passed:
        gaps = withhold_more(gaps, found)
    gaps = [without_thin_details(gap, policy.threshold) for gap in gaps]
    return Protected(_described(comparison, gaps, policy), policy, found, _KEY)


def _require_suppression(policy: Policy) -> None:
    if policy.method != "suppress":
        raise DisclosureError(
            _("the method {method} is for tables of counts; in a comparison numbers are withheld").format(
                method=policy.method
            ),
            where=policy.name,
            remedy=_('Write method = "suppress", or protect the table itself with `skillnad protect`.'),
        )


def _withhold(gaps: list[Gap], policy: Policy) -> list[Gap]:
    """What the rules ask for: levels first, since they need the numbers of the periods."""
    gaps = protect_breakdowns(gaps, policy)
    gaps = protect_unknown(gaps, policy)
    return protect_totals(protect_periods(gaps, policy), policy)


def _described(comparison: Comparison, gaps: list[Gap], policy: Policy) -> Comparison:
    described = {
        **policy.model_dump(mode="json", exclude_none=True),
        "withheld": sum(1 for gap in gaps if gap.withheld),
    }
    notices = tuple(without_persons(notice, threshold=policy.threshold) for notice in comparison.notices)
    measure = {key: value for key, value in comparison.measure.items() if key != "disclosure"}
    return comparison.model_copy(
        update={
            "measure": measure,
            "gaps": tuple(gaps),
            "notices": notices,
            "policy": described,
            "provenance": _provenance(comparison),
        }
    )


def _provenance(comparison: Comparison) -> tuple[dict[str, Any], ...]:
    """The provenance; of a table of counts without checksums, by which a guess at a hidden count could be tested."""
    if not comparison.measure.get("table_of_counts"):
        return comparison.provenance
    return tuple(
        {**part, "files": [{"name": file["name"]} for file in part.get("files", [])]} for part in comparison.provenance
    )
