"""Reading and checking PDFs beside bare pypdfium2 text and the tables of other programs, on the same files.

Each task runs in a process of its own, in turn, and the table shows medians of processor time, which other work on the
computer disturbs least. Files come from SKILLNAD_DATA. Options: --repeats, and --peers with a folder: pdfplumber,
camelot and PyMuPDF are installed there in an environment of their own and measured once. They are no part of Skillnad.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable
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


def check(path: Path) -> int:
    from skillnad.check.checking import check_document
    from skillnad.check.read.pdf.reader import read_pdf

    return len(check_document(read_pdf(path)).document.pages)


def camelot(path: Path) -> int:
    import camelot as camelot_py
    import pypdfium2

    camelot_py.read_pdf(str(path), pages="all", flavor="hybrid", suppress_stdout=True)
    with pypdfium2.PdfDocument(path) as file:
        return len(file)


def pymupdf(path: Path) -> int:
    import pymupdf as mupdf

    with mupdf.open(path) as file:
        for page in file:
            page.find_tables()
        return len(file)


def pdfplumber(path: Path) -> int:
    import pdfplumber as plumber

    with plumber.open(path) as file:
        for page in file.pages:
            page.extract_tables()
        return len(file.pages)


TASKS: dict[str, Callable[[Path], int]] = {
    "text": text,
    "read": read,
    "check": check,
    "pdfplumber": pdfplumber,
    "camelot": camelot,
    "pymupdf": pymupdf,
}
OURS = ("text", "read", "check")
PEERS = {"pdfplumber": "pdfplumber==0.11.10", "camelot": "camelot-py==2.0.0", "pymupdf": "pymupdf==2.0"}
LONGEST = 900


def run(task: str, pattern: str) -> dict[str, float]:
    """One task over a set of files in this process, after one file to warm up."""
    paths = sorted(DATA.glob(pattern))
    TASKS[task](min(paths, key=lambda path: path.stat().st_size))
    before, began = time.process_time(), time.perf_counter()
    pages = sum(TASKS[task](path) for path in paths)
    return {
        "pages": pages,
        "cpu": time.process_time() - before,
        "seconds": time.perf_counter() - began,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measured(task: str, pattern: str, python: str = sys.executable) -> dict[str, float]:
    command = [python, __file__, "--task", task, "--pattern", pattern]
    result = subprocess.run(command, check=True, capture_output=True, text=True, timeout=LONGEST)
    found: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return found


def environment(folder: Path) -> str:
    """The Python of an environment with the peers; made the first time."""
    python = folder / "bin/python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS.values()], check=True)
    return str(python)


def peers(pattern: str, folder: Path | None) -> dict[str, dict[str, float]]:
    """Each peer once, in one run; one that does not end in time is left out and said so."""
    found = {}
    for task in PEERS if folder else ():
        try:
            found[task] = measured(task, pattern, environment(folder))
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            print(f"{task}: {error}", file=sys.stderr)
    return found


def table(name: str, pattern: str, repeats: int, folder: Path | None) -> str:
    runs = [{task: measured(task, pattern) for task in OURS} for _repeat in range(repeats)]
    found = {task: {key: statistics.median(one[task][key] for one in runs) for key in runs[0][task]} for task in OURS}
    found |= peers(pattern, folder)
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
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--task", choices=TASKS)
    parser.add_argument("--pattern", default="")
    options = parser.parse_args()
    if options.task:
        print(json.dumps(run(options.task, options.pattern)))
        return
    print("\n\n".join(table(name, pattern, options.repeats, options.peers) for name, pattern in SETS.items()))


if __name__ == "__main__":
    main()
