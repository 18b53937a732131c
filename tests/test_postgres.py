"""The server the tests run on is a real PostgreSQL, and each test has a database to itself."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from desktop.store.opening import HEAD
from tests.house.code import ROOT

STARTER = """
from tests.postgres import server
with server() as running:
    print(running.url("postgres"), flush=True)
    input()
"""


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


@pytest.mark.skipif(os.name != "posix", reason="what waits for a kill is a shell")
def test_a_server_ends_also_when_whoever_started_it_is_killed():
    with subprocess.Popen(
        [sys.executable, "-c", STARTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as starter:
        assert starter.stdout is not None
        address = starter.stdout.readline().decode().strip().replace("+psycopg", "")
        psycopg.connect(address).close()
        starter.kill()
    folder = Path(address.partition("host=")[2])
    until = time.monotonic() + 60
    while folder.exists() and time.monotonic() < until:
        pass  # the guard waits for the server, and clears up last
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)
