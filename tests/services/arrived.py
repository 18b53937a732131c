"""Requests whose goods have left, and words for what became of them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import UUID

from sqlalchemy import select

from desktop.domain.requisitions.arrivals import Back, Outcome, What
from desktop.services import stock
from desktop.services.changes import OpId, perform
from desktop.services.requisitions import closing, receiving, reporting, returns
from desktop.services.requisitions.acting import Saved
from desktop.store.requisitions import lines, rows
from desktop.store.tables import movement, variant
from desktop.store.writing import Writer
from tests.services.wishes import Wishes


class Arrived(Wishes):
    """`sent("BGx5 TS-Lx2", loan="TS-L")` is on its way in one parcel."""

    def sent(self, wish: str, loan: str = "") -> int:
        """A request that was sent, its local id; its parcel's code is `box(id)`."""
        asked = self.ask(wish, loan=loan)
        self.pick(asked)
        self.ship(self.box(asked), waybill="SF1234567890123")
        return asked

    def box(self, requisition: int, n: int = 0) -> str:
        return self.parcels(requisition)[n].code

    def told(
        self, requisition: int, wish: str, reason: str = "", **how: bool
    ) -> receiving.Received:
        """A receipt in words: `BG:arrived:3 BG:lost:1`."""
        said = [
            Outcome(self.lines(requisition)[code], What(what), int(qty), reason, **how)
            for word in wish.split()
            for code, what, qty in [word.split(":")]
        ]
        return receiving.receive(self.desk, OpId.new(), self.box(requisition), said)

    def all(self, requisition: int) -> receiving.Received:
        return receiving.receive_all(self.desk, OpId.new(), requisition)

    def backs(
        self, requisition: int, wish: str, reason: str = "", place: int | None = None
    ) -> list[Back]:
        return [
            Back(self.lines(requisition)[code], What(what), int(qty), place, reason)
            for word in wish.split()
            for code, what, qty in [word.split(":")]
        ]

    def back(
        self, requisition: int, wish: str, reason: str = "", place: int | None = None
    ) -> returns.Returned:
        """A return in words: `TS-L:returned:1 TS-L:kept:1`."""
        said = self.backs(requisition, wish, reason, place)
        return returns.give_back(self.desk, OpId.new(), requisition, said)

    def report(self, requisition: int, link: str = "", words: str = "", back: str = "") -> Saved:
        left = self.backs(requisition, back)
        return reporting.report(self.desk, OpId.new(), requisition, link, words, left)

    def undone(self, op: str) -> str:
        """Takes an act back; the act that did, to take that back too."""
        again = OpId.new()
        stock.undo(self.desk, again, UUID(op))
        return again.hex

    def due(self, requisition: int, code: str, day: date) -> None:
        """The day on which a line is to come back."""

        def work(writer: Writer) -> None:
            for row in lines.rows(writer.connection, requisition):
                if row.id == self.lines(requisition)[code]:
                    lines.change(writer, row, back_on=day.isoformat())

        perform(self.desk, "edit_requisition", OpId.new(), code, work, lambda _said: None, set())

    def paid_for(self, requisition: int) -> None:
        """It was an order of the shop: what arrives is sold."""

        def work(writer: Writer) -> None:
            row = rows.get(writer.connection, requisition)
            rows.change(writer, row, goal="sold", source="xiaohongshu")

        perform(self.desk, "edit_requisition", OpId.new(), "sold", work, lambda _said: None, set())

    def moved_to(self, word: str) -> dict[str, int]:
        """Pieces that ever moved to an outside place less those that came back, by code."""
        end, m = self.outside(word), movement.c
        found: Counter[str] = Counter()
        with self.desk.database.reading() as connection:
            asked = select(movement, variant.c.code).join(variant, variant.c.id == m.variant)
            for row in connection.execute(asked):
                found[row.code] += row.qty * ((row.to_place == end) - (row.from_place == end))
        return {code: qty for code, qty in found.items() if qty}

    def close(self, requisition: int, word: str = "", **how: bool) -> Saved:
        return closing.close(self.desk, OpId.new(), requisition, word, **how)
