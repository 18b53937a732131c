"""Labels of every kind, from any room, looked over, and out as paper that scans."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.documents.pages import Pages
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.services import catalogue, places, stock
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.settings import Theme
from desktop.ui.paper.labels.kinds import Kind
from tests.ui.house import House
from tests.ui.paper.room import read, settled, wanted
from tests.ui.stock.conftest import fill
from tests.ui.walk import faults


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
    with house.bot.waitSignal(page.printing.saved):
        page.printing.save(tmp_path / "parcel.pdf")
    with Pages((tmp_path / "parcel.pdf").read_bytes()) as book:
        assert "欧阳瑒" in book.text(0)
        assert "13812345678" in book.text(0)
    assert faults(page) == []


def test_a_parcel_says_what_lies_in_its_box(house, page):
    desk = house.session.desk()
    home, box = (places.find_place(desk, name).id for name in ("成都·仓库", "A1"))
    stock.move(desk, OpId.new(), "TS-L", 4, home, box, reason="装箱", kind="move")
    house.tap(page.wish.kinds[Kind.PARCELS])
    parcel = page.wish.adding.parcel
    house.write(parcel.entries["recipient"], "欧阳瑒")
    house.pick(parcel.box, "A1")
    house.tap(parcel.add)
    settled(house, page)
    [line] = page.wish.table.lines
    assert [(c.title, c.qty) for c in line.key.contents] == [("社区T恤 L", 4)]
    assert parcel.box.chosen() is None


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
    with house.bot.waitSignal(page.printing.saved):
        page.printing.save(tmp_path / "labels.pdf")
    pdf = (tmp_path / "labels.pdf").read_bytes()
    with Pages(pdf) as book:
        assert len(book) == 5
        assert book.size(0) == pytest.approx((40, 30), abs=0.1)
    codes = [line.key for line in page.wish.table.lines for _copy in range(line.copies)]
    assert [read(pdf, n) for n in range(5)] == [{code} for code in codes]
    with house.bot.waitSignal(page.printing.saved):
        page.ways.save_sheets(tmp_path / "a4.pdf")
    sheets = (tmp_path / "a4.pdf").read_bytes()
    with Pages(sheets) as book:
        assert book.size(0) == pytest.approx((210, 297), abs=0.1)
    assert read(sheets, 0, 300) == {"TS-L", "TS-M", "MUG"}
    with house.bot.waitSignal(page.printing.saved):
        page.ways.save_tspl(tmp_path / "labels.tspl")
    job = (tmp_path / "labels.tspl").read_bytes()
    assert job.startswith(b"SIZE 40 mm,30 mm")
    with house.bot.waitSignal(page.printing.saved):
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


def test_all_that_is_selected_is_labelled_also_what_was_never_in_view(house):
    desk = house.session.desk()
    catalogue.save_item(
        desk,
        OpId.new(),
        ItemDraft("编号贴", "贴纸", 2024, "张"),
        [VariantEdit(VariantDraft(f"N-{n:04}", str(n), 100, 10)) for n in range(900)],
    )
    stock = house.stock
    stock.items.set_text("编号贴")
    house.until(lambda: stock.items.model.rowCount() == 900)
    stock.items.grid.selectAll()
    assert len(stock.items.grid.selected_rows()) < 900
    stock.bar.act_chosen.emit("labels")
    house.until(lambda: house.frame.here == "paper")
    page = house.page("paper").labels
    settled(house, page)
    assert len(page.wish.table.lines) == 900
    assert page.view.preview.of.text() == "of 900"


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
    house.settle()
    # Back is where the list was asked for, with the place still open.
    assert house.frame.here == "stock"
    assert card.label.isVisible()
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
