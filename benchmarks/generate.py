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


_MANY = """
COPY (
    SELECT CASE WHEN hash(i || 'kon') % 2 = 0 THEN 'K' ELSE 'M' END AS kon,
           CAST(hash(i || 'bifall') % 100 < 40 AS INTEGER) AS bifall,
           {columns}
    FROM range({rows}) AS t(i)
) TO '{path}' (FORMAT parquet)
"""


def make_many_factors(folder: Path, rows: int, factors: int) -> Path:
    """Records with many factors: in turn a text of a few levels, a code of five, a number that is all but unique."""
    kinds = ("'n' || (hash(i || '-{j}') % {levels})", "hash(i || '-{j}') % 5", "(hash(i || '-{j}') % 1000003) / 1e6")
    columns = [f"{kinds[j % 3].format(j=j, levels=2 + j % 8)} AS c{j}" for j in range(factors)]
    records = folder / f"many-{rows}.parquet"
    with duckdb.connect() as connection:
        connection.execute(_MANY.format(columns=", ".join(columns), rows=rows, path=records))
    roles = "".join(
        f'[factor.c{j}]\ncolumn = "c{j}"\nrole = "structure"\nkind = "{"number" if j % 3 == 2 else "category"}"\n'
        for j in range(factors)
    )
    measure = folder / f"many-{rows}.toml"
    measure.write_text(
        f'[measure]\nid = "many"\n[records]\nsource = "{records.name}"\n'
        '[sex]\ncolumn = "kon"\nwomen = "K"\nmen = "M"\n'
        f'[[stage]]\nid = "granted"\nwhen = "bifall = 1"\n{roles}',
        "utf-8",
    )
    return measure


def make_records(folder: Path, rows: int) -> Path:
    """Write the records and a measure file beside them; the path of the measure file."""
    records = folder / f"decisions-{rows}.parquet"
    with duckdb.connect() as connection:
        connection.execute(_ROWS.format(rows=rows, path=records))
    measure = folder / f"decisions-{rows}.toml"
    measure.write_text(MEASURE.format(source=records.name), "utf-8")
    return measure
