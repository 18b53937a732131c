"""Sessions, people and their kits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import (
    CannotUndo,
    HasKit,
    KitIsLamp,
    Missing,
    NotFound,
    NothingToFlash,
    OpReused,
    OutOfStock,
    SessionClosed,
    TooLong,
)
from desktop.services.bench import participants, sessions
from desktop.services.bench.tally import tally
from desktop.services.changes import OpId, Topic
from desktop.wording.refusals import sentence
from tests.store.ledgers import proven
from tests.workbench import Workbench


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


def test_whoever_is_at_the_table_already_is_left_out_of_a_list_but_one_name_alone_is_meant(bench):
    session = bench.open()
    bench.seat(session, "丁文昊", "琚致远")
    there = participants.known(bench.desk, session.id)
    read = participants.typed_list("姓名\n丁文昊\n王萱\n 琚致远\n王萱\n", there)
    assert read.names == ("王萱",)
    assert [(name, why) for _, name, why in read.left_out] == [
        ("丁文昊", "known"),
        ("琚致远", "known"),
        ("王萱", "repeat"),
    ]
    assert participants.typed_list("丁文昊", there).names == ("丁文昊",)


def test_names_that_somebody_pasted_by_mistake_are_refused_in_a_sentence(bench):
    with pytest.raises(TooLong) as refused:
        bench.open(name="下午" * 51)
    assert (refused.value.field, refused.value.length) == ("name", 102)
    assert sentence(refused.value) == (
        "“下午下午下午下午下午下午下午下午下午下午…” has 102 characters, "
        "and “Name” takes at most 100. Shorten it."
    )
    opened = bench.open(name="下" * 100)
    with pytest.raises(TooLong):
        participants.add(bench.desk, OpId.new(), opened.id, ["安", "安" * 101])
    assert participants.participants(bench.desk, opened.id) == []
