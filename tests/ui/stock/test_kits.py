"""A gift bag in the stock room: its parts said, made here, taken apart, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.kits.views import SlotDraft
from desktop.services import catalogue, kits, places, stock
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.services.stock import MoveLine
from desktop.ui.stock.kits.panel import KitPanel
from tests.ui.walk import faults


@pytest.fixture
def bag(house):
    """A bag without parts, and 30 badges at 成都·仓库."""
    desk = house.session.desk()
    for code, name in (("BAG", "大礼包"), ("BG", "徽章")):
        catalogue.save_item(
            desk, OpId.new(), ItemDraft(name), [VariantEdit(VariantDraft(code, "", 5900))]
        )
    home = places.find_place(desk, "成都·仓库").id
    supplier = places.find_place(desk, "supplier").id
    lines = [MoveLine("BG", 30)]
    stock.move_many(desk, OpId.new(), lines, supplier, home, reason="到货", kind="receive")
    house.settle()
    return house


def said(house, *slots):
    """What the bag is made of, said by another way than the window."""
    drafts = [SlotDraft(slot) for slot in slots]
    kits.save(house.session.desk(), OpId.new(), "BAG", drafts)
    house.settle()


def opened(house, page):
    house.write(page.items.field, "BAG")
    page.items.grid.selectRow(0)
    house.settle()
    page.open("kit")
    house.settle()
    panel = page.side.form
    assert isinstance(panel, KitPanel)
    return panel


def lying(house, code):
    rows = stock.holdings(house.session.desk(), code=code).rows
    return {h.place: h.on_hand for h in rows if h.on_hand}


def test_an_item_becomes_a_kit_by_saying_its_parts(bag, page):
    panel = opened(bag, page)
    assert panel.editor.isVisible()
    assert faults(panel) == []
    assert not panel.editor.save.isEnabled()
    line = panel.editor.slots.lines[0]
    bag.pick(line.item, "徽章")
    bag.tap(line.qty.more)
    bag.tap(panel.editor.slots.more)
    bag.pick(panel.editor.slots.lines[1].item, "TS-L")
    bag.tap(panel.editor.slots.lines[1].other)
    bag.pick(panel.editor.slots.lines[2].item, "TS-M")
    panel.editor.when_sold.setChecked(True)
    bag.tap(panel.editor.save)
    kit = kits.kit(bag.session.desk(), "BAG")
    assert kit is not None
    assert [[(p.code, p.qty) for p in slot] for slot in kit.slots] == [
        [("BG", 2)],
        [("TS-L", 1), ("TS-M", 1)],
    ]
    assert kit.when_sold
    assert not panel.editor.isVisible()
    assert faults(panel) == []


def test_kits_are_made_here_and_taken_back_by_the_toast(bag, page):
    said(bag, (("BG", 2),), (("TS-L", 1), ("TS-M", 1)))
    panel = opened(bag, page)
    assert not panel.make.isEnabled()
    bag.pick(panel.place, "成都")
    assert panel.count.text() == "15 can be made here · 0 lie ready"
    panel.qty.set_value(4)
    bag.settle()
    bag.tap(panel.make)
    assert lying(bag, "BAG") == {"成都·仓库": 4}
    assert panel.count.text() == "11 can be made here · 4 lie ready"
    bag.frame.toasts.toast.undo_button.click()
    bag.settle()
    assert lying(bag, "BAG") == {}
    assert panel.count.text() == "15 can be made here · 0 lie ready"


def test_what_is_short_is_said_in_red_with_where_it_lies(bag, page):
    said(bag, (("BG", 2),))
    desk = bag.session.desk()
    home, other = (places.find_place(desk, name).id for name in ("成都·仓库", "小李"))
    stock.move(desk, OpId.new(), "BG", 27, home, other, reason="借")
    panel = opened(bag, page)
    bag.pick(panel.place, "成都")
    panel.qty.set_value(5)
    bag.settle()
    assert panel.short.isVisible()
    assert "徽章 7 (at 小李 27)" in panel.short.text()
    assert not panel.make.isEnabled()


def test_kits_are_taken_apart(bag, page):
    said(bag, (("BG", 2),))
    home = places.find_place(bag.session.desk(), "成都·仓库").id
    kits.assemble(bag.session.desk(), OpId.new(), "BAG", 3, home)
    panel = opened(bag, page)
    bag.pick(panel.place, "成都")
    panel.qty.set_value(2)
    bag.settle()
    bag.tap(panel.apart)
    assert lying(bag, "BAG") == {"成都·仓库": 1}
    assert lying(bag, "BG") == {"成都·仓库": 28}


def test_escape_leaves_the_editor_and_then_the_panel(bag, page):
    said(bag, (("BG", 2),))
    panel = opened(bag, page)
    bag.tap(panel.change)
    assert panel.editor.isVisible()
    assert "Version 1" in panel.editor.history.text()
    bag.write(panel.editor.note, "少一枚")
    bag.bot.keyClick(panel.editor.note, Qt.Key.Key_Escape)
    bag.settle()
    assert not panel.editor.isVisible()
    assert page.side.form is panel
    bag.tap(panel.change)
    assert panel.editor.note.text() == "少一枚"  # left, and not lost
    bag.bot.keyClick(panel.editor.note, Qt.Key.Key_Escape)
    bag.settle()
    bag.write(panel.place.field, "成都")
    bag.bot.keyClick(panel.place.field, Qt.Key.Key_Escape)
    bag.bot.keyClick(panel.place.field, Qt.Key.Key_Escape)
    bag.settle()
    assert page.side.form is None


def test_a_scanned_part_is_taken_into_the_list(bag, page):
    panel = opened(bag, page)
    assert page.take_scan("BG")
    bag.settle()
    assert page.take_scan("BG")
    bag.settle()
    assert [draft.choices for draft in panel.editor.slots.drafts()] == [(("BG", 2),)]


def test_a_kit_within_itself_is_refused_in_place(bag, page):
    said(bag, (("BG", 1),))
    panel = opened(bag, page)
    bag.tap(panel.change)
    bag.pick(panel.editor.slots.lines[0].item, "大礼包")
    bag.tap(panel.editor.save)
    assert "contain itself" in panel.editor.notices.words.text()


def test_a_part_says_which_kits_it_goes_into(bag, page):
    said(bag, (("BG", 1),))
    bag.write(page.items.field, "BG")
    page.items.grid.selectRow(0)
    bag.settle()
    page.open("kit")
    bag.settle()
    assert page.side.form.used_in.text() == "Goes into: 大礼包"


def test_a_kit_is_none_any_more(bag, page):
    said(bag, (("BG", 1),))
    panel = opened(bag, page)
    bag.tap(panel.change)
    bag.tap(panel.editor.drop)
    assert kits.kit(bag.session.desk(), "BAG") is None
    bag.frame.toasts.toast.undo_button.click()
    bag.settle()
    assert kits.kit(bag.session.desk(), "BAG") is not None
