"""Boards go their whole way through the bench: made-up ones, all the rest is real."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from desktop.domain.bench.card import Card, State, UsbPlace
from desktop.domain.bench.monitor import Heard
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import BenchTrouble, DatabaseTrouble, NotFound
from desktop.services.bench import history, sessions, work
from desktop.services.bench.monitor import monitor
from desktop.services.bench.practice import KITS, practice_desk
from desktop.services.bench.tally import tally
from desktop.services.bench.usb import Places
from hardware.practice import Bench
from tests.store.ledgers import proven
from tests.workbench import LAMP, Workbench

FAST = 8.0


@pytest.fixture
def bench(database) -> Workbench:
    return Workbench(database, kits=10)


class Table:
    """USB places with made-up boards, and somebody who looks at each card."""

    def __init__(self, bench: Workbench, count: int = 1, **faults: str) -> None:
        self.bench = bench
        sabotage = {int(place.removeprefix("at")): word for place, word in faults.items()}
        self.boards = Bench(count, 1, sabotage, speed=FAST)
        self.places = Places(self.boards)

    def go(self, session, place: UsbPlace, *, dark: int = 0, **more) -> list[Card]:
        """All cards of one board's way; a dark LED is tapped when somebody is asked."""
        answers = work.Answers()
        cards = []
        for card in work.work(self.bench.desk, session, place, answers, self.places, **more):
            cards.append(card)
            if dark and card.state is State.WAITING:
                answers.dark(dark)
        return cards

    def one(self, session, **more) -> Card:
        """The last card of the board in the first place."""
        return self.go(session, self.places.poll()[0], **more)[-1]


def test_a_good_board_needs_no_click_and_gets_the_next_number(bench):
    session = bench.open()
    table = Table(bench)
    cards = table.go(session, table.places.poll()[0])
    last = cards[-1]
    assert (last.state, last.serial, last.attempt, last.trouble) == (
        State.PASSED,
        "SL-00001",
        1,
        None,
    )
    assert {State.FOUND, State.FLASHING, State.TESTING, State.WAITING} <= {c.state for c in cards}
    assert cards[0].state is State.FOUND
    (attempt,) = history.story(bench.desk, "SL-00001")
    assert (attempt.ok, attempt.op, attempt.firmware) == (True, last.op, "snowlamp 1.0.0")
    supply = next(step for step in attempt.steps if step.name == "supply")
    assert (supply.unit, supply.low) == ("mv", 4350)
    assert supply.value is not None
    assert table.boards.opened == ()


def test_eight_at_once_three_of_them_sabotaged(bench):
    session = bench.open(Kind.PRODUCTION)
    table = Table(bench, 8, at2="led_dark", at3="silent", at5="light_stuck")

    def go(place: UsbPlace) -> Card:
        return table.go(session, place, dark=12 if place.location == "1-1.2" else 0)[-1]

    with ThreadPoolExecutor(8) as pool:
        cards = list(pool.map(go, table.places.poll()))
    assert sorted(card.serial for card in cards if card.serial) == [
        f"SL-{n:05d}" for n in range(1, 6)
    ]
    faults = {card.place.location: card.trouble.code for card in cards if card.trouble}
    assert faults == {"1-1.2": "led_dark", "1-1.3": "silent", "1-2.1": "light_stuck"}
    assert sorted(card.tag for card in cards if card.tag) == ["T-01", "T-02", "T-03"]
    assert bench.lies() == {"SL-KIT": 5, "SL": 5}
    figures = tally(bench.desk, session.id)
    assert (figures.boards, figures.passed, figures.first, figures.kits_left) == (8, 5, 5, 5)
    assert proven(bench.desk) == ()


def test_a_board_that_was_mended_comes_back_under_its_paper_number(bench):
    session = bench.open()
    (person,) = bench.seat(session, "甲")
    table = Table(bench, at1="led_dark")
    first = table.one(session, dark=7)
    assert (first.state, first.tag, first.attempt) == (State.FAILED, "T-01", 1)
    table.boards.mend(1)
    again = table.one(session, tag="T-01", participant=person.id)
    assert (again.state, again.tag, again.attempt) == (State.PASSED, "T-01", 2)
    later = table.one(session)
    assert (later.returned, later.serial, later.attempt) == (True, again.serial, 3)


def test_a_number_that_the_board_did_not_keep_is_offered_to_the_next(bench):
    session = bench.open()
    table = Table(bench, 2, at1="not_kept")
    bad, good = table.places.poll()
    assert table.go(session, bad)[-1].serial == ""
    assert table.go(session, good)[-1].serial == "SL-00001"
    assert proven(bench.desk) == ()


def test_a_crash_between_the_boards_memory_and_the_record_heals(bench, monkeypatch):
    session = bench.open(Kind.PRODUCTION)
    table = Table(bench)

    def down(*_args):
        raise DatabaseTrouble("unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(work, "record", down)
        card = table.one(session)
    assert (card.state, card.serial) == (State.PASSED, "SL-00001")
    assert card.notice is not None
    assert (card.notice.code, dict(card.notice.data)) == (
        "not_recorded",
        {"refusal": "database_trouble"},
    )
    assert bench.lies() == {"SL-KIT": 10}
    assert bench.number(session) == "SL-00002"  # nobody else gets the one that is on the board
    again = table.one(session)
    assert (again.serial, again.returned, again.notice) == ("SL-00001", True, None)
    assert bench.lies() == {"SL-KIT": 9, "SL": 1}
    assert proven(bench.desk) == ()


def test_a_ledger_that_gives_no_number_is_said_and_leaves_the_board_as_it_was(bench, monkeypatch):
    session = bench.open()
    table = Table(bench)

    def down(*_args):
        raise DatabaseTrouble("locked")

    with monkeypatch.context() as patch:
        patch.setattr(work, "take_number", down)
        card = table.one(session)
    assert card.state is State.FAILED
    assert card.trouble is not None
    assert card.trouble.code == "no_number"
    assert history.boards(bench.desk).rows == ()
    assert table.boards.opened == ()
    assert table.one(session).serial == "SL-00001"


def test_without_kits_the_card_says_so_first_and_the_result_is_kept(database):
    bench = Workbench(database, kits=1)
    session = bench.open(Kind.PRODUCTION)
    table = Table(bench, 2)
    first, second = table.places.poll()
    assert table.go(session, first)[-1].notice is None
    cards = table.go(session, second)
    assert [card.notice.code if card.notice else "" for card in (cards[0], cards[-1])] == [
        "out_of_stock",
        "out_of_stock",
    ]
    assert (cards[-1].state, cards[-1].serial) == (State.PASSED, "SL-00002")
    assert tally(bench.desk, session.id).unbooked == 1


@pytest.mark.parametrize("word", ["port_busy", "no_permission"])
def test_what_is_wrong_with_a_port_is_no_boards_failure(bench, word):
    session = bench.open()
    table = Table(bench, at1=word)
    card = table.one(session)
    assert card.state is State.FAILED
    assert card.trouble is not None
    assert (card.trouble.code, card.tag, card.op) == (word, "", "")
    assert [(one, trouble.code) for one, trouble in table.places.troubles()] == [("1-1.1", word)]
    assert tally(bench.desk, session.id).attempts == 0


def test_cancelling_records_nothing_and_gives_the_port_back(bench):
    session = bench.open()
    table = Table(bench)
    answers = work.Answers()
    cards = []
    (place,) = table.places.poll()
    for card in work.work(bench.desk, session, place, answers, table.places):
        cards.append(card)
        if card.state is State.WAITING:
            answers.cancel()
    assert cards[-1].state is State.CANCELLED
    assert table.boards.opened == ()
    assert history.boards(bench.desk).rows == ()


def test_closing_a_way_gives_the_port_back(bench):
    session = bench.open()
    table = Table(bench)
    way = work.work(bench.desk, session, table.places.poll()[0], work.Answers(), table.places)
    while next(way).state is not State.FLASHING:
        pass
    assert list(table.boards.opened) == [1]
    way.close()
    assert list(table.boards.opened) == []


def test_flashing_alone_and_testing_alone_record_nothing(bench):
    table = Table(bench)
    (place,) = table.places.poll()
    *_, flashed = work.only_flash(LAMP, place, work.Answers(), table.places)
    assert flashed.state is State.PASSED
    *_, tested = work.only_test(LAMP, place, work.Answers(), table.places)
    assert (tested.state, tested.serial) == (State.PASSED, "")
    with pytest.raises(NotFound):
        next(work.only_flash("toaster", place, work.Answers(), table.places))


def test_a_rehearsal_reaches_nothing_real(bench):
    with practice_desk(bench.desk) as desk:
        session = sessions.current(desk)
        assert session is not None
        assert session.setup.kind is Kind.WORKSHOP
        rehearsal = Table(bench)
        rehearsal.bench.desk, real = desk, bench.desk
        card = rehearsal.one(session)
        assert (card.state, card.serial, card.place.practice) == (State.PASSED, "SL-00001", True)
        assert tally(desk, session.id).participants == 8
        assert proven(desk) == ()
        bench.desk = real
    assert sessions.sessions(bench.desk) == []
    with practice_desk(bench.desk, Kind.PRODUCTION) as desk:
        session = sessions.current(desk)
        assert session is not None
        assert tally(desk, session.id).kits_left == KITS


def test_a_monitor_hears_a_board_and_says_what_was_sent(bench):
    table = Table(bench)
    (place,) = table.places.poll()
    *_, done = work.only_flash(LAMP, place, work.Answers(), table.places)
    assert done.state is State.PASSED
    sends = deque(["help"])
    heard: list[Heard] = []

    def enough() -> bool:
        samples = {word for one in heard for word in one.samples}
        return {"light", "mv"} <= samples and any(one.sent for one in heard)

    for one in monitor(bench.desk, place, sends, table.places, enough):
        heard.append(one)
    assert any(one.sent and one.text == "help" for one in heard)
    assert table.boards.opened == ()


def test_a_port_that_cannot_be_had_is_refused_by_its_fault(bench):
    table = Table(bench, at1="port_busy")
    (place,) = table.places.poll()
    with pytest.raises(BenchTrouble) as refused:
        next(monitor(bench.desk, place, deque(), table.places, lambda: False))
    assert refused.value.trouble == "port_busy"
    gone = replace(place, port="practice9")
    with pytest.raises(BenchTrouble):
        next(monitor(bench.desk, gone, deque(), table.places, lambda: False))
