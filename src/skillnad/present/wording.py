"""The words for one gap: what is compared, in which unit, by which factors."""

from collections.abc import Iterable

from skillnad.gaps import Comparison, Gap
from skillnad.language import current
from skillnad.language import gettext as _
from skillnad.present.numbers import amount, amount_decimals, number, points, share

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
    return f"{amount(figure)} {unit(gap)}".strip()


def size(gap: Gap, difference: float) -> str:
    """How large a difference is, without its direction."""
    if gap.kind == "rate":
        return points(abs(difference))
    return f"{amount(abs(difference))} {unit(gap)}".strip()


def span(gap: Gap, low: float, high: float) -> str:
    """An interval: "from −1.8 to 3.0"."""
    scale = 100 if gap.kind == "rate" else 1
    decimals = 1 if gap.kind == "rate" else amount_decimals(max(abs(low), abs(high)))
    return _("{low} to {high}").format(low=number(scale * low, decimals), high=number(scale * high, decimals))


def unit(gap: Gap) -> str:
    """The unit of an amount, such as kr."""
    return title_of(gap.unit, "") if gap.unit else ""
