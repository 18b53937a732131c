"""Whatever is picked, put back, sent, handed over, received, lowered, given up and taken back, in
whatever order: after each act the ledger proves that requests hold exactly what they say.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop.domain.errors import Refused
from desktop.domain.requisitions.parcels import Correction, ParcelState, Repaid, Take
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.services.requisitions import ending, parcels, receiving
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from desktop.store.requisitions import lines
from tests.services.wishes import Wishes
from tests.store.ledgers import ended, proven, same_ledger

PROPERTY = settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
GOODS = ("BG", "TS-S", "LEAF")
which = some.integers(0, 5)
few = some.integers(1, 5)
deeds = some.one_of(
    some.tuples(some.just("ask"), few, some.booleans()),
    some.tuples(some.just("pick"), which, some.sampled_from(GOODS), few, some.booleans()),
    some.tuples(some.just("propose"), which),
    some.tuples(some.just("unpick"), which, few),
    some.tuples(some.just("ship"), which),
    some.tuples(some.just("hand"), which),
    some.tuples(some.just("note"), which, few, some.booleans()),
    some.tuples(some.just("repay"), which, some.sampled_from(Repaid)),
    some.tuples(some.just("receive"), which),
    some.tuples(some.just("revise"), which, some.sampled_from(GOODS), some.integers(0, 4)),
    some.tuples(some.just("cancel"), which),
    some.tuples(some.just("undo"), which),
    some.tuples(some.just("undo"), some.just(0)),
)  # fmt: skip


class Desk:
    """Two homes and their requests; every act is remembered, so that it can be taken back."""

    def __init__(self, database: Database) -> None:
        self.shop = Wishes(database)
        self.shop.add("LEAF", "传单", None, uncounted=True)
        for code in ("BG", "TS-S"):
            self.shop.move(code, 8, self.shop.home, self.shop.friend)
        self.acts: list[str] = []
        self.ids: list[int] = []

    def new(self) -> None:
        """What one example begins with: a request for everything, nothing of the last one held."""
        for asked in self.ids:
            with suppress(Refused):
                ending.cancel(self.shop.desk, OpId.new(), asked)
        self.ids, self.acts = [], []
        self.ask(3, loan=False)

    def do(self, deed: tuple[object, ...]) -> None:
        """One deed; what is refused did nothing."""
        word, *rest = deed
        act: Callable[..., str | None] = getattr(self, str(word))
        with suppress(Refused):
            op = act(*rest)
            if op is not None:
                self.acts.append(op)

    def of(self, n: int) -> int:
        return self.ids[-1 - n % len(self.ids)]

    def box(self, n: int) -> str:
        every = [box for asked in self.ids for box in self.shop.parcels(asked)]
        return every[-1 - n % len(every)].code if every else "RQ-0-1"

    def ask(self, qty: int, loan: bool) -> None:
        wish = f"BGx{qty * 2} TS-Sx{qty} LEAFx{qty}"
        self.ids.append(self.shop.ask(wish, loan="TS-S" if loan else ""))

    def pick(self, n: int, code: str, qty: int, home: bool) -> str:
        place = self.shop.home if home else self.shop.friend
        return self.shop.pick(self.of(n), f"{code}x{qty}", place).op

    def propose(self, n: int) -> str | None:
        takes = parcels.propose(self.shop.desk, self.of(n)).takes
        if not takes:
            return None
        return parcels.pick(self.shop.desk, OpId.new(), self.of(n), takes).op

    def unpick(self, n: int, qty: int) -> str | None:
        box = parcels.parcel(self.shop.desk, self.box(n))
        if not box.contents:
            return None
        one = box.contents[qty % len(box.contents)]
        takes = [Take(one.line, one.place_id, one.owner, qty)]
        return parcels.unpick(self.shop.desk, OpId.new(), box.code, takes).op

    def ship(self, n: int) -> str:
        return self.shop.ship(self.box(n)).op

    def hand(self, n: int) -> str:
        return parcels.hand_over(self.shop.desk, OpId.new(), self.box(n)).op

    def note(self, n: int, fen: int, advanced: bool) -> str:
        said = Correction(waybill=f"SF{fen}", fen=fen, advanced_by="小明" if advanced else "")
        return parcels.note_postage(self.shop.desk, OpId.new(), self.box(n), said).op

    def repay(self, n: int, state: Repaid) -> str:
        return parcels.repay(self.shop.desk, OpId.new(), self.box(n), state).op

    def receive(self, n: int) -> str:
        return receiving.receive(self.shop.desk, OpId.new(), self.box(n)).op

    def revise(self, n: int, code: str, qty: int) -> str:
        line = self.shop.lines(self.of(n))[code]
        return ending.revise(self.shop.desk, OpId.new(), self.of(n), line, qty, "少一点").op

    def cancel(self, n: int) -> str:
        return ending.cancel(self.shop.desk, OpId.new(), self.of(n)).op

    def undo(self, n: int) -> str | None:
        """Takes an act back; that it was taken back can be taken back too."""
        if not self.acts:
            return None
        return stock.undo(self.shop.desk, OpId.new(), UUID(self.acts[-1 - n % len(self.acts)])).op

    def prove(self) -> None:
        """The ledger is whole, and what is held is what the requests' lines say."""
        assert proven(self.shop.desk) == ()
        held = stock.holdings(self.shop.desk, limit=10_000).rows
        assert all(0 <= one.available <= one.on_hand for one in held)
        said = packed = 0
        for asked in self.ids:
            with self.shop.desk.database.reading() as connection:
                for line in lines.of(connection, asked):
                    assert 0 <= line.arrived <= line.sent
                    assert line.picked + line.sent <= (line.approved or 0)
                    said += line.picked
            boxes = self.shop.parcels(asked)
            packed += sum(box.pieces for box in boxes if box.state is ParcelState.PACKING)
        assert said == packed


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@PROPERTY
@given(history=some.lists(deeds, min_size=4, max_size=14))
def test_requests_hold_exactly_what_they_say(desk: Desk, history: list[tuple[object, ...]]):
    desk.new()
    for deed in history:
        desk.do(deed)
        desk.prove()


def test_a_long_story_is_rebuilt_from_its_journals(desk: Desk, tmp_path: Path):
    desk.new()
    for deed in (
        ("pick", 0, "BG", 2, True), ("pick", 0, "LEAF", 3, True), ("ship", 0), ("propose", 0),
        ("unpick", 0, 1), ("undo", 0), ("revise", 0, "TS-S", 1), ("undo", 0), ("hand", 0),
        ("undo", 0), ("ask", 2, True), ("propose", 0), ("hand", 0), ("cancel", 0),
        ("receive", 1), ("receive", 2),
    ):  # fmt: skip
        desk.do(deed)
        desk.prove()
    ended(rebuild(desk.shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        same_ledger(again, desk.shop.desk.database)
    finally:
        again.close()
