"""Reading PDFs beside bare pypdfium2 text and pdfplumber tables, on the same files.

Each task runs in a process of its own, in turn, and the table shows medians of processor time, which other work on the
computer disturbs least. Files come from SKILLNAD_DATA. Options: --repeats, --slow (pdfplumber too).
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / os.environ.get("SKILLNAD_DATA", "../shared/data")
SETS = {
    "ICDAR-2013 EU, no tags": "icdar2013-eu/*.pdf",
    "Swedish documents, tags": "documents/[ps][du][fb]*/*.pdf",
}


def text(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        for page in file:
            words = page.get_textpage()
            words.get_text_range()
            words.close()
            page.close()
        return len(file)


def read(path: Path) -> int:
    from skillnad.check.read.pdf.reader import read_pdf

    return len(read_pdf(path).pages)


def pdfplumber(path: Path) -> int:
    import pdfplumber as plumber

    with plumber.open(path) as file:
        for page in file.pages:
            page.extract_tables()
        return len(file.pages)


TASKS: dict[str, Callable[[Path], int]] = {"text": text, "read": read, "pdfplumber": pdfplumber}


def run(task: str, pattern: str) -> dict[str, float]:
    """One task over a set of files in this process, after one file to warm up."""
    paths = sorted(DATA.glob(pattern))
    TASKS[task](paths[0])
    before, began = time.process_time(), time.perf_counter()
    pages = sum(TASKS[task](path) for path in paths)
    return {
        "pages": pages,
        "cpu": time.process_time() - before,
        "seconds": time.perf_counter() - began,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measured(task: str, pattern: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--task", task, "--pattern", pattern]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return found


def table(name: str, pattern: str, tasks: Sequence[str], repeats: int) -> str:
    runs = [{task: measured(task, pattern) for task in tasks} for _repeat in range(repeats)]
    found = {task: {key: statistics.median(one[task][key] for one in runs) for key in runs[0][task]} for task in tasks}
    lines = [
        f"### {name}: {found['read']['pages']:.0f} pages",
        "",
        "| task | pages/s of processor time | × text | peak MiB |",
        "|---|---:|---:|---:|",
    ]
    for task, row in found.items():
        speed, ratio = row["pages"] / row["cpu"], row["cpu"] / found["text"]["cpu"]
        lines.append(f"| {task} | {speed:.0f} | {ratio:.1f} | {row['peak_mib']:.0f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--task", choices=TASKS)
    parser.add_argument("--pattern", default="")
    options = parser.parse_args()
    if options.task:
        print(json.dumps(run(options.task, options.pattern)))
        return
    tasks = ("text", "read", "pdfplumber") if options.slow else ("text", "read")
    print("\n\n".join(table(name, pattern, tasks, options.repeats) for name, pattern in SETS.items()))


if __name__ == "__main__":
    main()
