"""Present: a protected comparison, ready to be read."""

from dataclasses import dataclass

from skillnad.disclosure import Protected
from skillnad.gaps import Comparison, Gap
from skillnad.language import choose, current
from skillnad.language import gettext as _
from skillnad.present.finding import finding
from skillnad.present.remarks import remark
from skillnad.present.tables import (
    Table,
    group_tables,
    ladder_table,
    measure_title,
    people_table,
    period_table,
    representation_table,
)
from skillnad.present.wording import gap_title


@dataclass(frozen=True)
class Part:
    """One gap of a report: heading, sentences, tables, remarks."""

    heading: str
    sentences: tuple[str, ...]
    tables: tuple[Table, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """A comparison in words and tables; prints itself in a terminal and a notebook."""

    title: str
    parts: tuple[Part, ...]
    remarks: tuple[str, ...]
    source: str

    def __str__(self) -> str:
        from skillnad.present.terminal import as_text

        return as_text(self)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from skillnad.present.page import as_html

        return as_html(self)


def present(safe: Protected, language: str | None = None) -> Report:
    """A report of a protected comparison: the finding first, then the tables, then what the reader must know.

    Args:
        safe: What `protect` returned; nothing else is taken.
        language: "sv" or "en"; by default the language in use.

    >>> from skillnad.examples import example_cells
    >>> from skillnad.disclosure import protect
    >>> from skillnad.gaps import compare
    >>> report = present(protect(compare(example_cells("berkeley-1973"))), language="en")
    >>> report.parts[0].sentences[0]  # doctest: +ELLIPSIS
    'Women 30.4 %, men 44.5 %: the share is 14.2 percentage points lower among women (uncertainty ...). There is ...'
    """
    if not isinstance(safe, Protected):
        raise TypeError("present() takes what protect() returns")
    before = current()
    choose(language or before)
    try:
        return _report(safe)
    finally:
        choose(before)


def _report(safe: Protected) -> Report:
    comparison = safe.comparison
    return Report(
        title=measure_title(comparison),
        parts=tuple(_part(comparison, gap) for gap in comparison.gaps if gap.period is None),
        remarks=tuple(remark(comparison, notice) for notice in comparison.notices) + _protection(safe),
        source=_source(comparison),
    )


def _part(comparison: Comparison, gap: Gap) -> Part:
    periods = [other for other in comparison.gaps if other.target == gap.target and other.period]
    tables = [] if gap.withheld else [people_table(gap), ladder_table(comparison, gap), *group_tables(comparison, gap)]
    if any(seen.is_benchmark for seen in gap.representation):
        tables.append(representation_table(gap))
    if periods:
        tables.append(period_table(periods))
    return Part(
        heading=gap_title(gap),
        sentences=tuple(finding(comparison, gap)),
        tables=tuple(tables),
        remarks=tuple(remark(comparison, notice) for notice in gap.notices),
    )


def _protection(safe: Protected) -> tuple[str, ...]:
    if not any(_lacks_numbers(gap) for gap in safe.comparison.gaps):
        return ()
    text = _("Counts from 1 to {most} are withheld (..), and others where needed so that they cannot be worked out.")
    return (text.format(most=safe.policy.threshold - 1),)


def _lacks_numbers(gap: Gap) -> bool:
    """Whether some number that the report would show is withheld."""
    if gap.period is not None:
        return gap.women.persons is None
    levels = [level for part in gap.breakdowns for level in part.levels]
    hidden = [level.women.persons is None for level in levels]
    return gap.women.persons is None or gap.unknown.persons is None or any(hidden)


def _source(comparison: Comparison) -> str:
    files = [file["name"] for part in comparison.provenance for file in part.get("files", [])]
    tables = [part["table"] for part in comparison.provenance if "table" in part]
    names = ", ".join(dict.fromkeys([*files, *tables])) or _("data frame")
    version = comparison.provenance[0]["skillnad"] if comparison.provenance else ""
    return _("Source: {names}. Skillnad {version}.").format(names=names, version=version)
