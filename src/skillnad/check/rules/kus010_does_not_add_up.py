"""KUS010: figures that contradict each other: women and men and total, parts and sum, text and table."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from skillnad.check.case import Case
from skillnad.check.finding import Finding, Severity, about_statistic, name_of
from skillnad.check.lexicon import load_lexicon
from skillnad.check.misprints import misprints
from skillnad.check.places import place_in_words
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import Statistic
from skillnad.check.sums import Mismatch, column_mismatches, sex_mismatches, share_mismatches
from skillnad.check.tables import place_of
from skillnad.language import gettext as _

_SHOWN = 4
_CELL_KEY = ("cell key", "cellnyckel", "cell-key", "röjandekontroll", "slumpmässig justering")
_EXPLAINED = ("okänt kön", "uppgift om kön saknas", "kön saknas", "saknar svenskt personnummer", "personnummer saknas",
              "saknas kön", "unknown sex", "saknar svenska personnummer")  # fmt: skip


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Does not add up"),
        wrong=_("Figures contradict each other by more than rounding allows."),
        fix=_("Correct the figure, give unknown sex a row of its own, or note that figures are rounded."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Sums that fail within a table, and figures of the text that differ from a table by a misprint."""
    for statistic in case.statistics:
        found = [mismatch for _row, mismatch in sex_mismatches(statistic) if not _explained(case, statistic, mismatch)]
        found += [mismatch for _row, mismatch in share_mismatches(statistic)]
        found += column_mismatches(statistic, load_lexicon(statistic.language))
        if found:
            yield _sum_finding(case, statistic, found)
    yield from (_misprint(*pair) for pair in misprints(case.statistics))


def _explained(case: Case, statistic: Statistic, mismatch: Mismatch) -> bool:
    """A remainder over is unknown sex where the text says so."""
    near = " ".join((*(statistic.table.notes if statistic.table else ()), case.prose)).lower()
    return mismatch.difference < 0 and any(words in near for words in _EXPLAINED)


def _sum_finding(case: Case, statistic: Statistic, found: list[Mismatch]) -> Finding:
    text = case.prose.lower() + " ".join(statistic.table.notes if statistic.table else ()).lower()
    severity: Severity = "info" if any(word in text for word in _CELL_KEY) else "error"
    what = _("{name}: figures do not add up").format(name=name_of(statistic))
    why = tuple(in_words(mismatch) for mismatch in found[:_SHOWN])
    finding = about_statistic("KUS010", severity, statistic, what, texts().fix, why)
    table = statistic.table
    at = [place for mismatch in found for place in mismatch.at]
    marks = tuple(dict.fromkeys(place_of(table, row, column) for row, column in at)) if table else ()
    return replace(finding, marks=marks or finding.marks)


def in_words(mismatch: Mismatch) -> str:
    """The sum written out, its difference, and the tolerance."""
    shown = mismatch.parts if len(mismatch.parts) <= 6 else (*mismatch.parts[:5],)
    parts = " + ".join(_figure(part) for part in shown) + (" + …" if len(shown) < len(mismatch.parts) else "")
    text = _("{label}: {parts} = {sum}, but {total} is given; difference {difference}, tolerance {tolerance}.")
    return text.format(
        label=mismatch.label or _("Row"),
        parts=parts,
        sum=_figure(mismatch.total + mismatch.difference),
        total=_figure(mismatch.total),
        difference=_figure(mismatch.difference),
        tolerance=_figure(mismatch.tolerance),
    )


def _figure(number: Decimal) -> str:
    return f"{number:,f}".replace(",", "\u00a0").replace(".", ",").replace("-", "−")


def _misprint(said: Statistic, figure: Decimal, table: Statistic, other: Decimal) -> Finding:
    what = _("{measure}: the text says {figure}, the table {other}").format(
        measure=said.measure, figure=_figure(figure), other=_figure(other)
    )
    where = _("The table stands on {place}.").format(place=place_in_words(table.place))
    return about_statistic("KUS010", "error", said, what, texts().fix, (where,))


RULE = Rule(
    id="KUS010",
    severity="error",
    texts=texts,
    basis=("reading-guide",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal sökande

| År   | Kvinnor | Män | Totalt |
|------|---------|-----|--------|
| 2023 | 702     | 502 | 1 204  |
| 2024 | 760     | 550 | 1 310  |
| 2025 | 731     | 557 | 1 298  |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal sökande, avrundat

| År   | Kvinnor | Män    | Totalt |
|------|---------|--------|--------|
| 2023 | 34 000  | 32 000 | 66 000 |
| 2024 | 34 000  | 32 000 | 65 000 |
| 2025 | 35 000  | 32 000 | 67 000 |
""",
)
