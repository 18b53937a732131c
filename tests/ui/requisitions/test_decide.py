"""A request decided line by line: as asked, less with a reason, something else, asked back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.requisitions import LineDraft, RequisitionDraft, State
from desktop.domain.requisitions.guides import GuideDraft
from desktop.services import catalogue, places, rules, stock
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, drafting, guides, looking
from desktop.ui.requisitions.decide import case as case_page
from desktop.ui.requisitions.decide.reason import LACKING
from tests.ui.requisitions.conftest import ask, focus, found, send, undo
from tests.ui.walk import faults


def decide(house, page, title: str):
    """The page that decides, with one request in hand."""
    page.open(("decide", found(house, title).id))
    house.settle()
    return page.way


def lines(house, title: str):
    """Its lines as the ledger has them now."""
    return looking.lines(house.session.desk(), found(house, title).id)


def test_all_as_asked_is_one_key(house, page):
    """Alt+A, then Ctrl+Enter; its story stands there with what is next, and it can be undone."""
    way = decide(house, page, "成都见面会")
    way.rows[0].qty.set_value(1)
    focus(house, way.rows[0].qty.field)
    house.bot.keyClick(way.rows[0].qty.field, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert [row.qty.value() for row in way.rows] == [5, 30]
    house.bot.keyClick(way.go_key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()

    one = found(house, "成都见面会")
    assert one.state is State.APPROVED
    assert [line.approved for line in lines(house, "成都见面会")] == [5, 30]
    assert page.side.whole.one.id == one.id
    undo(house)
    assert found(house, "成都见面会").state is State.SUBMITTED


def test_asked_and_free_stand_side_by_side(house, page):
    """What is free for the day, what of it is promised to others, and at which homes."""
    way = decide(house, page, "成都见面会")
    shirts, badges = way.rows
    assert "Asked: 5" in shirts.asked.text()
    assert "promised to others: 10" in shirts.free.text()
    assert "成都·仓库" in badges.free.text()
    shirts.qty.set_value(500)
    assert shirts.lack.isVisible()
    assert shirts.lack.accessibleName() == "only 48 there"


def test_what_is_free_follows_the_stock(house, page):
    """While the page is open somebody else moves goods."""
    way = decide(house, page, "成都见面会")
    desk = house.session.desk()
    shelf = next(p for p in places.places(desk) if p.name == "成都·仓库").id
    outside = places.find_place(desk, "scrapped").id
    stock.move(desk, OpId.new(), "BG", 200, shelf, outside, reason="报废")
    house.settle()
    assert "For that day: 60" in way.rows[1].free.text()


def test_less_wants_a_reason_at_its_line(house, page):
    """The usual ones are keys; that it is not there is remembered for the next order."""
    way = decide(house, page, "成都见面会")
    shirts, badges = way.rows
    shirts.qty.set_value(3)
    badges.qty.set_value(0)
    house.tap(way.go_key)
    assert shirts.under.isVisible()
    assert badges.under.isVisible()
    assert found(house, "成都见面会").state is State.SUBMITTED

    house.tap(shirts.reason.chips[LACKING])
    house.write(badges.reason.field, "上次领过了")
    house.tap(way.go_key)
    first, second = lines(house, "成都见面会")
    assert (first.approved, first.reason, first.lacking) == (3, "Not enough in stock", 2)
    assert (second.approved, second.reason, second.lacking) == (0, "上次领过了", 0)


def test_something_else_instead(house, page):
    """With its reason; what is free of it is said."""
    way = decide(house, page, "成都见面会")
    shirts = way.rows[0]
    house.tap(shirts.other_key)
    assert shirts.item.isVisible()
    house.pick(shirts.item, "BG")
    assert shirts.missing == "substitute"
    assert "260" in shirts.free.text()
    house.tap(shirts.reason.chips[LACKING])
    shirts.qty.set_value(5)
    house.tap(way.go_key)
    line = lines(house, "成都见面会")[0]
    assert (line.code, line.substitute, line.approved) == ("TS-L", "BG", 5)


def test_over_the_reference_wants_one_sentence(house, page):
    """The field appears while the value goes over it, and the refusal stands at it."""
    guides.save_guide(
        house.session.desk(), OpId.new(), GuideDraft("线下活动", 0, date(2020, 1, 1), 200_00)
    )
    way = decide(house, page, "成都见面会")
    assert way.side.standing.value.text() == "Reference ¥200 · this one ¥300, ¥100 over"
    assert way.side.over_field.isVisible()
    house.tap(way.go_key)
    assert way.side.over_field.under.isVisible()
    house.write(way.side.over, "周年活动")
    house.tap(way.go_key)
    one = found(house, "成都见面会")
    assert (one.state, one.over_reason) == (State.APPROVED, "周年活动")


def test_nobody_decides_on_their_own_request(house, page):
    """It says why, and the keys do not pretend."""
    desk = house.session.desk()
    drafting.save(desk, OpId.new(), RequisitionDraft("自己的", "阿源"), [LineDraft("BG", 1)])
    way = decide(house, page, "自己的")
    assert not way.go_key.isEnabled()
    assert not way.reject_key.isEnabled()
    assert way.ask_key.isEnabled()
    assert "yourself" in way.notices.words.text()


def test_a_second_person_is_announced(house, page):
    """Above the value that the group settled."""
    desk = house.session.desk()
    settled = replace(rules.rules(desk), second_above_fen=100_00)
    rules.settle(desk, OpId.new(), settled)
    way = decide(house, page, "成都见面会")
    assert way.side.second.isVisible()
    house.tap(way.go_key)
    assert found(house, "成都见面会").state is State.SECOND
    again = decide(house, page, "成都见面会")
    assert not again.go_key.isEnabled()
    assert "another person" in again.notices.words.text()


def test_asking_back_wants_a_question(house, page):
    """At its field; the clock stands still then."""
    way = decide(house, page, "成都见面会")
    house.tap(way.ask_key)
    assert way.side.words_field.under.text()
    assert found(house, "成都见面会").state is State.SUBMITTED
    house.write(way.side.words, "徽章要哪一款？")
    house.tap(way.ask_key)
    assert found(house, "成都见面会").state is State.ASKED


def test_a_rejection_says_why_and_what_was_not_there(house, page):
    """Lines whose reason is the stock are counted as lacking."""
    way = decide(house, page, "成都见面会")
    house.tap(way.reject_key)
    assert found(house, "成都见面会").state is State.SUBMITTED
    way.rows[0].qty.set_value(0)
    house.tap(way.rows[0].reason.chips[LACKING])
    house.write(way.side.words, "这次没有货了")
    house.tap(way.reject_key)
    assert found(house, "成都见面会").state is State.REJECTED
    assert [line.lacking for line in lines(house, "成都见面会")] == [5, 0]


def test_what_they_had_before_stands_beside(house, page):
    """Who asks and their city this year, and whether the last report came."""
    desk = house.session.desk()
    before = ask(desk, "厦门年会", "厦门", "老周", 0, "BGx40 TS-Lx2")
    deciding.approve(desk, OpId.new(), before)
    send(desk, before)
    made = drafting.save(
        desk, OpId.new(), RequisitionDraft("厦门二", "老周", city="厦门"), [LineDraft("BG", 1)]
    )
    way = decide(house, page, "厦门二")
    words = _words(way.side.before)
    assert any("1 request" in text and "42" in text for text in words)
    assert any("厦门年会" in text for text in words)
    assert made.id == way.case.one.id


def test_nothing_to_give_is_a_rejection(house, page):
    """Approving nothing is refused, with the key that rejects."""
    way = decide(house, page, "成都见面会")
    for row in way.rows:
        row.qty.set_value(0)
        house.write(row.reason.field, "不适合")
    house.tap(way.go_key)
    assert way.notices.isVisible()
    assert way.notices.step.text() == "Reject"


def test_too_late_for_the_post(house, page):
    """Fetched or carried is said to the asker; another article opens its picker."""
    desk = house.session.desk()
    ask(desk, "明天就要", "成都", "小急", 0, "BGx5", needed=1)
    way = decide(house, page, "明天就要")
    assert way.late.isVisible()
    house.tap(way.late.keys["pickup"])
    assert "fetch" in way.side.words.toPlainText()
    house.tap(way.late.keys["substitute"])
    assert way.rows[0].item.isVisible()


def test_what_was_decided_is_not_lost_by_esc(house, page, monkeypatch):
    """It asks before it throws away."""
    asked: list[str] = []

    def no(_parent: object, question: str, _yes: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(case_page, "ask", no)
    way = decide(house, page, "成都见面会")
    way.rows[0].qty.set_value(1)
    focus(house, way.rows[0].qty.field)
    house.bot.keyClick(way.rows[0].qty.field, Qt.Key.Key_Escape)
    assert asked
    assert page.way is way
    way.as_asked()
    house.bot.keyClick(way.rows[0].qty.field, Qt.Key.Key_Escape)
    house.settle()
    assert page.way is None


@pytest.mark.parametrize("title", ["成都见面会", "北京工作坊"])
def test_the_page_is_kind_to_thumbs_and_screen_readers(house, page, title):
    """With every line open."""
    way = decide(house, page, title)
    for row in way.rows:
        row.qty.set_value(0)
        row.instead()
    house.settle()
    assert faults(way) == []


def _words(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_what_comes_back_says_so_and_what_is_usually_lent_too(house, page):
    desk = house.session.desk()
    one = catalogue.variant(desk, "BG")
    edit = catalogue.VariantEdit(VariantDraft("BG", "", one.price_fen, one.value_fen), one.uid)
    lent = ItemDraft(one.name, one.category, returnable=True)
    catalogue.save_item(desk, OpId.new(), lent, [edit], one.item_id)
    wanted = [
        LineDraft("BG", 2, back_on=date(2099, 1, 31)),
        LineDraft("BG", 1, loan=False),
        LineDraft("TS-L", 1),
    ]
    drafting.save(desk, OpId.new(), RequisitionDraft("借来用用", "小新", city="成都"), wanted)
    house.settle()
    way = decide(house, page, "借来用用")
    assert [row.loan.isVisible() for row in way.rows] == [True, True, False]
    assert way.rows[0].loan.accessibleName() == "Comes back on 2099-01-31"
    assert way.rows[1].loan.accessibleName() == "Is usually lent, here given for good"
