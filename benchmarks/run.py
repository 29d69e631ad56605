"""Skillnad beside a bare DuckDB aggregate over the same columns, in one run: `make benchmark`.

Each task runs in a process of its own, tasks in turn, and the table shows medians. Options: --rows, --repeats.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import make_many_factors, make_records

HERE = Path(__file__).parent
TASKS = ("touch", "by hand", "bare", "count", "whole")


def run_task(name: str, measure: Path) -> dict[str, float]:
    """Seconds and peak memory of one task."""
    command = [sys.executable, str(HERE / "tasks.py"), name, str(measure)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return measured


def medians(measure: Path, tasks: tuple[str, ...], repeats: int) -> dict[str, dict[str, float]]:
    """The median of each task, the tasks taken in turn so that a slow moment touches all of them."""
    runs = [{name: run_task(name, measure) for name in tasks} for _repeat in range(repeats)]
    return {
        name: {key: statistics.median(run[name][key] for run in runs) for key in ("seconds", "peak_mib")}
        for name in tasks
    }


def table(title: str, found: dict[str, dict[str, float]], beside: str) -> str:
    """The medians as Markdown, with each task's ratio to one of them."""
    lines = [f"### {title}", "", f"| task | seconds | × {beside} | peak MiB |", "|---|---:|---:|---:|"]
    for name, row in found.items():
        ratio = row["seconds"] / found[beside]["seconds"]
        lines.append(f"| {name} | {row['seconds']:.2f} | {ratio:.2f} | {row['peak_mib']:.0f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = make_records(Path(folder), options.rows)
        print(
            table(
                f"{options.rows:,} decisions, three factors, four years", medians(large, TASKS, options.repeats), "bare"
            )
        )
        many = make_many_factors(Path(folder), 20_000, 42)
        print()
        found = medians(many, ("models", "whole"), options.repeats)
        print(table("20,000 persons, 42 factors, nobody like another", found, "models"))
        small = make_records(Path(folder), 1_000)
        print()
        print(
            table(
                "1,000 decisions, and starting up", medians(small, ("import", "bare", "whole"), options.repeats), "bare"
            )
        )


if __name__ == "__main__":
    main()
