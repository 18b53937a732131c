"""Lists over 100,000 items: a page, a search, a sort, against the SQL alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from desktop.services import catalogue, stock
from desktop.services.changes import Desk
from desktop.store.database import connect
from tests.bench.books import stock_books
from tests.bench.figures import Board
from tests.bench.questions import beside_its_sql

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("lists") / "yuanwu.db"
    stock_books(path, items=100_000, places=20, movements=100_000)
    database = connect(path)
    yield Desk(database, uuid4(), "小明")
    database.close()


ASKED: list[tuple[str, Callable[[Desk], object]]] = [
    ("list, first page", lambda d: catalogue.search(d)),
    ("list, page in the middle", lambda d: catalogue.search(d, offset=50_000)),
    ("sort by code", lambda d: catalogue.search(d, sort="code")),
    ("sort by on hand, most first", lambda d: catalogue.search(d, sort="on_hand", descending=True)),
    ("search 帆布", lambda d: catalogue.search(d, "帆布")),
    ("search fanbudai", lambda d: catalogue.search(d, "fanbudai")),
    ("search fbd", lambda d: catalogue.search(d, "fbd")),
    ("search a code", lambda d: catalogue.search(d, "YW04217")),
    ("search two words", lambda d: catalogue.search(d, "成都 马克杯")),
    ("search nothing", lambda d: catalogue.search(d, "没有这样东西")),
    ("what lies where, first page", lambda d: stock.holdings(d)),
]


@pytest.mark.parametrize(("name", "ask"), ASKED)
def test_a_list_is_there_at_once(desk: Desk, board: Board, name, ask):
    mine, theirs = beside_its_sql(desk, ask)
    assert board.add(f"100,000 items: {name}", mine, theirs, at_most=3, below=0.05)
