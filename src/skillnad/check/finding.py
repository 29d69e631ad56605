"""A finding: what is wrong, where, why, on what basis, and what to do."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Literal

from skillnad.check.document import Place
from skillnad.check.statistic import Statistic
from skillnad.language import gettext as _

Severity = Literal["error", "warning", "info"]
_LOWER: dict[Severity, Severity] = {"error": "warning", "warning": "info", "info": "info"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `what` says what is wrong with this statistic, `why` the words and figures that decided it."""

    rule: str
    severity: Severity
    place: Place
    what: str
    why: tuple[str, ...]
    fix: str
    excerpt: str
    measure: str = ""
    title: str = ""
    years: tuple[str, ...] = ()
    marks: tuple[Place, ...] = ()
    statistic: Statistic | None = field(default=None, compare=False, repr=False)

    @property
    def fingerprint(self) -> str:
        """Knows the finding again in another version: rule, measure and wording, without page or figures."""
        words = re.sub(r"[\W\d_]+", " ", f"{self.title} {self.excerpt}".lower()).strip()
        return hashlib.sha256(f"{self.rule}|{self.measure.lower()}|{words}".encode()).hexdigest()[:16]


def lowered(severity: Severity, statistic: Statistic) -> Severity:
    """One step lower where persons are counted only indirectly."""
    return _LOWER[severity] if statistic.relation == "indirect" else severity


def about_statistic(
    rule: str, severity: Severity, statistic: Statistic, what: str, fix: str, why: tuple[str, ...] = ()
) -> Finding:
    """A finding on one statistic, with its place, its evidence and its years."""
    return Finding(
        rule=rule,
        severity=severity,
        place=statistic.place,
        what=what,
        why=why or evidence_of(statistic),
        fix=fix,
        excerpt=statistic.excerpt,
        measure=statistic.measure,
        title=statistic.title,
        years=statistic.years,
        marks=(statistic.place,),
        statistic=statistic,
    )


def evidence_of(statistic: Statistic) -> tuple[str, ...]:
    """The words that show persons, in a sentence."""
    words = ", ".join(f"”{word}”" for word in statistic.evidence)
    if statistic.relation == "indirect":
        return (_("Concerns persons indirectly: {words}").format(words=words),)
    return (_("Counts persons: {words}").format(words=words),)


def name_of(statistic: Statistic) -> str:
    """The statistic in a few words: its title where it has one, else its measure."""
    return statistic.title if statistic.title and statistic.kind != "text" else statistic.measure
