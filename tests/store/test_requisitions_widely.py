"""Requests under everything that may be done with them: edits, two people who look, loans, goods
that go elsewhere, articles that are retired, years and rules that change, acts taken back twice.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from desktop.domain.errors import Refused
from desktop.domain.requisitions import Act, LineDraft, State
from desktop.domain.requisitions.arrivals import ENDS, OUTCOMES, Back, Outcome, What
from desktop.domain.requisitions.parcels import Postage, Take
from desktop.services import catalogue, rules, stock
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import (
    closing,
    deciding,
    drafting,
    looking,
    parcels,
    receiving,
    reporting,
    returns,
)
from tests.services.asking import ASKER, HOME, KEEPER, MANAGER, OTHER
from tests.store.test_requisitions_properties import Requests

_WHO = st.sampled_from([MANAGER, MANAGER, MANAGER, OTHER, OTHER, ASKER, HOME, KEEPER])
_KEY = st.integers(0, 20)
_CODE = st.sampled_from(["TS-L", "BG"])
_LEFT = frozenset({State.APPROVED, State.SENT, State.RECEIVED, State.CLOSED})
# Days off after the day on which all of it begins, as nobody has announced them.
_OFF = [{"name": "放假", "date": f"2026-11-{n}", "isOffDay": True} for n in (23, 24, 26)]


class Widely(Requests):
    """All that people do with requests, and all that happens around them."""

    after: ClassVar[Mapping[Act, Collection[State]]] = {
        **Requests.after,
        Act.APPROVE: {State.APPROVED, State.SECOND},
        Act.SECOND: {State.APPROVED},
        Act.RECEIVE: _LEFT,
        Act.RETURN: _LEFT,
        Act.REPORT: _LEFT,
        Act.CLOSE: {State.CLOSED},
    }

    @initialize()
    def begin(self) -> None:
        """One is just asked for, one is picked, one is on its way, one that is lent has arrived."""
        super().begin()
        lent = self.lend(5, ASKER)
        deciding.approve(self.shop.desk, OpId.new(), lent)
        parcels.ship(self.shop.desk, OpId.new(), self.shop.pick(lent), Postage())
        receiving.receive_all(self.shop.desk, OpId.new(), lent)
        self.keys += [self.shop.at(State.APPROVED), self.shop.at(State.SENT), lent]

    @rule(badges=st.integers(1, 9), who=_WHO)
    def lend_more(self, badges: int, who: str) -> None:
        if len(self.keys) < 6:
            self.keys.append(self.lend(badges, who))

    def lend(self, badges: int, who: str) -> int:
        lines = [LineDraft("BG", badges, loan=True), LineDraft("TS-L", 1)]
        draft = self.shop.draft(applicant=who)
        return drafting.save(self.shop.desk, OpId.new(), draft, lines).id

    @rule(key=_KEY, who=_WHO, applicant=_WHO, qty=st.integers(1, 9))
    def edit(self, key: int, who: str, applicant: str, qty: int) -> None:
        def work(desk: Desk, k: int) -> object:
            said, lines = looking.draft(self.shop.desk, k)
            said = replace(said, applicant=applicant)
            lines = (replace(lines[0], qty=qty), *lines[1:])
            return drafting.save(desk, OpId.new(), said, lines, k, submit=False)

        self.do(key, who, Act.EDIT, work)

    @rule(two=st.booleans())
    def settle(self, two: bool) -> None:
        now = replace(rules.rules(self.shop.desk), second_above_fen=0 if two else None)
        self.ops.append(rules.settle(self.shop.desk, OpId.new(), now).op)

    @rule(off=st.integers(0, 3))
    def import_year(self, off: int) -> None:
        year = json.dumps({"year": 2026, "papers": [], "days": _OFF[:off]})
        with suppress(Refused):
            self.ops.append(rules.import_year(self.shop.desk, OpId.new(), year).op)

    @rule(key=_KEY, who=_WHO)
    def second(self, key: int, who: str) -> None:
        self.do(key, who, Act.SECOND, lambda d, k: deciding.second(d, OpId.new(), k))

    @rule(key=_KEY, who=st.sampled_from([MANAGER, HOME]), qty=st.integers(0, 3))
    def unpick(self, key: int, who: str, qty: int) -> None:
        def work(desk: Desk, k: int) -> object:
            boxes = [box.code for box in parcels.parcels(desk, k)] or ["RQ-NONE00-1"]
            line = looking.lines(desk, k)[0].id
            takes = [Take(line, self.shop.homes[HOME], 0, qty)] if qty else None
            return parcels.unpick(desk, OpId.new(), boxes[-1], takes)

        self.do(key, who, Act.PICK, work)

    @rule(key=_KEY, who=_WHO, code=_CODE, what=st.sampled_from(OUTCOMES), qty=st.integers(1, 4))
    def receive_some(self, key: int, who: str, code: str, what: What, qty: int) -> None:
        said = [Outcome(code, what, qty, "雨")]
        self.do(key, who, Act.RECEIVE, lambda d, k: receiving.receive_all(d, OpId.new(), k, said))

    @rule(key=_KEY, who=_WHO, what=st.sampled_from(ENDS), qty=st.integers(1, 4))
    def give_back(self, key: int, who: str, what: What, qty: int) -> None:
        home = self.shop.homes[HOME] if what is What.RETURNED else None
        backs = [Back("BG", what, qty, home, "雨")]
        self.do(key, who, Act.RETURN, lambda d, k: returns.give_back(d, OpId.new(), k, backs))

    @rule(key=_KEY, who=_WHO)
    def report(self, key: int, who: str) -> None:
        self.do(
            key,
            who,
            Act.REPORT,
            lambda d, k: reporting.report(d, OpId.new(), k, words="来了三十人"),
        )

    @rule(key=_KEY, who=_WHO, stay=st.booleans())
    def close(self, key: int, who: str, stay: bool) -> None:
        self.do(
            key,
            who,
            Act.CLOSE,
            lambda d, k: closing.close(d, OpId.new(), k, "好", loans_stay=stay),
        )

    @rule(code=_CODE, qty=st.integers(1, 120))
    def go_elsewhere(self, code: str, qty: int) -> None:
        start, goal = self.shop.homes[HOME], self.shop.homes[KEEPER]
        with suppress(Refused):
            self.ops.append(self.shop.move(code, qty, start, goal))

    @rule(code=_CODE, back=st.sampled_from([True, True, False]))
    def retire(self, code: str, back: bool) -> None:
        uid = catalogue.variant(self.shop.desk, code).uid
        self.ops.append(catalogue.retire(self.shop.desk, OpId.new(), uid, back=back).op)

    @rule(pick=st.integers(0, 40))
    def undo(self, pick: int) -> None:
        if self.ops:
            op = UUID(self.ops[pick % len(self.ops)])
            with suppress(Refused):
                self.ops.append(stock.undo(self.shop.desk, OpId.new(), op).op)


TestWidely = Widely.TestCase
TestWidely.settings = settings(
    max_examples=5,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
