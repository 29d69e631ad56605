"""What a user might do by mistake with numbers that name persons, and with the few among many."""

import json

import pytest

NUMBER = "6408233234"


def numbers(n=60):
    """Valid identity numbers, one for each of `n` invented persons."""
    found = []
    for serial in range(n):
        nine = f"64{1 + serial % 9:02d}{1 + serial % 28:02d}{300 + serial}"
        products = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
        found.append(f"{nine}{-sum(product // 10 + product % 10 for product in products) % 10}")
    return found


@pytest.fixture
def quick(run):
    def quick(file, *more):
        return run("measure", file, "--sex", "kon", "--women", "K", "--men", "M", *more)

    return quick


def write(folder, name, columns):
    rows = [";".join(columns), *(";".join(map(str, row)) for row in zip(*columns.values(), strict=True))]
    (folder / name).write_text("\n".join(rows), "utf-8")


@pytest.fixture
def persons(folder):
    n = 60
    columns = {
        "kon": ["K", "M"] * (n // 2),
        "pnr": numbers(n),
        "pnr12": [f"19{number}" for number in numbers(n)],
        "orgnr": [
            f"{number[:6]}-{number[6:]}" if i % 3 == 0 else f"556{i:03d}-0000" for i, number in enumerate(numbers(n))
        ],
        "beslut": ["bifall", "bifall", "avslag"] * (n // 3),
        "dag": [20240100 + 1 + i % 28 for i in range(n)],
    }
    write(folder, "p.csv", columns)
    return columns


@pytest.mark.parametrize("column", ["pnr", "pnr12"])
def test_an_identity_number_is_no_period(column, quick, persons):
    answer = quick("p.csv", "--outcome", "beslut = 'bifall'", "--period", column)
    assert answer.code == 2
    assert "no dates and no years" in answer.err
    assert not any(number in answer.out + answer.err for number in persons["pnr"])


@pytest.mark.parametrize("column", ["pnr", "pnr12", "orgnr"])
def test_an_identity_number_is_no_factor_though_only_some_levels_are_one(column, quick, persons):
    answer = quick("p.csv", "--outcome", "beslut = 'bifall'", "--adjust", column)
    assert answer.code == 2
    assert "identity numbers" in answer.err
    assert not any(number[-4:] in answer.err for number in persons["pnr"])


def test_a_column_with_some_identity_numbers_is_not_shown_by_inspect(run, folder):
    write(folder, "f.csv", {"kon": ["K", "M"] * 20, "firma": ["Bygg", "El", "Ek 640823-3234", "VVS"] * 10})
    answer = run("inspect", "f.csv")
    assert "3234" not in answer.out + (folder / "f.toml").read_text("utf-8")


def test_whole_numbers_that_are_days_give_their_year(quick, persons):
    answer = quick("p.csv", "--outcome", "beslut = 'bifall'", "--period", "dag", "--json")
    assert [gap["period"] for gap in json.loads(answer.out)["gaps"]] == [None]
    assert answer.code == 0


def test_counts_of_values_are_left_out_where_one_is_small(run, folder):
    write(folder, "f.csv", {"kon": ["K", "M"] * 20, "grad": ["a"] * 20 + ["b"] * 17 + ["c"] * 3})
    line = next(line for line in run("inspect", "f.csv").out.splitlines() if line.startswith("grad"))
    assert "a, b, c" in line
    assert not any(f"({n})" in line for n in (20, 17, 3))


def test_a_condition_that_nobody_meets_is_questioned(quick, persons):
    answer = quick("p.csv", "--outcome", "beslut = 'bifal'")
    assert "Nobody came so far. Check that the condition is spelled" in answer.out


def test_two_stages_that_differ_by_a_person_do_not_show_her(run, folder):
    n = 120
    columns = {
        "kon": ["K", "M"] * (n // 2),
        "beslut": ["helt"] * 60 + ["delvis"] * 2 + ["avslag"] * 58,
        "belopp": [1000 + 7 * i for i in range(n)],
    }
    write(folder, "f.csv", columns)
    (folder / "f.toml").write_text(
        """
        [measure]
        id = "f"
        [records]
        source = "f.csv"
        [sex]
        column = "kon"
        women = "K"
        men = "M"
        [[stage]]
        id = "some"
        when = "beslut IN ('helt', 'delvis')"
        [[stage]]
        id = "whole"
        when = "beslut = 'helt'"
        [outcome.amount_some]
        column = "belopp"
        of = "some"
        [outcome.amount_whole]
        column = "belopp"
        of = "whole"
        """
    )
    gaps = {gap["target"]: gap for gap in json.loads(run("measure", "f.toml", "--json").out)["gaps"]}
    assert not gaps["some"]["withheld"]
    assert gaps["whole"]["withheld"]
    assert gaps["amount_whole"]["withheld"]


def test_weights_do_not_show_the_few_who_reached_a_stage(quick, folder):
    write(folder, "f.csv", {"kon": ["K", "M"] * 60, "ja": [1, 0] * 2 + [0, 1] * 58, "vikt": [1.0] * 120})
    answer = quick("f.csv", "--outcome", "ja = 1", "--weight", "vikt", "--json")
    assert json.loads(answer.out)["gaps"][0]["withheld"]


def test_persons_without_a_date_are_not_had_by_subtraction(quick, folder):
    dates = ["2023-05-01"] * 56 + ["2024-05-01"] * 58 + [""] * 6
    write(folder, "f.csv", {"kon": ["K", "M"] * 60, "ja": [1, 1, 0, 0] * 30, "datum": dates})
    total, *periods = json.loads(quick("f.csv", "--outcome", "ja = 1", "--period", "datum", "--json").out)["gaps"]
    shown = [gap["women"]["persons"] for gap in periods if not gap["withheld"]]
    rest = total["women"]["persons"] - sum(shown)
    assert rest == 0 or rest >= 5


def test_signs_that_steer_a_terminal_are_made_visible(quick, folder):
    write(folder, "f.csv", {"kon": ["K", "M"] * 60, "ja": [1, 1, 0, 0] * 30, "ort": ["a\x1b[31mX", "b", "b"] * 40})
    answer = quick("f.csv", "--outcome", "ja = 1", "--adjust", "ort")
    assert "\x1b" not in answer.out
    assert "a·[31mX" in answer.out


def test_files_with_other_columns_are_not_read_as_one(run, folder):
    write(folder, "a.csv", {"kon": ["K", "M"] * 9, "ja": [1, 0] * 9})
    write(folder, "b.csv", {"sex": ["K", "M"] * 9, "ja": [1, 0] * 9})
    answer = run("measure", "*.csv", "--sex", "kon", "--women", "K", "--men", "M", "--outcome", "ja = 1")
    assert answer.code == 2
    assert "b.csv" in answer.err
    assert "kon, sex" in answer.err


@pytest.mark.parametrize("column", ["kon", "beslut"])
def test_sex_and_the_decision_are_no_factors(column, quick, persons):
    answer = quick("p.csv", "--outcome", "beslut = 'bifall'", "--adjust", column)
    assert answer.code == 2
    assert "cannot be a factor" in answer.err


def test_amounts_too_large_to_square_are_left_out_and_said_to_be(quick, folder):
    write(folder, "f.csv", {"kon": ["K", "M"] * 30, "belopp": ["1e308"] * 6 + ["100", "200"] * 27})
    answer = quick("f.csv", "--amount", "belopp")
    assert answer.code == 0
    assert "6 persons have no usable value" in answer.out
