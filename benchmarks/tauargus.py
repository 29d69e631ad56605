"""Protect one table with τ-ARGUS: a task goes in as JSON, an answer comes out. Run by a Python that holds pytauargus.

It writes its working files where it is started, so it is started in a folder of its own.
"""

import json
import resource
import sys
import time
from typing import Any

from pytauargus import HiTaSCtrl, protect
from pytauargus.engine import audit_jj


def optimal(task: dict[str, Any]) -> dict[str, Any]:
    """The cells it hides by its optimal method, and what its own audit says of them."""
    write_jj(task, set())
    start = time.perf_counter()
    code = HiTaSCtrl().full_jj(in_file_jj="in.jj", out_file="out.jj", max_time=task["minutes"])
    seconds = time.perf_counter() - start
    with open("out.jj", encoding="utf-8") as lines:
        extra = {int(line) for line in lines if line.strip()}
    write_jj(task, extra)
    unsafe = sum(bool(row["unsafe"]) for row in audit_jj("in.jj"))
    return {"code": code, "hidden": sorted(extra | set(task["cells"])), "seconds": seconds, "unsafe": unsafe}


def write_jj(task: dict[str, Any], extra: set[int]) -> None:
    """The table in the format of its solver: cells with their needs, then the sums; it reads on for ever at a `.0`."""
    needs = {cell: (low, high) for cell, low, high in zip(task["cells"], task["low"], task["high"], strict=True)}
    most = max(task["values"]) + 1
    lines = ["0", str(len(task["values"]))]
    for cell, (value, cost) in enumerate(zip(task["values"], task["cost"], strict=True)):
        low, high = needs.get(cell, (value, value))
        status = "u" if cell in needs else "m" if cell in extra else "s"
        lines.append(f"{cell} {value:g} {cost:g} {status} 0 {most:g} {value - low:g} {high - value:g} 0")
    lines.append(str(len(task["sums"])))
    for row in task["sums"]:
        lines.append(f"0 {len(row)} : " + " ".join(f"{cell} ({int(sign)})" for cell, sign in row))
    with open("in.jj", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def modular(task: dict[str, Any]) -> dict[str, Any]:
    """The cells that it hides by its modular method, from records of one person each."""
    names = [name for name in task["records"] if name != "persons"]
    start = time.perf_counter()
    made = protect(
        task["records"],
        names[: task["dimensions"]],
        response="persons",
        safety_rules=f"FREQ({task['threshold']},50)",
        suppress=f"MOD(1,{task['minutes']},1,1,1)",
        hrc=task["hierarchies"] or None,
        workdir="work",
    )
    seconds = time.perf_counter() - start
    with open(made.files["tab1"], encoding="utf-8") as lines:
        rows = [[part.strip().strip('"').strip() for part in line.split(";")] for line in lines if line.strip()]
    width = task["dimensions"]
    hidden = [row[:width] for row in rows if row[width + 3] in {"U", "M"}]
    unsafe = sum(bool(row["unsafe"]) for row in made.engine.audit(0))
    return {"code": 0, "labels": hidden, "seconds": seconds, "unsafe": unsafe}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        asked = json.load(file)
    answer = {"optimal": optimal, "modular": modular}[asked["method"]](asked)
    answer["mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with open("answer.json", "w", encoding="utf-8") as file:
        json.dump(answer, file)
