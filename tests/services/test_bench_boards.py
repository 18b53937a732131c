"""Boards: their tries, their people, their stock, labels and figures."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.bench.card import Trouble
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import (
    AlreadyUndone,
    NotFound,
    NotPassed,
    OutOfStock,
)
from desktop.domain.paper.labels import BoardLabel
from desktop.services import stock
from desktop.services.bench import attempts, history, participants, sessions
from desktop.services.bench.tally import tally
from desktop.services.changes import OpId
from tests.store.ledgers import proven
from tests.workbench import Workbench


@pytest.fixture
def bench(database) -> Workbench:
    return Workbench(database)


# ── boards ──


def test_a_workshop_pass_moves_no_stock(bench):
    session = bench.open()
    done = bench.passes(session)
    assert (done.serial, done.tag, done.number, done.booked, done.notice) == (
        "SL-00001",
        "",
        1,
        False,
        None,
    )
    assert bench.lies() == {"SL-KIT": 5}


def test_a_board_that_failed_is_known_by_its_paper_number(bench):
    session = bench.open()
    first = bench.fails(session)
    second = bench.fails(session, "silent")
    assert (first.tag, second.tag) == ("T-01", "T-02")
    again = bench.fails(session, tag="t1")
    assert (again.tag, again.number) == ("T-01", 2)
    passed = bench.passes(session, tag="T-01")
    assert (passed.tag, passed.number) == ("T-01", 3)
    story = history.story(bench.desk, passed.serial)
    assert [(one.number, one.ok) for one in story] == [(1, False), (2, False), (3, True)]
    assert story[0].trouble == Trouble("led_dark", {"led": 12, "of": 19})
    assert history.story(bench.desk, "T-01", session.id) == story
    rows = history.boards(bench.desk, sort="serial", descending=False).rows
    assert [(row.key, row.attempts, row.ok) for row in rows] == [
        (f"T-02@{session.id}", 1, False),
        ("SL-00001", 3, True),
    ]


def test_a_person_who_failed_with_one_board_comes_back_with_it(bench):
    session = bench.open()
    (one,) = bench.seat(session, "甲")
    first = bench.fails(session, who=one.id)
    passed = bench.passes(session, who=one.id)
    assert (first.tag, passed.tag, passed.number) == ("T-01", "T-01", 2)
    (seated,) = participants.participants(bench.desk, session.id)
    assert (seated.serials, seated.tags) == (("SL-00001",), ())


def test_a_board_that_comes_back_with_its_number_is_the_same_board(bench):
    session = bench.open()
    done = bench.passes(session)
    later = bench.open(name="第二天")
    again = bench.fails(later, "supply_low", done.serial, mv=4210, low=4500)
    assert (again.number, again.tag) == (2, "")
    (row,) = history.boards(bench.desk).rows
    assert (row.ok, row.attempts, row.session_name) == (False, 2, "第二天")


def test_whose_board_it_is_can_be_said_later(bench):
    session = bench.open()
    first, second = bench.seat(session, "甲", "乙")
    done = bench.passes(session, who=first.id)
    bench.fails(session)
    said = participants.assign(bench.desk, OpId.new(), second.id, done.serial)
    participants.assign(bench.desk, OpId.new(), second.id, "T-01")
    one, two = participants.participants(bench.desk, session.id)
    assert (one.serials, two.serials, two.tags) == ((), ("SL-00001",), ("T-01",))
    bench.undo(said.op)
    one, two = participants.participants(bench.desk, session.id)
    assert (one.serials, two.serials, two.tags) == (("SL-00001",), (), ("T-01",))
    with pytest.raises(NotFound):
        participants.assign(bench.desk, OpId.new(), one.id, "T-09")
    assert proven(bench.desk) == ()


def test_a_session_closed_meanwhile_still_takes_the_result(bench):
    session = bench.open()
    serial = bench.number(session)
    sessions.close_session(bench.desk, OpId.new(), session.id)
    assert bench.passes(session, serial).serial == serial


def test_recording_twice_by_one_op_records_once(bench):
    session, op = bench.open(), OpId.new()
    serial = bench.number(session)
    first = bench.passes(session, serial, op=op)
    assert bench.passes(session, serial, op=op) == first
    assert history.boards(bench.desk).rows[0].attempts == 1


# ── stock in 生产备货 ──


def test_a_production_pass_is_one_kit_less_and_one_lamp_more(bench):
    session = bench.open(Kind.PRODUCTION)
    done = bench.passes(session)
    assert done.booked
    assert bench.lies() == {"SL-KIT": 4, "SL": 1}
    assert bench.fails(session).booked is False
    assert bench.passes(session, done.serial).booked is False  # tested again, made once
    assert bench.lies() == {"SL-KIT": 4, "SL": 1}
    assert proven(bench.desk) == ()


def test_a_pass_taken_back_gives_the_kit_back(bench):
    session = bench.open(Kind.PRODUCTION)
    done = bench.passes(session)
    back = bench.undo(done.op)
    assert bench.lies() == {"SL-KIT": 5}
    assert history.boards(bench.desk).rows == ()
    (kept,) = history.story(bench.desk, done.serial)
    assert (kept.withdrawn, kept.booked) == (True, False)
    assert tally(bench.desk, session.id).boards == 0
    with pytest.raises(AlreadyUndone):
        bench.undo(done.op)
    bench.undo(back)
    assert bench.lies() == {"SL-KIT": 4, "SL": 1}
    assert history.boards(bench.desk).rows[0].ok
    assert proven(bench.desk) == ()


def test_without_kits_the_test_result_stays_and_the_stock_is_booked_later(database):
    bench = Workbench(database, kits=1)
    session = bench.open(Kind.PRODUCTION)
    bench.passes(session)
    short = bench.passes(session)
    assert short.notice is not None
    assert (short.notice.code, short.notice.data["on_hand"]) == ("out_of_stock", 0)
    assert history.story(bench.desk, short.serial)[0].ok
    figures = tally(bench.desk, session.id)
    assert (figures.passed, figures.unbooked, figures.kits_left) == (2, 1, 0)
    with pytest.raises(OutOfStock):
        attempts.book_open(bench.desk, OpId.new(), session.id)
    bench.bring(3)
    assert attempts.book_open(bench.desk, OpId.new(), session.id).count == 1
    assert attempts.book_open(bench.desk, OpId.new(), session.id).count == 0
    assert bench.lies() == {"SL-KIT": 2, "SL": 2}
    assert proven(bench.desk) == ()
    bench.undo(short.op)
    assert bench.lies() == {"SL-KIT": 3, "SL": 1}
    assert proven(bench.desk) == ()


def test_a_booking_whose_attempt_was_taken_back_cannot_be_taken_back_again(database):
    bench = Workbench(database, kits=1)
    session = bench.open(Kind.PRODUCTION)
    bench.passes(session)
    short = bench.passes(session)
    bench.bring(1)
    attempts.book_open(bench.desk, OpId.new(), session.id)
    booked = next(a for a in stock.acts(bench.desk) if a.kind == "book_board")
    bench.undo(short.op)
    with pytest.raises(AlreadyUndone):
        bench.undo(booked.op)
    assert bench.lies() == {"SL-KIT": 1, "SL": 1}
    assert proven(bench.desk) == ()


# ── labels and figures ──


def test_a_label_is_for_a_board_that_passed(bench):
    session = bench.open()
    done = bench.passes(session)
    label = attempts.label(bench.desk, done.serial, "雪花灯").label
    assert label == BoardLabel("SL-00001", "雪花灯", date(2026, 11, 28))
    failed = bench.fails(session)
    with pytest.raises(NotPassed):
        attempts.label(bench.desk, f"{failed.tag}@{session.id}")
    with pytest.raises(NotFound):
        attempts.label(bench.desk, "SL-99999")


def test_the_tally_counts_boards_and_their_first_tries(bench):
    session = bench.open()
    bench.passes(session)
    bench.passes(session)
    tag = bench.fails(session).tag
    bench.fails(session, tag=tag)
    bench.passes(session, tag=tag)
    bench.fails(session, "silent")
    figures = tally(bench.desk, session.id)
    assert (figures.boards, figures.passed, figures.failed, figures.first) == (4, 3, 1, 2)
    assert (figures.attempts, figures.seconds) == (6, 3 * 31.5 + 3 * 12)
    assert [(t.code, n) for t, n in figures.faults] == [("led_dark", 2), ("silent", 1)]


def test_boards_are_found_by_serial_person_fault_and_session(bench):
    session = bench.open()
    (one,) = bench.seat(session, "丁文昊")
    bench.passes(session, who=one.id)
    bench.fails(session, "silent")

    def keys(query="", **more):
        return [row.key for row in history.boards(bench.desk, query, **more).rows]

    assert keys("00001") == keys("dwh") == keys("丁文昊") == ["SL-00001"]
    assert keys("silent") == keys(state="failed") == [f"T-01@{session.id}"]
    assert len(keys("coscon")) == len(keys(session=session.id)) == 2
    assert keys("%") == []
