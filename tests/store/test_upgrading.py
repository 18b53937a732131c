"""Ledgers of released versions are brought up to date with all they hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from desktop.domain.booth.event import Goods
from desktop.services import booth, stock
from desktop.services.changes import Desk, OpId
from desktop.services.safekeeping import open_at, rebuild
from desktop.store import private
from desktop.store.database import Database, connect
from desktop.store.migrations import migrate
from desktop.store.opening import HEAD, version
from desktop.store.tables import metadata, sale
from desktop.store.tables import private as private_values
from tests.office import Office, numbers
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger

FIRST = "0001"
# Tables that a ledger of the first version does not have.
NEW = {
    *("template", "series", "series_claim", "certificate", "certificate_note", "signing_key"),
    *("bench_session", "participant", "kit_handed", "number_lease", "number_series"),
    *("board_number", "attempt", "bench_note", "booking", "board_holder", "board"),
    *("batch", "inspection", "keeping", "minimum", "settled", "transfer", "transfer_line"),
    *("stock_count", "count_scope", "count_entry", "count_result", "bom", "bom_part", "assembly"),
    *("attachment", "supplier", "artwork", "production", "quote", "production_note"),
    *("goods_in", "approval", "recovery", "outing_close"),
    *("giveaway", "requisition", "requisition_line", "requisition_note", "requisition_piece"),
    *("requisition_row", "requisition_template", "parcel", "guide", "alias", "quota", "rule"),
    *("workyear", "purge"),
}
# Columns that came after the first version.
LATER = {("private", "search"), ("person", "role"), ("item", "returnable")}


@pytest.fixture(params=["sqlite", "postgres"])
def first(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """Where an empty ledger of the first version lies: a file, and then a URL."""
    server = None
    target: Path | str = tmp_path / "yuanwu.db"
    if request.param == "postgres":
        server = request.getfixturevalue("postgres")
        name = server.create()
        target = server.url(name)
    database = connect(target)
    migrate(database, FIRST)
    database.close()
    yield target
    if server is not None:
        server.drop(name)


def as_first(database: Database) -> None:
    """Takes away what came after the first version: the program of today needs all of it to work,
    and left none of it filled.
    """
    with database.writing() as connection:
        run = connection.exec_driver_sql
        if database.embedded:
            run("PRAGMA defer_foreign_keys=ON")
        for table in reversed(metadata.sorted_tables):
            if table.name in NEW:
                run(f"DROP TABLE {table.name}" + ("" if database.embedded else " CASCADE"))
        for name, column in sorted(LATER):
            run(f"ALTER TABLE {name} DROP COLUMN {column}")
        run("DROP INDEX ix_allocation_key")
        run("CREATE INDEX ix_allocation_key ON allocation (variant, owner, place)")
        run(f"UPDATE alembic_version SET version_num = '{FIRST}'")


@pytest.fixture
def shop(first: Path | str) -> Iterator[Shop]:
    """A booth day on it, with a bit of everything."""
    database = connect(first)
    migrate(database)
    shop = Shop(database).open()
    for n in range(40):
        shop.sell("loose:海报:500 BG" if n < 5 else f"loose:贴纸:{100 + n}", "cash", 100_00)
    claimed = shop.sell("TS-L", "wechat", claimed=True)
    booth.hear(shop.desk, OpId.new(), UUID(claimed.op), 1)
    shop.refund("A-0001", [(1, 1)], goods=Goods.DAMAGED)
    booth.give(shop.desk, shop.event, "A", shop.cart("BG"), "speaker", "讲师 王老师 13800000000")
    stock.undo(shop.desk, OpId.new(), UUID(shop.move("TS-S", 3, shop.home, shop.stand)))
    as_first(database)
    yield shop
    database.close()


def rows(database: Database) -> dict[str, list[Any]]:
    """Every row of every table that the first version had, in the columns it had."""
    told = {}
    with database.reading() as connection:
        for name, table in metadata.tables.items():
            if name not in NEW:
                columns = [c for c in table.c if (name, c.name) not in LATER]
                told[name] = sorted(map(repr, connection.execute(select(*columns))))
    return told


def test_a_ledger_full_of_sales_is_brought_up_to_date(
    shop: Shop, first: Path | str, tmp_path: Path
):
    before = rows(shop.desk.database)
    assert len(before["sale"]) == 43
    assert version(shop.desk.database) == FIRST
    shop.desk.database.close()
    newer = open_at(first, tmp_path / "backups")
    assert version(newer) == HEAD != FIRST
    assert rows(newer) == before
    desk = Desk(newer, shop.desk.station, "小明", shop.desk.now)
    assert proven(desk) == ()
    with newer.reading() as connection:
        (kept,) = connection.execute(select(private_values.c.id)).scalars()
        assert private.reveal(connection, kept) == "讲师 王老师 13800000000"
    # It works on: at the till, and in the new register.
    shop.desk = desk
    assert shop.sell("loose:海报:500").number == "A-0044"
    office = Office(newer, desk.station)
    assert numbers(office.issue("左文瑒")) == ["KYS-STAR-2026-0001"]
    assert proven(desk) == ()
    ended(rebuild(newer, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(again, newer)
    again.close()
    newer.close()


def test_before_that_it_is_copied_as_it_was(shop: Shop, first: Path | str, tmp_path: Path):
    before = rows(shop.desk.database)
    shop.desk.database.close()
    open_at(first, tmp_path / "backups").close()
    (path,) = (tmp_path / "backups").iterdir()
    assert path.name.startswith(f"yuanwu-{FIRST}-")
    copy = connect(path)
    assert version(copy) == FIRST
    kept = rows(copy)
    assert {name: len(found) for name, found in kept.items()} == {
        name: len(found) for name, found in before.items()
    }
    with copy.reading() as connection:
        assert len(connection.execute(select(sale)).all()) == 43
    copy.close()
    # The copy can be opened like any ledger, and is brought up to date in its turn.
    opened = open_at(path, tmp_path / "more")
    assert proven(Desk(opened, shop.desk.station, "小明", shop.desk.now)) == ()
    opened.close()
