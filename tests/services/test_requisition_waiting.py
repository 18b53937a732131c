"""Who takes an act back waits for who is at work on the same request: real connections."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import Connection, select, text

from desktop.domain.errors import UndoFirst
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.store.database import Database
from desktop.store.requisitions import rows
from desktop.store.tables import requisition
from tests.services.wishes import Wishes
from tests.store.ledgers import proven

WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()")


@pytest.fixture
def shop(database: Database) -> Wishes:
    if database.engine.dialect.name == "sqlite":
        pytest.skip("a file has one writer at a time anyway")
    return Wishes(database)


def until_it_waits(connection: Connection, other: Future[stock.Undone]) -> None:
    while not other.done() and not connection.execute(WAITING).scalar_one():
        pass
    assert not other.done(), "it did not wait"


def test_a_parcel_is_not_taken_back_while_it_is_sent(shop: Wishes):
    asked = shop.ask("BGx3")
    picked = shop.pick(asked)
    key = select(requisition.c.id).where(requisition.c.id == asked).with_for_update()
    with ThreadPoolExecutor(1) as pool:
        with shop.desk.database.writing() as connection:
            connection.execute(key).one()
            other = pool.submit(stock.undo, shop.desk, OpId.new(), UUID(picked.op))
            until_it_waits(connection, other)
        other.result()
    again = shop.pick(asked)
    with ThreadPoolExecutor(2) as pool:
        sent = pool.submit(shop.ship, again.parcels[0])
        undone = pool.submit(stock.undo, shop.desk, OpId.new(), UUID(again.op))
        failed = [one for one in (sent, undone) if one.exception() is not None]
    assert len(failed) == 1
    if failed == [undone]:
        assert isinstance(undone.exception(), UndoFirst)
    assert proven(shop.desk) == ()
    with shop.desk.database.reading() as connection:
        state = rows.get(connection, asked).state
    assert state == ("sent" if failed == [undone] else "approved")
