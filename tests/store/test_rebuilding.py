"""From the journals alone the ledger is rebuilt equal; copies are whole."""

from __future__ import annotations

import os
import random
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from desktop.domain.booth.event import Goods
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.errors import CannotWrite, DatabaseTrouble
from desktop.domain.stock import PlaceKind
from desktop.services import allocations, booth, catalogue, places, stock
from desktop.services.changes import Desk, OpId
from desktop.services.safekeeping import backup, check, rebuild
from desktop.store import private, telling
from desktop.store.database import Database, connect
from desktop.store.tables import journal
from desktop.store.tables import private as private_values
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger


@pytest.fixture
def day(database: Database) -> Shop:
    """A day with a bit of everything."""
    shop = Shop(database).open()
    desk = shop.desk
    shop.sell("TS-L BGx2", "cash", 200_00)
    claimed = shop.sell("BG loose:海报:500 donation:1000", "wechat", claimed=True)
    booth.hear(desk, OpId.new(), UUID(claimed.op), 1)
    shop.sell("TS-Lx3", "alipay")
    shop.refund("A-0001", [(2, 1)])
    shop.refund("A-0003", goods=Goods.DAMAGED)
    booth.correct(desk, OpId.new(), UUID(shop.sell("BG").op), "打错")
    booth.remethod(desk, OpId.new(), UUID(claimed.op), shop.accounts["cash"].id)
    booth.give(desk, shop.event, "A", shop.cart("BG"), "speaker", "讲师 王老师 13800000000")
    box = shop.place("纸箱 1", PlaceKind.BOX, shop.home)
    other = shop.place("北京")
    places.move_place(desk, OpId.new(), box, other)
    places.rename_place(desk, OpId.new(), other, "北京·仓库")
    moved = shop.move("TS-S", 3, shop.home, box)
    stock.undo(desk, OpId.new(), UUID(moved))
    allocations.allocate(desk, OpId.new(), "BG", 2, shop.home, 1, "R-1")
    shirt = catalogue.variant(desk, "TS-S")
    card = catalogue.item(desk, shirt.item_id)
    edits = [
        catalogue.VariantEdit(VariantDraft(v.code, v.label, 10_00), v.uid) for v in card.variants
    ]
    catalogue.save_item(desk, OpId.new(), ItemDraft("COSCon T恤 2026"), edits, shirt.item_id)
    (shift,) = booth.shifts(desk, shop.event)
    booth.close_shift(desk, OpId.new(), shift.id, 300_00, "张三", "少一元")
    return shop


def test_from_the_journals_alone_the_ledger_is_rebuilt_equal(day: Shop, tmp_path: Path):
    assert proven(day.desk) == ()
    ended(rebuild(day.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(again, day.desk.database)
    desk = Desk(again, day.desk.station, "小明")
    assert proven(desk) == ()
    assert booth.figures(desk, 1) == booth.figures(day.desk, day.event)
    with again.reading() as connection:
        assert connection.execute(select(private_values)).all() == []
    again.close()


def test_a_rebuilt_ledger_works_on(day: Shop, tmp_path: Path):
    ended(rebuild(day.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    desk = Desk(again, day.desk.station, "小明", now=day.desk.now)
    booth.open_stand(desk, OpId.new(), day.event, "A", 0)
    receipt = booth.sell(desk, day.event, "A", day.cart("BG"), [day.tender()])
    assert receipt.number == "A-0009"
    assert proven(desk) == ()
    again.close()


def test_stations_can_be_read_in_any_order(database: Database, tmp_path: Path, monkeypatch):
    shop = Shop(database)
    stations = [shop.desk, *(Desk(database, uuid4(), who, shop.desk.now) for who in "甲乙")]
    chance = random.Random(3)
    for _ in range(40):
        desk, code = chance.choice(stations), chance.choice(["TS-S", "TS-M", "BG"])
        if chance.random() < 0.5:
            stock.move(
                desk, OpId.new(), code, 1, shop.outside("supplier"), shop.home, reason="到货"
            )
        else:
            v = catalogue.variant(desk, "BG")
            edit = catalogue.VariantEdit(VariantDraft("BG", "", chance.randint(1, 99)), v.uid)
            catalogue.save_item(desk, OpId.new(), ItemDraft("徽章"), [edit], v.item_id)
        shop.time = shop.time.replace(minute=chance.randint(0, 59))  # clocks are set back, too
    assert proven(shop.desk) == ()
    ended(rebuild(database, tmp_path / "one.db"))
    backwards = journal.c.station.desc()
    order = (backwards, journal.c.seq)
    monkeypatch.setattr(telling, "ENTRY", select(journal).order_by(*order))
    ended(rebuild(database, tmp_path / "other.db"))
    one, other = connect(tmp_path / "one.db"), connect(tmp_path / "other.db")
    same_ledger(one, other)
    one.close()
    other.close()


def test_nothing_is_rebuilt_from_a_forged_journal(day: Shop, tmp_path: Path):
    with day.desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE journal SET kind = 'forged' WHERE seq = 5")
    with pytest.raises(DatabaseTrouble) as refused:
        ended(rebuild(day.desk.database, tmp_path / "again.db"))
    assert refused.value.why == "corrupt"
    assert list(tmp_path.glob("*again*")) == []


def test_a_rebuilding_that_is_cancelled_leaves_nothing_behind(day: Shop, tmp_path: Path):
    steps = rebuild(day.desk.database, tmp_path / "again.db")
    next(steps)
    steps.close()
    assert list(tmp_path.glob("*again*")) == []


def test_a_backup_is_a_whole_ledger(day: Shop, tmp_path: Path):
    done = backup(day.desk, tmp_path / "copy.db")
    assert done.size == (tmp_path / "copy.db").stat().st_size
    copy = connect(tmp_path / "copy.db")
    same_ledger(copy, day.desk.database)
    assert proven(Desk(copy, day.desk.station, "小明")) == ()
    with copy.reading() as theirs, day.desk.database.reading() as ours:
        assert (
            theirs.execute(select(private_values)).all()
            == ours.execute(select(private_values)).all()
        )
    copy.close()


def test_a_backup_replaces_an_older_one_only_when_it_is_whole(day: Shop, tmp_path: Path):
    goal = tmp_path / "copy.db"
    goal.write_bytes(b"the old one")
    with pytest.raises(CannotWrite) as refused:
        backup(day.desk, tmp_path / "nowhere" / "copy.db")
    assert refused.value.why == "no_folder"
    assert goal.read_bytes() == b"the old one"
    backup(day.desk, goal)
    assert goal.read_bytes() != b"the old one"
    assert sorted(os.listdir(tmp_path)) == sorted({"copy.db", *files_of(day.desk.database)})


def files_of(database: Database) -> set[str]:
    if database.path is None:
        return set()
    return {p.name for p in database.path.parent.glob(database.path.name + "*")}


def test_a_ledger_is_not_copied_onto_itself(day: Shop):
    path = day.desk.database.path
    if path is None:
        pytest.skip("a server's ledger is no file")
    with pytest.raises(CannotWrite):
        backup(day.desk, path)
    assert proven(day.desk) == ()


def test_a_purged_value_leaves_the_chain_whole(day: Shop):
    database = day.desk.database
    with database.writing() as connection:
        (kept,) = connection.execute(select(private_values.c.id)).scalars()
        assert private.reveal(connection, kept) == "讲师 王老师 13800000000"
        private.purge(connection, kept)
        assert private.reveal(connection, kept) is None
    assert proven(day.desk) == ()
    with database.reading() as connection:
        bodies = connection.exec_driver_sql("SELECT body, kind FROM journal").all()
        results = connection.exec_driver_sql("SELECT note, result FROM operation").all()
    told = " ".join(bytes(body).decode() for body, _ in bodies) + repr(results)
    assert "王老师" not in told
    assert "13800000000" not in told


def test_a_forged_private_value_is_found(day: Shop):
    with day.desk.database.writing() as connection:
        connection.execute(private_values.update().values(value="别人"))
    (problem,) = proven(day.desk)
    assert (problem.code, problem.data["table"]) == ("differs", "private")


def test_the_proof_tells_how_far_it_has_come_and_can_be_stopped(day: Shop):
    steps = list(check(day.desk))
    assert [s.done for s in steps] == sorted(s.done for s in steps)
    assert steps[-1].done == steps[-1].total
    proof = check(day.desk)
    next(proof)
    proof.close()
    shop_goes_on = day.move("BG", 1, day.home, day.stand)
    assert shop_goes_on
