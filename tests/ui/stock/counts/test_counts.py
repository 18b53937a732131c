"""A count opened, found again, looked through, closed and undone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.app.finding import providers
from desktop.domain.counts import EntryDraft, State
from desktop.services import counts
from desktop.services.changes import OpId
from desktop.ui.stock.counts.counting import Counting
from desktop.ui.stock.counts.outcome import Outcome
from desktop.ui.stock.counts.review import ReviewPage
from desktop.ui.stock.counts.start import NewCount
from desktop.ui.today.waiting import look
from tests.ui.stock.counts.figures import lies, opened, write
from tests.ui.walk import faults


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


def test_the_search_over_everything_finds_a_count(house, view):
    opened(house, view)
    house.session.go("stock", "items")
    (hit,) = providers(house.session.workplace)["counts"]("清点")
    assert (hit.title, hit.subtitle) == ("清点", "Count · 成都·仓库 · Being counted")
    hit.act()
    house.settle()
    assert isinstance(view.page, Counting)
    assert view.isVisible()


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
    [box] = review.differing.reasons.values()
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
