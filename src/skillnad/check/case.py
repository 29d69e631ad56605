"""What a rule looks at: a document, its statistics, and what kind of report it is."""

import re
from dataclasses import dataclass
from functools import cached_property

from skillnad.check.document import Document, Heading, Paragraph
from skillnad.check.settings import ReportKind, Settings
from skillnad.check.statistic import Statistic

_ANNUAL = re.compile(r"årsredovisning|annual report", re.IGNORECASE)
_FINANCIAL = re.compile(
    r"finansiell redovisning|resultaträkning|balansräkning|anslagsredovisning|finansieringsanalys|^noter\b"
    r"|financial statements|income statement|balance sheet",
    re.IGNORECASE,
)
_FIRST_BLOCKS = 40


@dataclass(frozen=True)
class Case:
    """A document under check."""

    document: Document
    statistics: tuple[Statistic, ...]
    settings: Settings

    @cached_property
    def report(self) -> ReportKind:
        """The kind of report: set, or told by the file's own marks, its name and its first lines."""
        chosen = self.settings.check.report
        if chosen != "auto":
            return chosen
        if self.document.facts.get("OFFICIAL-STATISTICS", "").upper() == "YES":
            return "official-statistics"
        return "annual-report" if self._names_annual_report() else "other"

    def _names_annual_report(self) -> bool:
        first = self.document.blocks[:_FIRST_BLOCKS]
        titles = [block.text for block in first if isinstance(block, Heading) and block.level == 1]
        return any(_ANNUAL.search(text) for text in (self.document.name, self.document.facts.get("title", ""), *titles))

    def in_results(self, statistic: Statistic) -> bool:
        """Whether a statistic stands in the performance report, which is all of an annual report but its accounts."""
        return self.report == "annual-report" and not any(_FINANCIAL.search(title) for title in statistic.section)

    @cached_property
    def prose(self) -> str:
        """All running text, headings and notes of the document, for what is said once."""
        parts = [block.text for block in self.document.blocks if isinstance(block, (Paragraph, Heading))]
        notes = [note for statistic in self.statistics if statistic.table for note in statistic.table.notes]
        return "\n".join([*parts, *notes])
