"""Protect the published test tables of Statistics Norway, beside τ-ARGUS, and large invented ones for time.

The tables are found by SKILLNAD_DATA. τ-ARGUS lives in an environment of its own; SKILLNAD_TAUARGUS names its Python.
Each task runs in a process of its own. A hole is a sensitive cell whose value can be told, a narrow cell one whose
interval is narrower than asked for; both by our own attack, whoever protected the table.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from skillnad.disclosure import Policy
from skillnad.disclosure.attack import attack
from skillnad.disclosure.needs import needs
from skillnad.disclosure.optimal import suppress_optimally
from skillnad.disclosure.proving import prove
from skillnad.disclosure.suppression import costs, suppress_quickly
from skillnad.disclosure.tables import Array, Dimension, Tables, tabulate

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / os.environ.get("SKILLNAD_DATA", "../shared/data") / "disclosure-ssbtools"
TAUARGUS = os.environ.get("SKILLNAD_TAUARGUS", "")
THRESHOLD, MINUTES = 5, 2
MOST_FOR_OPTIMUM, MOST_ATTACKED = 200, 1_000
TABLES = {
    "z1": ("z1.csv", ("hovedint",), ()),
    "z2": ("z2.csv", ("hovedint",), ("fylke",)),
    "z2 linked": ("z2.csv", ("hovedint",), ("fylke", "kostragr")),
    "z3": ("z3.csv", ("hovedint", "mnd"), ("fylke",)),
    "z3 linked": ("z3.csv", ("hovedint", "mnd"), ("fylke", "kostragr")),
    "sosialFiktiv": ("sosialFiktiv.csv", ("hovedint", "mnd"), ("fylke",)),
}


def read(name: str) -> tuple[list[Dimension], list[dict[str, str]]]:
    """The dimensions and rows of a table."""
    file, others, trees = TABLES[name]
    rows = list(csv.DictReader((DATA / file).read_text("utf-8").splitlines()))
    region = {row["region"]: row for row in rows}
    grouped = tuple({code: f"{tree}{row[tree]}" for code, row in region.items()} for tree in trees)
    made = [Dimension("region", tuple(region), grouped or ({},))]
    made += [Dimension(other, tuple(dict.fromkeys(row[other] for row in rows))) for other in others]
    return made, rows


def invented(regions: int, counties: int, ages: int = 1, kinds: int = 6) -> Tables:
    """A table of invented counts: regions in counties, ages in groups, kinds."""
    chance = np.random.default_rng(1)
    leaves = tuple(f"region {i}" for i in range(regions))
    tree = {leaf: f"county {i % counties}" for i, leaf in enumerate(leaves)} if counties else {}
    dimensions = [Dimension("region", leaves, (tree,)), Dimension("kind", tuple(f"kind {i}" for i in range(kinds)))]
    shape: tuple[int, ...] = (regions, kinds)
    if ages > 1:
        groups = {f"age {i}": f"group {i // 3}" for i in range(ages)}
        dimensions.append(Dimension("age", tuple(groups), (groups,)))
        shape = (regions, kinds, ages)
    size = chance.lognormal(2.5, 1.0, (regions, *[1] * (len(shape) - 1)))
    counts = chance.poisson(size * chance.gamma(2.0, 0.5, (1, *shape[1:])))
    codes = [dimension.leaves for dimension in dimensions]
    return tabulate(dimensions, ((tuple(codes[a][i] for a, i in enumerate(at)), n) for at, n in np.ndenumerate(counts)))


def table(name: str) -> Tables:
    """A table by its name."""
    if name == "1,000 cells, 2-way":
        return invented(124, 0, kinds=7)
    if name == "20,000 cells, 3-way":
        return invented(200, 21, ages=9)
    made, rows = read(name)
    return tabulate(made, [(tuple(row[d.name] for d in made), float(row["ant"])) for row in rows])


def ours(name: str, method: str) -> dict[str, Any]:
    """Our own pattern, proven."""
    tables = table(name)
    required = needs(tables, Policy(threshold=THRESHOLD))
    suppress = {"optimal": suppress_optimally, "fast": suppress_quickly}[method]
    start = time.perf_counter(), time.process_time()
    pattern = suppress(tables, required, costs(tables))
    safe = prove(tables, pattern.hidden, required).protected
    spent = time.perf_counter() - start[0], time.process_time() - start[1]
    told = {"seconds": spent[0], "cpu": spent[1], "gap": pattern.gap, "unsafe": int((~safe).sum())}
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return told | {"hidden": np.flatnonzero(pattern.hidden).tolist(), "mib": mib}


def theirs(name: str, method: str) -> dict[str, Any]:
    """The pattern of τ-ARGUS."""
    task = {"method": method, "minutes": MINUTES, "threshold": THRESHOLD} | (
        system(table(name)) if method == "optimal" else records(name)
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "task.json").write_text(json.dumps(task), "utf-8")
        command = [TAUARGUS, str(HERE / "tauargus.py"), "task.json"]
        try:
            ran = subprocess.run(command, cwd=folder, capture_output=True, timeout=60 * (MINUTES + 1), check=False)
        except subprocess.TimeoutExpired:
            return {"failed": f"not done in {MINUTES + 1} minutes"}
        answer = Path(folder) / "answer.json"
        if not answer.exists():
            return {"failed": f"ended with {ran.returncode}"}
        told: dict[str, Any] = json.loads(answer.read_text("utf-8"))
    if "labels" in told:
        told["hidden"] = placed(table(name), told["labels"])
    return told


def system(tables: Tables) -> dict[str, Any]:
    """A table as cells, needs and sums."""
    required = needs(tables, Policy(threshold=THRESHOLD))
    rows = [
        [(int(cell), float(sign)) for cell, sign in zip(part.indices, part.data, strict=True)]
        for part in (tables.sums[[i]] for i in range(tables.sums.shape[0]))
    ]
    needed = {"cells": required.cells.tolist(), "low": required.low.tolist(), "high": required.high.tolist()}
    return needed | {"values": tables.values.tolist(), "cost": costs(tables).tolist(), "sums": rows}


def records(name: str) -> dict[str, Any]:
    """A table as records of one person each."""
    made, rows = read(name)
    tree = TABLES[name][2][:1]
    names = [d.name for d in made]
    columns: dict[str, list[Any]] = {one: [] for one in [*names, *tree, "persons"]}
    for row in rows:
        for _person in range(int(row["ant"])):
            for one in names:
                columns[one].append(row[one])
            for one in tree:
                columns[one].append(f"{one}{row[one]}")
            columns["persons"].append(1)
    hierarchies = {"region": f"region > {tree[0]}"} if tree else {}
    return {"records": columns, "dimensions": len(names), "hierarchies": hierarchies}


def placed(tables: Tables, labels: list[list[str]]) -> list[int]:
    """The numbers of cells by their codes; a code that stands for one other has no cell of its own here."""
    place = {label: i for i, label in enumerate(tables.labels)}
    codes = [tuple("*" if code == "Total" else code for code in label) for label in labels]
    return [place[code] for code in codes if code in place]


def judged(name: str, told: dict[str, Any]) -> tuple[int, int, float, str, str]:
    """Further cells, their persons, and how many sensitive cells have a hole or are narrow, by our own attack."""
    tables = table(name)
    required = needs(tables, Policy(threshold=THRESHOLD))
    hidden: Array = np.zeros(len(tables), dtype=bool)
    hidden[told["hidden"]] = True
    extra = hidden & ~required.mask(len(tables))
    narrow = str(int((~prove(tables, hidden, required).protected).sum()))
    holes = "–"
    if len(tables) <= MOST_ATTACKED:
        found = attack(tables, hidden, targets=required.mask(len(tables)))
        holes = str(int((found.width()[required.cells] < 1e-6).sum()))
    return len(required.cells), int(extra.sum()), float(tables.values[extra].sum()), holes, narrow


def lines() -> Iterator[str]:
    """The rows of the table, as they come."""
    names = [*TABLES, "1,000 cells, 2-way", "20,000 cells, 3-way"] if DATA.is_dir() else []
    for name in names or ["1,000 cells, 2-way", "20,000 cells, 3-way"]:
        size = len(table(name))
        small = size <= MOST_FOR_OPTIMUM or name.startswith("1,000")
        runs = [("Skillnad", "fast"), *([("Skillnad", "optimal")] if small else [])]
        if TAUARGUS and name in TABLES:
            runs += [("τ-ARGUS", "optimal")] if size <= MOST_ATTACKED else []
            runs += [("τ-ARGUS", "modular")] if "linked" not in name else []
        for program, method in runs:
            told = own_process(name, method) if program == "Skillnad" else theirs(name, method)
            if "failed" in told:
                yield f"| {name} | {program}, {method} | {told['failed']} |"
                continue
            sensitive, extra, value, holes, narrow = judged(name, told)
            gap = f"{100 * told['gap']:.0f} %" if told.get("gap") is not None else "–"
            yield (
                f"| {name} | {size} | {sensitive} | {program}, {method} | {extra} | {value:.0f} | {holes} | {narrow} |"
                f" {gap} | {told['seconds']:.1f} | {told['mib']:.0f} |"
            )


def own_process(name: str, method: str) -> dict[str, Any]:
    """Our pattern, made in a process of its own so that its memory is its own."""
    command = [sys.executable, __file__, name, method]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def main() -> None:
    """Print the comparison, or one pattern of ours as JSON."""
    if len(sys.argv) == 3:
        print(json.dumps(ours(*sys.argv[1:])))
        return
    if not DATA.is_dir():
        print(f"no published tables at {DATA}: set SKILLNAD_DATA to their folder; the invented ones follow")
    if not TAUARGUS:
        print("without τ-ARGUS: set SKILLNAD_TAUARGUS to the Python of an environment that holds pytauargus")
    print("| table | cells | sensitive | by | further cells | their persons | holes | narrow | gap | s | MiB |")
    print("|---|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
