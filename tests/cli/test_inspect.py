"""`skillnad inspect`: what the columns hold, and a draft that can be run."""

import tomllib

import pytest

from skillnad import Measure


def draft(path):
    return tomllib.loads(path.read_text("utf-8"))


def test_it_shows_the_columns_and_writes_a_draft_that_runs_as_it_is(run, decisions, folder):
    answer = run("inspect", "ansokningar.csv")
    assert answer.code == 0
    assert "Sex: kon, women = K, men = M" in answer.out
    assert "Decision: beslut = bifall" in answer.out
    measure = Measure.load(folder / "ansokningar.toml")
    assert measure.stages[0].when == "beslut = 'bifall'"
    assert set(measure.factors) == {"omrade", "alder"}
    assert measure.factors["alder"].bins == (0, 25, 35, 45, 55, 65)
    assert measure.outcomes["amount"].column == "belopp"
    assert measure.period is not None
    assert run("measure", "ansokningar.toml").code == 0


def test_numbers_for_sex_are_never_guessed(run, folder):
    (folder / "d.csv").write_text("kon;beslut\n" + "1;bifall\n2;avslag\n" * 20)
    answer = run("inspect", "d.csv")
    assert "which code is which is not said" in answer.out
    assert draft(folder / "d.toml")["sex"] == {"column": "kon", "women": [], "men": [], "concept": "legal"}
    assert run("measure", "d.toml").code == 2


def test_numbers_for_sex_are_taken_from_the_options(run, folder):
    (folder / "d.csv").write_text("kon;beslut\n" + "1;bifall\n2;avslag\n" * 20)
    run("inspect", "d.csv", "--women", "2", "--men", "1")
    assert draft(folder / "d.toml")["sex"]["women"] == ["2"]
    assert run("measure", "d.toml").code == 0


def test_numbers_for_sex_are_asked_for_at_a_terminal(run, folder, monkeypatch):
    (folder / "d.csv").write_text("kon;beslut\n" + "1;bifall\n2;avslag\n" * 20)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter(["2", "1"])
    monkeypatch.setattr("typer.prompt", lambda _text: next(answers))
    run("inspect", "d.csv")
    assert draft(folder / "d.toml")["sex"]["women"] == ["2"]


@pytest.mark.parametrize(
    ("codes", "women", "men"),
    [
        ("K M", "K", "M"),
        ("kvinna man", "kvinna", "man"),
        ("F M", "F", "M"),
        ("female male", "female", "male"),
        ("flicka pojke", "flicka", "pojke"),
    ],
)
def test_text_codes_are_proposed_and_shown(codes, women, men, run, folder):
    (folder / "d.csv").write_text("grupp;beslut\n" + "".join(f"{code};ja\n{code};nej\n" * 9 for code in codes.split()))
    answer = run("inspect", "d.csv")
    assert f"women = {women}, men = {men}" in answer.out


def test_text_that_may_mean_missing_is_a_category_until_the_user_says_otherwise(run, folder):
    (folder / "d.csv").write_text("kon;beslut;omrade\n" + "K;ja;None\nM;nej;norr\nK;nej;-\nM;ja;NA\n" * 9)
    answer = run("inspect", "d.csv")
    assert "is -, NA, None a category or a missing value?" in answer.out
    text = (folder / "d.toml").read_text("utf-8")
    assert '# missing = ["-", "NA", "None"]' in text
    assert set(Measure.load(folder / "d.toml").factors) == {"omrade"}


def test_constant_and_placeholder_columns_are_pointed_out(run, folder):
    (folder / "d.csv").write_text("kon;beslut;alder\n" + "K;ja;DATA ON REQUEST\nM;nej;DATA ON REQUEST\n" * 9)
    answer = run("inspect", "d.csv")
    assert "Not usable, the same in every row: alder" in answer.out
    assert "says the same in every row (DATA ON REQUEST)" in (folder / "d.toml").read_text("utf-8")
    assert "alder" not in draft(folder / "d.toml").get("factor", {})


def test_names_and_free_text_are_not_shown(run, folder):
    (folder / "d.csv").write_text("kon;namn;beslut\n" + "".join(f"{'KM'[i % 2]};Person {i};ja\n" for i in range(40)))
    answer = run("inspect", "d.csv")
    assert "Person" not in answer.out
    assert "too many to show" in answer.out


def test_cp1252_semicolons_and_decimal_commas_are_read(run, folder):
    text = "kön;beslut;belopp\n" + "Kvinna;bifall;1000,50\nMan;avslag – €;20,25\n" * 9
    (folder / "d.csv").write_bytes(text.encode("cp1252"))
    answer = run("inspect", "d.csv")
    assert "Sex: kön, women = Kvinna, men = Man" in answer.out
    assert "avslag – €" in answer.out
    assert "number" in next(line for line in answer.out.splitlines() if line.startswith("belopp"))


def test_a_spreadsheet_is_read(run, folder):
    import xlsxwriter

    with xlsxwriter.Workbook(folder / "d.xlsx") as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([["kon", "beslut"], *[["K", "ja"], ["M", "nej"]] * 9]):
            sheet.write_row(place, 0, row)
    assert "women = K, men = M" in run("inspect", "d.xlsx").out
    assert run("measure", "d.toml").code == 0


def test_a_measure_file_is_not_written_over(run, decisions, folder):
    (folder / "ansokningar.toml").write_text("mine")
    answer = run("inspect", "ansokningar.csv")
    assert answer.code == 2
    assert "--force" in answer.err
    assert (folder / "ansokningar.toml").read_text() == "mine"
    assert run("inspect", "ansokningar.csv", "--force").code == 0


def test_columns_with_strange_names_make_a_draft_that_can_be_read(run, folder):
    (folder / "d.csv").write_text('kon;"be\'slut ""x""";område å\n' + "K;ja;a\nM;nej;b\nK;nej;b\n" * 9, "utf-8")
    assert run("inspect", "d.csv").code == 0
    assert Measure.load(folder / "d.toml").factors
