"""Stock in many hands: boxes, parcels, counts of past moments, kits and undo, in any order."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import text

from desktop.domain.counts import CountDraft, EntryDraft, Verdicts
from desktop.domain.errors import Refused
from desktop.domain.kits.views import SlotDraft
from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import What
from desktop.services import counts, kits, places, stock, transfers
from desktop.services.changes import OpId
from desktop.services.safekeeping import rebuild
from desktop.services.transfers import Pick, ReceiptLine, TransferDraft
from desktop.store.database import Database, connect
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger

PROPERTY = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
HOMES = ("home", "other", "box")
homes = some.sampled_from(HOMES)
things = some.sampled_from(("A", "B", "KIT"))
pieces = some.integers(1, 6)
deeds = some.one_of(
    some.tuples(some.just("receive"), things, homes, pieces),
    some.tuples(some.just("move"), things, homes, homes, pieces),
    some.tuples(some.just("carry"), some.sampled_from(("home", "other", ""))),
    some.tuples(some.just("draft"), things, homes, homes, pieces),
    some.tuples(some.just("send"), some.integers(0, 9)),
    some.tuples(some.just("receipt"), some.integers(0, 9), some.sampled_from(What), pieces),
    some.tuples(some.just("cancel"), some.integers(0, 9)),
    some.tuples(some.just("count"), things, homes, some.integers(0, 9), some.integers(0, 90)),
    some.tuples(some.just("assemble"), homes, some.integers(1, 3)),
    some.tuples(some.just("apart"), homes, some.integers(1, 3)),
    some.tuples(some.just("undo"), some.integers(0, 30)),
)


class Hands(Shop):
    """Two homes, a box, and for each example two things and a kit made of them."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.other = self.place("上海·保管人A", PlaceKind.PERSON)
        self.box = self.place("箱 1", PlaceKind.BOX, self.home)
        self.turns = count(1)

    def begin(self) -> None:
        n = next(self.turns)
        self.codes = {word: f"{word}{n}" for word in ("A", "B", "KIT")}
        for word, code in self.codes.items():
            self.add(code, f"物品 {word}{n}", 10_00)
        slots = [SlotDraft(((self.codes["A"], 2),)), SlotDraft(((self.codes["B"], 1),))]
        kits.save(self.desk, OpId.new(), self.codes["KIT"], slots)
        self.acts: list[str] = []
        self.sent: list[str] = []

    def where(self, word: str) -> int:
        return {"home": self.home, "other": self.other, "box": self.box}[word]

    def do(self, deed: tuple[Any, ...]) -> None:
        """Does it, or hears why not; nothing else can happen."""
        self.time += timedelta(minutes=1)
        before = self.postings()
        try:
            op = getattr(self, f"do_{deed[0]}")(*deed[1:])
        except Refused:
            assert self.postings() == before  # a refusal writes nothing
            return
        if op:
            self.acts.append(op)

    def do_receive(self, what: str, where: str, qty: int) -> str:
        return self.move(self.codes[what], qty, self.outside("supplier"), self.where(where))

    def do_move(self, what: str, start: str, goal: str, qty: int) -> str:
        return self.move(self.codes[what], qty, self.where(start), self.where(goal))

    def do_carry(self, goal: str) -> str:
        op = OpId.new()
        places.move_place(self.desk, op, self.box, self.where(goal) if goal else None)
        return op.hex

    def do_draft(self, what: str, start: str, goal: str, qty: int) -> str:
        wanted = TransferDraft(self.where(start), self.where(goal))
        picks = [Pick(self.codes[what], qty)]
        done = transfers.draft(self.desk, OpId.new(), wanted, picks)
        self.sent.append(done.transfer)
        return done.op

    def chosen(self, which: int) -> str:
        return self.sent[which % len(self.sent)] if self.sent else "?"

    def do_send(self, which: int) -> str:
        return transfers.send(self.desk, OpId.new(), self.chosen(which), carrier="顺丰").op

    def do_cancel(self, which: int) -> str:
        return transfers.cancel(self.desk, OpId.new(), self.chosen(which)).op

    def do_receipt(self, which: int, what: What, qty: int) -> str:
        code = self.chosen(which)
        lines = transfers.all_arrived(self.desk, code)
        told = [ReceiptLine(line.key, what, min(qty, line.qty), "纸箱破了") for line in lines[:1]]
        return transfers.receive(self.desk, OpId.new(), code, told).op

    def do_count(self, what: str, where: str, seen: int, minutes: int) -> str:
        at = self.time - timedelta(minutes=minutes)
        draft = CountDraft("盘点", self.where(where), tree=False)
        said = EntryDraft(self.codes[what], qty=seen, counted_at=at)
        return counts.take(
            self.desk, OpId.new(), draft, [said], Verdicts(less="other", more="other")
        ).op

    def do_assemble(self, where: str, qty: int) -> str:
        return kits.assemble(self.desk, OpId.new(), self.codes["KIT"], qty, self.where(where)).op

    def do_apart(self, where: str, qty: int) -> str:
        return kits.apart(self.desk, OpId.new(), self.codes["KIT"], qty, self.where(where)).op

    def do_undo(self, which: int) -> str:
        if not self.acts:
            return ""
        of = UUID(self.acts[which % len(self.acts)])
        return stock.undo(self.desk, OpId.new(), of).op

    def postings(self) -> int:
        with self.desk.database.reading() as connection:
            return int(connection.execute(text("SELECT COUNT(*) FROM operation")).scalar_one())

    def sums(self) -> Counter[tuple[str, str]]:
        """What the movements alone say lies where."""
        asked = text(
            "SELECT v.code, p.kind, p.id, m.qty * s.sign AS qty FROM movement m"
            " JOIN variant v ON v.id = m.variant"
            " JOIN (SELECT 1 AS sign UNION ALL SELECT -1) s ON 1 = 1"
            " JOIN place p ON p.id = CASE WHEN s.sign = 1 THEN m.to_place ELSE m.from_place END"
        )
        sums: Counter[tuple[str, str]] = Counter()
        with self.desk.database.reading() as connection:
            for code, kind, place, qty in connection.execute(asked):
                sums[code, f"{kind} {place}"] += int(qty)
        return sums


@pytest.fixture
def hands(database: Database) -> Hands:
    return Hands(database)


@PROPERTY
@given(story=some.lists(deeds, min_size=5, max_size=30))
def test_whatever_many_hands_do_every_piece_is_somewhere(hands: Hands, story):
    hands.begin()
    for deed in story:
        hands.do(deed)
    sums = hands.sums()
    for code in hands.codes.values():  # all postings of a thing add up to nothing
        assert sum(qty for (of, _), qty in sums.items() if of == code) == 0
    real = {kind.value for kind in PlaceKind if kind.real}
    lies = Counter({
        key: qty for key, qty in sums.items() if qty and key[1].split()[0] in real
    })  # fmt: skip
    held = stock.holdings(hands.desk, limit=100_000).rows
    kept = Counter({(h.code, f"{h.place_kind.value} {h.place_id}"): h.on_hand for h in held})
    assert kept == lies
    assert all(h.on_hand >= 0 or h.disputed for h in held)
    assert proven(hands.desk) == ()


def test_after_many_hands_the_journals_tell_all_of_it(hands: Hands, tmp_path: Path):
    hands.begin()
    for what in ("A", "B"):
        hands.do(("receive", what, "home", 30))
    for deed in (
        ("assemble", "home", 3), ("move", "KIT", "home", "box", 2), ("carry", "other"),
        ("draft", "A", "home", "other", 5), ("send", 0), ("receipt", 0, What.ARRIVED, 2),
        ("receipt", 0, What.DAMAGED, 1), ("count", "A", "home", 7, 3), ("apart", "box", 1),
        ("undo", 5), ("draft", "B", "home", "other", 4), ("cancel", 1), ("undo", 3),
    ):  # fmt: skip
        hands.do(deed)
    assert len(hands.acts) >= 12
    ended(rebuild(hands.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(again, hands.desk.database)
    again.close()
