"""The shop with people who ask, answer and keep, and requests brought into any state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.people import Role
from desktop.domain.requisitions import (
    Contact,
    Decision,
    LineDraft,
    RequisitionDraft,
    Source,
    State,
)
from desktop.domain.requisitions.parcels import Postage, Take
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, people, rules, stock
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import (
    closing,
    deciding,
    drafting,
    looking,
    parcels,
    receiving,
    reporting,
)
from desktop.store.database import Database
from tests.shop import Shop

PHONE, ADDRESS = "+86 13812348000", "四川省成都市武侯区天府大道 1 号 😀"
MANAGER, OTHER, ASKER, HOME, KEEPER = "小明", "小周", "小红", "小管", "小李"


class Asking(Shop):
    """小明 and 小周 manage; 小红 asks and keeps something; 小管 keeps the home; 小李 another."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.value("BG", 10_00)
        self.homes: dict[str, int] = {}
        for name in (ASKER, HOME, KEEPER):
            people.add_person(self.desk, OpId.new(), name)
            people.set_role(self.desk, OpId.new(), name, Role.KEEPER)
            self.homes[name] = self.place(name, PlaceKind.PERSON)
        people.add_person(self.desk, OpId.new(), OTHER)
        for code in ("TS-L", "BG"):
            self.move(code, 100, self.outside("supplier"), self.homes[HOME])

    def value(self, code: str, fen: int) -> None:
        """Says what an article is worth."""
        one = catalogue.variant(self.desk, code)
        every = catalogue.item(self.desk, one.item_id).variants
        edits = [
            catalogue.VariantEdit(
                VariantDraft(v.code, v.label, v.price_fen, fen if v.id == one.id else v.value_fen),
                v.uid,
            )
            for v in every
        ]
        catalogue.save_item(self.desk, OpId.new(), ItemDraft(one.name), edits, one.item_id)

    def as_(self, name: str) -> Desk:
        """The desk of somebody."""
        return replace(self.desk, person=name)

    def draft(self, **said: object) -> RequisitionDraft:
        """What 小红 wants for her event."""
        usual: dict[str, object] = {
            "title": "成都开源之夜",
            "applicant": ASKER,
            "kind": "KCC 线下活动",
            "city": "成都",
            "headcount": 30,
            "contact": Contact("王小明", PHONE, ADDRESS),
            "remark": "请顺丰到付",
            "source": Source.FORM,
        }
        return RequisitionDraft(**usual | said)  # type: ignore[arg-type]  # its own fields

    def ask(
        self, wish: str = "TS-Lx2 BGx5", *, submit: bool = True, by: str = MANAGER, **said: object
    ) -> int:
        """A request in words; its local id."""
        lines = [
            LineDraft(code, int(qty or 1), said=word)
            for word in wish.split()
            for code, _x, qty in [word.partition("x")]
        ]
        draft = self.draft(**said)
        return drafting.save(self.as_(by), OpId.new(), draft, lines, submit=submit).id

    def at(self, state: State, **said: Any) -> int:
        """A request that came into a state by real acts; parcels leave the home of 小管."""
        desk = self.desk
        if state is State.SECOND:
            rules.settle(desk, OpId.new(), replace(rules.rules(desk), second_above_fen=0))
        key = self.ask(submit=state is not State.DRAFT, **said)
        if state in (State.DRAFT, State.SUBMITTED):
            return key
        if state is State.ASKED:
            deciding.ask(desk, OpId.new(), key, "几号要？")
            return key
        if state is State.REJECTED:
            deciding.reject(desk, OpId.new(), key, "没有了")
            return key
        if state is State.CANCELLED:
            deciding.cancel(desk, OpId.new(), key, "不办了")
            return key
        deciding.approve(self.as_(OTHER), OpId.new(), key)
        if state is State.SECOND:
            return key
        if state is State.APPROVED:
            self.pick(key, 1)
            return key
        self.pick(key)
        for box in parcels.parcels(desk, key):
            parcels.ship(desk, OpId.new(), box.code, Postage())
        if state is State.SENT:
            return key
        receiving.receive_all(desk, OpId.new(), key)
        reporting.report(desk, OpId.new(), key, words="来了三十人")
        if state is State.RECEIVED:
            return key
        closing.close(desk, OpId.new(), key)
        return key

    def pick(self, key: int, qty: int | None = None) -> str:
        """Picks all that is open (or so many of each line) at the home of 小管; the parcel."""
        takes = [
            Take(line.id, self.homes[HOME], 0, line.open if qty is None else qty)
            for line in looking.lines(self.desk, key)
            if line.open
        ]
        return parcels.pick(self.desk, OpId.new(), key, takes).parcels[0]

    def decide(self, key: int, **less: int) -> list[Decision]:
        """Decisions in words: `BG=3` gives three badges."""
        by_code = {line.code: line.id for line in looking.lines(self.desk, key)}
        return [
            Decision(by_code[code.replace("_", "-")], qty, reason="只有这些")
            for code, qty in less.items()
        ]

    def state(self, key: int) -> State:
        """Where a request stands."""
        return looking.requisition(self.desk, key).state

    def held(self) -> dict[str, int]:
        """Pieces that anybody holds, by article."""
        rows = stock.holdings(self.desk, limit=1000).rows
        found: dict[str, int] = {}
        for row in rows:
            if row.on_hand != row.available:
                found[row.code] = found.get(row.code, 0) + row.on_hand - row.available
        return found

    def undo(self, op: str) -> None:
        """Takes an act back."""
        stock.undo(self.desk, OpId.new(), UUID(op))

    def wait(self, days: int) -> None:
        """So many days pass."""
        self.time += timedelta(days=days)
