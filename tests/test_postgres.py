"""The server the tests run on is a real PostgreSQL, and each test has a database to itself."""

import psycopg
import pytest

from desktop.store.opening import HEAD


@pytest.mark.parametrize("time", ["first", "second"])
def test_every_test_finds_its_database_empty(postgres_url, time):
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE only_mine (n int)")
        encoding = connection.execute("SHOW server_encoding").fetchone()
    assert encoding == ("UTF8",)


def test_a_server_is_not_reachable_from_outside_this_machine(postgres_url):
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        listens = connection.execute("SHOW listen_addresses").fetchone()
    assert listens in [("",), ("127.0.0.1",)]


def test_a_ledger_is_migrated_on_both_databases(database):
    with database.reading() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert found == HEAD
