"""A request that is in hand again: what was decided of it waits; and how its lines stand."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from desktop.domain.requisitions import LineDraft, State
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, drafting, looking
from desktop.ui.requisitions.decide.reason import LACKING
from tests.ui.requisitions.conftest import ask, focus, found
from tests.ui.requisitions.test_decide import decide
from tests.ui.walk import faults


def test_what_was_decided_before_asking_back_is_there_again(house, page):
    """Numbers, what is given instead and the reasons; said, and one key from being as asked."""
    way = decide(house, page, "成都见面会")
    shirts, badges = way.rows
    house.tap(shirts.other_key)
    house.pick(shirts.item, "BG")
    house.tap(shirts.reason.chips[LACKING])
    badges.qty.set_value(12)
    house.write(badges.reason.field, "留一些给北京")
    house.write(way.side.words, "几号要？")
    house.tap(way.ask_key)
    assert found(house, "成都见面会").state is State.ASKED

    deciding.answer(house.session.desk(), OpId.new(), found(house, "成都见面会").id, "下周")
    again = decide(house, page, "成都见面会")
    shirts, badges = again.rows
    assert (shirts.gives, shirts.qty.value(), shirts.reason.lacking) == ("BG", 5, True)
    assert (badges.qty.value(), badges.reason.text) == (12, "留一些给北京")
    assert "as you left them" in again.notices.words.text()
    assert again.may_leave()  # nothing was typed since

    house.tap(again.notices.step)
    assert [(row.gives, row.qty.value()) for row in again.rows] == [("TS-L", 5), ("BG", 30)]
    house.tap(again.go_key)
    assert found(house, "成都见面会").state is State.APPROVED


def test_what_was_asked_and_answered_stands_where_it_is_decided(house, page):
    way = decide(house, page, "成都见面会")
    assert not way.side.told_part.isVisible()
    house.write(way.side.words, "几号要？")
    house.tap(way.ask_key)
    deciding.answer(house.session.desk(), OpId.new(), found(house, "成都见面会").id, "下周三")
    again = decide(house, page, "成都见面会")
    answer, question = again.side.told.findChildren(QLabel)
    assert "下周三" in answer.text()
    assert "几号要？" in question.text()
    assert faults(again) == []


def test_a_number_is_typed_over_the_one_that_stands_there(house, page):
    way = decide(house, page, "成都见面会")
    focus(house, way.close_key)
    focus(house, way.rows[0].qty.field)  # as the page does when it opens
    house.bot.keyClicks(way.rows[0].qty.field, "3")
    assert way.rows[0].qty.value() == 3


def test_a_line_that_was_changed_since_begins_anew(house, page):
    way = decide(house, page, "成都见面会")
    for row, n in zip(way.rows, (2, 12), strict=True):
        row.qty.set_value(n)
    house.write(way.side.words, "几件？")
    house.tap(way.ask_key)
    one = found(house, "成都见面会")
    desk = house.session.desk()
    deciding.answer(desk, OpId.new(), one.id, "八件就够")
    draft, _lines = looking.draft(desk, one.id)
    drafting.save(desk, OpId.new(), draft, [LineDraft("TS-L", 8), LineDraft("BG", 30)], one.id)
    again = decide(house, page, "成都见面会")
    assert again.rows[0].qty.value() == 8


def test_lines_stand_in_columns_however_long_their_words(house, page):
    ask(house.session.desk(), "长长的", "成都", "小周", 2, "TS-Lx5 BGx30", doubt="W" * 60)
    way = decide(house, page, "长长的")
    house.frame.resize(1180, 745)
    house.settle()
    assert len({row.qty.mapTo(way, row.qty.rect().topLeft()).x() for row in way.rows}) == 1
    assert len({row.qty.width() for row in way.rows}) == 1
    assert len({row.free.mapTo(way, row.free.pos()).x() for row in way.rows if row.there}) == 1
