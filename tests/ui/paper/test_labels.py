"""Labels in the window: what, how many, on what; the page beside it follows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.services import catalogue
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.ui.paper.labels.kinds import Kind
from desktop.ui.paper.labels.page import LabelsPage
from tests.ui.paper.room import settled, wanted
from tests.ui.walk import faults


def test_an_empty_page_teaches_and_its_keys_are_shut(house, page):
    assert "scan their codes" in page.view.preview.canvas.words
    assert not page.printing.print_key.isEnabled()
    assert page.wish.adding.pick.field.hasFocus()
    assert faults(page) == []


def test_found_by_typing_it_comes_onto_the_list_and_the_page_shows_it(house, page):
    house.pick(page.wish.adding.pick, "mkb")
    settled(house, page)
    [line] = page.wish.table.lines
    assert (line.title, line.below, line.copies) == ("马克杯", "MUG · ¥49.00", 1)
    assert page.view.preview.canvas.accessibleName().startswith("Page 1 of 1, 40 × 30 mm")
    assert page.printing.print_key.isEnabled()
    assert faults(page) == []


def test_a_scan_adds_one_and_the_next_scan_one_more(house, page):
    house.frame.take_scan("TS-L")
    house.frame.take_scan("TS-L")
    settled(house, page)
    assert [(line.key, line.copies) for line in page.wish.table.lines] == [("TS-L", 2)]


def test_an_unknown_scan_is_told_and_leaves_the_rest(house, page):
    wanted(house, page, "TS-L", "MUG")
    house.frame.take_scan("NOPE")
    settled(house, page)
    assert [line.key for line in page.wish.table.lines] == ["TS-L", "MUG"]
    assert "NOPE" in page.wish.adding.notices.words.text()


def test_a_name_nobody_has_is_told_when_it_is_entered(house, page):
    adding = page.wish.adding
    page.wish.turn_to(Kind.BOXES)
    house.write(adding.pick.field, "A9")
    house.settle()
    house.bot.keyClick(adding.pick.field, Qt.Key.Key_Return)
    house.settle()
    assert adding.notices.words.text() == "There is no box “A9”."
    assert adding.pick.field.text() == "A9"
    assert adding.pick.accessibleName() == "Add a box"
    house.write(adding.pick.field, "A1")
    assert not adding.notices.isVisible()


def test_of_many_codes_those_unknown_are_left_out(house, page):
    wanted(house, page, "MUG")
    page.wish.add([("TS-L", "", 1), ("NOPE", "", 1), ("NEVER", "", 1)])
    settled(house, page)
    assert [line.key for line in page.wish.table.lines] == ["MUG", "TS-L"]
    assert page.wish.adding.notices.words.text().endswith("left out: NOPE, NEVER")
    house.tap(page.wish.empty)
    page.wish.add([("TS-L", "", 1), ("NOPE", "", 1)])
    settled(house, page)
    assert [line.key for line in page.wish.table.lines] == ["TS-L"]


def test_copies_by_stepper_by_key_and_by_what_lies_there(house, page):
    wanted(house, page, "TS-L", "TS-M", "MUG")
    stepper, _out = page.wish.table._in_view[0]
    house.tap(stepper.more)
    assert page.wish.table.lines[0].copies == 2
    page.wish.table.selectAll()
    house.bot.keyClick(page.wish.table, Qt.Key.Key_Plus)
    assert [line.copies for line in page.wish.table.lines] == [3, 2, 2]
    house.tap(page.wish.there)
    settled(house, page)
    assert [line.copies for line in page.wish.table.lines] == [20, 3, 0]
    assert page.wish.sum.text() == "23 labels  ·  23 pages"
    assert page.view.preview.of.text() == "of 23"
    house.tap(page.wish.one_each)
    settled(house, page)
    assert page.wish.table.total == 3


def test_lines_go_by_key_and_by_delete(house, page):
    wanted(house, page, "TS-L", "TS-M", "MUG")
    house.tap(page.wish.table._in_view[1][1])
    assert [line.key for line in page.wish.table.lines] == ["TS-L", "MUG"]
    page.wish.table.mark(0)
    house.bot.keyClick(page.wish.table, Qt.Key.Key_Delete)
    settled(house, page)
    assert [line.key for line in page.wish.table.lines] == ["MUG"]
    house.tap(page.wish.empty)
    settled(house, page)
    assert page.laid is None
    assert not page.printing.save_key.isEnabled()


def test_without_price_no_price_is_printed_and_that_is_remembered(house, page):
    wanted(house, page, "MUG")
    assert page.laid.copies[0].label.price_fen == 4900
    house.bot.mouseClick(page.wish.price, Qt.MouseButton.LeftButton, pos=QPoint(10, 24))
    settled(house, page)
    assert page.laid.copies[0].label.price_fen is None
    assert not house.session.keeping.settings().label_price


def test_a_new_price_is_on_the_page_at_once(house, page):
    wanted(house, page, "MUG")
    desk = house.session.desk()
    card = catalogue.item(desk, catalogue.variant(desk, "MUG").item_id)
    [variant] = card.variants
    catalogue.save_item(
        desk,
        OpId.new(),
        ItemDraft("马克杯", "杯子", 2024, "个"),
        [VariantEdit(VariantDraft("MUG", "", 5900, 1200), variant.uid)],
        card.id if hasattr(card, "id") else variant.item_id,
    )
    settled(house, page)
    assert page.laid.copies[0].label.price_fen == 5900


def test_the_size_and_its_shift_are_remembered(house, page):
    sizes = page.wish.sizes
    sizes.box.setCurrentIndex(sizes.box.findData("60x40"))
    sizes.shift_x.clear()
    house.bot.keyClicks(sizes.shift_x, "1,5")
    sizes.box.setCurrentIndex(sizes.box.findData("4x10 48.5x25.4"))
    assert sizes.shift.x == 0
    sizes.box.setCurrentIndex(sizes.box.findData("60x40"))
    assert (sizes.stock.name, sizes.shift.x) == ("60x40", 1.5)
    settings = house.session.keeping.settings()
    assert settings.label_size == "60x40"
    assert settings.label_shift["60x40"] == (1.5, 0.0)


def test_a_sheet_begins_where_one_clicks(house, page):
    wanted(house, page, ("TS-L", 30))
    sizes = page.wish.sizes
    sizes.box.setCurrentIndex(sizes.box.findData("3x8 70x37"))
    page.wish.ensureWidgetVisible(sizes.grid)
    settled(house, page)
    assert page.laid.pages == 2
    house.bot.mouseClick(
        sizes.grid, Qt.MouseButton.LeftButton, pos=sizes.grid.cell(20).center().toPoint()
    )
    settled(house, page)
    assert (page.laid.start, page.laid.pages) == (20, 3)
    assert sizes.grid.accessibleName() == "Begin at label 20 of 24 on the first sheet"
    house.bot.keyClick(sizes.grid, Qt.Key.Key_Up)
    assert sizes.start == 17
    assert faults(page) == []
    settled(house, page)


def test_a_sheet_of_ones_own_is_kept_and_a_bad_one_refused(house, page):
    sizes = page.wish.sizes
    sizes.box.setCurrentIndex(sizes.box.findText("Another sheet…"))
    settled(house, page)
    assert sizes.stock.name == "3x9 63.5x29.6 at 7,15.1 pitch 66x29.6"
    assert faults(page) == []
    sizes.own["rows"].clear()
    house.bot.keyClicks(sizes.own["rows"], "12")
    assert "is no label size" in sizes.trouble.text()
    assert sizes.stock.rows != 12
    sizes.own["rows"].setFocus()
    sizes.own["rows"].clear()
    house.bot.keyClicks(sizes.own["rows"], "8")
    assert not sizes.trouble.isVisible()
    assert sizes.stock.rows == 8
    name = house.session.keeping.settings().label_size
    assert name.startswith("3x8 63.5x29.6 at 7,15.1")
    again = LabelsPage(page._work, page._keeping)
    house.bot.addWidget(again)
    assert again.wish.sizes.stock == sizes.stock
    settled(house, page)


def test_codes_and_copies_come_from_a_file(house, page, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("编号,份数\nTS-L,4\nMUG,\n", "utf-8")
    page.wish.adding.take_file(path)
    settled(house, page)
    assert [(line.key, line.copies) for line in page.wish.table.lines] == [("TS-L", 4), ("MUG", 1)]
    path.write_text("没有,的\n1,2\n", "utf-8")
    page.wish.adding.take_file(path)
    settled(house, page)
    assert page.wish.adding.notices.isVisible()
