"""What every test may ask for: a data folder, a real PostgreSQL database, a real ledger.

No two tests share a ledger, and nothing of the person's own settings is read.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.inmemory import settle_in

# Before Qt is loaded anywhere: tests run without a screen, in one language, on every machine.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
for _name in ("LANGUAGE", "YUANWU_DATABASE"):
    os.environ.pop(_name, None)

settle_in()

# What is started in the background of a script hears no Ctrl+C, nor does what it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from desktop import wording  # noqa: E402
from desktop.settings import Folders  # noqa: E402
from desktop.store.database import Database, connect  # noqa: E402
from desktop.store.opening import open_ledger  # noqa: E402
from tests.blank import blank  # noqa: E402
from tests.postgres import Server  # noqa: E402
from tests.postgres import server as running_server  # noqa: E402

# A slow machine is no failed property: nothing here is timed. A property is asked the same of every
# run, so that what holds today does not fail tomorrow by chance; with --hypothesis-profile=wide it
# looks further each time. A failure can be told again by its printed example.
settings.register_profile(
    "wide", deadline=None, print_blob=True, derandomize=False,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.register_profile("house", settings.get_profile("wide"), derandomize=True)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """Fails the very test after which others would be heard differently."""
    before = _voices()
    yield
    for what, now in _voices().items():
        assert now == before[what], f"This test left {what} changed for the tests after it."


def _voices() -> dict[str, object]:
    """What the whole process shares: who speaks how, and who hears it."""
    known = logging.root.manager.loggerDict.items()
    return {
        "the spoken language": wording.spoken(),
        "the level of the log": logging.root.level,
        "the log's handlers": list(logging.root.handlers),
        "the loggers switched off": {n for n, one in known if getattr(one, "disabled", False)},
        "the taker of exceptions": sys.excepthook,
    }


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder, with its places made."""
    folders = Folders(tmp_path / "data")
    folders.make()
    return folders.home


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A program started without --data finds an empty home, never the person's own."""
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, home)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One PostgreSQL server for the whole run, started when the first test asks for it."""
    with running_server() as running:
        yield running


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The address of an empty PostgreSQL database of this test's own."""
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated ledger without a fact, as a file; copied for each test."""
    path = tmp_path_factory.mktemp("template") / "yuanwu.db"
    path.write_bytes(blank())
    return path


@pytest.fixture(scope="session")
def _empty_database(postgres: Server) -> str:
    """The same on PostgreSQL: the name of a template."""
    name = postgres.create()
    open_ledger(postgres.url(name)).close()
    return name


@pytest.fixture(params=["sqlite", "postgres"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """Where an empty, migrated ledger of this test's own lies: a file, and then a URL."""
    if request.param == "sqlite":
        path = tmp_path / "yuanwu.db"
        shutil.copyfile(request.getfixturevalue("_empty_file"), path)
        yield path
    else:
        server: Server = request.getfixturevalue("postgres")
        name = server.create(request.getfixturevalue("_empty_database"))
        yield server.url(name)
        server.drop(name)


@pytest.fixture
def database(ledger: Path | str) -> Iterator[Database]:
    """The ledger, open: every test that asks for it runs on SQLite and on PostgreSQL."""
    opened = connect(ledger)
    yield opened
    opened.close()
