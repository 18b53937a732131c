"""One thing from its design to the shelf: the forms of its steps, and what its page tells."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop.domain.production import Stage, Verdict
from desktop.services import production as made
from desktop.services import stock
from desktop.ui.production.choices import versioned
from desktop.ui.production.steps.arriving import sizes
from tests.ui.production.conftest import drop, found, undo
from tests.ui.walk import faults


def opened(house, page, name):
    """The page of a thing."""
    page.show_thing(found(house, name).id)
    house.settle()
    return page.thing


def step(house, page, key):
    """The form of a step, opened by its key; faultless."""
    house.tap(page.thing.keys[key])
    assert faults(page.side) == []
    return page.side.form


def texts(lines) -> str:
    """All that stands in a part."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in lines.findChildren(QLabel) if label.isVisible())


def test_quotes_stand_side_by_side_and_one_becomes_the_order(house, page):
    thing = opened(house, page, "贴纸")
    cheap, fast = thing.offers.cards
    assert cheap.offer.quote.supplier == "义乌印刷厂"
    assert cheap.offer.cheapest
    assert fast.offer.fastest
    assert faults(page) == []
    house.tap(fast.order_key)
    form = page.side.form
    assert form.supplier.chosen().title == "蓉城快印"
    assert form.unit.fen() == 75
    house.tap(form.go_key)
    one = found(house, "贴纸")
    assert one.draft.stage is Stage.ORDER
    assert one.supplier == "蓉城快印"
    undo(house)
    assert found(house, "贴纸").draft.stage is Stage.QUOTE


def test_a_quote_wants_its_supplier_and_price_under_the_field(house, page):
    opened(house, page, "易拉宝")
    form = step(house, page, "quote")
    house.tap(form.go_key)
    assert form.fields["supplier"].under.isVisible()
    house.write(form.supplier.field, "新的厂")
    house.bot.keyClick(form.supplier.field, Qt.Key.Key_Return)
    house.settle()
    assert form.supplier.chosen() is not None
    house.tap(form.go_key)
    assert form.fields["unit_fen"].under.isVisible()
    house.bot.keyClicks(form.unit, "85")
    house.tap(form.go_key)
    assert len(page.thing.offers.cards) == 1
    assert "新的厂" in [s.draft.name for s in made.suppliers(house.session.desk()).rows]


def test_a_sample_that_is_not_good_needs_words_and_goes_back(house, page, tmp_path):
    thing = opened(house, page, "易拉宝")
    assert "Sample looked at" in thing.onward_key.text()
    house.tap(thing.onward_key)
    form = page.side.form
    photo = picture(tmp_path / "查样.png")
    form.file.take(photo)
    form.verdict.setCurrentIndex(form.verdict.findData(Verdict.BAD))
    house.tap(form.go_key)
    assert form.fields["reason"].under.isVisible()
    house.write(form.text, "红色偏暗")
    house.tap(form.go_key)
    assert found(house, "易拉宝").draft.stage is Stage.DESIGN
    assert "红色偏暗" in texts(thing.story)
    assert "Not good" in texts(thing.samples)
    key = next(iter(thing.files.keys.values()))
    assert "查样.png" in key.text()
    assert not key.icon().isNull()


def picture(path: Path) -> Path:
    """A red square."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(path))
    return path


def test_a_waybill_hints_at_its_courier_and_is_never_refused(house, page):
    opened(house, page, "社区T恤")
    form = step(house, page, "ship")
    form.waybill.clear()
    form.carrier.clear()
    house.bot.keyClicks(form.waybill, "YT1234567890123")
    assert form.carrier.text() == "圆通"
    assert "圆通" in form.fields["waybill"].under.text()
    form.waybill.clear()
    house.bot.keyClicks(form.waybill, "abc-1")
    house.tap(form.go_key)
    assert found(house, "社区T恤").draft.waybill == "ABC1"


def test_goods_come_in_parts_go_into_the_stock_and_into_boxes(house, page):
    thing = opened(house, page, "社区T恤")
    house.tap(thing.onward_key)
    form = page.side.form
    assert form.expected.number() == 120
    form.arrived.clear()
    house.bot.keyClicks(form.arrived, "100")
    assert form.good.text() == "100"
    form.good.clear()
    house.bot.keyClicks(form.good, "98")
    house.pick(form.place, "成都")
    house.tap(form.go_key)
    assert form.fields["problem"].under.isVisible()
    house.write(form.problem, "两件开线")
    house.tap(form.go_key)
    one = found(house, "社区T恤")
    assert (one.arrived, one.good, one.draft.stage) == (100, 98, Stage.GOODS_IN)
    assert "两件开线" in texts(thing.parts)
    assert lying(house, one.code) == {"成都·仓库": 98}

    house.tap(thing.onward_key)
    form = page.side.form
    box, area, qty = form.boxes.rows[0]
    house.write(box, "A1")
    house.write(area, "签到区")
    qty.clear()
    house.bot.keyClicks(qty, "60")
    house.tap(form.boxes.more)
    box, area, qty = form.boxes.rows[1]
    house.write(box, "B1")
    house.write(area, "主会场")
    house.bot.keyClicks(qty, "38")
    assert faults(page.side) == []
    house.tap(form.go_key)
    assert found(house, "社区T恤").draft.stage is Stage.BOXED
    assert "A1 (签到区)" in texts(thing.boxes)
    undo(house)
    assert lying(house, one.code) == {"成都·仓库": 98}


def lying(house, code):
    """Where an item lies, by place."""
    return {h.place: h.on_hand for h in stock.holdings(house.session.desk(), code=code).rows}


def test_the_cost_of_a_piece_holds_its_freight(house, page):
    thing = opened(house, page, "社区T恤")
    assert "¥39.50, with ¥60.00 of freight spread over 120 pieces" in texts(thing.buying)


def test_once_more_copies_it_and_opens_the_new_one(house, page):
    opened(house, page, "社区T恤")
    form = step(house, page, "again")
    form.qty.clear()
    house.bot.keyClicks(form.qty, "80")
    house.tap(form.go_key)
    assert page.thing.whole.thing.copied_from is not None
    assert page.thing.whole.thing.draft.qty == 80
    assert page.thing.whole.thing.draft.stage is Stage.QUOTE


def test_contract_payment_and_invoice_are_chosen_or_written(house, page):
    thing = opened(house, page, "社区T恤")
    form = step(house, page, "money")
    form.states["contract"].setCurrentText("Legal review")
    form.states["pay_state"].setEditText("等老板签字")
    house.bot.keyClicks(form.amounts["actual_fen"], "4800")
    house.tap(form.go_key)
    draft = found(house, "社区T恤").draft
    assert (draft.contract, draft.pay_state, draft.actual_fen) == ("review", "等老板签字", 480_000)
    assert "Legal review" in texts(thing.money)


def test_files_are_dropped_opened_again_and_told_when_they_are_gone(house, page, tmp_path):
    thing = opened(house, page, "贴纸")
    paper = tmp_path / "合同.txt"
    paper.write_text("约定", "utf-8")
    drop(thing.files, paper)
    house.settle()
    key = next(iter(thing.files.keys.values()))
    assert "合同.txt" in key.text()
    for kept in house.folders.attachments.rglob("*"):
        if kept.is_file():
            kept.unlink()
    house.tap(key)
    assert "missing" in thing.files.notices.words.text()


def test_escape_asks_before_it_throws_words_away(house, page, monkeypatch):
    opened(house, page, "贴纸")
    form = step(house, page, "word")
    house.write(form.text, "先别下单")
    asked: list[object] = []

    def no(*said: object) -> bool:
        asked.append(said)
        return False

    monkeypatch.setattr("desktop.ui.production.steps.form.ask", no)
    house.bot.keyClick(form.text, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert page.side.form is form
    house.tap(form.go_key)
    assert "先别下单" in texts(page.thing.story)


def test_a_thing_is_changed_retired_and_brought_back(house, page):
    thing = opened(house, page, "贴纸")
    form = step(house, page, "edit")
    assert form.artwork.chosen().title == "社徽 v2"
    house.pick(form.supplier, "蓉城")
    house.bot.keyClicks(form.needed, "2027/3/1")
    house.tap(form.go_key)
    one = found(house, "贴纸")
    assert one.supplier == "蓉城快印"
    assert f"{one.draft.needed_on}" == "2027-03-01"
    house.tap(thing.retire_key)
    assert made.production(house.session.desk(), one.id).retired
    house.tap(thing.retire_key)
    assert not made.production(house.session.desk(), one.id).retired


def test_a_day_that_is_none_is_refused(house, page):
    opened(house, page, "贴纸")
    form = step(house, page, "edit")
    house.bot.keyClicks(form.needed, "2027-13-45")
    house.tap(form.go_key)
    assert form.notices.isVisible()
    form.needed.clear()


def test_an_approval_is_recorded_with_the_thing(house, page):
    thing = opened(house, page, "贴纸")
    form = step(house, page, "approve")
    house.tap(form.go_key)
    assert "贴纸" in texts(thing.approvals)


def test_sizes_are_read_from_lines():
    assert [(s.label, s.qty) for s in sizes("M 120\nXL：30\n\n加大 2XL × 5")] == [
        ("M", 120), ("XL", 30), ("加大 2XL", 5),
    ]  # fmt: skip


def test_a_new_design_says_name_and_version_in_one():
    assert versioned("社徽 v3") == ("社徽", "v3")
    assert versioned("展架 终稿") == ("展架", "终稿")
    assert versioned("社徽") == ("社徽", "")
    assert versioned("v2") == ("v2", "")
