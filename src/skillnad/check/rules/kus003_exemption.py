"""KUS003: a reason is given for a missing split, to be kept as an exemption with a decision."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, name_of
from skillnad.check.reasons import ReasonKind, reason_in
from skillnad.check.rules.model import Rule, Texts
from skillnad.language import gettext as _


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Reason given for a missing split"),
        wrong=_(
            "The report says why a statistic is not split by sex. The reason is to be decided by somebody and dated."
        ),
        fix=_("Record the exemption: reason, decider, date and date of review. Say which rows and years it covers."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Statistics whose missing split is explained where they stand."""
    for statistic in case.statistics:
        if statistic.coverage == "exempt" or _years(statistic.reason):
            what = _("{name}: reason given for a missing split").format(name=name_of(statistic))
            reason = reason_in(statistic.reason)
            kind = _kinds()[reason.kind if reason else "other"]
            why = (_("Kind of reason: {kind}.").format(kind=kind), f"”{statistic.reason}”", *_years(statistic.reason))
            yield about_statistic("KUS003", "info", statistic, what, texts().fix, why)


def _years(text: str) -> tuple[str, ...]:
    reason = reason_in(text)
    if reason is None or not reason.years:
        return ()
    return (_("The reason names {years}; other years need figures.").format(years=", ".join(reason.years)),)


def _kinds() -> dict[ReasonKind, str]:
    return {
        "not registered": _("sex is not registered"),
        "not allowed": _("no right to collect or process it"),
        "disclosure": _("persons could be identified"),
        "cannot be had": _("the figures cannot be had"),
        "other": _("other"),
    }


RULE = Rule(
    id="KUS003",
    severity="info",
    texts=texts,
    basis=("reasons", "fab-3-1"),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal parter i målen

| År   | Personer |
|------|----------|
| 2024 | 5 310    |
| 2025 | 5 288    |

Uppgift om kön registreras inte i målhanteringen, och därför är antalet personer inte uppdelat.
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal parter i målen

| År   | Kvinnor | Män   |
|------|---------|-------|
| 2024 | 2 760   | 2 550 |
| 2025 | 2 731   | 2 557 |
""",
)
