"""The board and the time line: what stands where, and how it goes on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.production import Stage
from desktop.ui.boards import Ground
from tests.ui.production.conftest import focus, found, room, undo
from tests.ui.walk import faults


def card(page, name):
    """A card of the board by its name."""
    every = [one for column in page.tab("board").cards for one in column]
    return next(one for one in every if one.thing.draft.name == name)


def test_each_thing_stands_in_its_stage_and_says_in_words_that_it_is_late(house, page):
    board = page.tab("board")
    stages = [[c.thing.draft.name for c in column] for column in board.cards]
    assert stages[:7] == [["章鱼毛绒玩具"], ["易拉宝"], ["贴纸"], [], ["社区T恤"], [], ["胸牌"]]
    assert "2 days late" in card(page, "社区T恤").accessibleName()
    assert "3 late" in board.said.text()
    assert faults(page) == []


def test_a_card_is_moved_on_with_the_keyboard_and_a_word_and_taken_back(house, page):
    one = card(page, "易拉宝")
    focus(house, one)
    house.bot.keyClick(one, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    house.settle()
    form = page.side.form
    assert form.stage.currentText() == "Quotes"
    assert house.frame.focusWidget() is form.note
    house.write(form.note, "打样可以")
    house.bot.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert found(house, "易拉宝").draft.stage is Stage.QUOTE
    assert page.side.form is None
    undo(house)
    assert found(house, "易拉宝").draft.stage is Stage.SAMPLE


def test_the_key_above_moves_the_card_in_hand(house, page):
    board = page.tab("board")
    assert board.onward_key.isHidden()
    focus(house, card(page, "章鱼毛绒玩具"))
    assert board.onward_key.text().strip() == "On to: Sample"
    house.tap(board.onward_key)
    house.tap(page.side.form.go_key)
    assert found(house, "章鱼毛绒玩具").draft.stage is Stage.SAMPLE


def test_arrows_go_from_card_to_card_over_empty_stages(house, page):
    one = card(page, "贴纸")
    focus(house, one)
    house.bot.keyClick(one, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is card(page, "社区T恤")
    house.bot.keyClick(card(page, "社区T恤"), Qt.Key.Key_Left)
    assert QApplication.focusWidget() is card(page, "贴纸")


def test_an_event_shows_its_own_things_only(house, page):
    page.head.events.setCurrentIndex(1)
    page.head.events.activated.emit(1)
    house.settle()
    names = [c.thing.draft.name for column in page.tab("board").cards for c in column]
    assert "章鱼毛绒玩具" not in names
    assert len(names) == 4


def test_the_board_and_the_time_line_are_copied_as_pictures(house, page):
    house.tap(page.tab("board").copy_key)
    assert QApplication.clipboard().image().width() == 1080
    house.tap(page.head.keys["timeline"])
    QApplication.clipboard().clear()
    house.tap(page.tab("timeline").copy_key)
    assert QApplication.clipboard().image().width() == 1080


def test_the_time_line_is_walked_by_keys_and_read_aloud(house, page):
    house.tap(page.head.keys["timeline"])
    canvas = page.tab("timeline").canvas
    assert len(canvas.timeline.spans) == 5
    focus(house, canvas)
    house.bot.keyClick(canvas, Qt.Key.Key_Home)
    assert "社区T恤" in canvas.accessibleDescription()
    assert "2 days late" in canvas.accessibleDescription()
    house.bot.keyClick(canvas, Qt.Key.Key_Down)
    assert "社区T恤" not in canvas.accessibleDescription()
    house.bot.keyClick(canvas, Qt.Key.Key_Up)
    house.bot.keyClick(canvas, Qt.Key.Key_Return)
    house.settle()
    assert page.thing.name.text() == "社区T恤"
    house.bot.keyClick(page.thing.onward_key, Qt.Key.Key_Escape)
    assert page.tab("timeline").isVisible()


def test_with_an_event_the_time_line_says_its_days(house, page):
    page.head.events.setCurrentIndex(1)
    house.tap(page.head.keys["timeline"])
    assert "order by" in page.tab("timeline").said.text()
    assert faults(page) == []


def test_an_empty_room_teaches(empty):
    page = room(empty)
    assert page.empty.isVisible()
    assert page.empty.sample_key.isVisible()
    assert faults(page) == []
    empty.tap(page.empty.button)
    form = page.side.form
    empty.write(form.name, "贴纸")
    empty.tap(form.go_key)
    assert page.thing.name.text() == "贴纸"
    empty.tap(page.thing.back_key)
    assert page.tab("board").isVisible()
    undo(empty)
    assert page.empty.isVisible()


def test_a_narrow_window_gives_the_form_the_room_and_scrolls_the_board(house, page):
    house.frame.resize(800, 700)
    house.settle()
    area = page.tab("board")._area
    assert area.horizontalScrollBar().maximum() > 0
    house.tap(page.head.new_key)
    assert page.side.form.isVisible()
    assert not page.tab("board").isVisible()
    focus(house, page.side.form.name)
    house.bot.keyClick(page.side.form.name, Qt.Key.Key_Escape)
    house.settle()
    assert page.tab("board").isVisible()


def test_a_card_is_carried_to_another_stage_and_a_word_is_asked_for(house, page):
    one = card(page, "易拉宝")
    goal = card(page, "胸牌")
    ground = next(g for g in page.findChildren(Ground) if g.isAncestorOf(goal))
    drag = one.carry()
    data = drag.mimeData()
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QApplication.sendEvent(ground, QDragEnterEvent(QPoint(5, 5), move, data, left, none))
    QApplication.sendEvent(ground, QDropEvent(QPointF(5, 5), move, data, left, none))
    house.settle()
    drag.deleteLater()
    assert page.side.form.stage.currentText() == "Boxed"
    house.tap(page.side.form.go_key)
    assert found(house, "易拉宝").draft.stage is Stage.BOXED
