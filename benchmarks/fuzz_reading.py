"""Damaged copies of documents through the readers, for a bounded time: `python benchmarks/fuzz_reading.py FOLDER…`.

Each copy must give a document or one clear error. What else happens is kept in `--keep` and printed. Copies are drawn
from a seed, so that a run can be made again. Options: --minutes, --seed, --keep.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from skillnad import language
from skillnad.check.read import DocumentError, Limits, find_sources
from skillnad.check.read.worker import Worker

LIMITS = Limits(seconds=60, megabytes=1500)
BAD = ("broke off", "longer than", "more memory", "put together")


def flip(data: bytearray, chance: random.Random) -> None:
    for _time in range(chance.choice((1, 4, 32, 256))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def drop(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 16, 1024))]


def repeat(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    part = data[start : start + chance.choice((8, 256, 4096))]
    data[start:start] = part * chance.choice((1, 3, 50))


def digits(data: bytearray, chance: random.Random) -> None:
    """Numbers made large: lengths, counts, spans, references."""
    places = [n for n, sign in enumerate(data) if 48 <= sign <= 57]
    for place in chance.sample(places, min(len(places), chance.choice((1, 5, 40)))):
        data[place] = chance.choice(b"0129")


CHANGES = (flip, cut, drop, repeat, digits)


def damaged(path: Path, target: Path, chance: random.Random) -> None:
    """Write a damaged copy; in a packed file one part is damaged, half of the time."""
    if zipfile.is_zipfile(path) and chance.random() < 0.5:
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            unlucky = chance.choice([item for item in old.namelist() if old.getinfo(item).file_size])
            for name in old.namelist():
                data = bytearray(old.read(name))
                if name == unlucky:
                    change(data, chance)
                new.writestr(name, bytes(data))
        return
    data = bytearray(path.read_bytes())
    change(data, chance)
    target.write_bytes(data)


def change(data: bytearray, chance: random.Random) -> None:
    for _time in range(chance.choice((1, 1, 2, 5))):
        if data:
            chance.choice(CHANGES)(data, chance)


def outcome(worker: Worker, path: Path) -> str:
    try:
        document = worker.read(path, "copy")
    except DocumentError as error:
        return error.what
    return "read" if document.blocks else "read, nothing in it"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    language.choose("en")
    chance = random.Random(options.seed)
    counts: Counter[str] = Counter()
    end = time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as folder, Worker(LIMITS) as worker, find_sources(options.folders) as sources:
        while time.monotonic() < end:
            original = chance.choice(sources).path
            copy = Path(folder, f"copy{original.suffix}")
            damaged(original, copy, chance)
            result = outcome(worker, copy)
            counts[result] += 1
            if options.keep and any(sign in result for sign in BAD):
                shutil.copy(copy, options.keep / f"{sum(counts.values())}-{original.name}")
                print(f"{original.name}: {result}", file=sys.stderr, flush=True)
    for result, count in counts.most_common():
        print(f"{count:6} {result}")
    sys.exit(any(sign in result for result in counts for sign in BAD))


if __name__ == "__main__":
    main()
