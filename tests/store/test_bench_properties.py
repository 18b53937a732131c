"""Whatever a workshop does, in whatever order: numbers are one board's, stock adds up, the figures
are what a naive recount says, and the journals give the same ledger again.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select, text

from desktop.domain.bench.batches import BatchDraft, Sample
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import AlreadyUndone, HasKit, OutOfStock, UndoBlocked
from desktop.services.bench import attempts, batches, history, participants
from desktop.services.bench.tally import tally
from desktop.services.changes import OpId
from desktop.services.safekeeping import rebuild
from desktop.store.bench import boards as kept_boards
from desktop.store.database import Database, connect
from desktop.store.tables import attempt, board, number_series
from tests.store.ledgers import ended, proven, same_ledger
from tests.workbench import Workbench

PROPERTY = settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
which = some.integers(0, 12)
deeds = some.one_of(
    some.tuples(some.just("new"), some.booleans(), which),
    some.tuples(some.just("back"), some.booleans(), which),
    some.tuples(some.just("tagged"), some.booleans(), which),
    some.tuples(some.just("kit"), which),
    some.tuples(some.just("assign"), which, which),
    some.tuples(some.just("bring"), some.integers(1, 2)),
    some.tuples(some.just("book")),
    some.tuples(some.just("undo"), which),
)


class Workshop:
    """A session in a ledger that grows, and a person who counts along on paper."""

    def __init__(self, database: Database) -> None:
        self.bench = Workbench(database, kits=1)
        self.examples = count(1)

    def begin(self, kind: Kind) -> None:
        """A new session with three people."""
        n = next(self.examples)
        self.bench.bring(1)
        self.session = self.bench.open(kind, f"第 {n} 场")
        self.people = self.bench.seat(self.session, "甲", "乙", "丙")
        self.made: list[tuple[str, str]] = []  # serial, tag of what was recorded, in order
        self.acts: list[str] = []

    def new(self, ok: bool, who: int) -> None:
        """A board that was never here, in somebody's hand or in nobody's."""
        mine = [None, *(one.id for one in self.people)][who % 4]
        go = self.bench.passes if ok else self.bench.fails
        self._heard(go(self.session, who=mine))

    def back(self, ok: bool, n: int) -> None:
        """A board with its number comes back."""
        serials = [serial for serial, _ in self.made if serial]
        if serials:
            go: Any = self.bench.passes if ok else self.bench.fails
            self._heard(go(self.session, serial=serials[n % len(serials)]))

    def tagged(self, ok: bool, n: int) -> None:
        """A board without a number comes back under its paper number."""
        tags = [tag for _, tag in self.made if tag]
        if tags:
            go = self.bench.passes if ok else self.bench.fails
            self._heard(go(self.session, tag=tags[n % len(tags)]))

    def kit(self, n: int) -> None:
        """A kit is handed to somebody who may have one."""
        one = self.people[n % 3]
        with suppress(HasKit, OutOfStock):
            self.acts.append(participants.hand_kit(self.bench.desk, OpId.new(), one.id).op)

    def assign(self, n: int, who: int) -> None:
        """A board is said to be somebody's."""
        if self.made:
            serial, tag = self.made[n % len(self.made)]
            one = self.people[who % 3]
            done = participants.assign(self.bench.desk, OpId.new(), one.id, serial or tag)
            self.acts.append(done.op)

    def bring(self, kits: int) -> None:
        """Kits arrive."""
        self.bench.bring(kits)

    def book(self) -> None:
        """What passed without kits is booked, if there are some now."""
        try:
            attempts.book_open(self.bench.desk, OpId.new(), self.session.id)
        except OutOfStock:
            assert tally(self.bench.desk, self.session.id).kits_left == 0

    def undo(self, n: int) -> None:
        """Something is taken back, or the taking back is."""
        if self.acts:
            with suppress(AlreadyUndone, UndoBlocked):
                self.acts.append(self.bench.undo(self.acts[n % len(self.acts)]))

    def _heard(self, done: Any) -> None:
        self.made.append((done.serial, done.tag))
        self.acts.append(done.op)

    def recount(self) -> None:
        """Counts the session once more, the naive way."""
        desk = self.bench.desk
        told: dict[str, list[Any]] = {}
        with desk.database.reading() as connection:
            keys = dict(connection.execute(select(attempt.c.op_id, attempt.c.board)).all())
        every = [
            one for key in set(keys.values()) for one in history.story(desk, key)
            if not one.withdrawn and one.session == self.session.id
        ]  # fmt: skip
        for one in sorted(every, key=lambda one: (one.at, one.op)):
            told.setdefault(keys[UUID(one.op).bytes], []).append(one)
        figures = tally(desk, self.session.id)
        assert figures.boards == len(told)
        assert figures.passed == sum(mine[-1].ok for mine in told.values())
        assert figures.first == sum(mine[0].ok for mine in told.values() if mine[0].number == 1)
        assert figures.attempts == sum(map(len, told.values()))
        faults = Counter(one.trouble.code for mine in told.values() for one in mine if one.trouble)
        assert {t.code: n for t, n in figures.faults} == faults
        booked = sum(one.booked for mine in told.values() for one in mine)
        everywhere = sum(len({1 for a in mine if a.ok}) for mine in told.values())
        if self.session.setup.kind is Kind.PRODUCTION:
            assert booked + figures.unbooked >= 0
            assert booked <= everywhere
        else:
            assert booked == 0


@pytest.fixture
def workshop(database: Database) -> Workshop:
    return Workshop(database)


@given(story=some.lists(deeds, max_size=14), kind=some.sampled_from(Kind))
@PROPERTY
def test_whatever_a_workshop_does_its_books_add_up(workshop: Workshop, story, kind):
    workshop.begin(kind)
    for deed, *how in story:
        getattr(workshop, deed)(*how)
    workshop.recount()
    assert proven(workshop.bench.desk) == ()
    bench = workshop.bench
    with bench.desk.database.reading() as connection:
        serials = connection.execute(select(attempt.c.serial)).scalars().all()
        taken = connection.exec_driver_sql(
            "SELECT serial FROM board_number GROUP BY serial HAVING SUM(taken) > 1"
        ).all()
    assert taken == []
    made = [serial for serial, _ in workshop.made if serial]
    assert set(made) <= set(serials)


def a_bit_of_everything(database: Database) -> Workbench:
    """A workshop and a production with all that can happen in them."""
    bench = Workbench(database, kits=4)
    session = bench.open()
    first, second = bench.seat(session, "丁文昊", "琚致远")
    participants.hand_kit(bench.desk, OpId.new(), first.id)
    kit = participants.hand_kit(bench.desk, OpId.new(), second.id)
    bench.undo(kit.op)
    participants.sold_kit(bench.desk, OpId.new(), second.id, "A-0003")
    tag = bench.fails(session, who=first.id).tag
    bench.fails(session, "silent")
    done = bench.passes(session, tag=tag)
    participants.assign(bench.desk, OpId.new(), second.id, done.serial)
    attempts.return_number(bench.desk, OpId.new(), bench.number(session))
    making = bench.open(Kind.PRODUCTION, "备货")
    for _ in range(3):
        last = bench.passes(making)
    short = bench.passes(making)
    assert short.notice is not None
    back = bench.undo(last.op)
    bench.undo(back)
    bench.bring(1)
    attempts.book_open(bench.desk, OpId.new(), making.id)
    bench.undo(short.op)
    batch = batches.add_batch(
        bench.desk, OpId.new(), BatchDraft("R-2611", "纪念尺", 200, bench.lamp)
    )
    looked = [Sample(0, 50_020, 100_060)] * 32
    batches.inspect(
        bench.desk, OpId.new(), batch.id, 200, looked, accepted=True, place=bench.home, refused=3
    )
    return bench


def test_from_the_journals_alone_the_bench_is_rebuilt_equal(database: Database, tmp_path: Path):
    bench = a_bit_of_everything(database)
    assert proven(bench.desk) == ()
    ended(rebuild(database, tmp_path / "rebuilt.db"))
    rebuilt = connect(tmp_path / "rebuilt.db")
    same_ledger(rebuilt, database)
    for table in (board, number_series):
        assert _rows(rebuilt, table) == _rows(database, table)
    rebuilt.close()


def _rows(database: Database, table: Any) -> list[Any]:
    with database.reading() as connection:
        return sorted(map(tuple, connection.execute(select(table))), key=repr)


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        ("UPDATE board SET attempts = 9", {"board"}),
        ("DELETE FROM board WHERE tag <> ''", {"board"}),
        ("UPDATE attempt SET board = 'SL-77777' WHERE serial = 'SL-00001'", {"board"}),
        ("UPDATE number_series SET last_n = 7", {"series"}),
        ("UPDATE number_lease SET last_n = 2", {"differs", "not_leased", "series"}),
        ("UPDATE board_number SET serial = 'SL-00001', n = 1", {"differs", "board_twice"}),
        ("DELETE FROM booking WHERE qty > 0", {"missing", "bench_moves"}),
        ("DELETE FROM kit_handed WHERE how = 'handed'", {"missing"}),
        ("UPDATE kit_handed SET how = 'handed'", {"differs", "bench_moves"}),
        ("UPDATE inspection SET good = 12", {"differs", "bench_moves"}),
        ("UPDATE booking SET of_op = op_id WHERE qty < 0", {"differs", "orphan"}),
        ("UPDATE participant SET number = 5", {"differs"}),
        ("UPDATE bench_note SET of_op = op_id", {"differs", "orphan"}),
    ],
)
def test_what_somebody_changed_by_hand_is_found(database: Database, damage: str, codes: set[str]):
    bench = a_bit_of_everything(database)
    with database.writing() as connection:
        connection.execute(text(damage))
    assert codes <= {found.code for found in proven(bench.desk)}


def test_boards_are_counted_anew_by_hand_as_by_the_way(database: Database):
    a_bit_of_everything(database)
    before = _rows(database, board)
    with database.writing() as connection:
        kept_boards.recount(connection, connection.execute(select(attempt.c.board)).scalars())
    assert _rows(database, board) == before
