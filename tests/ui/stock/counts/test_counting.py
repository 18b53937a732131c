"""Counting with real keys: typed, scanned, by chat, from a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain.counts import EntryDraft
from desktop.domain.keeping import KeepingDraft
from desktop.domain.stock import PlaceKind
from desktop.services import counts, keeping, places
from desktop.services.changes import OpId
from desktop.ui.stock.counts.chat import ChatPage
from desktop.ui.stock.counts.counting import Counting
from desktop.ui.stock.counts.sheetin import SheetIn
from tests.ui.stock.counts.figures import drawn, opened, write
from tests.ui.walk import faults


def test_figures_are_typed_line_by_line_and_enter_goes_on(house, view):
    opened(house, view)
    page = view.page
    page.table.setFocus()
    assert drawn(page) == ["TS-M 3 → None", "TS-L 20 → None"]
    write(house, page, "3", "TS-M")
    assert page.table.currentIndex().row() == 1
    write(house, page, "18")
    assert drawn(page) == ["TS-M 3 → 3", "TS-L 20 → 18"]
    assert not faults(page), "\n".join(faults(page))


def test_a_wrong_figure_is_put_right_and_a_bad_one_refused(house, view):
    opened(house, view)
    page = view.page
    page.table.setFocus()
    write(house, page, "18")
    write(house, page, "19")
    assert drawn(page)[1] == "TS-L 20 → 19"
    write(house, page, "1.5")
    assert page.notices.isVisibleTo(page)
    assert drawn(page)[1] == "TS-L 20 → 19"


def test_what_others_count_appears_and_adds_up(house, view):
    count = opened(house, view)
    page = view.page
    page.table.setFocus()
    write(house, page, "12")
    desk = house.session.desk()
    counts.enter(desk, OpId.new(), count.id, [EntryDraft("TS-L", qty=6, counter="小李")])
    house.settle()
    assert drawn(page)[1] == "TS-L 20 → 18"
    assert page.table.lines.lines[1].mine == 12


def test_what_is_being_written_is_not_written_over_by_others(house, view):
    count = opened(house, view)
    page = view.page
    page.table.setFocus()
    page.table.take(1)
    house.bot.keyClicks(page.table, "1")
    editor = page.table.findChild(QLineEdit)
    house.bot.keyClicks(editor, "8")
    desk = house.session.desk()
    counts.enter(desk, OpId.new(), count.id, [EntryDraft("TS-M", qty=2, counter="小李")])
    house.settle()
    assert editor.text() == "18"
    house.bot.keyClick(editor, Qt.Key.Key_Return)
    house.settle()
    assert drawn(page) == ["TS-M 3 → 2", "TS-L 20 → 18"]


def test_a_blind_count_shows_no_figures_of_the_books(house, view):
    opened(house, view, blind=True)
    assert "expected" not in view.page.table.lines.keys
    assert drawn(view.page)[1] == "TS-L None → None"


def test_a_scan_adds_one_and_what_nobody_knows_is_kept_aside(house, view):
    opened(house, view)
    page = view.page
    for code in ("TS-L", "TS-L", "3*TS-L", "6901234567890"):
        assert view.take_scan(code)
        house.settle()
    assert [(s.code, s.qty, s.times, s.known) for s in page.scans.kept] == [
        ("6901234567890", 1, 1, False),
        ("TS-L", 5, 3, True),
    ]
    assert drawn(page) == ["TS-M 3 → None", "TS-L 20 → 5", "6901234567890 None → 1"]


def test_the_label_of_a_box_says_where_the_next_scans_count(house, view, page):
    desk = house.session.desk()
    home = places.find_place(desk, "成都·仓库").id
    box = places.create_place(desk, OpId.new(), PlaceKind.BOX, "箱 7", home)
    elsewhere = places.create_place(desk, OpId.new(), PlaceKind.BOX, "箱 8")
    label = {one.name: one.code for one in places.places(desk)}
    count = opened(house, view)
    for code in (label["箱 7"], "TS-L", "TS-L"):
        assert page.take_scan(code)
        house.settle()
    scans = view.page.scans
    assert scans.where.text() == "Scans count in 成都·仓库/箱 7"
    assert page.take_scan(label["箱 8"])
    house.settle()
    assert "箱 8" in view.page.notices.words.text()  # it does not lie there
    assert scans.place.id == box.id != elsewhere.id
    house.tap(scans.where)
    page.take_scan("TS-L")
    house.settle()
    said = [(one.place_path, one.qty) for one in counts.said(desk, count.id)]
    assert said == [("成都·仓库", 1), ("成都·仓库/箱 7", 1), ("成都·仓库/箱 7", 1)]


def test_what_was_found_besides_is_entered_by_hand(house, view):
    opened(house, view)
    page = view.page
    page.qty.setText("4")
    page.found.field.setFocus()
    house.bot.keyClicks(page.found.field, "flag")
    house.settle()
    house.bot.keyClick(page.found.field, Qt.Key.Key_Return)
    house.settle()
    assert drawn(page)[-1] == "flag None → 4"


def test_who_keeps_the_place_is_who_counts_by_chat(house, view):
    desk = house.session.desk()
    home = places.find_place(desk, "成都·仓库").id
    keeping.entrust(desk, OpId.new(), home, KeepingDraft(keeper="小李"))
    opened(house, view)
    view.page.go.emit("chat")
    house.settle()
    assert view.page.counter.text() == "小李"


def test_a_reply_becomes_entries_that_can_be_mended(house, view):
    count = opened(house, view)
    view.page.go.emit("chat")
    house.settle()
    chat = view.page
    assert isinstance(chat, ChatPage)
    assert "社区T恤 L 20" in chat.message.toPlainText()
    chat.reply.setPlainText("L 18件\nM 大概3件")
    assert [(d.code, d.qty, d.estimate) for d in chat.drafts()] == [
        ("TS-L", 18, False),
        ("TS-M", 3, True),
    ]
    chat.understood[1].qty.setText("2")
    chat.understood[1].estimate.setChecked(False)
    assert not faults(chat), "\n".join(faults(chat))
    chat.counter.setText("小李")
    chat.go.click()
    house.settle()
    lines = counts.review(house.session.desk(), count.id).lines
    assert [(x.code, x.counted, x.estimate, x.counters) for x in lines] == [
        ("TS-M", 2, False, ("小李",)),
        ("TS-L", 18, False, ("小李",)),
    ]
    assert isinstance(view.page, Counting)


def test_a_sheet_says_every_rows_fate_before_it_is_entered(house, view, tmp_path):
    count = opened(house, view)
    path = tmp_path / "盘点.csv"
    path.write_text("编号,实盘数量\nTS-L,18\nNOPE,3\nTS-M,\n", "utf-8")
    view.take_sheet(counts.count(house.session.desk(), count.id), path)
    house.settle()
    sheet = view.page
    assert isinstance(sheet, SheetIn)
    assert not sheet.go.isEnabled()
    assert not faults(sheet), "\n".join(faults(sheet))
    sheet.skip.setChecked(True)
    sheet.go.click()
    house.settle()
    assert drawn(view.page)[1] == "TS-L 20 → 18"
