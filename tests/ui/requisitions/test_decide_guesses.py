"""Lines that nobody is sure of, looked at while a request is decided."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.requisitions import LineDraft, RequisitionDraft, State, Sure
from desktop.services import catalogue
from desktop.services.changes import OpId
from desktop.services.requisitions import drafting, looking, matching
from desktop.ui.requisitions.goods.found import articles
from tests.ui.requisitions.conftest import ask, found
from tests.ui.walk import faults


def decide(house, page, title: str):
    """The page that decides, with one request in hand."""
    page.open(("decide", found(house, title).id))
    house.settle()
    return page.way


def lines(house, title: str):
    """Its lines as the ledger has them now."""
    return looking.lines(house.session.desk(), found(house, title).id)


def test_a_guess_is_looked_at_before_it_is_approved(house, page):
    """What nobody knows the article of is refused at its line, until somebody says which."""
    way = decide(house, page, "北京工作坊")
    _badges, doubt = way.rows
    assert doubt.mark.isVisible()
    doubt.qty.set_value(2)
    house.tap(way.go_key)
    assert doubt.under.isVisible()
    assert found(house, "北京工作坊").state is State.SUBMITTED
    house.pick(doubt.item, "BG")
    assert doubt.mark.isHidden()
    assert "成都·仓库" in doubt.free.text()
    house.tap(way.go_key)
    assert found(house, "北京工作坊").state is State.APPROVED
    assert lines(house, "北京工作坊")[1].gives == "BG"


def test_a_guess_that_is_right_is_said_so_by_one_key(house, page):
    """A line with an article that is unsure wants a look, not a search."""
    desk = house.session.desk()
    guess = LineDraft("BG", 2, "徽徽", sure=Sure.UNSURE)
    drafting.save(desk, OpId.new(), RequisitionDraft("西宁", "小西"), [guess])
    way = decide(house, page, "西宁")
    house.tap(way.go_key)
    assert way.rows[0].under.isVisible()
    assert house.frame.focusWidget() is way.rows[0].yes_key
    house.tap(way.rows[0].yes_key)
    house.tap(way.go_key)
    assert found(house, "西宁").state is State.APPROVED


def test_what_a_guess_may_mean_is_one_tap_away(house, page):
    """Its others stand at the line; the one that is tapped is given, and no reason is wanted."""
    desk = house.session.desk()
    sizes = [catalogue.VariantEdit(VariantDraft(f"HD-{size}", size)) for size in ("S", "M")]
    catalogue.save_item(desk, OpId.new(), ItemDraft("开源社帽衫", "服饰"), sizes)
    guess = LineDraft(None, 2, "帽衫", sure=Sure.UNSURE)
    drafting.save(desk, OpId.new(), RequisitionDraft("南宁", "小南"), [guess])
    way = decide(house, page, "南宁")
    row = way.rows[0]
    assert sorted(key.text() for key in row.others) == ["开源社帽衫 M", "开源社帽衫 S"]
    house.tap(row.others[0])
    assert row.choices.isHidden()
    assert row.lack.isVisible()  # none of them is there
    assert faults(way) == []
    house.tap(way.go_key)
    given = lines(house, "南宁")[0].gives
    assert given.startswith("HD-")
    assert matching.read(desk, "帽衫 x1")[0].code == given  # what is mended is remembered


def test_a_wrong_guess_is_put_right_without_a_reason(house, page):
    """It is no substitute: the reason says that it is what was meant."""
    desk = house.session.desk()
    guess = LineDraft("BG", 2, "那件衣服", sure=Sure.UNSURE)
    drafting.save(desk, OpId.new(), RequisitionDraft("海口", "小海"), [guess])
    way = decide(house, page, "海口")
    house.tap(way.rows[0].other_key)
    house.pick(way.rows[0].item, "TS-L")
    house.tap(way.go_key)
    (line,) = lines(house, "海口")
    assert (line.gives, line.approved, line.reason) == ("TS-L", 2, "That is what was meant")


def test_what_was_retired_is_neither_offered_nor_given(house, page):
    """It stands in the line that asked for it; the sentence says what to do."""
    desk = house.session.desk()
    drafting.save(desk, OpId.new(), RequisitionDraft("三亚", "小三"), [LineDraft("BG", 1)])
    catalogue.retire(desk, OpId.new(), catalogue.variant(desk, "BG").uid)
    way = decide(house, page, "三亚")
    row = way.rows[0]
    house.tap(row.other_key)
    assert "BG" not in [str(choice.key) for choice in articles(desk, "徽章")]
    house.tap(way.go_key)
    assert "is retired" in way.notices.words.text()
    assert found(house, "三亚").state is State.SUBMITTED


def test_what_is_refused_out_of_sight_comes_into_view(house, page):
    """The words that asking back wants, and a line's reason, stand above what one scrolled to."""
    wish = "TS-Lx20 BGx30 TS-Lx5 BGx5 TS-Lx6 BGx6"
    ask(house.session.desk(), "大活动", "成都", "小周", 2, wish)
    way = decide(house, page, "大活动")
    bar = way.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    house.settle()
    assert way.side.words.visibleRegion().isEmpty()
    house.tap(way.ask_key)
    assert not way.side.words.visibleRegion().isEmpty()
    assert not way.side.words_field.under.visibleRegion().isEmpty()
    way.rows[0].qty.set_value(1)
    bar.setValue(bar.maximum())
    house.settle()
    house.tap(way.go_key)
    assert not way.rows[0].under.visibleRegion().isEmpty()
