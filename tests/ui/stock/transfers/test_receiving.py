"""Transfers received, handed over, found and given up, with real keys."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from desktop.domain.transfers import Act, State, Way
from desktop.services import transfers
from desktop.ui.stock.transfers.handover import HandoverPage
from desktop.ui.stock.transfers.receiving import ReceivePage
from tests.ui.stock.transfers.standing import lies, state
from tests.ui.walk import faults


def test_all_of_it_arrived_is_one_key(house, view, draft):
    code = draft(sent=True)
    house.tap(view.card.keys["receive"])
    page = view.pages[-1]
    assert isinstance(page, ReceivePage)
    assert page.all_key.hasFocus()
    assert faults(page) == []
    house.bot.keyClick(page.all_key, Qt.Key.Key_Space)
    house.settle()
    assert state(house, code) is State.CLOSED
    assert lies(house, "小李") == {"TS-L": 5, "TS-M": 1}
    assert Act.RECEIVE not in view.card.card.may


def test_what_is_missing_asks_for_a_reason_and_the_rest_stays_on_its_way(house, view, draft):
    code = draft(sent=True)
    house.tap(view.card.keys["receive"])
    page = view.pages[-1]
    rows = {row.line.code: row for row in page.rows}
    rows["TS-L"].qty.set_value(3)
    rows["TS-L"].other.setCurrentIndex(rows["TS-L"].other.findText("Lost on the way"))
    rows["TS-M"].qty.set_value(0)
    assert page.sum.text() == "3 pieces arrived · 1 still on the way"
    house.tap(page.go)
    assert page.notices.isVisible()
    assert rows["TS-L"].reason.hasFocus()
    house.write(rows["TS-L"].reason, "箱子破了")
    assert faults(page) == []
    house.tap(page.go)
    assert state(house, code) is State.SENT
    assert lies(house, "小李") == {"TS-L": 3}
    house.tap(view.card.keys["receive"])
    page = view.pages[-1]
    assert [row.line.code for row in page.rows] == ["TS-M"]
    page.rows[0].qty.set_value(2)
    house.pick(page.also, "TS-L")
    house.tap(page.go)
    assert lies(house, "小李") == {"TS-L": 4, "TS-M": 2}
    assert view.card.badge.accessibleName() == "Done, with differences"


def test_scanning_counts_what_is_in_the_parcel(house, view, draft):
    draft(sent=True)
    house.tap(view.card.keys["receive"])
    page = view.pages[-1]
    for code in ("TS-L", "TS-L", "TS-M"):
        assert view.take_scan(code)
        house.settle()
    assert {row.line.code: row.qty.value() for row in page.rows} == {"TS-L": 2, "TS-M": 1}


def test_a_handover_shows_its_code_and_closes_with_it(house, view, draft):
    code = draft(Way.HANDOVER, sent=True)
    house.tap(view.card.keys["handover"])
    page = view.pages[-1]
    assert isinstance(page, HandoverPage)
    digits = transfers.secret(house.session.desk(), code)
    assert page.digits.text == f"{digits[:3]} {digits[3:]}"
    assert page.code.accessibleName() == f"QR code of {code} {digits}"
    assert faults(page) == []
    house.tap(page.go)
    assert "digits" in page.answer.under.text()
    wrong = f"{(int(digits) + 1) % 10**6:06d}"
    house.write(page.typed, wrong)
    house.tap(page.go)
    assert "4 tries are left" in page.notices.words.text()
    page.typed.clear()
    assert view.take_scan(f"{code} {digits}")  # the QR of the giver's screen
    house.bot.keyClick(page.typed, Qt.Key.Key_Return)
    house.settle()
    assert state(house, code) is State.CLOSED
    assert lies(house, "小李") == {"TS-L": 5, "TS-M": 1}


def test_a_code_is_found_by_search_and_by_scanner(house, page, view, draft):
    code = draft(sent=True)
    view.open("draft")
    house.settle()
    assert view.list.model.rowCount() == 0
    assert page.take_scan(code.lower())
    house.settle()
    assert view.card.card.transfer.code == code
    other = draft()
    assert [one.code for one in view.list.grid.selected_rows()] == [other]
    from desktop.app.finding import providers

    (hit,) = providers(view._work)["transfers"](code)
    assert hit.exact
    assert "成都·仓库 → 小李" in hit.title


def test_today_says_what_nobody_confirmed_and_leads_there(house, view, draft, ends):
    desk = house.session.desk()
    code = draft(sent=True)
    from desktop.ui.today.waiting import look

    later = type(desk)(
        desk.database, desk.station, desk.person, now=lambda: desk.now() + timedelta(days=9)
    )
    waits = [one for one in look(later).waiting if one.what == ("transfers", code)]
    assert [one.text for one in waits] == [
        f"{code} from 成都·仓库 to 小李: 9 days on its way, not confirmed"
    ]
    assert not [one for one in look(desk).waiting if one.what == ("transfers", code)]


def test_a_draft_is_given_up_and_that_is_undone_from_the_toast(house, view, draft):
    code = draft()
    house.tap(view.card.keys["cancel"])
    assert state(house, code) is State.CANCELLED
    toast = view._work.toasts.toast
    house.tap(toast.undo_button)
    assert state(house, code) is State.DRAFT


def test_on_a_narrow_page_the_card_stands_below(house, view, draft):
    draft()
    house.frame.resize(720, 700)
    house.settle()
    assert view.list.split.orientation() is Qt.Orientation.Vertical
    house.frame.resize(1366, 768)
    house.settle()
    assert view.list.split.orientation() is Qt.Orientation.Horizontal
