"""Whatever people do, in whatever order: the books stay whole, and can be gone back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop.domain.errors import (
    AlreadyUndone,
    EmptyCart,
    OutOfStock,
    Refused,
    Reserved,
    SamePlace,
    UndoBlocked,
)
from desktop.services import allocations, booth, stock
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.shop import Shop
from tests.store.ledgers import proven

# Each example has goods of its own in one ledger that grows: what went before is a test, too.
PROPERTY = settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PLACES = ("home", "stand", "box")

places = some.sampled_from(PLACES)
pieces = some.integers(1, 6)
deeds = some.one_of(
    some.tuples(some.just("receive"), places, pieces),
    some.tuples(some.just("move"), places, places, pieces),
    some.tuples(some.just("sell"), pieces),
    some.tuples(some.just("count"), places, some.integers(0, 8)),
    some.tuples(some.just("allocate"), places, pieces),
    some.tuples(some.just("release"), places, pieces),
)
undos = some.tuples(some.just("undo"), some.integers(0, 30))


class Yard(Shop):
    """A shop with a box besides, and a fresh code for each example."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.open()
        self.box = self.place("纸箱")
        self.codes = count(1)


@dataclass
class Goods:
    """One article, what a person who counts along knows of it, and how to take each act back."""

    shop: Yard
    code: str

    def __post_init__(self) -> None:
        self.shop.add(self.code, f"物品 {self.code}", 10_00)
        self.there = dict.fromkeys(PLACES, 0)
        self.held = dict.fromkeys(PLACES, 0)
        self.acts: list[tuple[str, str]] = []

    def place(self, name: str) -> int:
        return {"home": self.shop.home, "stand": self.shop.stand}.get(name) or self.shop.box

    def do(self, deed: tuple[Any, ...]) -> None:
        kind, *how = deed
        before = dict(self.there), dict(self.held)
        refused, op = None, ""
        try:
            op = getattr(self, kind)(*how)
        except Refused as no:
            self.there, self.held = before
            refused = no
        assert refused is None or self.expected(deed, refused), (deed, refused)
        if op:
            self.acts.append((kind, op))
        assert self.booked() == self.there

    def receive(self, to: str, qty: int) -> str:
        self.there[to] += qty
        return self.shop.move(self.code, qty, self.shop.outside("supplier"), self.place(to))

    def move(self, start: str, goal: str, qty: int) -> str:
        self.there[start] -= qty
        self.there[goal] += qty
        return self.shop.move(self.code, qty, self.place(start), self.place(goal))

    def sell(self, qty: int) -> str:
        self.there["stand"] -= qty
        return self.shop.sell(f"{self.code}x{qty}", strict=True).op

    def count(self, at: str, counted: int) -> str:
        change = counted - self.there[at]
        self.there[at] = counted
        outside = self.shop.outside("count")
        ends = (outside, self.place(at)) if change > 0 else (self.place(at), outside)
        return self.shop.move(self.code, abs(change), *ends) if change else ""

    def allocate(self, at: str, qty: int) -> str:
        self.held[at] += qty
        desk, place = self.shop.desk, self.place(at)
        return allocations.allocate(desk, OpId.new(), self.code, qty, place, 1, "R-1").op

    def release(self, at: str, qty: int) -> str:
        freed = allocations.release(
            self.shop.desk, OpId.new(), self.code, self.place(at), 1, "R-1", qty
        )
        self.held[at] += freed.qty
        return freed.op

    def undo(self, which: int) -> str:
        mine = [act for act in self.acts if act[0] != "sell"]
        if not mine:
            return ""
        op = stock.undo(self.shop.desk, OpId.new(), UUID(mine[which % len(mine)][1])).op
        self.there = self.booked()  # what exactly was taken back the journal says
        return op

    def expected(self, deed: tuple[Any, ...], no: Refused) -> bool:
        """Whether a person who counts along would have refused it, too."""
        kind, *how = deed
        if kind == "move" and how[0] == how[1]:
            return isinstance(no, SamePlace)
        if kind == "undo":
            return isinstance(no, (AlreadyUndone, UndoBlocked, OutOfStock, Reserved))
        if kind == "sell":
            return isinstance(no, (OutOfStock, Reserved, EmptyCart)) and self.free("stand") < how[0]
        wanted = self.there[how[0]] - how[1] if kind == "count" else how[-1]
        return isinstance(no, (OutOfStock, Reserved)) and self.free(how[0]) < wanted

    def free(self, at: str) -> int:
        return self.there[at] - max(0, self.held[at])

    def booked(self) -> dict[str, int]:
        """What the books say lies where."""
        rows = stock.holdings(self.shop.desk, code=self.code, limit=1000).rows
        lies = {h.place_id: h.on_hand for h in rows}
        return {name: lies.get(self.place(name), 0) for name in PLACES}

    def back(self, kind: str, op: str) -> None:
        """Takes one act back."""
        if kind == "sell":
            booth.correct(self.shop.desk, OpId.new(), UUID(op), "打错")
        else:
            stock.undo(self.shop.desk, OpId.new(), UUID(op))


@pytest.fixture
def shop(database: Database) -> Yard:
    return Yard(database)


@PROPERTY
@given(story=some.lists(some.one_of(deeds, deeds, undos), max_size=25))
def test_whatever_happens_the_books_say_what_happened(shop: Yard, story):
    goods = Goods(shop, f"P{next(shop.codes)}")
    for deed in story:
        goods.do(deed)
    assert proven(shop.desk) == ()


@PROPERTY
@given(story=some.lists(deeds, min_size=5, max_size=20))
def test_undoing_everything_in_reverse_restores_the_start(shop: Yard, story):
    before = shop.lies()
    goods = Goods(shop, f"Q{next(shop.codes)}")
    for deed in story:
        goods.do(deed)
    for kind, op in reversed(goods.acts):
        goods.back(kind, op)
    assert shop.lies() == before
    assert proven(shop.desk) == ()
