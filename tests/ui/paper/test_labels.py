"""Labels in the window: what, how many, on what; the page beside it; out as paper that scans."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QPoint, Qt

from desktop.documents.pages import Pages
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, places
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.settings import Theme
from desktop.ui.paper.labels.kinds import Kind
from desktop.ui.paper.labels.page import LabelsPage
from tests.ui.house import House
from tests.ui.stock.conftest import fill
from tests.ui.walk import faults


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A shirt in two sizes, a mug, and box A1 at 成都·仓库."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        fill(made)
        desk = made.session.desk()
        catalogue.save_item(
            desk,
            OpId.new(),
            ItemDraft("马克杯", "杯子", 2024, "个"),
            [VariantEdit(VariantDraft("MUG", "", 4900, 1200))],
        )
        home = places.find_place(desk, "成都·仓库").id
        places.create_place(desk, OpId.new(), PlaceKind.BOX, "A1", home)
        made.frame.resize(1280, 800)
        made.settle()
        yield made


@pytest.fixture
def page(house) -> LabelsPage:
    house.session.go("paper")
    house.settle()
    return house.page("paper").labels


def settled(house, page):
    """Everything asked, answered and drawn."""
    for _turn in range(2):
        house.until(lambda: not page._soon.isActive() and not page.view.preview._soon.isActive())
        house.settle()


def wanted(house, page, *keys, kind=Kind.ITEMS):
    house.session.go("paper", ("labels", kind, list(keys)))
    settled(house, page)


def read(pdf: bytes, page: int = 0, dpi: float = 203.2) -> set[str]:
    """What a foreign decoder finds on a page."""
    with Pages(pdf) as book:
        png = book.png(page, dpi)
    return {found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))}


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


def test_of_many_codes_those_unknown_are_left_out(house, page):
    wanted(house, page, "MUG")
    page.wish.add([("TS-L", "", 1), ("NOPE", "", 1), ("NEVER", "", 1)])
    settled(house, page)
    assert [line.key for line in page.wish.table.lines] == ["MUG", "TS-L"]
    assert page.wish.adding.notices.isVisible()


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


def test_what_stops_is_named_first_shuts_the_keys_and_is_found_by_a_click(house, page):
    house.tap(page.wish.kinds[Kind.BOARDS])
    boards = page.wish.adding.boards
    boards.entry.setPlainText("0009..0005")
    house.tap(boards.add)
    assert boards.field.under.isVisible()
    boards.entry.setPlainText("0001..0040\n流水41")
    house.tap(boards.add)
    settled(house, page)
    assert page.view.problems.title.text() == "1 must be mended first"
    assert not page.printing.print_key.isEnabled()
    assert "must be mended" in page.printing.print_key.toolTip()
    page.view.preview.turn_to(0)
    page.wish.table.mark(0)
    listed = page.view.problems.list
    where = listed.visualRect(listed.model().index(0, 0)).center()
    house.bot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settled(house, page)
    assert page.view.preview.page == 40
    assert page.wish.table.currentIndex().row() == 40
    assert faults(page) == []
    house.bot.mouseClick(page.wish.bars, Qt.MouseButton.LeftButton, pos=QPoint(10, 24))
    settled(house, page)
    assert page.printing.print_key.isEnabled()


def test_boxes_say_what_is_inside(house, page):
    box = places.find_place(house.session.desk(), "A1").id
    wanted(house, page, box, kind=Kind.BOXES)
    [line] = page.wish.table.lines
    assert line.title == "A1"
    house.tap(page.wish.kinds[Kind.PLACES])
    house.tap(page.wish.adding.every)
    settled(house, page)
    assert {"A1", "成都·仓库"} <= {line.title for line in page.wish.table.lines}
    assert faults(page) == []


def test_parcels_are_masked_on_screen_and_whole_on_paper(house, page, tmp_path):
    house.tap(page.wish.kinds[Kind.PARCELS])
    parcel = page.wish.adding.parcel
    house.tap(parcel.add)
    assert "who gets the parcel" in parcel.fields["recipient"].under.text()
    for key, text in (
        ("recipient", "欧阳瑒"),
        ("phone", "13812345678"),
        ("address", "成都市武侯区天府大道 1 号"),
    ):
        parcel.entries[key].setText(text)
    house.tap(parcel.add)
    settled(house, page)
    [line] = page.wish.table.lines
    assert (line.title, line.below) == ("欧**", "138****5678 · 成都市武侯区…")
    made = page.view.preview._made
    with Pages(made.data) as book:
        assert "欧**" in book.text(made.place)
        assert "13812345678" not in book.text(made.place)
    with house.bot.waitSignal(page.printing.saved, timeout=20_000):
        page.printing.save(tmp_path / "parcel.pdf")
    with Pages((tmp_path / "parcel.pdf").read_bytes()) as book:
        assert "欧阳瑒" in book.text(0)
        assert "13812345678" in book.text(0)
    assert faults(page) == []


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


def test_a_thousand_labels_are_counted_and_only_the_page_in_front_is_drawn(house, page):
    house.tap(page.wish.kinds[Kind.BOARDS])
    page.wish.adding.boards.entry.setPlainText("\n".join(f"{n:05}" for n in range(1000)))
    house.tap(page.wish.adding.boards.add)
    settled(house, page)
    assert page.wish.sum.text() == "1,000 labels  ·  1,000 pages"
    assert page.view.preview.page == 999
    assert len(page.wish.table._in_view) <= 6
    page.wish.table.scrollToTop()
    assert set(page.wish.table._in_view) <= set(range(6))
    page.view.preview.turn_to(500)
    settled(house, page)
    made = page.view.preview._made
    with Pages(made.data) as book:
        assert len(book) == 1
        assert "00500" in book.text(0)


def test_selected_in_stock_labelled_previewed_saved_and_scanned(house, tmp_path):
    stock = house.stock
    house.until(lambda: stock.items.model.rowCount() == 3)
    stock.items.grid.selectAll()
    stock.bar.act_chosen.emit("labels")
    page = house.page("paper").labels
    settled(house, page)
    assert house.frame.here == "paper"
    assert {line.key for line in page.wish.table.lines} == {"TS-L", "TS-M", "MUG"}
    stepper, _out = page.wish.table._in_view[0]
    stepper.field.selectAll()
    house.bot.keyClicks(stepper.field, "3")
    settled(house, page)
    assert page.view.preview.of.text() == "of 5"
    first = page.wish.table.lines[0].key
    assert first in read(page.view.preview._made.data)
    with house.bot.waitSignal(page.printing.saved, timeout=20_000):
        page.printing.save(tmp_path / "labels.pdf")
    pdf = (tmp_path / "labels.pdf").read_bytes()
    with Pages(pdf) as book:
        assert len(book) == 5
        assert book.size(0) == pytest.approx((40, 30), abs=0.1)
    codes = [line.key for line in page.wish.table.lines for _copy in range(line.copies)]
    assert [read(pdf, n) for n in range(5)] == [{code} for code in codes]
    with house.bot.waitSignal(page.printing.saved, timeout=20_000):
        page.ways.save_sheets(tmp_path / "a4.pdf")
    sheets = (tmp_path / "a4.pdf").read_bytes()
    with Pages(sheets) as book:
        assert book.size(0) == pytest.approx((210, 297), abs=0.1)
    assert read(sheets, 0, 300) == {"TS-L", "TS-M", "MUG"}
    with house.bot.waitSignal(page.printing.saved, timeout=20_000):
        page.ways.save_tspl(tmp_path / "labels.tspl")
    job = (tmp_path / "labels.tspl").read_bytes()
    assert job.startswith(b"SIZE 40 mm,30 mm")
    with house.bot.waitSignal(page.printing.saved, timeout=20_000):
        page.ways.save_folder(tmp_path)
    assert len(list(tmp_path.rglob("*.png"))) == 3
    assert len(list(tmp_path.rglob("*.xlsx"))) == 1
    device = tmp_path / "lp0"
    device.touch()
    page.ways.raw.trigger()
    assert page.ways.device.entry.hasFocus()
    assert faults(page) == []
    page.ways.device.entry.setText(str(device))
    house.tap(page.ways.device.go)
    assert device.read_bytes() == job
    assert "lp0" in page.printing.notices.words.text()


def test_a_box_in_stock_has_its_label_and_its_packing_list(house):
    stock = house.stock
    box = places.find_place(house.session.desk(), "成都·仓库").id
    house.session.go("stock", ("place", box))
    house.settle()
    card = stock.side.place_card
    assert card.label.text() == "Place label"
    house.tap(card.packing)
    room = house.page("paper")
    house.until(lambda: room.looking is not None and room.looking.view.preview.sheaf is not None)
    house.settle()
    assert room.looking.title.text() == "Packing list 成都·仓库"
    assert room.looking.printing.save_key.isEnabled()
    assert faults(room) == []
    house.tap(room.looking.close_key)
    assert room.tabs.isVisible()
    house.session.go("stock", ("place", box))
    house.settle()
    house.tap(card.label)
    settled(house, room.labels)
    assert room.labels.wish.kind is Kind.PLACES
    assert [line.title for line in room.labels.wish.table.lines] == ["成都·仓库"]


def test_the_test_sheet_is_shown_before_it_is_printed(house, page):
    page.wish.ensureWidgetVisible(page.wish.sizes.test_key)
    house.tap(page.wish.sizes.test_key)
    room = house.page("paper")
    house.until(lambda: room.looking.view.preview.canvas.image is not None)
    assert room.looking.title.text() == "Test sheet 40x30"


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_every_kind_fits_a_small_screen_in_large_text(qtbot, qapp, tmp_path, scale, look):
    with House.lived_in(qtbot, qapp, tmp_path / "d", text_scale=scale, theme=look) as house:
        fill(house)
        house.frame.resize(1366, 768)
        wanted_page = house.session.go
        wanted_page("paper", ("labels", "items", ["TS-L", "TS-M"]))
        house.settle()
        page = house.page("paper").labels
        for kind in Kind:
            page.wish.turn_to(kind)
            settled(house, page)
            assert faults(page) == []
        page.halves.show_half(right=True)
        assert faults(page) == []
        assert house.frame.minimumSizeHint().width() <= 1024
        assert house.frame.minimumSizeHint().height() <= 690
        assert page.wish.horizontalScrollBar().maximum() == 0
