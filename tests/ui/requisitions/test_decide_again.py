"""A request that is in hand again: what was decided of it waits; and how its lines stand."""

from __future__ import annotations

from desktop.domain.requisitions import LineDraft, State
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, drafting, looking
from desktop.ui.requisitions.decide.reason import LACKING
from tests.ui.requisitions.conftest import ask, found
from tests.ui.requisitions.test_decide import decide


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
