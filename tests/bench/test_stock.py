"""What lies where among a million postings, what lay there once, and a box that is carried off."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.domain.moments import moment
from desktop.domain.reports import Filters
from desktop.domain.stock import PlaceKind
from desktop.services import places, stock
from desktop.services.changes import Desk, OpId
from desktop.services.reports.crossing import crossing
from desktop.store.database import connect
from desktop.store.reports.crossing import statement
from desktop.store.reports.held import Narrow
from tests.bench.books import START, STEP, open_raw, stock_books
from tests.bench.figures import Board, part, took
from tests.shop import Shop
from tests.store.ledgers import ended

pytestmark = pytest.mark.bench
TURNS = 9
# What lay at one place at a moment, as a person would write it, named and sorted.
LAY = """
SELECT variant, owner, SUM(qty) AS qty FROM (
    SELECT variant, owner, qty FROM movement WHERE to_place = ?1 AND at <= ?2
    UNION ALL SELECT variant, owner, -qty FROM movement WHERE from_place = ?1 AND at <= ?2
) GROUP BY variant, owner HAVING SUM(qty) <> 0
"""
AS_OF = f"""
SELECT v.code, i.name, v.label, o.name, s.qty FROM ({LAY}) s JOIN variant v ON v.id = s.variant
JOIN item i ON i.id = v.item JOIN owner o ON o.id = s.owner ORDER BY v.sort, v.id LIMIT 200
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """500,000 movements, that is a million postings, over 10,000 items and 200 places."""
    path = tmp_path_factory.mktemp("stock") / "yuanwu.db"
    stock_books(path, items=10_000, places=200, movements=500_000)
    database = connect(path)
    yield Desk(database, uuid4(), "小明", lambda: datetime(2027, 1, 1, tzinfo=UTC))
    database.close()


@pytest.fixture
def raw(desk: Desk) -> Iterator[sqlite3.Connection]:
    assert desk.database.path is not None
    with closing(open_raw(desk.database.path)) as connection:
        yield connection


def test_items_by_places(desk: Desk, raw: sqlite3.Connection, board: Board):
    text = str(statement(Narrow(), None).compile(compile_kwargs={"literal_binds": True}))
    wanted = sum(qty for _, _, qty in raw.execute(text))
    table = ended(crossing(desk, Filters()))
    assert sum(sum(lying.values()) for _, lying in table.rows) == wanted
    assert len(table.places) == 200
    floors, times, firsts = [], [], []
    for _ in range(TURNS):
        floors.append(took(lambda: raw.execute(text).fetchall()))
        times.append(took(lambda: ended(crossing(desk, Filters()))))
        work = crossing(desk, Filters())
        firsts.append(took(lambda: next(work)))  # noqa: B023 (asked at once)
        work.close()
    board.add("items × places: its first rows", part(firsts, 0.5), below=0.1)
    assert board.add("items × places, 1,000,000 postings", part(times, 0.5), part(floors, 0.5),
                     at_most=1.3)  # fmt: skip


def test_one_place_as_it_was(desk: Desk, raw: sqlite3.Connection, board: Board):
    at = START + STEP * 60_000
    (home,) = [place for place in places.places(desk) if place.name == "家7"]
    lay = raw.execute(LAY, (home.id, at)).fetchall()
    told = stock.holdings(desk, place=home.id, at=moment(at), limit=10**9).rows
    assert {(one.variant, one.on_hand) for one in told} == {(v, qty) for v, _, qty in lay}
    floors, times = [], []
    for _ in range(TURNS):
        floors.append(took(lambda: raw.execute(AS_OF, (home.id, at)).fetchall()))
        times.append(took(lambda: stock.holdings(desk, place=home.id, at=moment(at))))
    assert board.add("one place as it was", part(times, 0.5), part(floors, 0.5), at_most=2)


def test_a_box_of_200_items_is_carried_off(tmp_path: Path, empty: Path, board: Board):
    path = tmp_path / "yuanwu.db"
    path.write_bytes(empty.read_bytes())
    database = connect(path)
    shop = Shop(database)
    other = places.create_place(shop.desk, OpId.new(), PlaceKind.SITE, "别处").id
    box = places.create_place(shop.desk, OpId.new(), PlaceKind.BOX, "箱", shop.home).id
    for i in range(200):
        shop.add(f"B{i}", f"物品 {i}", 100)
        shop.move(f"B{i}", 1_000, shop.outside("supplier"), box)
    shop.move("BG", 10, shop.home, other)
    ends = [shop.home, other]
    turn = count()
    floors, times = [], []
    for _ in range(200):
        n = next(turn) % 2
        start, goal = ends[1 - n], ends[n]
        times.append(took(lambda: places.move_place(shop.desk, OpId.new(), box, goal)))  # noqa: B023 (at once)
        floors.append(took(lambda: shop.move("BG", 1, start, goal)))  # noqa: B023 (at once)
    database.close()
    assert board.add("a box of 200 items, of one item", part(times, 0.5), part(floors, 0.5),
                     at_most=2)  # fmt: skip
