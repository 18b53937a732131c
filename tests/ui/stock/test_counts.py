"""Counting in the window, with real keys: typed, scanned, by chat, from a sheet; closed, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain.counts import CountDraft, EntryDraft, State
from desktop.services import counts, places, stock
from desktop.services.changes import OpId
from desktop.ui.stock.counts.chat import ChatPage
from desktop.ui.stock.counts.counting import Counting
from desktop.ui.stock.counts.outcome import Outcome
from desktop.ui.stock.counts.review import ReviewPage
from desktop.ui.stock.counts.sheetin import SheetIn
from desktop.ui.stock.counts.start import NewCount
from desktop.ui.today.waiting import look
from tests.ui.walk import faults


@pytest.fixture
def view(house, page):
    """The tab, with no count yet."""
    page.open("counts")
    house.settle()
    return page.view("counts")


def opened(house, view, **more):
    desk = house.session.desk()
    home = places.find_place(desk, "成都·仓库").id
    count = counts.open_count(desk, OpId.new(), CountDraft("清点", home, **more))
    view.open(count.id)
    house.settle()
    return count


def lies(house):
    rows = stock.holdings(house.session.desk(), limit=1000).rows
    return {h.code: h.on_hand for h in rows}


def write(house, page, text, code="TS-L"):
    """Types a figure in a thing's line, and Enter."""
    page.table.take([line.code for line in page.table.lines.lines].index(code))
    house.bot.keyClicks(page.table, text[0])
    editor = page.table.findChild(QLineEdit)
    editor.setText(text)
    house.bot.keyClick(editor, Qt.Key.Key_Return)
    house.settle()


def drawn(page):
    """The lines as a person sees them: `TS-M 3 → 2`, the smaller size first."""
    return [f"{x.code or x.title} {x.qty} → {x.counted}" for x in page.table.lines.lines]


def test_an_empty_list_teaches(view):
    assert view.list.empty_page.isVisibleTo(view)
    assert faults(view) == []


def test_a_count_is_opened_by_its_form(house, view):
    view.new_key.click()
    form = view.page
    assert isinstance(form, NewCount)
    form.go.click()
    assert form.place_field.under.text() == "Say where it is counted."
    house.bot.keyClicks(form.place.field, "chengdu")
    house.settle()
    house.bot.keyClick(form.place.field, Qt.Key.Key_Return)
    form.name.setText("年度盘点")
    assert not faults(form), "\n".join(faults(form))
    form.go.click()
    house.settle()
    assert isinstance(view.page, Counting)
    assert view.page.head.title.text() == "年度盘点"


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


def test_a_count_is_looked_through_closed_and_undone(house, view):
    count = opened(house, view)
    page = view.page
    page.table.setFocus()
    write(house, page, "18")
    page.review.click()
    house.settle()
    review = view.page
    assert isinstance(review, ReviewPage)
    assert not faults(review), "\n".join(faults(review))
    [box] = review.reasons.values()
    box.setCurrentText("送给来访的老师了")
    [zero] = review.zeros.values()
    zero.setChecked(True)
    review.go.click()
    house.settle()
    ended = view.page
    assert isinstance(ended, Outcome)
    assert lies(house) == {"TS-L": 18}
    found = {
        r.code: (r.difference, r.reason) for r in counts.results(house.session.desk(), count.id)
    }
    assert found == {"TS-L": (-2, "送给来访的老师了"), "TS-M": (-3, "could_not_locate")}
    assert faults(ended) == []
    ended.undo.click()
    house.settle()
    assert isinstance(view.page, Counting)
    assert lies(house) == {"TS-L": 20, "TS-M": 3}


def test_what_differs_is_counted_again(house, view):
    count = opened(house, view)
    desk = house.session.desk()
    counts.enter(
        desk, OpId.new(), count.id, [EntryDraft("TS-L", qty=18), EntryDraft("TS-M", qty=3)]
    )
    view.page.review.click()
    house.settle()
    view.page._recount(view.page.count.recount.DIFFERING)
    house.settle()
    page = view.page
    assert isinstance(page, Counting)
    assert [x.code for x in page.table.lines.lines if x.again] == ["TS-L"]


def test_escape_goes_back_and_nothing_is_lost(house, view):
    opened(house, view)
    page = view.page
    page.table.setFocus()
    write(house, page, "18")
    house.bot.keyClick(page, Qt.Key.Key_Escape)
    house.settle()
    assert view.page is view.list
    [count] = counts.counts(house.session.desk())
    assert (count.state, count.done) == (State.OPEN, 1)


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


def test_a_few_lines_make_a_count_with_one_click(house, view):
    view.few_key.click()
    house.settle()
    assert view.list.notices.isVisibleTo(view)  # all of it came in today
    _unseen(house)
    view.few_key.click()
    house.settle()
    assert isinstance(view.page, Counting)
    assert {x.code for x in view.page.table.lines.lines} == {"TS-L", "TS-M"}


def _unseen(house):
    """As a ledger of before knows it: nobody ever saw what lies there."""
    with house.session.desk().database.writing() as connection:
        connection.exec_driver_sql("UPDATE remark SET verified_at = NULL")


def test_today_tells_of_an_open_count_and_opens_it(house, view):
    count = opened(house, view)
    house.bot.keyClick(view.page, Qt.Key.Key_Escape)
    house.settle()
    waits = [w for w in look(house.session.desk()).waiting if w.what == ("counts", count.id)]
    assert [w.text for w in waits] == ["“清点” is being counted: 0 of 2 seen"]
    house.session.go("stock", waits[0].what)
    house.settle()
    assert isinstance(view.page, Counting)


def test_today_tells_of_lines_that_nobody_saw_for_long(house, view):
    _unseen(house)
    [wait] = [w for w in look(house.session.desk()).waiting if w.what == ("counts", "few")]
    assert wait.text == "2 lines at 成都·仓库 were not seen for long: count them"


def test_the_seldom_keys_lie_in_a_menu(house, view):
    opened(house, view)
    view.page.more["Drop the count"].trigger()
    house.settle()
    assert view.page is view.list
    [count] = counts.counts(house.session.desk())
    assert count.state is State.DROPPED
