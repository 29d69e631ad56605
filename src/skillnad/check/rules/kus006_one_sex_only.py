"""KUS006: one sex is shown only, or as a part of the total ("of which women")."""

from collections.abc import Iterator
from decimal import Decimal

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, evidence_of, lowered, name_of
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import SexRow, Statistic
from skillnad.language import gettext as _

_SHOWN = 3


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("One sex only"),
        wrong=_("One sex is shown as a part of the total or alone, so that the other cannot be seen."),
        fix=_("Put women and men side by side, with the figure of the sex that is missing."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Statistics that give figures for one sex."""
    for statistic in case.statistics:
        if statistic.coverage == "partial" and statistic.only and statistic.companion is None:
            shown, missing = _names(statistic)
            what = _("{name}: only {shown} are shown, not {missing}").format(
                name=name_of(statistic), shown=shown, missing=missing
            )
            why = (*evidence_of(statistic), *_computed(statistic, missing))
            yield about_statistic("KUS006", lowered("warning", statistic), statistic, what, texts().fix, why)


def _names(statistic: Statistic) -> tuple[str, str]:
    women, men = _("women"), _("men")
    return (women, men) if statistic.only == "women" else (men, women)


def _computed(statistic: Statistic, missing: str) -> Iterator[str]:
    """The figures of the other sex, where a total or a share tells them."""
    for row in statistic.rows[:_SHOWN]:
        other = other_sex(row)
        if other is not None:
            text = _("{label}: {missing} would be {figure}.")
            yield text.format(label=row.label or statistic.measure, missing=missing, figure=f"{other:f}")


def other_sex(row: SexRow) -> Decimal | None:
    """What the other sex must be: the rest of the total."""
    shown = row.women if row.women is not None else row.men
    if shown is None or row.total is None or row.kind != "count" or shown > row.total:
        return None
    return row.total - shown


RULE = Rule(
    id="KUS006",
    severity="warning",
    texts=texts,
    basis=("scb-examples",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal anställda

| År   | Totalt | Därav kvinnor |
|------|--------|---------------|
| 2023 | 400    | 240           |
| 2024 | 410    | 251           |
| 2025 | 412    | 250           |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal anställda

| År   | Kvinnor | Män | Totalt |
|------|---------|-----|--------|
| 2023 | 240     | 160 | 400    |
| 2024 | 251     | 159 | 410    |
| 2025 | 250     | 162 | 412    |
""",
)
