"""What the window says back: in place, in a corner, and rarely in a dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Cancelled
from desktop.ui.notices import NoticeBar, Toasts, show_bug
from desktop.ui.notices.dialogs import Question
from desktop.ui.theme import Tone
from tests.ui.walk import faults


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


def test_a_refusal_is_a_sentence_with_its_next_step(qtbot: QtBot) -> None:
    bar, done = NoticeBar(), []
    qtbot.addWidget(bar)
    bar.refuse(Cancelled(), "Start again", lambda: done.append(1))
    assert bar.isVisible()
    assert bar.accessibleName() == bar.words.text() != ""
    assert faults(bar) == []
    bar.grab()
    qtbot.mouseClick(bar.step, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not bar.isVisible()


def test_a_notice_can_be_closed_and_blocks_nothing(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.say("Battery at 20 %", Tone.WARN)
    assert not bar.step.isVisible()
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_done_act_is_taken_back_in_one_tap(window: QWidget, qtbot: QtBot) -> None:
    undone: list[int] = []
    toast = Toasts(window).say("20 bags received", lambda: undone.append(1))
    assert toast.isVisible()
    assert faults(toast) == []
    toast.grab()
    qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not toast.isVisible()


def test_the_next_toast_takes_the_place_of_the_last(window: QWidget, qtbot: QtBot) -> None:
    toasts = Toasts(window)
    first = toasts.say("one")
    second = toasts.say("two")
    assert not first.isVisible()
    with qtbot.waitSignal(first.destroyed):
        pass
    assert toasts.toast is second
    window.resize(500, 400)
    assert window.rect().contains(second.geometry())


def test_a_toast_that_went_by_itself_leaves_room_for_the_next(
    window: QWidget, qtbot: QtBot
) -> None:
    toasts = Toasts(window)
    first = toasts.say("one")
    with qtbot.waitSignal(first.destroyed):
        first.leave()
    assert toasts.toast is None
    window.resize(500, 400)
    assert toasts.say("two").isVisible()


def test_a_question_has_the_safe_answer_in_hand(window: QWidget, qtbot: QtBot) -> None:
    question = Question(window, "Throw the cart away?", "Throw away", "Keep it")
    question.show()
    assert question.no.isDefault()
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert question.result() == Question.DialogCode.Rejected
    assert faults(question) == []


def test_a_bug_can_be_copied_whole_and_work_goes_on(window: QWidget, qtbot: QtBot) -> None:
    try:
        raise ZeroDivisionError("in the till")
    except ZeroDivisionError as bug:
        dialog = show_bug(window, bug)
    assert not dialog.isModal()
    assert faults(dialog) == []
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: in the till" in QGuiApplication.clipboard().text()
