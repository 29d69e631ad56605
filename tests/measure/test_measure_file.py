"""The measure file: every key is read, and every error says where it is, what is wrong and what to write."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from skillnad import Measure
from skillnad.errors import MeasureError

GRANTS = """\
[measure]
id = "grants-approval"
title = { sv = "Beviljade bidrag", en = "Grants approved" }

[records]
source = "applications.parquet"

[sex]
column = "kon"
women = ["K", "2"]
men = ["M", "1"]
concept = "legal"

[[stage]]
id = "approved"
of = "applied"
when = "beslut = 'bifall'"

[[stage]]
id = "paid"
of = "approved"
when = "utbetalt > 0"

[outcome.amount]
column = "belopp"
of = "approved"

[outcome.wait]
kind = "duration"
start = "inkom"
end = "beslutad"
open = "beslutad IS NULL"

[factor.field]
column = "omrade"
role = "legal"

[factor.age]
column = "alder"
role = "structure"
bins = [0, 25, 35, 45, 55, 65]

[period]
column = "beslutsdatum"
by = "half-year"

[practical]
rate = 0.02
amount = 5000
"""


@pytest.fixture
def load(tmp_path):
    """Write a measure file and read it."""

    def write_and_load(content: str | bytes) -> Measure:
        path = tmp_path / "grants.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Measure.load(path)

    return write_and_load


def test_every_key_of_a_whole_measure_is_read(load, tmp_path):
    measure = load(GRANTS)
    assert measure.about.id == "grants-approval"
    assert (measure.about.title.get("sv"), measure.about.title.get("en")) == ("Beviljade bidrag", "Grants approved")
    assert measure.records.sources == (str(tmp_path / "applications.parquet"),)
    assert (measure.sex.women, measure.sex.men, measure.sex.concept) == (("K", "2"), ("M", "1"), "legal")
    assert [(stage.id, stage.of, stage.when) for stage in measure.stages] == [
        ("approved", "applied", "beslut = 'bifall'"),
        ("paid", "approved", "utbetalt > 0"),
    ]
    assert (measure.population, measure.parents("paid"), measure.parents("amount")) == (
        "applied",
        ("approved",),
        ("approved",),
    )
    assert measure.outcomes["amount"].column == "belopp"
    wait = measure.outcomes["wait"]
    assert (wait.kind, wait.start, wait.end, wait.open) == ("duration", "inkom", "beslutad", "beslutad IS NULL")
    assert (measure.factors["field"].column, measure.factors["field"].role) == ("omrade", "legal")
    assert measure.factors["age"].bins == (0, 25, 35, 45, 55, 65)
    assert (measure.period.column, measure.period.by) == ("beslutsdatum", "half-year")
    assert (measure.practical.rate, measure.practical.get("amount"), measure.practical.get("paid")) == (
        0.02,
        5000,
        None,
    )


def test_a_measure_can_be_short(load):
    measure = load('measure.id = "a"\nsex = { column = "k", women = 2, men = 1 }\noutcome.pay.column = "lon"')
    assert (measure.sex.women, measure.sex.men) == (("2",), ("1",))
    assert (measure.population, measure.stages, measure.period, measure.records.sources) == ("all", (), None, ())
    assert measure.about.title.get("sv", "unnamed") == "unnamed"


def test_a_title_in_one_language_serves_both(load):
    title = load(GRANTS.replace('{ sv = "Beviljade bidrag", en = "Grants approved" }', '{ sv = "Bidrag" }')).about.title
    assert (title.get("sv"), title.get("en")) == ("Bidrag", "Bidrag")
    title = load(GRANTS.replace('{ sv = "Beviljade bidrag", en = "Grants approved" }', '"Bidrag"')).about.title
    assert (title.get("sv"), title.get("en")) == ("Bidrag", "Bidrag")


def test_sources_are_taken_from_beside_the_measure_unless_they_are_absolute(load, tmp_path):
    elsewhere = Path(tmp_path.anchor, "register", "a.csv")
    measure = load(GRANTS.replace('"applications.parquet"', f'["year/*.csv", "{elsewhere.as_posix()}"]'))
    assert measure.records.sources == (str(tmp_path / "year/*.csv"), str(elsewhere))


def test_a_byte_order_mark_is_no_part_of_the_first_key(load):
    assert load(b"\xef\xbb\xbf" + GRANTS.encode()).about.id == "grants-approval"


def test_a_measure_cannot_be_changed_once_it_is_read(load):
    measure = load(GRANTS)
    with pytest.raises(ValidationError):
        measure.sex.women = ("M",)


BINS = "bins = [0, 25, 35, 45, 55, 65]"
NUMBER = "Write a number, such as"

# What is written instead of what, the key that the error names, and what it says to do.
FAULTS = {
    "an unknown key": ('women = ["K", "2"]', 'womens = ["K"]', "sex.womens", "Did you mean `women`?"),
    "an unknown key in a later stage": ('when = "utbetalt > 0"', 'wen = "a"', "stage.2.wen", "Did you mean `when`?"),
    "an unknown table": ("[practical]", "[pratical]", "pratical", "Did you mean `practical`?"),
    "a key unlike all others": ('role = "legal"', "zzz = 1", "factor.field.zzz", "Known keys here: column, role"),
    "an unknown key of [measure]": (
        'id = "grants-approval"',
        "ident = 1",
        "measure.ident",
        "Known keys here: id, title",
    ),
    "an unknown role": ('role = "legal"', 'role = "law"', "factor.field.role", "'legal', 'need', 'structure' or"),
    "an unknown interval": ('by = "half-year"', 'by = "week"', "period.by", "'year', 'half-year', 'quarter' or"),
    "an unknown concept": ('concept = "legal"', 'concept = "sex"', "sex.concept", "'legal', 'self-reported'"),
    "a code for both sexes": ('men = ["M", "1"]', 'men = ["M", "2"]', "sex.men", "each code has one meaning"),
    "a code for a third sex too": ('concept = "legal"', 'other = ["K"]', "sex.other", "each code has one meaning"),
    "codes that are no list": ('men = ["M", "1"]', "men = { m = 1 }", "sex.men", 'Write a list: men = ["…"].'),
    "a stage of an unknown one": ('of = "approved"\nwhen', 'of = "a"\nwhen', "stage.2.of", "applied, approved"),
    "an outcome of an unknown one": ('of = "approved"\n\n', 'of = "a"\n\n', "outcome.amount.of", "approved, paid"),
    "a practical size of nothing": (
        "amount = 5000",
        "amont = 1",
        "practical.amont",
        "write `rate` or one of: amount",
    ),
    "a practical size below zero": ("rate = 0.02", "rate = -0.02", "practical.rate", NUMBER),
    "a practical rate above one": ("rate = 0.02", "rate = 2", "practical.rate", NUMBER),
    "a practical size in words": ("amount = 5000", 'amount = "much"', "practical.amount", NUMBER),
    "a practical size that is no number": ("amount = 5000", "amount = nan", "practical.amount", NUMBER),
    "an infinite practical size": ("rate = 0.02", "rate = inf", "practical.rate", NUMBER),
    "bins that fall": (BINS, "bins = [0, 35, 25]", "factor.age.bins", "must rise: [0, 25, 35, 45]"),
    "bins that stand still": (BINS, "bins = [0, 25, 25]", "factor.age.bins", "must rise: [0, 25, 35, 45]"),
    "bins without a number": (BINS, "bins = [0, nan]", "factor.age.bins.2", NUMBER),
    "bins without an end": (BINS, "bins = [0, inf]", "factor.age.bins.2", NUMBER),
    "bins in words": (BINS, 'bins = ["young"]', "factor.age.bins.1", NUMBER),
    "a condition that asks": (
        'when = "utbetalt > 0"',
        'when = "x = (SELECT 1)"',
        "stage.2.when",
        "use columns, values",
    ),
    "a condition that is a number": ('when = "utbetalt > 0"', 'when = "1"', "stage.2.when", "write for example"),
    "an open condition that asks": ('open = "beslutad IS NULL"', 'open = "f(x)"', "outcome.wait.open", "use columns"),
    "a column without a name": ('column = "belopp"', 'column = ""', "outcome.amount.column", 'quotes: column = "…".'),
    "a column that is a number": ('column = "belopp"', "column = 5", "outcome.amount.column", 'quotes: column = "…".'),
    "an id with other signs": ('id = "paid"', 'id = "Utbetalt!"', "stage.2.id", "small letters a–z, digits and _"),
    "an id that is a date": ('id = "paid"', "id = 2024-01-01", "stage.2.id", 'quotes: id = "…".'),
    "a name used twice": ("[factor.field]", "[factor.paid]", "factor.paid", "choose another"),
    "a name that is reserved": ("[factor.field]", "[factor.sex]", "factor.sex", "choose another"),
    "a name in quotes": ("[factor.field]", '[factor."my field"]', "factor.my field", "small letters a–z, digits and _"),
    "a stage with the population's name": ('id = "paid"', 'id = "applied"', "stage.2.id", "choose another"),
    "a stage named all": ('id = "paid"', 'id = "all"', "stage.2.id", "choose another"),
    "text without quotes": (
        'id = "paid"',
        "id = paid",
        "this is not valid TOML",
        "A value that is text stands in quotes",
    ),
}
# What is taken away or added, the line of the table that is named, its key, and what the error says to do.
TABLES = {
    "no role": ('role = "legal"\n', "", "[factor.field]", "factor.field.role", 'Write role = "legal", "need"'),
    "no column": ('column = "omrade"\n', "", "[factor.field]", "factor.field.column", 'Write column = "…".'),
    "no id": ('id = "grants-approval"\n', "", "[measure]", "measure.id", 'Write id = "…".'),
    "no column for the period": ('column = "beslutsdatum"\n', "", "[period]", "period.column", 'Write column = "…".'),
    "no codes for men": ('men = ["M", "1"]\n', "", "[sex]", "sex", 'women = ["K"] and men = ["M"], for example'),
    "no way to sex": ('column = "kon"\n', "", "[sex]", "sex", "give either `column` with"),
    "two ways to sex": (
        'concept = "legal"',
        'personal_identity_number = "p"',
        "[sex]",
        "sex",
        "give either `column` with",
    ),
    "neither condition nor count": ("when = \"beslut = 'bifall'\"\n", "", "[[stage]]", "stage.1", "either `when`"),
    "an end without a start": ('start = "inkom"\n', "", "[outcome.wait]", "outcome.wait", "both `start` and `end`"),
    "neither column nor dates": (
        'column = "belopp"\n',
        "",
        "[outcome.amount]",
        "outcome.amount",
        "give either `column`",
    ),
    "an open amount": ('kind = "duration"\n', "", "[outcome.wait]", "outcome.wait", 'add kind = "duration"'),
    "bins of a number": (BINS, f'{BINS}\nkind = "number"', "[factor.age]", "factor.age", "drop `bins`"),
    "files and a table": ("[records]\n", '[records]\ntable = "t"\n', "[records]", "records", "keep one"),
    "a database without a table": ('source = "app', 'database = "app', "[records]", "records", "needs `table`"),
    "a table without a database": ('source = "app', 'table = "app', "[records]", "records", "needs `database`"),
    "codes beside a number": (
        'column = "kon"',
        'personal_identity_number = "pnr"',
        "[sex]",
        "sex",
        "the identity number says it by itself",
    ),
    "a ratio of durations": ('start = "inkom"', 'per = "dag"', "[outcome.wait]", "outcome.wait", "both `start` and"),
    "a ratio with a centre": (
        'column = "belopp"',
        'column = "b"\nper = "d"\ncentre = 5',
        "[outcome.amount]",
        "outcome.amount",
        "`per`",
    ),
    "a list of factors": ("[factor.age]", "[[factor.age]]", "[[factor.age]]", "factor.age", "table: [factor.age]."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_names_the_file_the_line_the_key_and_the_remedy(fault, load, tmp_path):
    before, after, key, remedy = FAULTS[fault]
    assert GRANTS.count(before) == 1
    changed = GRANTS.replace(before, after)
    line = changed[: changed.index(after)].count("\n") + 1
    with pytest.raises(MeasureError) as error:
        load(changed)
    assert error.value.where == f"{tmp_path / 'grants.toml'}, line {line}"
    assert error.value.what.startswith(f"{key}: ")
    assert remedy in str(error.value)


@pytest.mark.parametrize("fault", TABLES)
def test_an_error_about_several_keys_names_the_table(fault, load, tmp_path):
    before, after, table, key, remedy = TABLES[fault]
    assert GRANTS.count(before) == 1
    changed = GRANTS.replace(before, after)
    with pytest.raises(MeasureError) as error:
        load(changed)
    line = changed[: changed.index(table)].count("\n") + 1
    assert error.value.where == f"{tmp_path / 'grants.toml'}, line {line}"
    assert error.value.what.startswith(f"{key}: ")
    assert remedy in str(error.value)


def test_a_table_of_counts_has_no_survey_weights(load):
    text = GRANTS.replace('when = "utbetalt > 0"', 'count = "utbetalda"').replace(
        "[records]", '[records]\nweight = "vikt"'
    )
    with pytest.raises(MeasureError, match=r"line 6: records\.weight: a table of counts has no survey weights"):
        load(text)


def test_an_error_counts_the_other_keys_that_need_attention(load):
    with pytest.raises(MeasureError, match=r"Did you mean `column`\? Other keys that need attention: 1"):
        load(GRANTS.replace('column = "kon"', 'colum = "kon"').replace('role = "legal"', 'role = "law"'))


def test_a_misspelt_key_is_named_before_the_key_that_is_missing_for_it(load):
    with pytest.raises(MeasureError, match=r"factor\.field\.rol: .*Did you mean `role`"):
        load(GRANTS.replace('role = "legal"', 'rol = "legal"'))


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('sex = { column = "k", women = "K", men = "M" }\nmeasure = { id = "a", ident = 1 }', 2, "measure.ident"),
        ('sex.column = "k"\nsex.women = "K"\nsex.man = "M"\nmeasure.id = "a"', 3, "sex.man"),
        ('measure.id = "a"\n[sex]\ncolumn = "k"\nwomen = "K"\n"man" = "M"', 5, "sex.man"),
        ('measure.id = "a"\n[ sex ]\ncolumn = "k"\nwomen = "K"\nmen = "M"\ntitle.sv = "x"', 6, "sex.title"),
    ],
)
def test_the_line_is_found_however_the_key_is_written(load, text, line, key):
    with pytest.raises(MeasureError, match=rf"line {line}: {key}: this key is not known"):
        load(text)


@pytest.mark.parametrize(
    ("content", "what", "remedy"),
    [
        ("", "measure: this key is missing", 'Add [measure] with id = "a-short-name".'),
        ('measure.id = "a"', "sex: this key is missing", 'Add [sex] with column = "kon"'),
        (GRANTS[: GRANTS.index("[[stage]]")], "nothing to measure", "add a [[stage]] with `when`, or an [outcome"),
        (GRANTS.encode("utf-16"), "cannot be read as text", "Save it as UTF-8 text."),
        (GRANTS.replace("beslut =", "kön =").encode("cp1252"), "cannot be read as text", "Save it as UTF-8 text."),
        (GRANTS + "#" * 1_000_000, "larger than a measure file can be", "`skillnad inspect DATA` writes a measure"),
        (f"{GRANTS}[practical.x]\ny = {'[' * 9}{']' * 9}", "nested more deeply", "No key of a measure lies deeper"),
        (f"x = {'[' * 5000}{']' * 5000}", "nested more deeply", "No key of a measure lies deeper"),
        (f"x = {'{a=' * 5000}1{'}' * 5000}", "nested more deeply", "No key of a measure lies deeper"),
        (f"{'.'.join('a' * 5000)} = 1", "nested more deeply", "No key of a measure lies deeper"),
    ],
    ids=["empty", "no sex", "no outcome", "UTF-16", "cp1252", "large", "deep", "lists", "tables", "keys"],
)
def test_a_file_that_is_no_measure_is_refused_with_its_name(content, what, remedy, load, tmp_path):
    with pytest.raises(MeasureError) as error:
        load(content)
    assert error.value.where == str(tmp_path / "grants.toml")
    assert what in error.value.what
    assert remedy in str(error.value)


@pytest.mark.parametrize("name", ["none.toml", ".", "a\0b.toml", "x" * 5000])
def test_a_file_that_cannot_be_opened_is_named(name, tmp_path):
    with pytest.raises(MeasureError) as error:
        Measure.load(tmp_path / name)
    assert error.value.where == str(tmp_path / name)
    assert error.value.remedy
