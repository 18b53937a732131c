"""Whatever is picked, packed, sent, received and taken back, in whatever order: every piece is
somewhere, and the ledger proves it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop.domain.errors import Refused
from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import OUTCOMES, State, Way, What
from desktop.services import catalogue, places, stock, transfers
from desktop.services.changes import OpId
from desktop.services.safekeeping import rebuild
from desktop.services.transfers import Pick, ReceiptLine, TransferDraft
from desktop.store.database import Database, connect
from tests.services.post import Post
from tests.store.ledgers import ended, proven, same_ledger

PROPERTY = settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
GOODS = ("BG", "TS-S", "TS-M", "TS-L")
which = some.integers(0, 9)
goods = some.sampled_from(GOODS)
deeds = some.one_of(
    some.tuples(some.just("begin"), goods, some.integers(0, 4), some.sampled_from(Way)),
    some.tuples(some.just("pick"), which, goods, some.integers(1, 3)),
    some.tuples(some.just("box"), which, which),
    some.tuples(some.just("pack"), which),
    some.tuples(some.just("unpick"), which, which),
    some.tuples(some.just("send"), which),
    some.tuples(some.just("carry"), which, some.booleans()),
    some.tuples(some.just("give"), which),
    some.tuples(some.just("tell"), which, some.sampled_from(sorted([*OUTCOMES, What.EXTRA])),
                some.integers(1, 6), some.booleans()),
    some.tuples(some.just("everything"), which),
    some.tuples(some.just("undo"), which),
    some.tuples(some.just("undo"), some.just(0)),
)  # fmt: skip


class Street:
    """Two homes and three boxes; every act is remembered, so that it can be taken back."""

    def __init__(self, database: Database) -> None:
        self.post = Post(database)
        self.names = count(1)
        self.boxes = [self.post.box(f"A{n}", BG=2, TS_S=1) for n in range(3)]
        self.codes: list[str] = []
        self.acts: list[str] = []

    def new(self) -> None:
        """What one example begins with: nothing held or on its way from the last one, and a
        transfer begun in each direction.
        """
        self.codes, self.acts = [], []
        for one in transfers.transfers(self.post.desk, limit=10_000).rows:
            if one.state is State.DRAFT:
                transfers.cancel(self.post.desk, OpId.new(), one.code)
            elif one.state is State.SENT:
                transfers.receive(self.post.desk, OpId.new(), one.code)
        for n, code in enumerate(GOODS):
            self.do(("begin", code, 1 + n % 2, Way.PARCEL))

    def do(self, deed: tuple[object, ...]) -> None:
        """One deed; what is refused did nothing."""
        word, *rest = deed
        act: Callable[..., str | None] = getattr(self, str(word))
        with suppress(Refused):
            op = act(*rest)
            if op is not None:
                self.acts.append(op)

    def code(self, n: int) -> str:
        """One of the transfers of this example, the last ones likeliest."""
        return self.codes[-1 - n % len(self.codes)] if self.codes else "TR-222222"

    def begin(self, code: str, qty: int, way: Way) -> str:
        ends = (self.post.home, self.post.friend)
        wanted = TransferDraft(*(ends if qty % 2 else ends[::-1]), way)
        picks = [Pick(code, qty)] if qty else []
        made = transfers.draft(self.post.desk, OpId.new(), wanted, picks)
        self.codes.append(made.transfer)
        return made.op

    def pick(self, n: int, code: str, qty: int) -> str:
        return transfers.pick(self.post.desk, OpId.new(), self.code(n), [Pick(code, qty)]).op

    def box(self, n: int, which: int) -> str:
        box = self.boxes[which % len(self.boxes)]
        return transfers.pick_box(self.post.desk, OpId.new(), self.code(n), box).op

    def pack(self, n: int) -> str:
        name = f"新{next(self.names)}"
        return transfers.pack(self.post.desk, OpId.new(), self.code(n), name).op

    def unpick(self, n: int, which: int) -> str | None:
        lines = transfers.card(self.post.desk, self.code(n)).lines
        if not lines:
            return None
        line = lines[which % len(lines)]
        some_of = [(line.key, max(1, line.picked // 2))]
        return transfers.unpick(self.post.desk, OpId.new(), self.code(n), some_of).op

    def send(self, n: int) -> str:
        return transfers.send(self.post.desk, OpId.new(), self.code(n)).op

    def carry(self, which: int, home: bool) -> None:
        """Somebody carries a box elsewhere by hand, whatever is written of it."""
        box = self.boxes[which % len(self.boxes)]
        goal = self.post.home if home else self.post.friend
        places.move_place(self.post.desk, OpId.new(), box, goal)

    def give(self, n: int) -> str:
        return transfers.cancel(self.post.desk, OpId.new(), self.code(n)).op

    def tell(self, n: int, what: What, qty: int, giver: bool) -> str | None:
        lines = [
            one for one in transfers.card(self.post.desk, self.code(n)).lines if one.outstanding
        ]
        if not lines:
            return None
        line = lines[qty % len(lines)]
        qty = qty if what is What.EXTRA else min(qty, line.outstanding)
        told = [ReceiptLine(line.key, what, qty, "理由", giver)]
        return transfers.receive(self.post.desk, OpId.new(), self.code(n), told).op

    def everything(self, n: int) -> str:
        return transfers.receive(self.post.desk, OpId.new(), self.code(n)).op

    def undo(self, n: int) -> str | None:
        """Takes an act back; that it was taken back can be taken back too."""
        if not self.acts:
            return None
        return stock.undo(self.post.desk, OpId.new(), UUID(self.acts[-1 - n % len(self.acts)])).op

    def prove(self) -> None:
        """Every piece is somewhere, and what is said of each transfer comes out."""
        assert proven(self.post.desk) == ()
        gone = 0
        every = transfers.transfers(self.post.desk, limit=10_000).rows
        for one in every:
            lines = transfers.card(self.post.desk, one.code).lines
            assert all(line.outstanding >= 0 and line.picked >= 0 for line in lines)
            assert (sum(line.outstanding for line in lines) > 0) is (one.state is State.SENT)
            gone += sum(line.lost + line.damaged for line in lines)
        on_hand = sum(catalogue.variant(self.post.desk, code).on_hand for code in GOODS)
        assert on_hand == 80 - gone + self.found()
        held = stock.holdings(self.post.desk, limit=10_000).rows
        assert all(0 <= one.available <= one.on_hand for one in held)

    def found(self) -> int:
        """Pieces that were booked as found and stand."""
        with self.post.desk.database.reading() as connection:
            sums = [
                connection.exec_driver_sql(
                    f"SELECT coalesce(sum(m.qty), 0) FROM movement m JOIN place p"
                    f" ON p.id = m.{end}_place WHERE p.kind = 'found'"
                ).scalar_one()
                for end in ("from", "to")
            ]
        return int(sums[0]) - int(sums[1])


@pytest.fixture
def street(database: Database) -> Street:
    return Street(database)


@PROPERTY
@given(history=some.lists(deeds, min_size=4, max_size=25))
def test_every_piece_is_somewhere(street: Street, history: list[tuple[object, ...]]):
    street.new()
    for deed in history:
        street.do(deed)
    street.prove()


def test_a_long_story_is_rebuilt_from_its_journals(street: Street, tmp_path: Path):
    for deed in (
        ("begin", "BG", 5, Way.PARCEL), ("box", 0, 0), ("pack", 0), ("send", 0),
        ("tell", 0, What.ARRIVED, 2, False), ("tell", 0, What.LOST, 1, False), ("undo", 0),
        ("everything", 0), ("begin", "TS-L", 3, Way.HANDOVER), ("give", 0), ("undo", 0),
        ("send", 0),
    ):  # fmt: skip
        street.do(deed)
    street.prove()
    ended(rebuild(street.post.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        same_ledger(again, street.post.desk.database)
    finally:
        again.close()


def test_a_box_that_was_carried_there_by_hand_is_received_all_the_same(street: Street):
    post = street.post
    code = post.draft()
    transfers.pick_box(post.desk, OpId.new(), code, street.boxes[0])
    post.send(code)
    places.move_place(post.desk, OpId.new(), street.boxes[0], post.friend)
    assert transfers.receive(post.desk, OpId.new(), code).state == "closed"
    assert post.lies()["张三/A0 BG"] == 2
    assert places.find_place(post.desk, "A0").kind is PlaceKind.BOX
    street.prove()
