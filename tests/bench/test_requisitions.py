"""The list of requests with 20,000 in it, against the SQL alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.requisitions import Contact, LineDraft, RequisitionDraft, Source, State
from desktop.services import catalogue
from desktop.services.changes import Desk, OpId, perform
from desktop.services.requisitions import looking
from desktop.services.requisitions.beside import beside
from desktop.store.database import connect
from desktop.store.opening import open_ledger
from desktop.store.requisitions import codes, rows
from tests.bench.figures import Board
from tests.bench.questions import beside_its_sql

pytestmark = pytest.mark.bench
MANY = 20_000
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
CITIES = ("成都", "北京", "上海", "杭州", "深圳", "大连", "南京", "广州")
STATES = (
    *([State.CLOSED] * 12),
    *([State.SUBMITTED] * 3),
    *([State.APPROVED] * 2),
    *(State.ASKED, State.SENT, State.REJECTED),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("requests") / "yuanwu.db"
    open_ledger(path).close()
    database = connect(path)
    desk = Desk(database, uuid4(), "小明", now=lambda: NOW)
    for n in range(50):
        edit = catalogue.VariantEdit(VariantDraft(f"YW{n:03d}", "", None, 10_00))
        catalogue.save_item(desk, OpId.new(), ItemDraft(f"徽章 {n}"), [edit])
    op = OpId.new()
    fate = random.Random(7)
    with database.reading() as connection:
        mine = codes.fresh(connection, op.bytes, MANY)
    wanted = [_one(fate, n, code) for n, code in enumerate(mine)]
    perform(desk, "import_requests", op, "20,000", lambda w: len(rows.make_many(w, wanted)), int,
            set())  # fmt: skip
    yield desk
    database.close()


def _one(fate: random.Random, n: int, code: str) -> rows.New:
    state = fate.choice(STATES)
    asked = NOW - timedelta(days=fate.randint(0, 12 if state is State.SUBMITTED else 700))
    draft = RequisitionDraft(
        title=f"开源之夜 {n}",
        applicant=f"申请人{n % 400}",
        kind="KCC 线下活动",
        city=fate.choice(CITIES),
        headcount=fate.randint(5, 200),
        needed_on=(asked + timedelta(days=fate.randint(3, 40))).date(),
        contact=Contact("王小明", "13812348000", "四川省成都市武侯区天府大道 1 号"),
        number=str(n),
        source=Source.FORM,
        submitted_at=asked,
    )
    lines = [LineDraft(f"YW{fate.randrange(50):03d}", fate.randint(1, 50)) for _ in range(4)]
    own = {"paused_at": 1} if state is State.ASKED else {}
    return rows.New(draft, lines, code, state, own)


ASKED: list[tuple[str, Callable[[Desk], object]]] = [
    ("open the list", lambda d: looking.requisitions(d)),
    ("due this week", lambda d: looking.requisitions(d, chips=["week"])),
    ("overdue, waiting for an answer",
     lambda d: looking.requisitions(d, chips=["overdue", "waiting"])),
    ("lines to look at", lambda d: looking.requisitions(d, chips=["unsure"])),
    ("search a city and a word", lambda d: looking.requisitions(d, "成都 开源")),
    ("search an applicant", lambda d: looking.requisitions(d, "申请人123")),
    ("page in the middle", lambda d: looking.requisitions(d, offset=10_000)),
    ("the board", lambda d: looking.board(d)),
    ("beside a decision", lambda d: beside(d, "申请人 123", "成都市")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "ask"), ASKED)
def test_a_list_of_requests_is_there_at_once(desk: Desk, board: Board, name, ask):
    mine, theirs = beside_its_sql(desk, ask)
    assert board.add(f"20,000 requests: {name}", mine, theirs, at_most=3)
