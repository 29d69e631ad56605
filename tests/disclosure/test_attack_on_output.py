"""With all that a measurement over three years publishes, a solver cannot come closer to a small number than the policy
lets it."""

import csv
import json

import numpy as np
import pytest

from disclosure.published import SEXES, Attacker, Cell, truth, without_date
from skillnad import Measure, compare, count
from skillnad.cli.app import main

MEASURE = {
    "measure": {"id": "invented"},
    "sex": {"column": "sex", "women": ["K"], "men": ["M"]},
    "stage": [{"id": "granted", "when": "step >= 1"}, {"id": "paid", "of": "granted", "when": "step >= 2"}],
    "outcome": {"amount": {"column": "amount", "of": "granted"}},
    "factor": {"area": {"column": "area", "role": "legal"}, "unit": {"column": "unit", "role": "structure"}},
    "period": {"column": "year"},
}
FILE = """
[measure]
id = "invented"
[records]
source = "invented.csv"
[sex]
column = "sex"
women = ["K"]
men = ["M"]
[[stage]]
id = "granted"
when = "step >= 1"
[[stage]]
id = "paid"
of = "granted"
when = "step >= 2"
[outcome.amount]
column = "amount"
of = "granted"
[factor.area]
column = "area"
role = "legal"
[factor.unit]
column = "unit"
role = "structure"
[period]
column = "year"
"""


def world(seed):
    """Invented records of three years, with levels, years, sexes and dates that few have."""
    chance = np.random.default_rng(seed)
    n = int(chance.choice([150, 400, 900, 2000]))
    rare = float(chance.choice([0.005, 0.02, 0.08]))
    year = chance.choice([2023.0, 2024.0, 2025.0], n, p=chance.dirichlet([8, 8, chance.choice([0.5, 8])]))
    year[chance.random(n) < chance.choice([0.0, 0.01, 0.05])] = np.nan
    return {
        "sex": chance.choice(np.array(["K", "M", "?"], dtype=object), n, p=[0.49, 0.49, 0.02]),
        "step": chance.choice([0, 1, 2], n, p=[0.4, 0.3, 0.3]),
        "amount": chance.gamma(2.0, 100.0, n),
        "area": chance.choice(np.array(list("abcd"), dtype=object), n, p=[0.5, 0.5 - 2 * rare, rare, rare]),
        "unit": chance.choice(np.array(["x", "y"], dtype=object), n),
        "year": year,
    }


def lopsided(seed):
    """A tenth of it, and the rare areas in the first year alone, so that zeros tell of one another."""
    frame = world(seed)
    chance = np.random.default_rng(seed + 1000)
    kept = chance.random(len(frame["year"])) < 0.3
    frame = {name: values[kept] for name, values in frame.items()}
    frame["area"][(frame["area"] != "a") & (frame["year"] != 2023)] = "a"
    return frame


def measured(frame, folder, monkeypatch, capsys, *options):
    """What `skillnad measure --json` prints of the records."""
    monkeypatch.chdir(folder)
    (folder / "invented.toml").write_text(FILE)
    with (folder / "invented.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(frame)
        years = ["" if np.isnan(year) else int(year) for year in frame["year"]]
        rows.writerows(zip(*{**frame, "year": years}.values(), strict=True))
    with pytest.raises(SystemExit) as stop:
        main(("measure", "invented.toml", "--json", *options))
    assert stop.value.code == 0
    return json.loads(capsys.readouterr().out)


def small_numbers(frame, threshold):
    """The numbers of persons from 1 to just below the threshold that are behind the tables."""
    everything = truth(json.loads(compare(count(Measure.model_validate(MEASURE), frame)).model_dump_json()))
    everything |= without_date(everything)
    return {cell: persons for cell, persons in everything.items() if 0 < persons < threshold}


@pytest.mark.parametrize(("make", "seed", "threshold"), [
    (world, 5, 5), (world, 7, 5), (world, 10, 3), (lopsided, 0, 5), (lopsided, 4, 3), (lopsided, 26, 10),
])  # fmt: skip
def test_no_small_number_can_be_told_from_all_that_is_published(make, seed, threshold, tmp_path, monkeypatch, capsys):
    frame = make(seed)
    attacker = Attacker(measured(frame, tmp_path, monkeypatch, capsys, "--threshold", str(threshold)))
    small = small_numbers(frame, threshold)
    assert len(small) > 10
    told = {
        cell: (persons, attacker.intervals([cell])[cell])
        for cell, persons in small.items()
        if cell in attacker.number and not attacker.could_be(cell, persons - 1, threshold)
    }
    assert told == {}


def test_the_attacker_tells_every_small_number_of_what_is_not_protected():
    frame = world(5)
    result = json.loads(compare(count(Measure.model_validate(MEASURE), frame)).model_dump_json())
    attacker = Attacker(result)
    small = [cell for cell in small_numbers(frame, 5) if cell.factor is None or cell.sex in SEXES[:2]]
    found = attacker.intervals(small[:12])
    numbers = small_numbers(frame, 5)
    assert all(low == pytest.approx(numbers[cell]) == high for cell, (low, high) in found.items())


def test_the_attacker_takes_one_number_off_another():
    cells = [Cell("women", "all", None), Cell("women", "granted", None)]
    group = {"persons": 40, "reached": 38, "value": 0.95}
    nobody = {"persons": None, "reached": None, "value": None}
    unknown = {"persons": None, "share": None, "reasons": {}}
    gap = {"target": "granted", "of": "all", "kind": "rate", "period": None, "women": group, "men": nobody,
           "unknown": unknown, "breakdowns": [], "representation": [], "notices": []}  # fmt: skip
    found = Attacker({"gaps": [gap], "notices": []}).intervals([*cells, Cell("women", "not granted", None)])
    assert [round(low, 6) for low, _high in found.values()] == [40, 38, 2]
