"""The fence: what could carry a person's record is not run, however it is written."""

import random

import duckdb
import pytest
import sqlglot

from skillnad import Measure
from skillnad.cells.fence import FenceError, check_aggregates_only
from skillnad.cells.person_values import Source
from skillnad.cells.query import build_query

COLUMNS = {"pnr": "text", "kon": "text", "belopp": "integer", "omrade": "text"}

PASS = {
    "counts by a key": 'SELECT "kon", COUNT(*) AS n FROM records GROUP BY "kon"',
    "counts of everybody": "SELECT COUNT(*) AS n, SUM(belopp) AS b FROM records",
    "a key by another name": "SELECT kon AS k, COUNT(*) AS n FROM records GROUP BY kon",
    "a key in other case": "SELECT KON, COUNT(*) AS n FROM records GROUP BY kon",
    "arithmetic on sums": "SELECT SUM(belopp) / COUNT(*) AS mean FROM records",
    "a condition inside a sum": "SELECT SUM(CASE WHEN belopp > 0 THEN belopp ELSE 0 END) AS b FROM records",
    "an expression below as a key": "SELECT a, COUNT(*) AS n FROM (SELECT belopp > 5 AS a FROM records) AS r GROUP "
    "BY a",
    "a filter": "SELECT COUNT(*) AS n FROM records WHERE belopp > 5 AND omrade IN ('A', 'B')",
    "a schema": "SELECT COUNT(*) AS n FROM register.records",
    "how many numbers there are": "SELECT COUNT(pnr) AS n, COUNT(DISTINCT pnr) AS d FROM records",
    "how many numbers there are below": "SELECT COUNT(DISTINCT p) AS d FROM (SELECT pnr AS p FROM records) AS r",
    "sex out of a number": "SELECT s, COUNT(*) AS n FROM (SELECT CASE WHEN SUBSTRING(pnr, 9, 1) IN ('0', '2') THEN 1 "
    "WHEN pnr IS NULL THEN 8 ELSE 2 END AS s FROM records) AS r GROUP BY s",
    "sex out of a number in steps": "SELECT s, COUNT(*) AS n FROM (SELECT CASE WHEN t = '2' THEN 1 ELSE 2 END AS s "
    "FROM "
    "(SELECT SUBSTRING(p, 9, 1) AS t FROM (SELECT TRIM(pnr) AS p FROM records) AS a) AS b) AS c WHERE s = 1 GROUP BY s",
}

REFUSED = {
    "every column": "SELECT * FROM records",
    "every column of a nested query": "SELECT omrade, COUNT(*) AS n FROM (SELECT * FROM records) AS r GROUP BY omrade",
    "every column under a sum": "SELECT SUM(COLUMNS(*)) AS s FROM records",
    "the sum of everything": "SELECT SUM(*) AS s FROM records",
    "columns by pattern": "SELECT SUM(COLUMNS('p.*')) AS s FROM records",
    "a bare column": "SELECT belopp FROM records",
    "a bare column beside a count": "SELECT belopp, COUNT(*) AS n FROM records",
    "a bare column beside a key": "SELECT kon, belopp, COUNT(*) AS n FROM records GROUP BY kon",
    "a bare column with the name of a key": "SELECT belopp AS kon, COUNT(*) AS n FROM records GROUP BY kon",
    "a column outside its sum": "SELECT SUM(belopp) + belopp AS s FROM records",
    "a constant": "SELECT 1 AS one FROM records",
    "smallest": "SELECT MIN(belopp) AS m FROM records",
    "largest": "SELECT MAX(belopp) AS m FROM records",
    "largest within a sum": "SELECT SUM(MAX(belopp)) AS m FROM records",
    "any": "SELECT ANY_VALUE(belopp) AS m FROM records",
    "first": "SELECT FIRST(belopp) AS m FROM records",
    "one at the largest": "SELECT ARG_MAX(pnr, belopp) AS m FROM records",
    "list": "SELECT ARRAY_AGG(belopp) AS m FROM records",
    "joined text": "SELECT STRING_AGG(omrade, ',') AS m FROM records",
    "histogram": "SELECT HISTOGRAM(belopp) AS m FROM records",
    "median": "SELECT MEDIAN(belopp) AS m FROM records",
    "quantile": "SELECT QUANTILE_CONT(belopp, 0.5) AS m FROM records",
    "commonest": "SELECT MODE(omrade) AS m FROM records",
    "bits": "SELECT BIT_XOR(belopp) AS m FROM records",
    "a function of the engine's own": "SELECT my_aggregate(belopp) AS m FROM records",
    "a function around a count": "SELECT query('SELECT 1', COUNT(*)) AS m FROM records",
    "window": "SELECT SUM(belopp) OVER (PARTITION BY pnr) AS s FROM records",
    "row number": "SELECT ROW_NUMBER() OVER () AS s FROM records",
    "union": "SELECT COUNT(*) AS n FROM records UNION ALL SELECT belopp FROM records",
    "union below": "SELECT COUNT(*) AS n FROM (SELECT kon FROM records UNION ALL SELECT omrade FROM records) AS r",
    "except": "SELECT COUNT(*) AS n FROM records EXCEPT SELECT 1",
    "with": "WITH r AS (SELECT belopp FROM records) SELECT COUNT(*) AS n FROM r",
    "no table": "SELECT COUNT(*) AS n",
    "values": "SELECT COUNT(*) AS n FROM (VALUES (1)) AS r(a)",
    "a file": "SELECT COUNT(*) AS n FROM read_csv('other.csv')",
    "two tables": "SELECT COUNT(*) AS n FROM records, other",
    "join": "SELECT kon, COUNT(*) AS n FROM records JOIN other USING (kon) GROUP BY kon",
    "join below": "SELECT COUNT(*) AS n FROM (SELECT kon FROM records JOIN other ON TRUE) AS r",
    "lateral": "SELECT COUNT(*) AS n FROM records, LATERAL (SELECT belopp) AS l",
    "unnest": "SELECT COUNT(*) AS n FROM UNNEST([1, 2]) AS r",
    "pivot": "SELECT COUNT(*) AS n FROM records PIVOT (SUM(belopp) FOR kon IN ('K', 'M'))",
    "sample": "SELECT COUNT(*) AS n FROM records USING SAMPLE 1 ROWS",
    "scalar query": "SELECT (SELECT belopp FROM records LIMIT 1) AS b, COUNT(*) AS n FROM records",
    "scalar query in a sum": "SELECT SUM((SELECT belopp FROM records LIMIT 1)) AS b FROM records",
    "scalar query beside a count": "SELECT COUNT(*) + (SELECT SUM(belopp) FROM records) AS b FROM records",
    "query in a condition": "SELECT COUNT(*) AS n FROM records WHERE belopp IN (SELECT belopp FROM other)",
    "exists": "SELECT COUNT(*) AS n FROM records WHERE EXISTS (SELECT 1 FROM other)",
    "group by all": "SELECT kon, COUNT(*) AS n FROM records GROUP BY ALL",
    "group by place": "SELECT kon, COUNT(*) AS n FROM records GROUP BY 1",
    "group by place and name": 'SELECT "1", COUNT(*) AS n FROM records GROUP BY 1',
    "group by text": "SELECT belopp, COUNT(*) AS n FROM records GROUP BY 'belopp'",
    "group by an expression": "SELECT belopp, COUNT(*) AS n FROM records GROUP BY belopp + 0",
    "rollup": "SELECT kon, COUNT(*) AS n FROM records GROUP BY ROLLUP (kon)",
    "grouping sets": "SELECT kon, COUNT(*) AS n FROM records GROUP BY GROUPING SETS ((kon), ())",
    "group below": "SELECT COUNT(*) AS n FROM (SELECT kon FROM records GROUP BY kon) AS r",
    "sum below": "SELECT a, COUNT(*) AS n FROM (SELECT SUM(belopp) AS a FROM records) AS r GROUP BY a",
    "distinct": "SELECT DISTINCT kon, COUNT(*) AS n FROM records GROUP BY kon",
    "distinct on": "SELECT DISTINCT ON (kon) kon, COUNT(*) AS n FROM records GROUP BY kon",
    "having": "SELECT kon, COUNT(*) AS n FROM records GROUP BY kon HAVING COUNT(*) = 1",
    "qualify": "SELECT kon, COUNT(*) AS n FROM records GROUP BY kon QUALIFY ROW_NUMBER() OVER () = 1",
    "limit without groups": "SELECT belopp FROM records LIMIT 1",
    "limit": "SELECT kon, COUNT(*) AS n FROM records GROUP BY kon LIMIT 1",
    "limit below": "SELECT COUNT(*) AS n FROM (SELECT kon FROM records LIMIT 1) AS r",
    "order": "SELECT kon, COUNT(*) AS n FROM records GROUP BY kon ORDER BY kon",
    "offset": "SELECT kon, COUNT(*) AS n FROM records GROUP BY kon OFFSET 1",
    "into": "SELECT COUNT(*) AS n INTO copy FROM records",
    "lock": "SELECT COUNT(*) AS n FROM records FOR UPDATE",
    "parameter": "SELECT COUNT(*) AS n FROM records WHERE belopp = $1",
    "the user's name": "SELECT COUNT(*) || CURRENT_USER AS n FROM records",
    "the whole row as a key": "SELECT r, COUNT(*) AS n FROM (SELECT pnr FROM records) AS r GROUP BY r",
    "the whole row of the table": "SELECT records, COUNT(*) AS n FROM records GROUP BY records",
    "the row's own number": "SELECT rowid, COUNT(*) AS n FROM records GROUP BY rowid",
    "a name with a table": "SELECT r.kon, COUNT(*) AS n FROM (SELECT kon FROM records) AS r GROUP BY r.kon",
    "another table's name": "SELECT x.kon, COUNT(*) AS n FROM (SELECT kon FROM records) AS r GROUP BY y.kon",
    "new names for columns": "SELECT kon, COUNT(*) AS n FROM (SELECT pnr, kon FROM records) AS r(kon, pnr) GROUP BY "
    "kon",
    "new names for the table's columns": "SELECT kon, COUNT(*) AS n FROM records AS r(kon, pnr) GROUP BY kon",
    "an alias of its own SELECT": "SELECT b, COUNT(*) AS n FROM (SELECT pnr AS a, a AS b FROM records) AS r GROUP BY b",
    "an alias in other case": 'SELECT "X", COUNT(*) AS n FROM (SELECT pnr AS x FROM records) AS r GROUP BY "X"',
    "two columns of one name": "SELECT a, COUNT(*) AS n FROM (SELECT kon AS a, pnr AS a FROM records) AS r GROUP BY a",
    "two columns of one name but for case": "SELECT a, COUNT(*) AS n FROM (SELECT kon AS a, pnr AS A FROM records) "
    "AS r GROUP BY a",
    "a number as a key": "SELECT pnr, COUNT(*) AS n FROM records GROUP BY pnr",
    "a number as a key in other case": "SELECT PNR, COUNT(*) AS n FROM records GROUP BY PNR",
    "a number by another name": "SELECT pnr AS kon, COUNT(*) AS n FROM records GROUP BY pnr",
    "a number two steps below": "SELECT c, COUNT(*) AS n FROM (SELECT b AS c FROM (SELECT pnr AS b FROM records) AS "
    "r) AS s GROUP BY c",
    "a number digit by digit": "SELECT a, b, COUNT(*) AS n FROM (SELECT CASE SUBSTRING(pnr, 1, 1) WHEN '1' THEN 1 "
    "ELSE 2 END AS a, "
    "CASE SUBSTRING(pnr, 2, 1) WHEN '1' THEN 1 ELSE 2 END AS b FROM records) AS r GROUP BY a, b",
    "a number digit by digit in steps": "SELECT a, b, COUNT(*) AS n FROM (SELECT a, CASE p WHEN '1' THEN 1 END AS b "
    "FROM (SELECT "
    "pnr AS p, CASE SUBSTRING(pnr, 1, 1) WHEN '1' THEN 1 ELSE 2 END AS a FROM records) AS q) AS r GROUP BY a, b",
    "the sum of numbers": "SELECT SUM(CAST(pnr AS BIGINT)) AS s FROM records",
    "the sum of different numbers": "SELECT SUM(DISTINCT pnr) AS s FROM records",
    "the sum of numbers below": "SELECT SUM(a) AS s FROM (SELECT CAST(pnr AS BIGINT) AS a FROM records) AS r",
    "the sum of numbers where they meet a condition": "SELECT SUM(CASE WHEN pnr = '1' THEN 1 ELSE 0 END) AS s FROM "
    "records",
    "the count of one number": "SELECT COUNT(CASE WHEN pnr = '640823-3234' THEN 1 END) AS n FROM records",
    "the count of one number by a filter": "SELECT COUNT(*) FILTER (WHERE pnr = '640823-3234') AS n FROM records",
    "an error that quotes a number": "SELECT COUNT(CAST(pnr AS INT)) AS n FROM records",
    "one person": "SELECT SUM(belopp) AS s FROM records WHERE pnr = '640823-3234'",
    "one person below": "SELECT SUM(a) AS s FROM (SELECT belopp AS a FROM records WHERE pnr = '640823-3234') AS r",
    "a column that is not there": "SELECT sex, COUNT(*) AS n FROM records GROUP BY sex",
    "an update": "UPDATE records SET belopp = 0",
    "a copy": "COPY records TO 'out.csv'",
}

BELOW = "SELECT a, COUNT(*) AS n FROM (SELECT {} AS a FROM records) AS r GROUP BY a"
REFUSED_BELOW = {
    "a number": "pnr",
    "part of a number": "SUBSTRING(pnr, 1, 6)",
    "a number or something else": "COALESCE(pnr, kon)",
    "a number and something else": "CONCAT(kon, pnr)",
    "a number out of a CASE": "CASE WHEN kon = 'K' THEN pnr END",
    "a number out of a CASE in a CASE": "CASE WHEN kon = 'K' THEN 1 ELSE CASE WHEN TRUE THEN pnr END END",
    "a number hidden in a constant": "CASE WHEN pnr = '1' THEN 640823 ELSE 2 END",
    "a number hidden in a text": "CASE WHEN pnr = '1' THEN '1' END",
    "whether a number is one": "pnr = '640823-3234'",
    "whether a number is in a text": "pnr LIKE '64%'",
    "a number in a struct": "{'p': pnr}",
    "a number in an array": "[pnr]",
    "a number in a row": "ROW(pnr, kon)",
    "a number through a query": "(SELECT MAX(pnr) FROM records)",
    "a number through a function": "my_function(pnr)",
    "a random record's number": "FIRST(pnr) OVER ()",
}


def check(sql: str) -> None:
    query = sqlglot.parse_one(sql, dialect="duckdb")
    assert check_aggregates_only(query, COLUMNS, ["Pnr"]) is query


@pytest.mark.parametrize("sql", PASS.values(), ids=PASS)
def test_groups_counts_and_sums_pass(sql):
    check(sql)


@pytest.mark.parametrize("sql", REFUSED.values(), ids=REFUSED)
def test_what_could_carry_a_record_is_refused(sql):
    with pytest.raises(FenceError):
        check(sql)


@pytest.mark.parametrize("value", REFUSED_BELOW.values(), ids=REFUSED_BELOW)
def test_what_says_more_than_sex_out_of_a_number_is_no_key(value):
    check(BELOW.format("CASE WHEN pnr IS NULL THEN 8 END"))
    with pytest.raises(FenceError):
        check(BELOW.format(value))


def test_without_a_secret_a_column_may_be_a_key():
    query = sqlglot.parse_one("SELECT pnr, COUNT(*) AS n FROM records GROUP BY pnr")
    assert check_aggregates_only(query, COLUMNS) is query


def test_a_column_may_have_the_name_of_the_table_or_of_what_is_made_of_another_column():
    measure = Measure.model_validate(
        {
            "measure": {"id": "names"},
            "sex": {"column": "omrade", "women": "K", "men": "M"},
            "stage": [{"id": "a", "when": "belopp > 5"}],
            "factor": {
                "kon": {"column": "records", "role": "legal"},
                "records": {"column": "kon", "role": "legal"},
                "belopp": {"column": "belopp", "role": "legal", "bins": [0, 5]},
            },
        }
    )
    columns = {**COLUMNS, "records": "text"}
    query = build_query(measure, Source("records", columns))
    assert check_aggregates_only(query, columns) is query


class Chance:
    """Queries made by chance: nested, with names used again and again, and everything that is dangerous."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def name(self) -> str:
        return self.pick("a", "a", "a", "A", "kon", "kon", "kon", "pnr", "pnr", "r", "records")

    def value(self, depth: int = 0) -> str:
        name = self.name()
        if depth > 2 or self.random.random() < 0.5:
            return name
        one, two = self.value(depth + 1), self.value(depth + 1)
        return self.pick(
            f"LENGTH({one})",
            f"SUBSTRING({one}, 1, 2)",
            f"COALESCE({one}, {two})",
            f"CONCAT({one}, {two})",
            f"CASE WHEN {one} = {two} THEN {one} ELSE 'x' END",
            f"CASE WHEN {one} > 'M' THEN 0 ELSE 5 END",
            f"CASE {one} WHEN '1' THEN 5 END",
            f"({one} = '1')",
            f"({one} IN ({two}, 'K'))",
            "'constant'",
        )

    def source(self, depth: int) -> str:
        if depth == 0:
            return self.pick(*["records"] * 9, "records AS r(kon, pnr, a)")
        values = [f"{self.value()} AS {self.name()}", f"{self.value()} AS {self.name()}", self.name()]
        columns = self.pick(*[", ".join(values)] * 9, "*")
        alias = self.pick(*["r"] * 9, "r(a, kon)")
        return f"(SELECT {columns} FROM {self.source(depth - 1)}{self.where()}) AS {alias}"

    def where(self) -> str:
        return self.pick("", "", f" WHERE {self.value()} = 'K'", f" WHERE {self.value()} < '2'")

    def query(self) -> str:
        key, other = self.name(), self.name()
        total = self.pick(
            "COUNT(*)",
            f"COUNT({other})",
            f"COUNT(DISTINCT {other})",
            f"SUM(LENGTH({other}))",
            f"SUM(DISTINCT LENGTH({other}))",
            f"SUM(CASE WHEN {other} = '1' THEN 1 ELSE 0 END)",
            f"MAX({other})",
            f"LENGTH({other}) + COUNT(*)",
        )
        group = self.pick(*[f" GROUP BY {key}"] * 9, "", " GROUP BY ALL", " GROUP BY 1")
        return f"SELECT {key}, {total} AS n FROM {self.source(self.random.randrange(3))}{self.where()}{group}"


def test_no_query_that_passes_answers_otherwise_when_only_the_identity_numbers_are_others():
    columns = ("pnr", "kon", "a")
    people = [("1", "K", "x"), ("22", "M", "y"), ("333", "K", "y"), ("4444", "M", "pnr")]
    others = [(f"9{number}99", *rest) for number, *rest in people]
    connections = [duckdb.connect(), duckdb.connect()]
    for connection, rows in zip(connections, (people, others), strict=True):
        connection.execute("CREATE TABLE records (pnr TEXT, kon TEXT, a TEXT)")
        connection.executemany("INSERT INTO records VALUES (?, ?, ?)", rows)
    chance, answered = Chance(1965), 0
    for _ in range(3000):
        sql = chance.query()
        try:
            check_aggregates_only(sqlglot.parse_one(sql, dialect="duckdb"), columns, ["pnr"])
            first, second = (sorted(map(str, connection.execute(sql).fetchall())) for connection in connections)
        except (FenceError, duckdb.Error):
            continue
        answered += 1
        assert first == second, sql
    assert answered > 100
    for connection in connections:
        connection.close()
