"""Findings for people at a terminal: place, rule, what is wrong, why, on what basis, and what to do."""

import textwrap
from collections.abc import Iterator

from skillnad.check.checking import Checked, Exempted, Run
from skillnad.check.finding import Finding
from skillnad.check.output.words import basis_line, severity_word, summary
from skillnad.check.places import place_in_words
from skillnad.check.rules import RULES, Rule
from skillnad.check.rules.basis import all_bases
from skillnad.language import gettext as _

WIDTH = 100
_INDENT = "    "


def as_text(run: Run) -> str:
    """All findings of a run."""
    lines = [line for checked in run.checked for line in _file(checked)]
    lines += [f"{failed.path}: {failed.why}" for failed in run.failed]
    return "\n".join([*lines, *run.notes, summary(run)]) + "\n"


def _file(checked: Checked) -> Iterator[str]:
    yield checked.path
    yield ""
    for finding in checked.findings:
        yield from _finding(finding)
    for exempted in checked.exempted:
        yield _exempted(exempted)
    if not checked.findings:
        yield _("  No findings among {n} statistics on individuals.").format(n=len(checked.statistics))
    yield ""


def _finding(finding: Finding) -> Iterator[str]:
    yield f"  {place_in_words(finding.place)}  {finding.rule} {severity_word(finding.severity)}  {finding.what}"
    if finding.excerpt:
        yield from _wrapped("│ ", finding.excerpt)
    for why in finding.why:
        yield from _wrapped("", why)
    yield from _wrapped(_("Do: "), finding.fix)
    yield ""


def _exempted(exempted: Exempted) -> str:
    one = exempted.exemption
    text = _("  Exempted: {what}. {reason} ({decider} {date}, review {review})")
    return text.format(
        what=exempted.finding.what, reason=one.reason, decider=one.decider, date=one.date, review=one.review
    )


def _wrapped(first: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=_INDENT + first, subsequent_indent=_INDENT + " " * len(first), max_lines=4
    )


def explanation(rule: Rule) -> str:
    """A rule in full: what is wrong, on what basis, what to do, and invented examples."""
    texts = rule.texts()
    lines = [f"{rule.id}  {texts.title}  ({severity_word(rule.severity)})", "", *textwrap.wrap(texts.wrong, WIDTH)]
    lines += [_("Do: ") + texts.fix, "", _("Basis:")]
    for key in rule.basis:
        basis = all_bases()[key]
        lines += textwrap.wrap(basis_line(basis), WIDTH, initial_indent="  ", subsequent_indent="  ")
        lines += [f"  {basis.address} ({basis.read})"] if basis.address else []
    lines += ["", _("An invented example that fails:"), textwrap.indent(rule.fails.strip(), "  ")]
    lines += ["", _("And one that passes:"), textwrap.indent(rule.passes.strip(), "  ")]
    lines += [] if rule.by_default else ["", _("This rule is off unless it is named with --rules.")]
    return "\n".join(lines) + "\n"


def list_of_rules() -> str:
    """Every rule with its severity and title, a line each."""
    return "".join(f"{rule.id}  {severity_word(rule.severity):8}  {rule.texts().title}\n" for rule in RULES.values())
