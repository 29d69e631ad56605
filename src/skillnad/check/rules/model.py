"""What every rule has: an id that never changes meaning, texts, a legal basis, a test, and examples."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from skillnad.check.case import Case
from skillnad.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Texts:
    """A rule's texts in the language in use."""

    title: str
    wrong: str
    fix: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `fails` and `passes` are invented reports in Markdown: the rule fires on the first, not on the second."""

    id: str
    severity: Severity
    texts: Callable[[], Texts]
    basis: tuple[str, ...]
    find: Callable[[Case], Iterator[Finding]]
    fails: str
    passes: str
    by_default: bool = True
