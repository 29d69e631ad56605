"""A condition decides as it reads, in every engine."""

import datetime

import pyarrow as pa
import pytest

from skillnad import Measure, count

# On these rows: a = 1, 2, missing; b = 'x', 'Y', missing; c = true, false, missing; d = 3 January 2024, 2023, missing.
TABLE = pa.table(
    {
        "kon": ["K", "K", "K"],
        "a": pa.array([1, 2, None], pa.int64()),
        "b": ["x", "Y", None],
        "c": [True, False, None],
        "d": [datetime.date(2024, 1, 3), datetime.date(2023, 1, 3), None],
        "ö b": ["å", "ä", None],
        'it"s': ["1", "2", "3"],
    }
)

# How many came so far, and for how many the records do not say.
ALLOWED = {
    "a = 1": (1, 1),
    "a == 1": (1, 1),
    "a <> 1": (1, 1),
    "a != 1 OR a IS NULL": (2, 0),
    "a > 1 AND c": (0, 1),
    "NOT c": (1, 1),
    "c": (1, 1),
    "c IS TRUE": (1, 0),
    "c = TRUE": (1, 1),
    "a IN (1, 2, 3)": (2, 1),
    "a NOT IN (1)": (1, 1),
    "a BETWEEN 1 AND 2": (2, 1),
    "a NOT BETWEEN 2 AND 3": (1, 1),
    "a IS NULL": (1, 0),
    "a IS NOT NULL": (2, 0),
    "b LIKE 'x%'": (1, 1),
    "b NOT LIKE 'x%'": (1, 1),
    "b ILIKE 'y'": (1, 1),
    "LOWER(b) = 'y'": (1, 1),
    "upper(b) IN ('X', 'Y')": (2, 1),
    "TRIM(b) = 'x'": (1, 1),
    "LENGTH(b) = 1": (2, 1),
    "COALESCE(b, '') = ''": (1, 0),
    "ABS(a - 3) = 1": (1, 1),
    "a + 1 = 2 OR a * 2 = 4": (2, 1),
    "a / 4 = 0.5": (1, 1),
    "-a = -1": (1, 1),
    "(a) = (1)": (1, 1),
    "((a = 1))": (1, 1),
    "d >= '2024-01-01'": (1, 1),
    "d < DATE '2024-01-01'": (1, 1),
    "YEAR(d) = 2024": (1, 1),
    "EXTRACT(MONTH FROM d) = 1": (2, 1),
    "CAST(a AS TEXT) = '1'": (1, 1),
    "a::DOUBLE = 1": (1, 1),
    "CAST(a AS DECIMAL(9, 2)) = 1.00": (1, 1),
    "A = 1": (1, 1),
    "\"ö b\" = 'å'": (1, 1),
    '"a" = 1': (1, 1),
    "b = 'O''Brien'": (0, 1),
    "b = 'x; DROP TABLE records'": (0, 1),
    "b = 'x\\'": (0, 1),
    "b = '-- x'": (0, 1),
    "a\n=\n1": (1, 1),
    "a = 1;": (1, 1),
    """ "it""s" = '1' """: (1, 0),
    """b = '"; DROP TABLE records; --'""": (0, 1),
    "b = '%(x)s {} $1 ?'": (0, 1),
    "TRUE": (3, 0),
    "1 = 1": (3, 0),
    "a IS NULL = c": (1, 1),
    "c = NOT c": (0, 1),
    "a = - - 1": (1, 1),
}


def decided(condition: str, records: dict[str, str], table: pa.Table | None) -> tuple[int, int]:
    measure = Measure.model_validate(
        {
            "measure": {"id": "m"},
            "records": records,
            "sex": {"column": "kon", "women": "K", "men": "M"},
            "stage": [{"id": "s", "when": condition}],
        }
    )
    sums = count(measure, table).sums
    return int(sums["s.n"].sum()), int(sums["s.undetermined"].sum())


@pytest.mark.parametrize("condition", ALLOWED)
def test_duckdb_decides_as_the_condition_reads(condition):
    assert decided(condition, {}, TABLE) == ALLOWED[condition]


@pytest.fixture(scope="module")
def kept(postgres):
    return postgres.put("conditions", TABLE)


@pytest.mark.postgres
@pytest.mark.parametrize("condition", ALLOWED)
def test_postgres_decides_as_the_condition_reads(condition, kept):
    assert decided(condition, kept, None) == ALLOWED[condition]
