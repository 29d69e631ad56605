"""How well the report check judges: precision and recall on every open labelled set, with intervals.

    python benchmarks/check_quality.py [DATA]

Prints one table. Counts stand beside every rate, with Wilson's 95 % interval and a bootstrap over documents; the wider
of the two is shown. The half named `validation` was not looked at while rules were written, and is reported apart.
"""

import csv
import json
import os
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from skillnad.check.document import Cell, Place, Table
from skillnad.check.lexicon import load_lexicon
from skillnad.check.measures import measure_of
from skillnad.check.people import about
from skillnad.check.sexes import sexes_of_text
from skillnad.check.statistic import Statistic
from skillnad.check.tables import caption_coverage, table_statistics

ROOT = Path(__file__).resolve().parents[1]
Z = 1.959964
DRAWS = 1000


@dataclass(frozen=True)
class Answer:
    """What was said of an item, and what is true."""

    document: str
    person: bool
    said: bool
    sex: str = ""
    said_sex: str = ""
    order: str = "na"
    said_order: str = "na"


def wilson(hits: int, n: int) -> tuple[float, float]:
    if not n:
        return (0.0, 1.0)
    p, square = hits / n, Z * Z
    middle = (p + square / (2 * n)) / (1 + square / n)
    half = Z * sqrt(p * (1 - p) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - half), min(1.0, middle + half)


Counting = Callable[[list[Answer]], tuple[int, int]]


def interval(answers: list[Answer], counting: Counting) -> tuple[float, float]:
    """The wider of Wilson's interval and a bootstrap over documents."""
    hits, n = counting(answers)
    low, high = wilson(hits, n)
    documents: dict[str, list[Answer]] = {}
    for answer in answers:
        documents.setdefault(answer.document, []).append(answer)
    groups, random_numbers, rates = list(documents.values()), random.Random(20261125), []
    for _draw in range(DRAWS):
        drawn = [answer for group in random_numbers.choices(groups, k=len(groups)) for answer in group]
        found, total = counting(drawn)
        if total:
            rates.append(found / total)
    rates.sort()
    if not rates:
        return low, high
    return min(low, rates[int(0.025 * len(rates))]), max(high, rates[int(0.975 * len(rates)) - 1])


def precision(answers: list[Answer]) -> tuple[int, int]:
    said = [answer for answer in answers if answer.said]
    return sum(answer.person for answer in said), len(said)


def recall(answers: list[Answer]) -> tuple[int, int]:
    persons = [answer for answer in answers if answer.person]
    return sum(answer.said for answer in persons), len(persons)


def split(answers: list[Answer]) -> tuple[int, int]:
    both = [answer for answer in answers if answer.person and answer.said and answer.sex]
    return sum(answer.sex == answer.said_sex for answer in both), len(both)


def order(answers: list[Answer]) -> tuple[int, int]:
    ordered = [answer for answer in answers if answer.said and answer.order != "na"]
    return sum(answer.order == answer.said_order for answer in ordered), len(ordered)


def of_sentence(item: dict) -> Answer:
    found, sexes = about(item["text"], item["lang"]), sexes_of_text(item["text"], item["lang"])
    said = found.relation in ("direct", "indirect")
    return Answer(item["url"], item["person"], said, item["sex"], sexes.coverage, item["order"], sexes.order)


def of_table(item: dict) -> Answer:
    rows = item["text"]["rows"]
    cells = tuple(Cell(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row))
    table = Table(cells, Place(), "grid", caption=item["text"]["caption"])
    found = table_statistics(table, 0, item["lang"], load_lexicon(item["lang"]))
    return _of_statistics(item, found)


def of_caption(item: dict) -> Answer:
    measure = measure_of(item["text"], item["lang"])
    said = measure.relation in ("direct", "indirect")
    coverage = caption_coverage(item["text"], item["lang"], load_lexicon(item["lang"]))
    return Answer(item["url"], item["person"], said, item["sex"], coverage)


def _of_statistics(item: dict, found: list[Statistic]) -> Answer:
    ranked = sorted(found, key=lambda one: ("full", "partial", "none", "exempt", "cannot tell").index(one.coverage))
    coverage = ranked[0].coverage if ranked else "na"
    said_order = next((one.order for one in ranked if one.order != "na"), "na")
    return Answer(item["url"], item["person"], bool(found), item["sex"], coverage, item["order"], said_order)


HOW = {"sentence": of_sentence, "table": of_table, "caption": of_caption}


def labelled(data: Path) -> dict[tuple[str, str, str], list[Answer]]:
    """Answers on `documents/labelled.jsonl`, by kind, language and half."""
    found: dict[tuple[str, str, str], list[Answer]] = {}
    for line in (data / "documents/labelled.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        answer = HOW[item["kind"]](item)
        found.setdefault((item["kind"], item["lang"], item["split"]), []).append(answer)
    return found


def icdar(data: Path) -> list[Answer]:
    """Answers on the tables of `icdar2013-eu` with their true structure; indirect counts as about persons."""
    from xml.etree import ElementTree

    answers = []
    labels = {
        (row["document"], row["table_id"]): row for row in csv.DictReader((data / "icdar2013-eu/labels.csv").open())
    }
    for (document, number), row in labels.items():
        path = data / f"icdar2013-eu/{document}-str.xml"
        if path.is_file():
            tree = ElementTree.parse(path).getroot()
            table = next((node for node in tree.iter("table") if node.get("id") == number), None)
            if table is not None:
                answers.append(_icdar_answer(document, row, table))
    return answers


def _icdar_answer(document: str, row: dict, node) -> Answer:
    cells, base = [], 0
    for region in node.iter("region"):
        rows = [int(cell.get("start-row", 0)) for cell in region.iter("cell")]
        for cell in region.iter("cell"):
            first_row, first_column = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
            last_row, last_column = int(cell.get("end-row", first_row)), int(cell.get("end-col", first_column))
            text = (cell.findtext("content") or "").strip()
            cells.append(
                Cell(text, base + first_row, first_column, last_row - first_row + 1, last_column - first_column + 1)
            )
        base += max(rows, default=-1) + 1
    found = table_statistics(Table(tuple(cells), Place(), "grid"), 0, "en", load_lexicon("en"))
    coverage = "full" if any(one.coverage == "full" for one in found) else "none"
    truth = {"yes": "full", "no": "none"}.get(row["sex_disaggregated"], "")
    return Answer(document, row["individual_based"] in ("yes", "indirect"), bool(found), truth, coverage)


def lines(name: str, answers: list[Answer]) -> Iterable[str]:
    for what, counting in (("precision", precision), ("recall", recall), ("split", split), ("order", order)):
        hits, n = counting(answers)
        if n:
            low, high = interval(answers, counting)
            yield f"{name:34} {what:10} {hits:4}/{n:<4} {hits / n:.3f}  {low:.2f}–{high:.2f}"


def main() -> int:
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SKILLNAD_DATA", "")
    data = Path(given or ROOT.parent / "shared/data")
    if not (data / "documents/labelled.jsonl").is_file():
        print(f"no data in {data}; name the folder", file=sys.stderr)
        return 2
    print(f"{'set':34} {'what':10} {'count':9} rate   95 % interval")
    for (kind, language, half), answers in sorted(labelled(data).items()):
        print("\n".join(lines(f"{kind}, {language}, {half}", answers)))
    print("\n".join(lines("icdar2013-eu, tables without text", icdar(data))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
