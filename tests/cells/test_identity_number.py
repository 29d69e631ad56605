"""Sex from the identity number, beside a second implementation that reads the rules one by one."""

import datetime

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skillnad import Measure, SkillnadError, count
from skillnad.cells import open_engine
from skillnad.cells.counting import checked_query
from skillnad.cells.duckdb_engine import DuckDBEngine

MISSING = "unknown: missing"
LENGTH = "unknown: number of wrong length"
CHARACTERS = "unknown: number with other signs than digits"
DATE = "unknown: number without a possible date"
CHECK = "unknown: number with wrong check digit"
CENTURY = "unknown: number with impossible century"
ORGANISATION = "unknown: organisation number"

HAND_PICKED = {
    "640823-3234": "man",  # the example of the Swedish Tax Agency
    "6408233234": "man",
    "19640823-3234": "man",
    "196408233234": "man",
    "640823+3234": "man",
    "18640823+3234": "man",
    " 640823-3234 ": "man",
    "640823 3234": "man",
    "640823-3226": "woman",
    "640883-3231": "man",  # a coordination number: the day is 23 + 60
    "640823-3235": CHECK,
    "640823-2334": CHECK,  # two digits have changed places
    "640832-3233": DATE,
    "640800-3233": DATE,
    "640860-3233": DATE,
    "640892-3233": DATE,
    "641323-3234": DATE,
    "640023-3234": DATE,
    "000229-0005": "woman",
    "20000229-0005": "woman",
    "19000229-0005": DATE,
    "18000229-0005": DATE,
    "000229+0005": DATE,
    "040229-0001": "woman",
    "19040229-0001": "woman",
    "010229-0004": DATE,
    "556000-0001": ORGANISATION,
    "165560000001": ORGANISATION,
    "16640823-3234": ORGANISATION,
    "17640823-3234": CENTURY,
    "21640823-3234": CENTURY,
    "640823-323": LENGTH,
    "640823-32344": LENGTH,
    "64082332345": LENGTH,
    "640823--3234": LENGTH,
    "64-08-23-3234": LENGTH,
    "6": LENGTH,
    "okänt": LENGTH,
    "64082A-3234": CHARACTERS,
    "TF6408233234": CHARACTERS,
    "640823-323٤": CHARACTERS,  # an Arabic four
    "640823.3234": LENGTH,
    "": MISSING,
    "   ": MISSING,
    "-": MISSING,
    None: MISSING,
}


def sex_by_the_rules(number: str | None) -> str:
    stripped = (number or "").strip(" ")
    digits = stripped.translate({ord(sign): None for sign in "-+ "})
    signs = len(stripped) - len(digits)
    return fault_of_form(digits, signs) or fault_of_content(digits[:-10], digits[-10:], "+" in stripped) or sex(digits)


def fault_of_form(digits: str, signs: int) -> str | None:
    if not digits:
        return MISSING
    if len(digits) not in (10, 12) or signs > 1:
        return LENGTH
    return None if digits.isascii() and digits.isdigit() else CHARACTERS


def fault_of_content(century: str, ten: str, is_hundred: bool) -> str | None:
    if century == "16" or int(ten[2:4]) >= 20:
        return ORGANISATION
    if century not in ("", "18", "19", "20"):
        return CENTURY
    year, day = int(ten[:2]), int(ten[4:6])
    assumed = "19" if is_hundred or year > 30 else "20"
    try:
        datetime.date(int(century or assumed) * 100 + year, int(ten[2:4]), day - 60 if day > 59 else day)
    except ValueError:
        return DATE
    return None if int(ten[9]) == check_digit(ten[:9]) else CHECK


def sex(digits: str) -> str:
    return "woman" if int(digits[-2]) % 2 == 0 else "man"


def check_digit(nine: str) -> int:
    products = "".join(str(int(digit) * weight) for digit, weight in zip(nine, (2, 1) * 5, strict=False))
    return (10 - sum(map(int, products)) % 10) % 10


@st.composite
def numbers(draw) -> str:
    """Numbers that are right, and such as are wrong in one way or two."""
    nine = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2030, 12, 31))).strftime("%y%m%d")
    nine += f"{draw(st.integers(0, 999)):03d}"
    if draw(st.booleans()):
        nine = nine[:4] + str(int(nine[4]) + 6) + nine[5:]
    if draw(st.integers(0, 4)) == 0:
        nine = draw(st.sampled_from(["000229", "010229", "040229", "990229", "000230", "120431", "556000"])) + nine[6:]
    ten = nine + str(check_digit(nine))
    century = draw(st.sampled_from(["", "", "18", "19", "20", "16", "17", "00"]))
    number = century + ten[:6] + draw(st.sampled_from(["", "-", "+", " ", "--"])) + ten[6:]
    if draw(st.integers(0, 3)) == 0:
        place = draw(st.integers(0, len(number) - 1))
        number = number[:place] + draw(st.sampled_from([*"0123456789-+ AÅ", ""])) + number[place + 1 :]
    return draw(st.sampled_from(["", " "])) + number


LISTS = st.lists(
    st.one_of(numbers(), st.text("0123456789-+ aÅ", max_size=14), st.none()), min_size=20, max_size=60
).map(lambda texts: ["640823-3234", *texts])


def measure_of(**records: str) -> Measure:
    return Measure.model_validate(
        {
            "measure": {"id": "identity-numbers"},
            "records": records,
            "sex": {"personal_identity_number": "pnr"},
            "stage": [{"id": "any", "when": "serial >= 0"}],
            "factor": {"serial": {"column": "serial", "role": "structure"}},
        }
    )


def table_of(column: pa.Array) -> pa.Table:
    return pa.table({"pnr": column, "serial": pa.array(range(len(column)), pa.int64())})


def sexes_of(measure: Measure, records: object = None) -> list[str]:
    """The sex that each record was given, in their order."""
    cells = count(measure, records)
    place = [int(cells.dimension("serial").levels[code]) for code in cells.code("serial")]
    found = dict(zip(place, cells.code("sex"), strict=True))
    assert cells.sums["n"].tolist() == [1] * len(place)
    return [cells.dimension("sex").levels[found[serial]] for serial in sorted(found)]


def test_the_rules_know_the_hand_picked_numbers():
    assert {number: sex_by_the_rules(number) for number in HAND_PICKED} == HAND_PICKED


@settings(max_examples=30, deadline=None, derandomize=True)
@given(LISTS)
@example(list(HAND_PICKED))
def test_duckdb_reads_text_by_the_rules(texts):
    assert sexes_of(measure_of(), table_of(pa.array(texts, pa.string()))) == [*map(sex_by_the_rules, texts)]


@pytest.mark.postgres
@settings(max_examples=15, deadline=None, derandomize=True)
@given(LISTS)
@example(list(HAND_PICKED))
def test_postgres_reads_text_by_the_rules(postgres, texts):
    records = postgres.put("numbers", table_of(pa.array(texts, pa.string())))
    assert sexes_of(measure_of(**records)) == [*map(sex_by_the_rules, texts)]


WHOLE = [640823_3234, 1964_0823_3234, 229_0005, 4_0229_0001, 1_0101_1237, 640823_3235, 7, 1964_0823_3234_0, None]
WHOLE_AS_TEXT = [
    "6408233234",
    "196408233234",
    "0002290005",
    "0402290001",
    "0101011237",
    "6408233235",
    "0000000007",
    "1964082332340",
    None,
]


@pytest.mark.parametrize("kind", [pa.int64(), pa.float64(), pa.decimal128(25, 2)], ids=str)
def test_duckdb_gives_back_the_zeros_that_a_number_column_lost(kind):
    assert sexes_of(measure_of(), table_of(pa.array(WHOLE).cast(kind))) == [*map(sex_by_the_rules, WHOLE_AS_TEXT)]


@pytest.mark.postgres
@pytest.mark.parametrize("kind", ["bigint", "double precision", "numeric", "numeric(20, 2)"])
def test_postgres_gives_back_the_zeros_that_a_number_column_lost(postgres, kind):
    source = postgres.put("whole", table_of(pa.array(WHOLE, pa.int64())))["table"]
    postgres.run(f"DROP TABLE IF EXISTS {postgres.schema}.other_kind")
    postgres.run(f"CREATE TABLE {postgres.schema}.other_kind AS SELECT pnr::{kind}, serial FROM {source}")
    assert sexes_of(measure_of(**postgres.records("other_kind"))) == [*map(sex_by_the_rules, WHOLE_AS_TEXT)]


class Watched:
    """An engine whose answers are kept."""

    def __init__(self, engine) -> None:
        self.engine = engine
        self.received: list[pa.Table] = []

    def __getattr__(self, name: str):
        return getattr(self.engine, name)

    def describe(self):
        return self.engine.describe()

    def select(self, query):
        self.received.append(pa.table(self.engine.select(query)))
        return self.received[-1]


def assert_number_stays(measure: Measure, engine) -> None:
    watched = Watched(engine)
    count(measure, watched)
    values = {str(value) for table in watched.received for column in table.columns for value in column.to_pylist()}
    assert len(values) > 1
    assert not values & {str(number) for number in HAND_PICKED if number and len(number) > 6}
    query = checked_query(measure, engine, dict(engine.describe()))
    assert "pnr" in query.sql()
    assert not any("pnr" in projection.sql() for projection in query.expressions)
    engine.close()


def test_duckdb_never_hands_out_the_number():
    assert_number_stays(measure_of(), DuckDBEngine.from_frame(table_of(pa.array(HAND_PICKED, pa.string()))))


@pytest.mark.postgres
def test_postgres_never_hands_out_the_number(postgres):
    measure = measure_of(**postgres.put("numbers", table_of(pa.array(HAND_PICKED, pa.string()))))
    assert_number_stays(measure, open_engine(measure.records))


ELSEWHERE = {
    "factor": {"factor": {"f": {"column": "PNR", "role": "structure"}}},
    "number as a factor": {"factor": {"f": {"column": "pnr", "role": "structure", "kind": "number"}}},
    "bins": {"factor": {"f": {"column": "pnr", "role": "structure", "bins": [0, 1]}}},
    "stage": {"stage": [{"id": "a", "when": "pnr = '640823-3234'"}]},
    "counted stage": {"stage": [{"id": "a", "count": "pnr"}]},
    "where": {"records": {"where": "pnr = '640823-3234'"}},
    "where in other case": {"records": {"where": "PNR LIKE '64%'"}},
    "count": {"records": {"count": "pnr"}},
    "weight": {"records": {"weight": "pnr"}},
    "amount": {"outcome": {"x": {"column": "pnr"}}},
    "ratio": {"outcome": {"x": {"column": "serial", "per": "pnr"}}},
    "duration": {"outcome": {"x": {"kind": "duration", "start": "pnr", "end": "pnr"}}},
    "open": {"outcome": {"x": {"kind": "duration", "column": "serial", "open": "pnr IS NULL"}}},
    "period": {"period": {"column": "pnr", "by": "month"}},
}


@pytest.mark.parametrize("part", ELSEWHERE.values(), ids=ELSEWHERE)
@pytest.mark.parametrize("kind", [pa.string(), pa.int64()], ids=str)
def test_the_number_may_say_sex_and_nothing_else(part, kind):
    content = measure_of().model_dump(by_alias=True, exclude_unset=True)
    frame = table_of(pa.array(["6408233234", "6408233226"]).cast(kind))
    with pytest.raises(SkillnadError) as error:
        count(Measure.model_validate({**content, **part}), frame)
    assert "640823" not in str(error.value)


def test_numbers_in_a_factor_are_found_out_though_sex_has_a_column_of_its_own():
    content = {
        "measure": {"id": "f"},
        "sex": {"column": "kon", "women": "K", "men": "M"},
        "stage": [{"id": "a", "when": "kon = 'K'"}],
        "factor": {"f": {"column": "person", "role": "structure"}},
    }
    people = ["640823-3234", "640823-3226", "19640883-3231", None]
    with pytest.raises(SkillnadError, match="identity numbers") as error:
        count(Measure.model_validate(content), pa.table({"kon": ["K", "M", "K", "M"], "person": people}))
    assert "640823" not in str(error.value)
