"""How a comparison prints itself in a terminal and a notebook: one line for each gap, in plain words of the field."""

from html import escape
from typing import TYPE_CHECKING

from skillnad.gaps.words import level_text, reason_text, verdict_text
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from skillnad.gaps.results import Comparison, Gap


MOST_NAMED = 4


def _head() -> tuple[str, ...]:
    return ("", _("women"), _("men"), _("difference"), _("interval (95 %)"), _("verdict"))


def as_text(comparison: "Comparison") -> str:
    """A small table: a row for each level of each gap."""
    rows = [_head(), *_rows(comparison)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([str(comparison.measure["id"]), *lines])


def as_html(comparison: "Comparison") -> str:
    """The same table for a notebook."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in _head())
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in _rows(comparison)
    )
    caption = escape(str(comparison.measure["id"]))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _rows(comparison: "Comparison") -> list[tuple[str, ...]]:
    return [row for gap in comparison.gaps for row in _gap_rows(gap)]


def _gap_rows(gap: "Gap") -> list[tuple[str, ...]]:
    name = f"{gap.target} {gap.period or ''}".strip()
    rows: list[tuple[str, ...]] = []
    for level in gap.levels:
        estimate = level.headline
        women = estimate.women if level.factors else gap.women.value
        men = estimate.men if level.factors else gap.men.value
        label = f"{name}, {level_text(level.name)}" + _factors(level.factors)
        interval = (
            f"{_number(estimate.low, gap)} – {_number(estimate.high, gap)}"
            if estimate.known
            else reason_text(estimate.reason)
        )
        rows.append(
            (
                label,
                _number(women, gap),
                _number(men, gap),
                _number(estimate.value, gap),
                interval,
                verdict_text(level.verdict.word),
            )
        )
    return rows


def _factors(factors: tuple[str, ...]) -> str:
    if len(factors) > MOST_NAMED:
        return " " + _("({n} factors)").format(n=len(factors))
    return f" ({', '.join(factors)})" if factors else ""


def _number(value: float | None, gap: "Gap") -> str:
    if value is None:
        return ""
    return f"{100 * value:.2f} %" if gap.kind == "rate" else f"{value:,.6g}"
