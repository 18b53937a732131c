"""Requests under random acts of random people: the table is kept, the books add up, everything can
be taken back, and the journals give all of it again.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.domain.errors import Refused
from desktop.domain.requisitions import ENDED, Act, Decision, State, Verdict
from desktop.domain.requisitions.parcels import Postage, Take
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import deciding, drafting, looking, parcels, receiving
from desktop.services.safekeeping import rebuild
from desktop.store.database import connect
from desktop.store.opening import open_ledger
from tests.services.asking import ASKER, HOME, KEEPER, MANAGER, OTHER, Asking
from tests.store.ledgers import ended, proven, told

_KEPT = tempfile.TemporaryDirectory()
_EMPTY = Path(_KEPT.name) / "empty.db"
_WHO = st.sampled_from([MANAGER, OTHER, ASKER, HOME, KEEPER])
_KEY = st.integers(0, 20)
_AFTER = {
    Act.SUBMIT: {State.SUBMITTED},
    Act.ASK: {State.ASKED},
    Act.ANSWER: {State.SUBMITTED},
    Act.APPROVE: {State.APPROVED},
    Act.REJECT: {State.REJECTED},
    Act.CANCEL: {State.CANCELLED},
    Act.REVISE: {State.APPROVED, State.SENT, State.RECEIVED},
    Act.PICK: {State.APPROVED},
    Act.SHIP: {State.APPROVED, State.SENT},
    Act.RECEIVE: {State.APPROVED, State.RECEIVED},
}


class Requests(RuleBasedStateMachine):
    """A few requests, everybody at work on them."""

    # Where an act ends; those that do not stand here change no state.
    after: ClassVar[Mapping[Act, Collection[State]]] = _AFTER

    @initialize()
    def begin(self) -> None:
        if not _EMPTY.exists():
            open_ledger(_EMPTY).close()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "yuanwu.db"
        shutil.copyfile(_EMPTY, path)
        self.database = connect(path)
        self.shop = Asking(self.database)
        self.keys = [self.shop.ask("TS-Lx3 BGx6")]
        self.ops: list[str] = []

    @rule(shirts=st.integers(1, 4), badges=st.integers(1, 60), submit=st.booleans())
    def ask(self, shirts: int, badges: int, submit: bool) -> None:
        if len(self.keys) < 4:
            self.keys.append(self.shop.ask(f"TS-Lx{shirts} BGx{badges}", submit=submit))

    @rule(key=_KEY, who=_WHO)
    def submit(self, key: int, who: str) -> None:
        self.do(key, who, Act.SUBMIT, lambda d, k: drafting.submit(d, OpId.new(), k))

    @rule(key=_KEY, who=_WHO)
    def ask_back(self, key: int, who: str) -> None:
        self.do(key, who, Act.ASK, lambda d, k: deciding.ask(d, OpId.new(), k, "几号？"))

    @rule(key=_KEY, who=_WHO, days=st.integers(0, 9))
    def answer(self, key: int, who: str, days: int) -> None:
        self.shop.wait(days)
        self.do(key, who, Act.ANSWER, lambda d, k: deciding.answer(d, OpId.new(), k, "五号"))

    @rule(key=_KEY, who=_WHO, least=st.integers(0, 5))
    def approve(self, key: int, who: str, least: int) -> None:
        def work(desk: Desk, k: int) -> object:
            less = [
                Decision(line.id, max(0, (line.qty or 0) - least), reason="只有这些")
                for line in looking.lines(desk, k)
            ]
            return deciding.approve(desk, OpId.new(), k, less)

        self.do(key, who, Act.APPROVE, work)

    @rule(key=_KEY, who=_WHO)
    def reject(self, key: int, who: str) -> None:
        self.do(key, who, Act.REJECT, lambda d, k: deciding.reject(d, OpId.new(), k, "没有了"))

    @rule(key=_KEY, who=_WHO)
    def cancel(self, key: int, who: str) -> None:
        self.do(key, who, Act.CANCEL, lambda d, k: deciding.cancel(d, OpId.new(), k, "不办了"))

    @rule(key=_KEY, who=_WHO, line=st.integers(0, 1), qty=st.integers(0, 6))
    def revise(self, key: int, who: str, line: int, qty: int) -> None:
        def work(desk: Desk, k: int) -> object:
            one = looking.lines(desk, k)[line]
            return deciding.revise(desk, OpId.new(), k, one.id, qty, "少一点")

        self.do(key, who, Act.REVISE, work)

    @rule(key=_KEY, who=st.sampled_from([MANAGER, HOME]), qty=st.integers(1, 6), near=st.booleans())
    def pick(self, key: int, who: str, qty: int, near: bool) -> None:
        def work(desk: Desk, k: int) -> object:
            home = self.shop.homes[HOME] if near else self.shop.home
            takes = [
                Take(line.id, home, 0, min(qty, line.open))
                for line in looking.lines(desk, k)
                if line.open
            ]
            return parcels.pick(desk, OpId.new(), k, takes)

        self.do(key, who, Act.PICK, work)

    @rule(key=_KEY, who=st.sampled_from([MANAGER, HOME]), last=st.booleans())
    def ship(self, key: int, who: str, last: bool) -> None:
        def work(desk: Desk, k: int) -> object:
            boxes = parcels.parcels(desk, k)
            code = boxes[-1 if last else 0].code if boxes else "RQ-NONE00-1"
            return parcels.ship(desk, OpId.new(), code, Postage())

        self.do(key, who, Act.SHIP, work)

    @rule(key=_KEY, who=_WHO)
    def receive(self, key: int, who: str) -> None:
        self.do(key, who, Act.RECEIVE, lambda d, k: receiving.receive_all(d, OpId.new(), k))

    @rule(pick=st.integers(0, 40))
    def undo(self, pick: int) -> None:
        if self.ops:
            with suppress(Refused):
                self.shop.undo(self.ops[pick % len(self.ops)])

    def do(self, key: int, who: str, act: Act, work: Callable[[Desk, int], object]) -> None:
        """Somebody tries; what the table forbids is refused, what is done ends where it says."""
        chosen = self.keys[key % len(self.keys)]
        desk = self.shop.as_(who)
        before, verdict = self.shop.state(chosen), looking.verdicts(desk, chosen)[act]
        held, own = Counter(self.shop.held()), self.held_by(chosen)
        try:
            done = work(desk, chosen)
        except Refused:
            assert self.shop.state(chosen) is before
            assert self.shop.held() == held
            return
        # Who keeps a home picks before a parcel of the request leaves it.
        assert verdict is Verdict.YES or (act is Act.PICK and who == HOME), f"{act} {who} {before}"
        assert self.shop.state(chosen) in self.after.get(act, {before}), f"{before} {act}"
        if act in (Act.CANCEL, Act.REJECT):
            assert self.shop.held() == held - own
        if act in (Act.APPROVE, Act.SECOND, Act.REJECT):
            assert looking.requisition(self.shop.desk, chosen).applicant != who
        self.ops.append(str(done.op))  # type: ignore[attr-defined]  # every act says which it was

    def held_by(self, key: int) -> Counter[str]:
        """Pieces that a request holds, by article."""
        held: Counter[str] = Counter()
        for line in looking.lines(self.shop.desk, key):
            held[line.gives] += line.picked
        return held

    @invariant()
    def all_adds_up(self) -> None:
        if not hasattr(self, "database"):
            return
        assert proven(self.shop.desk) == ()
        for key in self.keys:
            one = looking.requisition(self.shop.desk, key)
            for line in looking.lines(self.shop.desk, key):
                assert line.picked + line.sent <= (line.approved or 0)
                assert not (line.picked and one.state in (*ENDED, State.SENT))
            assert (one.state is State.ASKED) <= (one.due_on is None)

    def teardown(self) -> None:
        if not hasattr(self, "database"):
            return
        path = Path(self.folder.name) / "again.db"
        ended(rebuild(self.database, path))
        again = connect(path)
        assert told(again) == told(self.database)
        again.close()
        for key in self.keys:  # what ended holds nothing, so all that is held can go free
            with suppress(Refused):
                deciding.cancel(self.shop.desk, OpId.new(), key)
        assert proven(self.shop.desk) == ()
        self.database.close()
        self.folder.cleanup()


TestRequests = Requests.TestCase
TestRequests.settings = settings(
    max_examples=8,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
