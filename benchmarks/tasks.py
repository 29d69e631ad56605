"""One task in a process of its own: prints its seconds and its peak memory. Run by run.py."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def bare(measure: Path) -> None:
    """What DuckDB needs to group by the same columns as they stand, and add up."""
    import duckdb

    records = measure.with_suffix(".parquet")
    duckdb.sql(f"""
        SELECT kon, year(beslutsdatum), omrade, alder, lan, beslut,
               count(*), count(belopp), sum(belopp), sum(belopp * belopp)
        FROM '{records}' GROUP BY ALL""").fetchnumpy()


def by_hand(measure: Path) -> None:
    """What DuckDB needs for the very cells that the measure asks for, from a query written by hand."""
    import duckdb

    records = measure.with_suffix(".parquet")
    duckdb.sql(f"""
        SELECT kon, year(beslutsdatum), omrade, lan,
               CASE WHEN alder < 25 THEN 1 WHEN alder < 35 THEN 2 WHEN alder < 45 THEN 3
                    WHEN alder < 55 THEN 4 WHEN alder < 65 THEN 5 ELSE 6 END AS age,
               count(*), count_if(beslut = 'bifall'), count(belopp), sum(belopp), sum(belopp * belopp)
        FROM '{records}' GROUP BY ALL""").fetchnumpy()


def touch(measure: Path) -> None:
    """Reading the same columns once, without grouping."""
    import duckdb

    records = measure.with_suffix(".parquet")
    duckdb.sql(f"""
        SELECT count(kon), max(beslutsdatum), count(omrade), sum(alder), count(lan), count(beslut), sum(belopp)
        FROM '{records}'""").fetchall()


def count(measure: Path) -> None:
    """From records to cells."""
    import skillnad

    skillnad.count(skillnad.Measure.load(measure))


def whole(measure: Path) -> None:
    """The whole way: count, compare with every estimator in every period, protect, present."""
    import skillnad

    cells = skillnad.count(skillnad.Measure.load(measure))
    str(skillnad.present(skillnad.protect(skillnad.compare(cells))))


def models(measure: Path) -> None:
    """The linear and the logit model on every factor at once, from cells that are at hand."""
    import skillnad
    from skillnad.gaps.contrast import Contrast
    from skillnad.gaps.moments import moments
    from skillnad.gaps.regression import linear, logit

    global start
    cells = skillnad.count(skillnad.Measure.load(measure))
    factors = tuple(cells.measure.factors)
    dimensions = tuple(cells.dimension(name) for name in factors)
    start = time.perf_counter()
    m = moments(cells, "granted", factors)
    for answer in (linear(m, dimensions), logit(m, dimensions)):
        if not isinstance(answer, Contrast):
            raise SystemExit(f"refused: {answer.reason}")


def imports(_measure: Path) -> None:
    """Starting the command line."""
    import skillnad.cli  # noqa: F401


start = 0.0
TASKS: dict[str, Callable[[Path], None]] = {
    "bare": bare,
    "by hand": by_hand,
    "touch": touch,
    "count": count,
    "whole": whole,
    "import": imports,
    "models": models,
}


def main() -> None:
    global start
    name, measure = sys.argv[1], Path(sys.argv[2])
    start = time.perf_counter()
    TASKS[name](measure)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mib": peak}))


if __name__ == "__main__":
    main()
