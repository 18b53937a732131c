"""Sessions, numbers, kits and boards: what the books keep of a workshop."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from desktop.domain.bench.card import Trouble
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import (
    AlreadyUndone,
    BadSerial,
    CannotUndo,
    HasKit,
    KitIsLamp,
    Missing,
    NotFound,
    NothingToFlash,
    NotPassed,
    OpReused,
    OutOfStock,
    SessionClosed,
)
from desktop.services import stock
from desktop.services.bench import attempts, history, participants, sessions
from desktop.services.bench.tally import tally
from desktop.services.changes import OpId, Topic
from desktop.store.bench.numbers import BLOCK
from tests.store.ledgers import proven
from tests.workbench import SERIES, Workbench


@pytest.fixture
def bench(database) -> Workbench:
    return Workbench(database)


# ── sessions ──


def test_a_session_knows_its_words_until_it_is_closed(bench):
    opened = bench.open()
    assert (opened.place_name, opened.kit_name, opened.lamp_name) == (
        "成都·仓库",
        "雪花灯套件",
        "雪花灯",
    )
    assert sessions.current(bench.desk) == opened
    assert bench.told[-1] == {Topic.BENCH}
    closed = sessions.close_session(bench.desk, OpId.new(), opened.id)
    assert closed.closed_at is not None
    assert sessions.current(bench.desk) is None
    with pytest.raises(SessionClosed):
        sessions.close_session(bench.desk, OpId.new(), opened.id)
    assert [one.id for one in sessions.sessions(bench.desk, "coscon")] == [opened.id]
    assert sessions.sessions(bench.desk, "别的") == []
    assert sessions.find_session(bench.desk, "COSCon 工作坊").id == opened.id
    assert sessions.find_session(bench.desk, str(opened.id)).id == opened.id
    with pytest.raises(NotFound) as missing:
        sessions.find_session(bench.desk, "北京")
    assert missing.value.near == ("COSCon 工作坊",)


def test_the_current_session_is_this_stations_own(bench, database):
    bench.open()
    assert sessions.current(Workbench(database).desk) is None


def test_opening_a_session_that_cannot_work_is_refused_before_a_board_is_done(bench):
    def opening(setup):
        return sessions.open_session(bench.desk, OpId.new(), setup)

    good = bench.setup(Kind.PRODUCTION)
    with pytest.raises(Missing):
        opening(replace(good, name=" "))
    for field in ("place", "kit", "lamp"):
        with pytest.raises(Missing) as missing:
            opening(replace(good, **{field: None}))
        assert missing.value.field == field
    with pytest.raises(KitIsLamp):
        opening(replace(good, lamp=bench.kit))
    with pytest.raises(NotFound):
        opening(replace(good, project="toaster"))
    assert sessions.sessions(bench.desk) == []


def test_without_kits_production_does_not_begin(database):
    bench = Workbench(database, kits=0)
    with pytest.raises(OutOfStock) as refused:
        bench.open(Kind.PRODUCTION)
    assert (refused.value.item, refused.value.on_hand) == ("雪花灯套件", 0)
    assert bench.open().setup.kind is Kind.WORKSHOP


def test_opening_twice_by_one_op_opens_once(bench):
    op = OpId.new()
    first = sessions.open_session(bench.desk, op, bench.setup())
    assert sessions.open_session(bench.desk, op, bench.setup()) == first
    with pytest.raises(OpReused):
        sessions.open_session(bench.desk, op, bench.setup(name="另一场"))


def test_opening_is_taken_back_while_no_board_was_there(bench):
    op = OpId.new()
    session = sessions.open_session(bench.desk, op, bench.setup())
    bench.undo(op.hex)
    assert sessions.sessions(bench.desk) == []
    op = OpId.new()
    session = sessions.open_session(bench.desk, op, bench.setup())
    bench.passes(session)
    with pytest.raises(CannotUndo):
        bench.undo(op.hex)
    assert proven(bench.desk) == ()


# ── numbers ──


def test_numbers_count_up_and_one_given_back_is_offered_again(bench):
    session = bench.open()
    assert [bench.number(session) for _ in range(3)] == ["SL-00001", "SL-00002", "SL-00003"]
    attempts.return_number(bench.desk, OpId.new(), "SL-00002")
    with pytest.raises(NotFound):
        attempts.return_number(bench.desk, OpId.new(), "SL-00002")
    assert [bench.number(session) for _ in range(2)] == ["SL-00002", "SL-00004"]
    assert proven(bench.desk) == ()


def test_a_number_that_is_on_a_board_is_not_given_back(bench):
    session = bench.open()
    done = bench.passes(session)
    with pytest.raises(NotFound):
        attempts.return_number(bench.desk, OpId.new(), done.serial)


def test_a_number_of_which_nobody_knows_is_not_offered_again(bench):
    session = bench.open()
    lost = bench.number(session)  # the program ended before the board was recorded
    assert bench.number(session) != lost
    done = bench.passes(session, lost)  # it comes back with the number it was given
    assert (done.serial, done.number) == (lost, 1)
    assert proven(bench.desk) == ()


def test_two_stations_of_one_ledger_give_numbers_of_their_own(bench, database):
    session = bench.open()
    other = Workbench(database)
    mine = [bench.number(session) for _ in range(2)]
    theirs = [other.number(session) for _ in range(2)]
    assert mine == ["SL-00001", "SL-00002"]
    assert theirs == [SERIES.format(n=BLOCK + 1), SERIES.format(n=BLOCK + 2)]
    with pytest.raises(NotFound):  # what another station gave is not ours to take back
        attempts.return_number(other.desk, OpId.new(), mine[0])


def test_a_block_that_is_full_is_followed_by_the_next(bench):
    session = bench.open()
    series = "X{n}"
    given = [
        attempts.take_number(bench.desk, OpId.new(), session, series) for _ in range(BLOCK + 2)
    ]
    assert given == [f"X{n}" for n in range(1, BLOCK + 3)]
    assert proven(bench.desk) == ()


def test_numbers_that_came_from_elsewhere_are_passed_over(bench):
    session = bench.open()
    bench.passes(session, "SL-00001")
    bench.fails(session, serial="SL-00003")
    assert [bench.number(session) for _ in range(2)] == ["SL-00002", "SL-00004"]


def test_a_foreign_boards_number_is_taken_as_it_is(bench):
    session = bench.open()
    bench.passes(session, "XYZ/17")
    (row,) = history.boards(bench.desk, "xyz").rows
    assert (row.serial, row.ok) == ("XYZ/17", True)


def test_a_series_that_no_board_could_remember_is_refused(bench):
    session = bench.open()
    for series in ("SL", "{n:020d}", "SL {n}", "雪花{n}", "{x}"):
        with pytest.raises(BadSerial):
            attempts.take_number(bench.desk, OpId.new(), session, series)


def test_eight_boards_at_once_get_eight_numbers(bench):
    session = bench.open()
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: bench.passes(session), range(8)))
    assert len({one.serial for one in done}) == 8
    assert proven(bench.desk) == ()


# ── people and kits ──


def test_people_are_numbered_in_their_order_and_names_are_private(bench, database):
    session = bench.open()
    bench.seat(session, "丁文昊", " 琚 致远 ")
    more = bench.seat(session, "安娜")
    assert [(one.number, one.name) for one in more] == [(3, "安娜")]
    assert participants.participants(bench.desk, session.id)[1].name == "琚 致远"
    with database.reading() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM journal").scalars().all()
    assert not any("丁文昊".encode() in bytes(body) for body in bodies)
    with pytest.raises(Missing):
        participants.add(bench.desk, OpId.new(), session.id, ["", "甲"])


def test_adding_the_same_people_twice_by_one_op_adds_them_once(bench):
    session, op = bench.open(), OpId.new()
    for _ in range(2):
        participants.add(bench.desk, op, session.id, ["甲", "乙"])
    with pytest.raises(OpReused):
        participants.add(bench.desk, op, session.id, ["甲", "丙"])
    assert len(participants.participants(bench.desk, session.id)) == 2


def test_a_kit_handed_over_leaves_the_stock_and_comes_back_by_undo(bench):
    session = bench.open()
    (one,) = bench.seat(session, "甲")
    done = participants.hand_kit(bench.desk, OpId.new(), one.id)
    assert bench.told[-1] == {Topic.BENCH, Topic.STOCK}
    assert bench.lies() == {"SL-KIT": 4}
    assert participants.participants(bench.desk, session.id)[0].kit == "handed"
    with pytest.raises(HasKit):
        participants.sold_kit(bench.desk, OpId.new(), one.id)
    back = bench.undo(done.op)
    assert bench.lies() == {"SL-KIT": 5}
    assert participants.participants(bench.desk, session.id)[0].kit == ""
    bench.undo(back)
    assert participants.participants(bench.desk, session.id)[0].kit == "handed"
    assert bench.lies() == {"SL-KIT": 4}
    assert proven(bench.desk) == ()


def test_a_kit_sold_at_the_till_moves_nothing_here(bench):
    session = bench.open()
    (one,) = bench.seat(session, "甲")
    participants.sold_kit(bench.desk, OpId.new(), one.id, "A-0017")
    assert bench.lies() == {"SL-KIT": 5}
    assert participants.participants(bench.desk, session.id)[0].kit == "sold"
    assert tally(bench.desk, session.id).kits_handed == 1


def test_a_kit_that_is_not_there_or_not_named_is_refused(database):
    bench = Workbench(database, kits=0)
    (one,) = bench.seat(bench.open(), "甲")
    with pytest.raises(OutOfStock):
        participants.hand_kit(bench.desk, OpId.new(), one.id)
    (two,) = bench.seat(bench.open(kit=None), "乙")
    with pytest.raises(Missing):
        participants.hand_kit(bench.desk, OpId.new(), two.id)
    with pytest.raises(NotFound):
        participants.hand_kit(bench.desk, OpId.new(), 999)


def test_people_are_taken_off_the_list_unless_they_have_something(bench):
    session, op = bench.open(), OpId.new()
    participants.add(bench.desk, op, session.id, ["甲", "乙"])
    first, _ = participants.participants(bench.desk, session.id)
    participants.hand_kit(bench.desk, OpId.new(), first.id)
    bench.undo(op.hex)
    assert [one.name for one in participants.participants(bench.desk, session.id)] == ["甲"]


def test_names_are_read_from_what_people_paste():
    read = participants.typed_list("姓名\n丁文昊\n琚致远\n丁文昊\n")
    assert read.names == ("丁文昊", "琚致远")
    assert [why for _, _, why in read.left_out] == ["repeat"]


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
    assert (label.serial, label.product, str(label.passed_on)) == (
        "SL-00001",
        "雪花灯",
        "2026-11-28",
    )
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


def test_a_passive_ruler_cannot_be_flashed(bench, tmp_path):
    folder = tmp_path / "boards" / "souvenir"
    folder.mkdir(parents=True)
    (folder / "board.toml").write_text(
        'title = { zh = "纪念尺", en = "Souvenir ruler" }\nflasher = "none"\nseries = ""\n',
        encoding="utf-8",
    )
    with pytest.raises(NothingToFlash):
        sessions.open_session(
            bench.desk, OpId.new(), bench.setup(project="souvenir"), tmp_path / "boards"
        )
