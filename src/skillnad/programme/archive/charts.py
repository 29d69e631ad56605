"""Lines and bars as numbers for inline SVG; how they look is told by classes in the style sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 72, 88, 22, 32
LABEL_GAP = 20


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where, and what it says."""

    at: float
    words: str


@dataclass(frozen=True)
class Line:
    """A line in pieces (where years are missing it is broken), with a direct label at its end."""

    name: str
    pieces: list[str]
    x: float
    y: float
    label_y: float


@dataclass(frozen=True)
class LineChart:
    """Women and men over years on one scale from zero."""

    lines: list[Line]
    years: list[Tick]
    values: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def nice_ceiling(value: float) -> int:
    """The first round number at or above a value.

    >>> nice_ceiling(7), nice_ceiling(23), nice_ceiling(1814)
    (8, 40, 2000)
    """
    size = 1
    while True:
        for step in (4, 8, 10, 20):
            if size * step >= value:
                return size * step
        size *= 10


def staff_chart(counts: Sequence[tuple[int, int, int]]) -> LineChart | None:
    """Lines of women and men from year, women, men; none where there are fewer than two years."""
    if len(counts) < 2:
        return None
    first, last = counts[0][0], counts[-1][0]
    top = nice_ceiling(max(max(women, men) for _year, women, men in counts))
    across = (WIDTH - LEFT - RIGHT) / (last - first)
    down = (HEIGHT - TOP - BOTTOM) / top

    def place(year: int, value: int) -> tuple[float, float]:
        return round(LEFT + (year - first) * across, 1), round(HEIGHT - BOTTOM - value * down, 1)

    series = {"women": [(year, women) for year, women, _ in counts], "men": [(year, men) for year, _, men in counts]}
    ends = {name: place(*points[-1]) for name, points in series.items()}
    labels = _apart(ends["women"][1], ends["men"][1])
    lines = [
        Line(
            name, [" ".join("{},{}".format(*place(*point)) for point in run) for run in _runs(points)], *ends[name], at
        )
        for (name, points), at in zip(series.items(), labels, strict=True)
    ]
    every = 5 if last - first > 12 else 2 if last - first > 5 else 1
    years = [Tick(place(year, 0)[0], str(year)) for year in range(first, last + 1) if year % every == 0]
    values = [Tick(place(first, value)[1], f"{value:,}".replace(",", "\u00a0")) for value in _steps(top)]
    return LineChart(lines, years, values)


def _steps(top: int) -> list[int]:
    return [top * part // 4 for part in range(5)]


def _runs(points: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The points, divided where years are missing.

    >>> _runs([(1990, 1), (1991, 2), (1995, 3)])
    [[(1990, 1), (1991, 2)], [(1995, 3)]]
    """
    runs: list[list[tuple[int, int]]] = []
    for year, value in points:
        if runs and runs[-1][-1][0] == year - 1:
            runs[-1].append((year, value))
        else:
            runs.append([(year, value)])
    return runs


def _apart(one: float, other: float) -> tuple[float, float]:
    """Two label heights that do not collide."""
    if abs(one - other) >= LABEL_GAP:
        return one, other
    middle = (one + other) / 2
    return (
        (middle - LABEL_GAP / 2, middle + LABEL_GAP / 2)
        if one <= other
        else (
            middle + LABEL_GAP / 2,
            middle - LABEL_GAP / 2,
        )
    )


@dataclass(frozen=True)
class Bar:
    """A period: how many were counted, and how many of them are known by name."""

    x: float
    width: float
    y: float
    height: float
    named_y: float
    named_height: float
    count: str
    named: int
    words: str


@dataclass(frozen=True)
class BarChart:
    """Bars as wide as their periods."""

    bars: list[Bar]
    years: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - LEFT
    bottom: int = HEIGHT - BOTTOM


def count_chart(periods: Sequence[tuple[float, float, int, int, str]]) -> BarChart:
    """Bars from beginning and end in years, operations counted, operations known by name, and the count in words."""
    first, last = periods[0][0], periods[-1][1]
    top = max(counted for _since, _until, counted, _named, _words in periods)
    across = (WIDTH - 2 * LEFT) / (last - first)
    down = (HEIGHT - TOP - BOTTOM - 20) / top
    floor = HEIGHT - BOTTOM
    bars = [
        Bar(
            x=round(LEFT + (since - first) * across, 1),
            width=round((until - since) * across - 3, 1),
            y=round(floor - counted * down, 1),
            height=round(counted * down, 1),
            named_y=round(floor - named * down, 1),
            named_height=round(named * down, 1),
            count=words,
            named=named,
            words=words,
        )
        for since, until, counted, named, words in periods
    ]
    years = [Tick(round(LEFT + (year - first) * across, 1), str(year)) for year in range(int(first), int(last) + 1, 2)]
    return BarChart(bars, years)
