"""The tables of a report, as plain rows: women, men, unknown; the ladder; groups; periods."""

from dataclasses import dataclass

from skillnad.gaps import Comparison, Estimate, Gap, Level
from skillnad.gaps.results import FactorLevel
from skillnad.gaps.words import level_text, verdict_text
from skillnad.language import gettext as _
from skillnad.present.numbers import count, number, printable, share
from skillnad.present.wording import factor_titles, scaled, span, title_of, unit, value


@dataclass(frozen=True)
class Table:
    """A caption, headings, and rows of text whose first cell names the row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def is_numeric(table: Table, place: int) -> bool:
    """Whether a column holds numbers, to be set against the right edge; never the first, which names the rows."""
    texts = [row[place] for row in table.rows if row[place]]
    return place > 0 and bool(texts) and all(text == ".." or any(map(str.isdigit, text)) for text in texts)


def people_table(gap: Gap) -> Table:
    """Women and men side by side, and those of unknown sex."""
    rate = gap.kind == "rate"
    headings = (
        "",
        _("persons"),
        *([title_of(gap.title, _("of whom"))] if rate else []),
        _("share") if rate else _("mean"),
        _("interval (95 %)"),
    )
    rows = [_person_row(_("Women"), gap, "women"), _person_row(_("Men"), gap, "men")]
    if gap.unknown.persons is None or gap.unknown.persons:
        rows.append((_("Unknown sex"), count(gap.unknown.persons), *[""] * (len(headings) - 2)))
    return Table("", headings, tuple(rows))


def _person_row(name: str, gap: Gap, sex: str) -> tuple[str, ...]:
    group = gap.women if sex == "women" else gap.men
    interval = "" if group.low is None or group.high is None else span(gap, group.low, group.high)
    reached = [count(group.reached) if group.reached is not None else ""] if gap.kind == "rate" else []
    return (name, count(group.persons), *reached, value(gap, group.value), interval)


def ladder_table(comparison: Comparison, gap: Gap) -> Table:
    """The gap raw and with factors equal, each with its verdict."""
    headings = ("", _difference_unit(gap), _("interval (95 %)"), _("verdict"))
    rows = tuple(_ladder_row(comparison, gap, level) for level in gap.levels)
    return Table("", headings, rows)


def _ladder_row(comparison: Comparison, gap: Gap, level: Level) -> tuple[str, ...]:
    factors = f" ({factor_titles(comparison, level.factors)})" if level.factors else ""
    return (level_text(level.name) + factors, *_estimate_cells(gap, level.headline), verdict_text(level.verdict.word))


def _estimate_cells(gap: Gap, estimate: Estimate) -> tuple[str, str]:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return ("..", "")
    return (scaled(gap, estimate.value), span(gap, estimate.low, estimate.high))


def group_tables(comparison: Comparison, gap: Gap) -> list[Table]:
    """The raw gap within each level of each factor."""
    return [
        Table(
            _("By {factor}").format(factor=factor_titles(comparison, [part.factor])),
            (
                "",
                _("women"),
                _("share") if gap.kind == "rate" else _("mean"),
                _("men"),
                _("share") if gap.kind == "rate" else _("mean"),
                _difference_unit(gap),
                _("interval (95 %)"),
                _("verdict"),
            ),
            tuple(_group_row(gap, level) for level in part.levels),
        )
        for part in gap.breakdowns
    ]


def _group_row(gap: Gap, level: FactorLevel) -> tuple[str, ...]:
    return (
        _("not known") if level.level is None else printable(level.level),
        count(level.women.persons),
        _plain(gap, level.women.value),
        count(level.men.persons),
        _plain(gap, level.men.value),
        *_estimate_cells(gap, level.difference),
        verdict_text(level.verdict.word),
    )


def _plain(gap: Gap, figure: float | None) -> str:
    if figure is None:
        return ".."
    return share(figure) if gap.kind == "rate" else scaled(gap, figure)


def representation_table(gap: Gap) -> Table:
    """Women's share of those who reached the stage beside their share of each group it can be seen against."""
    headings = (_("seen against"), _("women of the group"), _("women of those"), _("index"), _("interval (95 %)"))
    rows = tuple(
        (
            printable(part.group),
            share(part.women_of_group),
            share(part.women_of_reached),
            number(part.index, 2),
            _("{low} to {high}").format(low=number(part.low, 2), high=number(part.high, 2)),
        )
        for part in gap.representation
    )
    return Table(_("Representation: {title}").format(title=title_of(gap.title, gap.target)), headings, rows)


def period_table(gaps: list[Gap]) -> Table:
    """The raw gap of one target in each period."""
    gap = gaps[0]
    headings = (_("period"), _("women"), _("men"), _difference_unit(gap), _("interval (95 %)"), _("verdict"))
    return Table(_("Over time"), headings, tuple(_period_row(part) for part in gaps))


def _period_row(gap: Gap) -> tuple[str, ...]:
    return (
        gap.period or "",
        _plain(gap, gap.women.value),
        _plain(gap, gap.men.value),
        *_estimate_cells(gap, gap.raw.headline),
        verdict_text(gap.raw.verdict.word),
    )


def _difference_unit(gap: Gap) -> str:
    return _("percentage points") if gap.kind == "rate" else unit(gap) or _("difference")


def measure_title(comparison: Comparison) -> str:
    """The measure's own title."""
    return title_of(comparison.measure["title"], comparison.measure["id"])
