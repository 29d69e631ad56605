"""Findings as data, with a schema."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from skillnad.check.checking import Checked, Run
from skillnad.check.document import Place
from skillnad.check.finding import Finding
from skillnad.check.rules import RULES
from skillnad.check.rules.basis import all_bases
from skillnad.check.statistic import Statistic


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaceResult(_Part):
    """Where something stands; what does not apply is left empty."""

    page: int | None = Field(None, description="The page, counted from 1.")
    printed: str = Field("", description="The page number that the page itself shows.")
    box: tuple[float, float, float, float] | None = Field(None, description="Left, top, right, bottom in points.")
    sheet: str = ""
    cell: str = ""
    line: int | None = None


class StatisticResult(_Part):
    """A statistic on individuals and how it is split."""

    kind: str
    measure: str
    title: str
    relation: str
    coverage: str
    years: tuple[str, ...]
    place: PlaceResult
    evidence: tuple[str, ...]
    companion: PlaceResult | None = Field(None, description="Where the same statistic is split by sex.")
    reason: str = ""


class FindingResult(_Part):
    """A finding. The fingerprint knows it again in another version of the report."""

    rule: str
    severity: str
    what: str
    why: tuple[str, ...]
    fix: str
    place: PlaceResult
    excerpt: str
    measure: str
    title: str
    years: tuple[str, ...]
    fingerprint: str


class ExemptedResult(_Part):
    """A finding that a recorded exemption covers."""

    finding: FindingResult
    reason: str
    decider: str
    date: str
    review: str


class FileResult(_Part):
    """A report as checked. It holds a list and never a score."""

    path: str
    kind: str
    report: str
    pages: int
    statistics: tuple[StatisticResult, ...]
    findings: tuple[FindingResult, ...]
    exempted: tuple[ExemptedResult, ...] = ()
    known: tuple[FindingResult, ...] = Field((), description="Findings that the baseline has.")


class FailedResult(_Part):
    """A file that could not be read, and why."""

    path: str
    why: str


class RuleResult(_Part):
    """A rule that was met."""

    id: str
    severity: str
    title: str
    wrong: str
    fix: str
    basis: tuple[str, ...]
    addresses: tuple[str, ...]


class CheckResult(_Part):
    """The result of `skillnad check --format json`."""

    version: str
    files: tuple[FileResult, ...]
    failed: tuple[FailedResult, ...] = ()
    rules: tuple[RuleResult, ...] = ()


def as_result(run: Run) -> CheckResult:
    """A run as data."""
    from importlib.metadata import version

    met = sorted({finding.rule for finding in run.findings})
    return CheckResult(
        version=version("skillnad"),
        files=tuple(_file(checked) for checked in run.checked),
        failed=tuple(FailedResult(path=failed.path, why=failed.why) for failed in run.failed),
        rules=tuple(_rule(name) for name in met),
    )


def as_json(run: Run) -> str:
    """A run as JSON text."""
    return as_result(run).model_dump_json(indent=2) + "\n"


def check_schema() -> dict[str, Any]:
    """The JSON schema of a result."""
    return CheckResult.model_json_schema()


def _rule(name: str) -> RuleResult:
    rule = RULES[name]
    texts, bases = rule.texts(), [all_bases()[key] for key in rule.basis]
    return RuleResult(
        id=rule.id,
        severity=rule.severity,
        title=texts.title,
        wrong=texts.wrong,
        fix=texts.fix,
        basis=tuple(basis.name for basis in bases),
        addresses=tuple(basis.address for basis in bases if basis.address),
    )


def _file(checked: Checked) -> FileResult:
    return FileResult(
        path=checked.path,
        kind=checked.document.kind,
        report=checked.report,
        pages=len(checked.document.pages),
        statistics=tuple(_statistic(statistic) for statistic in checked.statistics),
        findings=tuple(_finding(finding) for finding in checked.findings),
        exempted=tuple(
            ExemptedResult(
                finding=_finding(one.finding),
                reason=one.exemption.reason,
                decider=one.exemption.decider,
                date=one.exemption.date.isoformat(),
                review=one.exemption.review.isoformat(),
            )
            for one in checked.exempted
        ),
        known=tuple(_finding(finding) for finding in checked.known),
    )


def _statistic(statistic: Statistic) -> StatisticResult:
    companion = statistic.companion
    return StatisticResult(
        kind=statistic.kind,
        measure=statistic.measure,
        title=statistic.title,
        relation=statistic.relation,
        coverage=statistic.coverage,
        years=statistic.years,
        place=_place(statistic.place),
        evidence=statistic.evidence,
        companion=_place(companion.place) if companion else None,
        reason=statistic.reason,
    )


def _finding(finding: Finding) -> FindingResult:
    return FindingResult(
        rule=finding.rule,
        severity=finding.severity,
        what=finding.what,
        why=finding.why,
        fix=finding.fix,
        place=_place(finding.place),
        excerpt=finding.excerpt,
        measure=finding.measure,
        title=finding.title,
        years=finding.years,
        fingerprint=finding.fingerprint,
    )


def _place(place: Place) -> PlaceResult:
    box = place.box
    return PlaceResult(
        page=place.page,
        printed=place.printed,
        box=(box.left, box.top, box.right, box.bottom) if box else None,
        sheet=place.sheet,
        cell=place.cell,
        line=place.line,
    )
