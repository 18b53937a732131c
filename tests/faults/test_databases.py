"""A database that cannot be used is told so in one clear word, and nothing in it is changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop.domain.errors import CannotWrite, DatabaseTrouble
from desktop.services import booth, stock
from desktop.services.booth.carts import Drawer, new_cart, resume
from desktop.services.changes import Desk, OpId
from desktop.services.safekeeping import backup, check, open_at
from desktop.store import database as opened
from desktop.store.database import Database, connect
from desktop.store.opening import open_ledger
from desktop.wording.files import database_trouble
from tests.shop import Shop
from tests.store.ledgers import ended, proven

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may look into."""
    place = Path(tempfile.mkdtemp(prefix="yuanwu-"))
    place.chmod(0o755)
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


@pytest.fixture
def path(folder: Path, _empty_file: Path) -> Path:
    """A ledger with a day in it, closed."""
    path = folder / "yuanwu.db"
    shutil.copyfile(_empty_file, path)
    database = connect(path)
    Shop(database).open().sell("BGx2")
    database.close()
    return path


@pytest.fixture
def fresh(tmp_path: Path, _empty_file: Path) -> Path:
    """A ledger without a fact, closed."""
    shutil.copyfile(_empty_file, tmp_path / "yuanwu.db")
    return tmp_path / "yuanwu.db"


@pytest.fixture
def short_wait(monkeypatch) -> None:
    pragmas = [p for p in opened._PRAGMAS if not p.startswith("busy_timeout")]
    monkeypatch.setattr(opened, "_PRAGMAS", (*pragmas, "busy_timeout=20"))


def why(action) -> str:
    """The word with which an action is refused; the word has a sentence."""
    with pytest.raises(DatabaseTrouble) as refused:
        action()
    assert len(database_trouble(refused.value)) > 20
    return refused.value.why


def desk_on(database: Database) -> Desk:
    return Desk(database, OpId.new(), "小明")


def test_a_locked_ledger_is_told_and_keeps_everything(path: Path, short_wait):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database = open_at(path, path.parent / "backups")
    desk = desk_on(database)
    before = stock.holdings(desk)  # reading goes on beside a writer
    move = (desk, OpId.new(), "BG", 1, before.rows[0].place_id, 1)
    assert why(lambda: stock.move(*move, reason="补货")) == "locked"
    other.execute("COMMIT")
    other.close()
    assert stock.holdings(desk) == before
    assert proven(desk) == ()
    stock.move(*move, reason="补货")
    assert proven(desk) == ()
    database.close()


def test_a_ledger_locked_for_everybody_is_told(path: Path, short_wait):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert why(lambda: open_ledger(path)) == "locked"
    other.close()
    open_ledger(path).close()


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write everywhere: such a test becomes nobody for a moment."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_file_can_be_read_and_refuses_to_be_written(path: Path):
    before = path.read_bytes()
    path.chmod(0o444)
    path.parent.chmod(0o777)  # what belongs to SQLite beside the file may be made
    with as_somebody_else():
        database = open_ledger(path)
        desk = desk_on(database)
        lies = {h.code: h.place_id for h in stock.holdings(desk).rows}
        move = (desk, OpId.new(), "BG", 1, lies["BG"], 1)
        assert why(lambda: stock.move(*move, reason="补货")) == "read_only"
        assert proven(desk) == ()
        database.close()
    assert path.read_bytes() == before


def test_a_read_only_folder_is_told_at_the_door(path: Path):
    before = path.read_bytes()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    with as_somebody_else():
        assert why(lambda: open_ledger(path)) in ("read_only", "unreachable")
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    assert why(lambda: open_ledger(tmp_path / "nowhere" / "yuanwu.db")) == "unreachable"


def test_something_else_under_that_name_is_told_and_left_alone(tmp_path: Path):
    path = tmp_path / "yuanwu.db"
    path.write_bytes(b"PK\x03\x04" + b"this is a picture, not a ledger" * 400)
    before = path.read_bytes()
    assert why(lambda: open_ledger(path)) == "corrupt"
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", ["head", "middle", "half", "tail"])
def test_a_damaged_ledger_is_told_and_left_alone(path: Path, damage):
    raw = bytearray(path.read_bytes())
    if damage == "head":
        raw[:32] = b"\x00" * 32
    elif damage == "middle":
        for start in range(4096 * 2, len(raw), 4096):
            raw[start : start + 64] = b"\xff" * 64
    else:
        del raw[len(raw) // 2 if damage == "half" else len(raw) - 5000 :]
    path.write_bytes(raw)

    def use() -> None:
        database = open_ledger(path)
        try:
            desk = desk_on(database)
            ended(check(desk))
            stock.holdings(desk)
        finally:
            database.close()

    assert why(use) == "corrupt"
    assert path.read_bytes() == bytes(raw)


def full_after(database: Database, pages: int) -> None:
    """From now on the disk has room for so many pages more: a real SQLITE_FULL."""

    @event.listens_for(database.engine, "connect")
    def limit(raw, _record) -> None:
        (now,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count={now + pages}")

    database.engine.dispose()


@pytest.mark.parametrize("pages", [0, 1, 2, 5, 9])
def test_a_full_disk_refuses_the_sale_and_loses_nothing(fresh: Path, pages):
    database = connect(fresh)
    shop = Shop(database).open(taken={"BG": 20})
    drawer = Drawer(fresh.with_name("cart.json"))
    full_after(database, pages)
    done = []

    def sell_on() -> None:
        while True:
            cart = shop.cart("BG loose:临时商品:100")
            drawer.save(type(resume(shop.desk, drawer))(cart))
            tender = shop.tender()
            done.append(booth.sell(shop.desk, shop.event, "A", cart, [tender]).number)

    assert why(sell_on) == "full"
    assert booth.sales(shop.desk, shop.event).total == len(done)
    database.close()
    again = connect(fresh)  # somebody made room
    shop.desk = Desk(again, shop.desk.station, "小明", shop.desk.now)
    assert proven(shop.desk) == ()
    waiting = resume(shop.desk, drawer).open
    assert waiting.total_fen == 16_00
    receipt = booth.sell(shop.desk, shop.event, "A", waiting, [shop.tender()])
    assert receipt.number == f"A-{len(done) + 1:04d}"
    assert proven(shop.desk) == ()
    again.close()


def test_a_new_ledger_on_a_full_disk_is_refused_and_can_be_made_later(tmp_path, monkeypatch):
    path = tmp_path / "yuanwu.db"
    pragmas = opened._PRAGMAS
    monkeypatch.setattr(opened, "_PRAGMAS", (*pragmas, "max_page_count=30"))
    assert why(lambda: open_ledger(path)) == "full"
    monkeypatch.setattr(opened, "_PRAGMAS", pragmas)
    database = open_ledger(path)
    assert proven(Shop(database).open().desk) == ()
    database.close()


def test_a_server_that_is_not_there_is_told():
    url = "postgresql://somebody@127.0.0.1:1/nothing"
    assert why(lambda: open_ledger(url)) == "unreachable"


def test_a_damaged_ledger_is_not_copied_as_a_good_one(path: Path, tmp_path: Path):
    raw = bytearray(path.read_bytes())
    raw[:32] = b"\x00" * 32
    path.write_bytes(raw)
    database = connect(path)
    with pytest.raises((DatabaseTrouble, CannotWrite)):
        backup(desk_on(database), tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    database.close()


def test_a_damaged_cart_file_is_set_aside(path: Path, tmp_path: Path):
    database = connect(path)
    drawer = Drawer(tmp_path / "cart.json")
    drawer.path.write_text('{"open": {"op": "12", "lines"')
    carts = resume(desk_on(database), drawer)
    assert (carts.open.lines, carts.parked) == ((), ())
    assert drawer.path.with_suffix(".damaged").read_text().startswith('{"open"')
    assert new_cart().op != carts.open.op
    database.close()
