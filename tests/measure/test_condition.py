"""Conditions: one boolean expression over the records' own columns, and nothing that could ask for more."""

import pandas as pd
import pytest

from skillnad import Measure, SkillnadError, count
from skillnad.cells import explain_query
from skillnad.measure import check_expression
from skillnad.measure.expression import LONGEST, columns_in

FRAME = pd.DataFrame({"kon": ["K", "K", "K"], "a": [1, 2, None], "b": ["x", "Y", None]})
ALLOWED = [
    "a = 1",
    "a <> 1 AND NOT b = 'x' OR a >= 2",
    "a IN (1, 2) AND b NOT IN ('x')",
    "a BETWEEN 1 AND 2",
    "a IS NOT NULL",
    "b LIKE 'x%' OR b ILIKE 'Y_'",
    "LOWER(TRIM(b)) = UPPER('x')",
    "LENGTH(b) = ABS(-a) + 1 * 2 / 3 - 4",
    "COALESCE(b, '') = ''",
    "YEAR(d) = 2024 AND EXTRACT(MONTH FROM d) = 1",
    "CAST(a AS TEXT) = '1' AND d > DATE '2024-01-01'",
    "klar",
    "TRUE",
    '"ett namn" = 1',
]

REFUSED = [
    "",
    " ",
    ";",
    "a =",
    "= 1",
    "a = 1 AND",
    "(a = 1",
    "a = 1)",
    "a = 'x",
    "`a` = 1",
    "a = 1; a = 2",
    "a = 1; DROP TABLE records",
    "DROP TABLE records",
    "SELECT 1",
    "a = (SELECT 1)",
    "a IN (SELECT a FROM records)",
    "EXISTS (SELECT 1)",
    "a = ANY (SELECT 1)",
    "a = 1 UNION SELECT 1",
    "a = 1 LIMIT 1",
    "a = 1 ORDER BY a",
    "a = 1 AS b",
    "*",
    "a = *",
    "records.a = 1",
    "main.records.a = 1",
    "system.main.records.a = 1",
    "a.b.c.d.e = 1",
    "records.* = 1",
    "a = ?",
    "a = $1",
    "a = :a",
    "a[1] = 1",
    "{'x': a} = a",
    "[a] = a",
    "a -> b = 1",
    "COLUMNS(*) = 1",
    "COUNT(*) > 1",
    "SUM(a) > 1",
    "SUM(a) OVER () > 1",
    "ROW_NUMBER() OVER () = 1",
    "random() > 0.5",
    "now() > d",
    "CURRENT_DATE > d",
    "current_user = b",
    "version() = b",
    "getenv('HOME') = b",
    "pg_read_file('x') = b",
    "pg_sleep(9) = 1",
    "read_text('x') = b",
    "nextval('s') = 1",
    "current_setting('x') = b",
    "my_function(a) = 1",
    "list_filter(a, x -> x = 1) = 1",
    "CASE WHEN c THEN c END",
    "IF(c, c, c)",
    "a || b = 'x'",
    "a % 2 = 0",
    "a & 1 = 1",
    "b ~ 'x'",
    "b SIMILAR TO 'x'",
    "b GLOB 'x'",
    "b LIKE 'x' ESCAPE '!'",
    "b = 'x' COLLATE NOCASE",
    "a IS DISTINCT FROM 1",
    "d > INTERVAL 1 DAY",
    "d > TIMESTAMP '2024-01-01 00:00'",
    "TRY_CAST(a AS INT) = 1",
    "CAST(a AS INT[]) = a",
    "CAST(a AS STRUCT(x INT)) = a",
    "CAST(a AS BLOB) = a",
    "a IN b",
    "a = 1 = c",
    "a < a < a",
    "1",
    "NULL",
    "'x'",
    "a + 1",
    "COALESCE(c, TRUE)",
    "CAST(c AS INT)",
    "a = 1 \0",
    "a = E'\\x41'",
    "a = $$x$$",
]


def _measure(condition: str) -> Measure:
    return Measure.model_validate(
        {
            "measure": {"id": "m"},
            "sex": {"column": "kon", "women": "K", "men": "M"},
            "stage": [{"id": "s", "when": condition}],
        }
    )


@pytest.mark.parametrize("condition", ALLOWED)
def test_an_allowed_condition_is_returned_as_it_stands(condition):
    assert check_expression(condition) == condition


@pytest.mark.parametrize("condition", REFUSED)
def test_whatever_else_is_refused(condition):
    with pytest.raises(ValueError, match=r"`.*` (cannot|is not|compares)|exactly one condition"):
        check_expression(condition)


DEEP = {
    "parentheses": f"{'(' * 900}c{')' * 900}",
    "many parentheses": f"{'(' * 100}c{')' * 100}",
    "NOT": f"{'NOT ' * 450}c",
    "minus": f"a = {'- ' * 900}1",
    "functions": f"{'LOWER(' * 200}b{')' * 200} = 'x'",
    "AND": " AND ".join(["c"] * 330),
    "OR in OR": f"{'(c OR ' * 190}c{')' * 190}",
    "plus and minus": f"a = 1{'+1-1' * 480}",
    "comparisons": f"a{' = 1' * 450}",
}


@pytest.mark.parametrize("condition", DEEP.values(), ids=DEEP)
def test_a_condition_that_is_nested_too_deeply_is_refused_and_not_a_crash(condition):
    with pytest.raises(ValueError, match="nested too deeply"):
        check_expression(condition)


def test_a_condition_has_a_greatest_length():
    values = ", ".join(["1"] * ((LONGEST - 7) // 3))
    assert check_expression(f"a IN ({values})")
    with pytest.raises(ValueError, match=f"has {LONGEST + 1} characters; at most {LONGEST}"):
        check_expression(f"a = {'1' * (LONGEST - 3)}")


def test_an_error_quotes_no_more_of_a_condition_than_can_be_read():
    with pytest.raises(ValueError, match="is not allowed") as error:
        check_expression(f"my_function({'a, ' * 500}a) = 1")
    assert len(str(error.value)) < 250


def test_the_longest_list_of_values_and_a_hundred_conditions_are_counted():
    for condition in (f"a IN ({', '.join(['1'] * 600)})", " AND ".join(["a = 1"] * 95)):
        sums = count(_measure(condition), FRAME).sums
        assert (sums["s.n"].sum(), sums["s.undetermined"].sum()) == (1, 1)


@pytest.mark.parametrize("comment", ["a = 1 -- AND TRUE", "a = 1 /* hemligt */", "/* hemligt */ a = 1"])
def test_a_comment_is_not_sent_to_the_engine(comment):
    text = explain_query(_measure(comment), FRAME)
    assert '"a" = 1' in text
    assert not any(sign in text for sign in ("--", "/*", "hemligt"))


def test_the_same_text_is_read_afresh_each_time():
    first, second = (explain_query(_measure("A = 1"), FRAME) for _ in range(2))
    assert first == second


def test_the_columns_of_a_condition_are_named_once_each_in_order():
    assert columns_in("b = 'x' AND (a > 1 OR COALESCE(b, c) = '') AND \"ö b\" IS NULL") == ("b", "a", "c", "ö b")


def test_a_condition_over_a_column_that_is_not_there_says_which_is_near():
    with pytest.raises(SkillnadError, match=r"\[\[stage\]\] s when: there is no column 'bb'\. Did you mean b"):
        count(_measure("bb = 1"), FRAME)
