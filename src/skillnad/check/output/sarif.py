"""Findings as SARIF 2.1.0, which code hosts and editors show."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from skillnad.check.checking import Checked, Exempted, Run
from skillnad.check.document import Place
from skillnad.check.finding import Finding, Severity
from skillnad.check.places import place_in_words
from skillnad.check.rules import RULES, Rule
from skillnad.check.rules.basis import all_bases

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(run: Run) -> str:
    """A run as SARIF text."""
    from importlib.metadata import version

    driver = {
        "name": "skillnad check",
        "version": version("skillnad"),
        "rules": [_rule(rule) for rule in RULES.values()],
    }
    failed = [
        {"level": "error", "message": {"text": failed.why}, "locations": [{"physicalLocation": _artifact(failed.path)}]}
        for failed in run.failed
    ]
    content = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "results": [result for checked in run.checked for result in _results(checked)],
                "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": failed}],
            }
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    texts = rule.texts()
    addresses = [all_bases()[key].address for key in rule.basis if all_bases()[key].address]
    content: dict[str, Any] = {
        "id": rule.id,
        "name": texts.title,
        "shortDescription": {"text": texts.title},
        "fullDescription": {"text": texts.wrong},
        "help": {"text": texts.fix},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.by_default},
    }
    return content | ({"helpUri": addresses[0]} if addresses else {})


def _results(checked: Checked) -> list[dict[str, Any]]:
    found = [_result(finding, checked.path) for finding in checked.findings]
    found += [_result(finding, checked.path) | {"baselineState": "unchanged"} for finding in checked.known]
    return found + [_suppressed(one, checked.path) for one in checked.exempted]


def _result(finding: Finding, path: str) -> dict[str, Any]:
    text = " ".join([f"{finding.what}.", *finding.why, finding.fix])
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.place, path)],
        "partialFingerprints": {"skillnad/v1": finding.fingerprint},
    }


def _suppressed(exempted: Exempted, path: str) -> dict[str, Any]:
    one = exempted.exemption
    justification = f"{one.reason} ({one.decider} {one.date.isoformat()})"
    suppression = {"kind": "external", "status": "accepted", "justification": justification}
    return _result(exempted.finding, path) | {"suppressions": [suppression]}


def _location(place: Place, path: str) -> dict[str, Any]:
    physical = _artifact(path)
    if place.line is not None:
        physical["region"] = {"startLine": max(1, place.line)}
    logical = {"fullyQualifiedName": place_in_words(place), "kind": "page" if place.page else "element"}
    properties = {"page": place.page} if place.page else {}
    return {"physicalLocation": physical, "logicalLocations": [logical], "properties": properties}


def _artifact(path: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(Path(path).as_posix())}}
