"""The board: what stands in which state, by keyboard and as a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.requisitions import State
from desktop.ui.requisitions.board import card
from tests.ui.requisitions.conftest import focus, found
from tests.ui.walk import faults


def board(house, page):
    """The board in front."""
    page.show_tab("board")
    house.settle()
    return page.tab("board")


def cards(shown, state: State) -> list[str]:
    """The events on the cards of a state."""
    at = [column.state for column in shown.board.columns].index(state)
    return [one.one.title for one in shown.cards[at]]


def test_every_open_request_stands_in_its_state(house, page):
    shown = board(house, page)
    assert cards(shown, State.DRAFT) == ["杭州沙龙"]
    assert cards(shown, State.SUBMITTED) == ["北京工作坊", "成都见面会"]
    assert cards(shown, State.ASKED) == ["广州分享会"]
    assert cards(shown, State.SENT) == ["深圳年会"]
    assert "1 late" in shown.said.text()
    assert faults(page) == []


def test_a_card_says_in_one_sentence_what_it_shows(house, page):
    shown = board(house, page)
    first = shown.cards[1][0]
    said = first.accessibleName()
    for part in ("北京工作坊", "北京", "To answer", "2 lines", "working days late"):
        assert part in said


def test_arrows_wander_and_enter_opens_the_story(house, page):
    shown = board(house, page)
    first = shown.cards[0][0]
    focus(house, first)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        house.bot.keyClick(house.frame.focusWidget(), key)
    assert house.frame.focusWidget().one.title == "北京工作坊"
    house.bot.keyClick(house.frame.focusWidget(), Qt.Key.Key_Return)
    house.settle()
    assert page.side.isVisible()
    assert page.side.title.text() == "北京工作坊"
    assert shown.isVisible()


def test_a_card_moves_when_its_request_does(house, page):
    shown = board(house, page)
    page.open(("request", found(house, "杭州沙龙").id))
    house.settle()
    house.tap(page.side.next_key)
    house.tap(page.side.form.go_key)
    assert cards(shown, State.DRAFT) == []
    assert "杭州沙龙" in cards(shown, State.SUBMITTED)


def test_the_picture_for_the_chat_can_leave_names_and_amounts_out(house, page):
    shown = board(house, page)
    shown.copy_menu.actions()[1].trigger()
    picture = QApplication.clipboard().image()
    assert picture.width() == 1080
    one = found(house, "成都见面会")
    assert "小红" in " ".join(card.rows(one))
    assert "¥" in " ".join(card.rows(one))
    hidden = " ".join(card.rows(one, hidden=True))
    assert "小红" not in hidden
    assert "¥" not in hidden
    assert "成都见面会" in hidden
    assert shown.as_picture().height() == shown.as_picture(hidden=True).height()
