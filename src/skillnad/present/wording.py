"""The words for one gap: what is compared, in which unit, by which factors."""

from collections.abc import Iterable

from skillnad.gaps import Comparison, Gap
from skillnad.language import current
from skillnad.language import gettext as _
from skillnad.present.numbers import amount_decimals, number, points, share

MOST_NAMED = 6


def title_of(titles: dict[str, str], default: str) -> str:
    """A title in the language in use, else in the other one, else the name it goes by in the measure."""
    first, second = ("sv", "en") if current() == "sv" else ("en", "sv")
    return titles.get(first) or titles.get(second) or default


def gap_title(gap: Gap) -> str:
    """What the gap is about, with its period."""
    title = title_of(gap.title, gap.target)
    return f"{title}, {gap.period}" if gap.period else title


def factor_titles(comparison: Comparison, factors: Iterable[str]) -> str:
    """The names of factors as a list in a sentence: "field, age and region"."""
    names = [title_of(comparison.factors[name]["title"], name) for name in factors]
    if len(names) > MOST_NAMED:
        return _("{n} factors").format(n=len(names))
    if len(names) < 2:
        return "".join(names)
    return _("{most} and {last}").format(most=", ".join(names[:-1]), last=names[-1])


def value(gap: Gap, figure: float | None) -> str:
    """A rate as per cent, an amount with its unit."""
    if figure is None:
        return ".."
    if gap.kind == "rate":
        return share(figure)
    return f"{number(figure, decimals(gap))} {unit(gap)}".strip()


def decimals(gap: Gap) -> int:
    """How many decimals the gap's amounts are written with: as the larger of the two means calls for."""
    if gap.kind == "rate":
        return 1
    return amount_decimals(max(abs(gap.women.value or 0.0), abs(gap.men.value or 0.0)))


def size(gap: Gap, difference: float) -> str:
    """How large a difference is, without its direction."""
    if gap.kind == "rate":
        return points(abs(difference))
    return f"{number(abs(difference), decimals(gap))} {unit(gap)}".strip()


def span(gap: Gap, low: float, high: float) -> str:
    """An interval with its signs, for a table: "−1.8 to 3.0"."""
    return _("{low} to {high}").format(low=scaled(gap, low), high=scaled(gap, high))


def scaled(gap: Gap, figure: float) -> str:
    """A difference or bound without its unit: rates in percentage points."""
    return number(100 * figure if gap.kind == "rate" else figure, decimals(gap))


def is_nothing(gap: Gap, difference: float) -> bool:
    """Whether a difference disappears in the decimals it is written with."""
    return scaled(gap, abs(difference)) == scaled(gap, 0.0)


def unit(gap: Gap) -> str:
    """The unit of an amount, such as kr."""
    return title_of(gap.unit, "") if gap.unit else ""
