"""What arrived is proven, rebuilt from the journals, and adds up whatever is done in any order."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.domain.errors import Refused
from desktop.domain.requisitions.arrivals import OUTCOMES, Outcome, What
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import receiving
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from desktop.store.opening import open_ledger
from desktop.store.requisitions import pieces
from tests.services.arrived import Arrived
from tests.store.ledgers import ended, proven
from tests.store.processes import together


@pytest.fixture
def shop(database: Database) -> Arrived:
    """One request half arrived, one lent out and half back."""
    shop = Arrived(database)
    half = shop.sent("BGx6")
    shop.told(half, "BG:arrived:3 BG:damaged:1", "雨")
    lent = shop.sent("TS-Lx4", loan="TS-L")
    shop.all(lent)
    shop.back(lent, "TS-L:returned:1 TS-L:spoiled:1", "洗坏了")
    return shop


FORGERIES = [
    ("UPDATE requisition SET state = 'received' WHERE state = 'sent'",
     {"differs", "arrivals_state"}),
    ("UPDATE requisition SET state = 'sent' WHERE state = 'received'",
     {"differs", "arrivals_state"}),
    ("UPDATE requisition_piece SET qty = qty + 3 WHERE what = 'returned'",
     {"differs", "arrivals_back", "arrivals_moves", "arrivals_loan"}),
    ("UPDATE requisition_piece SET what = 'missing' WHERE what = 'spoiled'",
     {"differs"}),
    ("UPDATE requisition_piece SET qty = 2 WHERE what = 'damaged'",
     {"differs", "arrivals_moves", "parcel_held"}),
    ("UPDATE requisition_line SET loan = NOT loan WHERE loan",
     {"differs", "arrivals_loan"}),
    ("DELETE FROM requisition_piece WHERE what = 'returned'",
     {"missing", "arrivals_loan"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_arrival_is_found(shop: Arrived, forgery: str, codes: set[str]):
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert {problem.code for problem in proven(shop.desk)} == codes


def test_from_the_journals_alone_what_arrived_is_rebuilt(shop: Arrived, tmp_path: Path):
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        desk = Desk(again, shop.desk.station, "小明", shop.desk.now)
        assert proven(desk) == ()
        done = receiving.receive_all(desk, OpId.new(), "RQ-TEST01")
        assert (done.told, done.state) == (2, "received")
        assert proven(desk) == ()
    finally:
        again.close()


def test_one_line_with_several_fates_adds_up_and_is_rebuilt_and_taken_back(
    database: Database, tmp_path: Path
):
    shop = Arrived(database)
    asked = shop.sent("BGx8")
    fates = [(What.ARRIVED, 3), (What.DAMAGED, 1), (What.LOST, 2), (What.SHORT, 1)]
    said = [Outcome("BG", what, qty, "雨") for what, qty in fates]
    said.append(Outcome("BG", What.SHORT, 1, at_home=True))
    done = receiving.receive_all(shop.desk, OpId.new(), asked, said)
    assert (done.told, done.outstanding, done.state) == (8, 0, "received")
    assert [shop.moved_to(word).get("BG", 0) for word in ("given", "damaged", "lost")] == [3, 1, 2]
    assert (shop.lies()["去向不明 BG"], shop.free("BG")) == (1, 13)
    assert proven(shop.desk) == ()
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        desk = Desk(again, shop.desk.station, "小明", shop.desk.now)
        assert proven(desk) == ()
        with again.reading() as connection:
            told = pieces.by_line(connection, list(shop.lines(asked).values()))
        assert [told[shop.lines(asked)["BG"]][what] for what, _qty in fates] == [3, 1, 2, 2]
    finally:
        again.close()
    shop.undo(done.op)
    assert (shop.state(asked), receiving.on_way(shop.desk, asked)[0].open) == ("sent", 8)
    assert proven(shop.desk) == ()


def test_a_request_is_received_once_however_many_say_so(shop: Arrived, ledger: Path | str):
    asked = shop.sent("BGx5 TS-Lx1")
    got = together(ledger, "receive_request", [{"requisition": asked}] * 3)
    assert sorted(got) == [0, 0, 6]
    assert shop.line(asked, "BG") == (0, 5, 5)
    assert proven(shop.desk) == ()


def test_what_was_lent_comes_back_once_however_many_bring_it(shop: Arrived, ledger: Path | str):
    asked = shop.sent("TS-Lx5", loan="TS-L")
    shop.all(asked)
    wish = {"requisition": asked, "code": "TS-L", "times": 4}
    assert sum(together(ledger, "give_back", [wish] * 3)) == 5
    assert proven(shop.desk) == ()


_KEPT = tempfile.TemporaryDirectory()
_EMPTY = Path(_KEPT.name) / "empty.db"


class Arrivals(RuleBasedStateMachine):
    """Receipts, returns and undoing in any order: every piece is somewhere, and it is proven."""

    @initialize()
    def begin(self) -> None:
        if not _EMPTY.exists():
            open_ledger(_EMPTY).close()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "yuanwu.db"
        shutil.copyfile(_EMPTY, path)
        self.database = connect(path)
        self.shop = Arrived(self.database)
        self.asked = self.shop.sent("BGx6 TS-Lx5", loan="TS-L")
        self.ops: list[str] = []

    @rule(
        code=st.sampled_from(["BG", "TS-L"]),
        what=st.sampled_from(["arrived", "short", "damaged", "lost"]),
        qty=st.integers(1, 4),
        home=st.booleans(),
    )
    def receive(self, code: str, what: str, qty: int, home: bool) -> None:
        self.attempt(lambda: self.shop.told(self.asked, f"{code}:{what}:{qty}", "雨", at_home=home))

    @rule(
        code=st.sampled_from(["BG", "TS-L"]),
        fates=st.lists(
            st.tuples(st.sampled_from(OUTCOMES), st.integers(1, 3), st.booleans()),
            min_size=2,
            max_size=4,
        ),
    )
    def receive_in_parts(self, code: str, fates: list[tuple[What, int, bool]]) -> None:
        said = [Outcome(code, what, qty, "雨", home) for what, qty, home in fates]
        self.attempt(lambda: receiving.receive_all(self.shop.desk, OpId.new(), self.asked, said))

    @rule(
        code=st.sampled_from(["BG", "TS-L"]),
        what=st.sampled_from(["returned", "kept", "spoiled", "missing"]),
        qty=st.integers(1, 3),
    )
    def give_back(self, code: str, what: str, qty: int) -> None:
        self.attempt(lambda: self.shop.back(self.asked, f"{code}:{what}:{qty}", "雨"))

    @rule()
    def close(self) -> None:
        self.attempt(lambda: self.shop.close(self.asked, "好", loans_stay=True))

    @rule(pick=st.integers(0, 30))
    def undo(self, pick: int) -> None:
        if self.ops:
            op = self.ops[pick % len(self.ops)]
            self.attempt_undo(op)

    def attempt(self, act) -> None:
        with suppress(Refused):
            self.ops.append(act().op)

    def attempt_undo(self, op: str) -> None:
        with suppress(Refused):
            self.ops.append(self.shop.undone(op))

    @invariant()
    def all_adds_up(self) -> None:
        if hasattr(self, "database"):
            assert proven(self.shop.desk) == ()
            lines = sorted(self.shop.lines(self.asked).values())
            with self.database.reading() as connection:
                told = pieces.by_line(connection, lines)
            open_ = Counter(dict.fromkeys(lines, 0))
            for one in receiving.on_way(self.shop.desk, self.asked):
                open_[one.line] += one.open
            for line in lines:  # every piece that left has one fate, or is on its way
                assert told[line]["sent"] == sum(told[line][w] for w in OUTCOMES) + open_[line]

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            self.folder.cleanup()


TestArrivals = Arrivals.TestCase
TestArrivals.settings = settings(
    max_examples=15,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
