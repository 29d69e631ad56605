"""A PostgreSQL server, when there is one, with a schema that is thrown away after the tests."""

import os
from collections.abc import Iterator

import pyarrow as pa
import pytest

ADDRESS = "SKILLNAD_TEST_POSTGRES"
ABSENT = f'{ADDRESS} is not set: eval "$(.ci/postgres start)"'


class Database:
    """A place to put tables, and how a measure names them."""

    def __init__(self, connection, schema: str) -> None:
        self.connection = connection
        self.schema = schema

    def run(self, sql: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
        self.connection.commit()

    def put(self, name: str, table: pa.Table) -> dict[str, str]:
        with self.connection.cursor() as cursor:
            cursor.adbc_ingest(name, table, mode="replace", db_schema_name=self.schema)
        self.connection.commit()
        return self.records(name)

    def records(self, name: str) -> dict[str, str]:
        return {"database": ADDRESS, "table": f"{self.schema}.{name}"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get(ADDRESS) or os.environ.get("CI") == "true":
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason=ABSENT))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Database]:
    if not os.environ.get(ADDRESS):
        pytest.fail(ABSENT)
    from adbc_driver_postgresql import dbapi

    with dbapi.connect(os.environ[ADDRESS]) as connection:
        database = Database(connection, f"skillnad_test_{os.getpid()}")
        database.run(f"CREATE SCHEMA {database.schema}")
        yield database
        database.run(f"DROP SCHEMA {database.schema} CASCADE")
