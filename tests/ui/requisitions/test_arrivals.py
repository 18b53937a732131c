"""What arrived, came back and was reported: with real keys, on the real window."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from desktop.domain.requisitions import Requisition, State
from desktop.services import stock
from desktop.services.requisitions import looking, reporting
from desktop.ui.requisitions.afterwards.others import Others
from tests.ui.requisitions.conftest import begin, focus, found, undo
from tests.ui.walk import faults


def state(house) -> State:
    return cast(State, found(house, "深圳年会").state)


def at_home(house, code: str) -> int:
    rows = stock.holdings(house.session.desk(), code=code, limit=100).rows
    return sum(row.on_hand for row in rows if row.place == "成都·仓库")


def test_enter_upon_the_first_key_books_all_of_it(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    assert [(line.code, row.well) for line, row in way.rows] == [("BG", 40), ("TS-L", 2)]
    assert "42 pieces arrived" in way.sum.text()
    assert faults(way) == []
    focus(house, way.all_key)
    house.bot.keyClick(way.all_key, Qt.Key.Key_Space)
    house.settle()
    assert page.way is None
    assert state(house) is State.RECEIVED
    undo(house)
    assert state(house) is State.SENT


def test_what_did_not_arrive_is_said_with_its_reason(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    badge = way.rows[0][1]
    badge.qty.set_value(30)
    (others,) = badge.others
    choose(others, "damaged")
    assert others.reason.isVisible()
    assert faults(way) == []
    house.tap(way.go_key)
    assert "开源徽章" in way.notices.words.text()
    assert house.frame.focusWidget() is others.reason
    house.write(others.reason, "压坏了")
    house.bot.keyClick(others.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert page.way is None
    assert state(house) is State.RECEIVED


def choose(others: Others, what: str) -> None:
    others.other.setCurrentIndex(others.other.findData(what))


def test_what_is_missing_has_more_than_one_fate(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    badge = way.rows[0][1]
    badge.qty.set_value(35)
    assert not badge.part_key.isVisible()  # the usual case: one fate, one choice
    choose(badge.others[0], "damaged")
    house.tap(badge.part_key)
    first, rest = badge.others
    assert (first.pieces, rest.pieces, badge.untold) == (4, 1, 1)
    assert house.frame.focusWidget() is first.qty.field
    first.qty.set_value(1)
    choose(rest, "lost")
    house.write(first.reason, "压坏了")
    house.tap(way.go_key)
    assert house.frame.focusWidget() is rest.reason
    house.write(rest.reason, "没找到")
    house.tap(badge.part_key)
    rest.qty.set_value(2)
    last = badge.others[-1]
    assert last.pieces == 2
    assert "2 still on the way" in way.sum.text()
    assert "Damaged × 1  ·  Lost on the way × 2" in way.sum.text()
    assert faults(way) == []
    choose(last, "at_home")
    house.tap(way.go_key)
    assert state(house) is State.RECEIVED
    said = looking.story(house.session.desk(), sent.id)[-1].text
    assert said == "开源徽章 × 1（压坏了）\n开源徽章 × 2（没找到）"
    undo(house)
    assert state(house) is State.SENT


def test_a_reason_that_is_wanted_out_of_sight_comes_into_view(house, page, sent):
    house.frame.resize(1024, 480)
    way = begin(house, page, "receive", sent.id)
    way.rows[1][1].qty.set_value(1)
    (others,) = way.rows[1][1].others
    choose(others, "damaged")
    bar = way.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(0)
    house.settle()
    assert others.reason.visibleRegion().boundingRect() != others.reason.rect()
    house.tap(way.go_key)
    assert others.reason.visibleRegion().boundingRect() == others.reason.rect()


def test_parts_never_say_more_than_is_missing(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    badge = way.rows[0][1]
    badge.qty.set_value(30)
    choose(badge.others[0], "short")
    house.tap(badge.part_key)
    first, rest = badge.others
    first.qty.set_value(99)
    assert (first.pieces, rest.pieces) == (10, 0)
    assert rest.other.isHidden()
    badge.qty.set_value(38)
    assert [part.qty for part in badge.parts] == [2]
    badge.qty.set_value(40)
    assert badge.parts == ()
    assert first.qty.isHidden()


def test_what_nobody_told_of_stays_on_its_way(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    way.rows[0][1].qty.set_value(0)
    way.rows[1][1].qty.set_value(0)
    assert "42 still on the way" in way.sum.text()
    house.tap(way.go_key)
    assert "still on its way" in way.notices.words.text()
    way.rows[1][1].qty.set_value(2)
    house.tap(way.go_key)
    assert state(house) is State.SENT
    way = begin(house, page, "receive", sent.id)
    assert [(line.code, row.well) for line, row in way.rows] == [("BG", 40)]


def test_short_goods_that_stayed_at_home_are_there_again(house, page, sent):
    before = at_home(house, "BG")
    way = begin(house, page, "receive", sent.id)
    badge = way.rows[0][1]
    badge.qty.set_value(35)
    choose(badge.others[0], "at_home")
    house.tap(way.go_key)
    assert at_home(house, "BG") == before + 5


def test_scanned_pieces_are_counted_from_none(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    assert way.take_scan("BG")
    assert way.take_scan("bg")
    assert way.take_scan("TS-L")
    assert not way.take_scan("NOPE")
    assert [row.well for _line, row in way.rows] == [2, 1]


def test_esc_asks_before_what_was_typed_is_lost(house, page, sent, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(
        "desktop.ui.requisitions.afterwards.page.ask",
        lambda _parent, question, _yes: asked.append(question),
    )
    way = begin(house, page, "receive", sent.id)
    way.rows[0][1].qty.set_value(3)
    focus(house, way.rows[0][1].qty.field)
    house.bot.keyClick(way.rows[0][1].qty.field, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert page.way is way
    way.rows[0][1].qty.set_value(40)
    house.bot.keyClick(way.rows[0][1].qty.field, Qt.Key.Key_Escape)
    house.settle()
    assert len(asked) == 1
    assert page.way is None


def test_where_nothing_is_on_its_way_the_page_teaches(house, page):
    way = begin(house, page, "receive", found(house, "成都见面会").id)
    assert not way.go_key.isEnabled()
    assert not way.all_key.isEnabled()
    assert faults(way) == []
    way = begin(house, page, "returns", found(house, "成都见面会").id)
    assert not way.go_key.isEnabled()
    assert way.goal_field.isHidden()


def receive(house, page, sent: Requisition) -> None:
    house.tap(begin(house, page, "receive", sent.id).all_key)


def test_left_overs_come_back_to_the_home_they_left(house, page, sent):
    receive(house, page, sent)
    before = at_home(house, "BG")
    way = begin(house, page, "returns", sent.id)
    assert faults(way) == []
    badge = way.rows[0][1]
    assert badge.others[0].other.isHidden()  # what was given is left over, or it is not
    house.tap(way.go_key)
    assert "Nothing is said yet" in way.notices.words.text()
    focus(house, badge.qty.field)
    badge.qty.field.selectAll()
    house.bot.keyClicks(badge.qty.field, "12")
    house.bot.keyClick(badge.qty.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert at_home(house, "BG") == before + 12
    undo(house)
    assert at_home(house, "BG") == before


def test_a_place_that_is_typed_and_not_chosen_is_asked_for(house, page, sent):
    receive(house, page, sent)
    way = begin(house, page, "returns", sent.id)
    way.rows[0][1].qty.set_value(1)
    house.write(way.goal.field, "哪里")
    house.tap(way.go_key)
    assert "Choose the place" in way.notices.words.text()
    assert page.way is way


def test_the_event_is_reported_with_left_overs(house, page, sent):
    receive(house, page, sent)
    before = at_home(house, "TS-L")
    way = begin(house, page, "report", sent.id)
    assert faults(way) == []
    house.tap(way.go_key)
    assert "at least one" in way.link_field.under.text()
    house.write(way.link, "https://example.org/album")
    house.write(way.words, "来了 40 人")
    shirt = next(row for line, row in way.rows if line.code == "TS-L")
    shirt.qty.set_value(1)
    assert way.begun
    house.tap(way.go_key)
    desk = house.session.desk()
    told = reporting.report_of(desk, sent.id)
    assert (told.link, told.words) == ("https://example.org/album", "来了 40 人")
    assert at_home(house, "TS-L") == before + 1
    again = begin(house, page, "report", sent.id)
    assert again.link.text() == "https://example.org/album"
    assert "Reported on" in again.sum.text()
    assert not again.begun
