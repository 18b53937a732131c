"""Which homes ship a request: one proposal over 200 homes and 10,000 articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from desktop.domain.requisitions import LineDraft, RequisitionDraft, State
from desktop.domain.stock import PlaceKind
from desktop.services import places, stock
from desktop.services.changes import Desk, OpId, perform
from desktop.services.requisitions import parcels
from desktop.store.database import connect
from desktop.store.requisitions import lines, rows
from desktop.store.writing import Writer
from tests.bench.books import stock_books
from tests.bench.figures import Board, part, took

pytestmark = pytest.mark.bench
TURNS = 40
HOMES, ARTICLES, LINES = 200, 10_000, 12
CODES = [f"YW{n * 800:06d}" for n in range(LINES)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """200 homes, 10,000 articles in 200,000 movements; of twelve articles every home has some."""
    path = tmp_path_factory.mktemp("propose") / "yuanwu.db"
    stock_books(path, items=ARTICLES, places=HOMES, movements=200_000)
    database = connect(path)
    desk = Desk(database, uuid4(), "小明", lambda: datetime(2027, 1, 1, tzinfo=UTC))
    chance = random.Random(6)
    supplier = places.find_place(desk, "supplier").id
    homes = [p.id for p in places.places(desk) if p.kind in (PlaceKind.SITE, PlaceKind.PERSON)]
    for home in homes:
        some = [stock.MoveLine(code, chance.randint(1, 20)) for code in CODES]
        stock.move_many(desk, OpId.new(), some, supplier, home, reason="到货")
    yield desk
    database.close()


def asked(desk: Desk, qty: int, code: str) -> int:
    """An approved request for so many of each of the twelve."""
    wanted = [LineDraft(code, qty) for code in CODES]

    def work(writer: Writer) -> int:
        made = rows.make(
            writer, RequisitionDraft("年会", "小红"), wanted, code=code, state=State.APPROVED
        )
        for row in lines.rows(writer.connection, made.id):
            lines.change(writer, row, approved=row.qty)
        return int(made.id)

    return perform(desk, "save_requisition", OpId.new(), code, work, int, set())


@pytest.mark.parametrize(("said", "qty"), [("one home has it all", 2), ("many homes help", 400)])
def test_which_homes_ship_a_request(desk: Desk, board: Board, said: str, qty: int):
    request = asked(desk, qty, f"RQ-BENCH{qty}")
    found = parcels.propose(desk, request)
    assert len(found.offers) >= HOMES - 10
    assert sum(take.qty for take in found.takes) == qty * LINES - sum(x.qty for x in found.lacks)
    times = [took(lambda: parcels.propose(desk, request)) for _ in range(TURNS)]
    name = f"propose sources over {HOMES} homes, {ARTICLES:,} articles: {said}, p50"
    assert board.add(name, part(times, 0.5), below=0.1)
