"""Invented decisions, any number of them, made by DuckDB from a fixed seed. No figure in them is real."""

from pathlib import Path

import duckdb

MEASURE = """
[measure]
id = "invented-decisions"

[records]
source = "{source}"

[sex]
column = "kon"
women = ["K"]
men = ["M"]

[[stage]]
id = "granted"
of = "applied"
when = "beslut = 'bifall'"

[outcome.amount]
column = "belopp"
of = "granted"

[factor.field]
column = "omrade"
role = "legal"

[factor.age]
column = "alder"
role = "structure"
bins = [0, 25, 35, 45, 55, 65]

[factor.region]
column = "lan"
role = "structure"

[period]
column = "beslutsdatum"
"""

_ROWS = """
COPY (
    SELECT
        CASE WHEN hash(i) % 100 < 52 THEN 'K' WHEN hash(i) % 100 < 99 THEN 'M' END AS kon,
        'område ' || (hash(i + 1) % 12) AS omrade,
        CAST(18 + hash(i + 2) % 60 AS INTEGER) AS alder,
        'län ' || (hash(i + 3) % 21) AS lan,
        DATE '2021-01-01' + CAST(hash(i + 4) % 1461 AS INTEGER) AS beslutsdatum,
        CASE WHEN hash(i + 5) % 100 < 30 + hash(i + 1) % 12 THEN 'bifall' ELSE 'avslag' END AS beslut,
        CASE WHEN hash(i + 5) % 100 < 30 + hash(i + 1) % 12 THEN 1000.0 + hash(i + 6) % 90000 END AS belopp
    FROM range({rows}) AS t(i)
) TO '{path}' (FORMAT parquet)
"""


def make_records(folder: Path, rows: int) -> Path:
    """Write the records and a measure file beside them; the path of the measure file."""
    records = folder / f"decisions-{rows}.parquet"
    with duckdb.connect() as connection:
        connection.execute(_ROWS.format(rows=rows, path=records))
    measure = folder / f"decisions-{rows}.toml"
    measure.write_text(MEASURE.format(source=records.name), "utf-8")
    return measure
