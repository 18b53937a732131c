"""Small inputs: money, pieces, things that are found, keys that are held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.errors import BadAmount
from desktop.ui.forms import (
    Badge,
    Choice,
    ElidedLabel,
    Field,
    FlowLayout,
    LongPressButton,
    MoneyField,
    Picker,
    SideBySide,
    Stepper,
)
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Tone
from tests.ui.walk import faults

PLACES = [Choice(1, "成都仓库", "120"), Choice(2, "北京站点"), Choice(3, "上海 · 老王家")]


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("¥69.00", 6900), ("1,234.5", 123450), ("９９", 9900), (" 0.5 ", 50), ("", None)],
)
def test_money_is_read_as_people_write_it(typed: str, fen: int | None, qtbot: QtBot) -> None:
    money = MoneyField("Price")
    qtbot.addWidget(money)
    money.setText(typed)
    assert money.fen() == fen


def test_bad_money_is_refused_and_stays_as_typed(qtbot: QtBot) -> None:
    money = MoneyField("Price")
    qtbot.addWidget(money)
    money.setText("12.001")
    assert not money.is_good()
    with pytest.raises(BadAmount):
        money.fen()
    assert money.text() == "12.001"


def test_good_money_is_written_tidily_when_the_field_is_left(qtbot: QtBot) -> None:
    page, money, other = QWidget(), MoneyField("Price"), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(money)
    column.addWidget(other)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    money.setFocus()
    qtbot.waitUntil(money.hasFocus)
    qtbot.keyClicks(money, "1234.50")
    other.setFocus()
    assert money.text() == "¥1,234.50"
    assert money.fen() == 123450


def test_pieces_step_between_their_limits(qtbot: QtBot) -> None:
    stepper = Stepper("Pieces", 1, 3)
    qtbot.addWidget(stepper)
    stepper.show()
    heard: list[int] = []
    stepper.changed.connect(heard.append)
    for _ in range(4):
        qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    assert heard == [2, 3]
    assert not stepper.more.isEnabled()
    qtbot.keyClick(stepper, Qt.Key.Key_Down)
    assert stepper.value() == 2
    assert faults(stepper) == []


@pytest.mark.parametrize(("typed", "value"), [("１２", 12), ("1.5", 1), ("", 1), ("500", 99)])
def test_typed_pieces_are_whole_and_within_limits(typed: str, value: int, qtbot: QtBot) -> None:
    stepper = Stepper("Pieces", 1, 99)
    qtbot.addWidget(stepper)
    stepper.field.setText(typed)
    stepper.field.textEdited.emit(typed)
    stepper.field.editingFinished.emit()
    assert stepper.value() == value
    assert stepper.field.text() == str(value)


def shown_picker(jobs: Jobs, qtbot: QtBot, create: str = "") -> Picker:
    picker = Picker(
        "From", lambda text: [c for c in PLACES if text in c.title], jobs, create=create
    )
    qtbot.addWidget(picker)
    picker.show()
    picker.activateWindow()
    picker.setFocus()
    qtbot.waitUntil(picker.field.hasFocus)
    return picker


def test_a_place_is_found_as_it_is_typed_and_taken_with_enter(jobs: Jobs, qtbot: QtBot) -> None:
    picker = shown_picker(jobs, qtbot)
    picker.field.insert("京")
    picker.field.textEdited.emit("京")
    qtbot.waitUntil(picker.list.isVisible)
    with qtbot.waitSignal(picker.picked) as heard:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert heard.args == [PLACES[1]]
    assert picker.chosen() == PLACES[1]
    assert picker.field.text() == "北京站点"
    assert not picker.list.isVisible()


def test_down_shows_the_likeliest_and_moves_among_them(jobs: Jobs, qtbot: QtBot) -> None:
    picker = shown_picker(jobs, qtbot)
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    qtbot.waitUntil(picker.list.isVisible)
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.chosen() == PLACES[1]


def test_typing_on_takes_the_choice_back(jobs: Jobs, qtbot: QtBot) -> None:
    picker = shown_picker(jobs, qtbot)
    picker.set_choice(PLACES[0])
    with qtbot.waitSignal(picker.picked) as heard:
        qtbot.keyClicks(picker.field, "x")
    assert heard.args == [None]
    assert picker.chosen() is None


def test_what_is_not_there_can_be_made(jobs: Jobs, qtbot: QtBot) -> None:
    picker = shown_picker(jobs, qtbot, create="New place: {name}")
    qtbot.keyClicks(picker.field, "Wuhan")
    qtbot.waitUntil(picker.list.isVisible)
    with qtbot.waitSignal(picker.created) as heard:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert heard.args == ["Wuhan"]


def test_a_key_that_is_held_is_not_tapped(qtbot: QtBot) -> None:
    key, taps = LongPressButton("F1"), []
    qtbot.addWidget(key)
    key.show()
    key.tapped.connect(lambda: taps.append(1))
    with qtbot.waitSignal(key.held):
        qtbot.mousePress(key, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(key, Qt.MouseButton.LeftButton)
    assert taps == []
    qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    assert taps == [1]


def test_a_field_says_under_its_input_why_not(qtbot: QtBot) -> None:
    field = Field("Float", MoneyField(), "Cash in the drawer")
    qtbot.addWidget(field)
    field.show()
    field.refuse("This is not an amount.")
    assert field.under.text() == "This is not an amount."
    assert field.under.property("tone") == Tone.BAD.value
    field.clear()
    assert field.under.text() == "Cash in the drawer"
    assert faults(field) == []


def test_a_full_line_goes_on_in_the_next(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, spacing=8)
    buttons = [QPushButton(str(n)) for n in range(4)]
    for button in buttons:
        button.setFixedSize(100, 48)
        flow.addWidget(button)
    flow.setGeometry(QRect(0, 0, 220, 500))
    assert [(b.x(), b.y()) for b in buttons] == [(0, 0), (108, 0), (0, 56), (108, 56)]
    assert flow.heightForWidth(1000) == 48
    assert flow.count() == 4
    assert flow.takeAt(9) is None


def test_short_words_give_way_and_keep_their_whole_name(qtbot: QtBot) -> None:
    label = ElidedLabel("成都 · 一个很长很长的地方")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    assert label.accessibleName() == label.toolTip() == "成都 · 一个很长很长的地方"
    badge = Badge("待到账", Tone.WARN)
    qtbot.addWidget(badge)
    badge.grab()
    assert badge.accessibleName() == "待到账"


def test_columns_go_under_each_other_where_they_would_not_fit(qtbot: QtBot) -> None:
    cards = [QPushButton("left"), QPushButton("right")]
    columns = [QVBoxLayout(), QVBoxLayout()]
    for column, card in zip(columns, cards, strict=True):
        card.setMinimumWidth(300)
        column.addWidget(card)
    window = QWidget()
    qtbot.addWidget(window)
    both = SideBySide(*columns, spacing=16)
    both.setParent(window)
    window.show()
    qtbot.waitExposed(window)
    for width, folded in ((700, False), (500, True), (616, False), (615, True)):
        both.resize(width, 400)
        qtbot.waitUntil(lambda: (cards[1].y() > cards[0].y()) is both.folded)
        assert both.folded is folded
        assert all(card.geometry().right() < width for card in cards)
    assert both.minimumSizeHint().width() == 300


def test_the_wheel_passes_over_a_day_and_a_choice(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    day, choice = QDateEdit(QDate(2026, 11, 22)), QComboBox()
    choice.addItems(["北京", "成都", "上海"])
    for box in (day, choice):
        keep_still(box)
        column.addWidget(box)
    page.show()
    qtbot.waitExposed(page)
    for box in (day, choice):
        box.setFocus()
        middle = QPointF(box.rect().center())
        turn = QWheelEvent(
            middle,
            box.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turn)
        assert not turn.isAccepted()
    assert day.date() == QDate(2026, 11, 22)
    assert choice.currentText() == "北京"
