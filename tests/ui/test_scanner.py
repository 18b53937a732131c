"""A scanner is told from fingers, wherever the focus is, and nothing of a scan leaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.scanner import Scanner
from tests.ui.keys import press, scan


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.button = QPushButton("pay", default=True)
        self.scans: list[str] = []
        self.returns = 0
        self.field.returnPressed.connect(self._returned)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)

    def _returned(self) -> None:
        self.returns += 1


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    made = Scanner(qapp)
    yield made
    made.flush()
    made.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, scanner: Scanner) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    scanner.scanned.connect(desk.scans.append)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    desk.field.setFocus()
    qtbot.waitUntil(desk.field.hasFocus)
    return desk


@pytest.mark.parametrize("code", ["TS-L", "ABC", "6901234567892", "yw:00412", "a b", "ts-2xl"])
def test_a_code_is_heard_and_nothing_of_it_reaches_the_field(desk: Desk, code: str) -> None:
    scan(desk, code)
    assert desk.scans == [code]
    assert desk.field.text() == ""
    assert desk.returns == 0


def test_tab_ends_a_code_as_enter_does(desk: Desk) -> None:
    press(desk, "TS-L\t", 8)
    assert desk.scans == ["TS-L"]
    assert desk.field.hasFocus()


def test_a_code_is_heard_when_a_button_has_the_focus(desk: Desk) -> None:
    pressed: list[bool] = []
    desk.button.clicked.connect(pressed.append)
    desk.button.setFocus()
    scan(desk, "TS-L")
    assert desk.scans == ["TS-L"]
    assert pressed == []


def test_fingers_reach_the_field_in_their_order(desk: Desk, qtbot: QtBot) -> None:
    press(desk, "canvas bag\n", 90)
    qtbot.waitUntil(lambda: desk.returns == 1)
    assert desk.field.text() == "canvas bag"
    assert desk.scans == []


def test_a_key_alone_is_let_through_after_a_moment(desk: Desk, qtbot: QtBot) -> None:
    press(desk, "x", 0)
    assert desk.field.text() == ""
    qtbot.waitUntil(lambda: desk.field.text() == "x")


def test_two_fast_characters_and_enter_are_typed(desk: Desk) -> None:
    press(desk, "ab\n", 5)
    assert (desk.field.text(), desk.returns, desk.scans) == ("ab", 1, [])


def test_one_slow_key_in_a_code_does_not_spoil_it(desk: Desk) -> None:
    press(desk, "TS-XL\n", [5, 48, 5, 5, 5])
    assert desk.scans == ["TS-XL"]


def test_a_long_code_may_pause_in_its_middle(desk: Desk) -> None:
    gaps = [4.0] * 30 + [200.0] + [4.0] * 100
    press(desk, "A1|" * 20 + "\n", gaps)
    assert desk.scans == ["A1|" * 20]
    assert desk.field.text() == ""


def test_text_typed_before_a_scan_stays(desk: Desk) -> None:
    press(desk, "3", 0)
    press(desk, "TS-L\n", 5)
    assert desk.field.text() == "3"
    assert desk.scans == ["TS-L"]


def test_five_scans_in_a_second_are_all_heard(desk: Desk) -> None:
    codes = [f"TS-{number:03}" for number in range(50)]
    for code in codes:
        scan(desk, code)
    assert desk.scans == codes
    assert desk.field.text() == ""


def test_a_prefix_marks_a_slow_scanner(desk: Desk, scanner: Scanner) -> None:
    scanner.prefix = "~"
    press(desk, "~TS-L\n", 120)
    assert desk.scans == ["TS-L"]
    assert desk.field.text() == ""


def test_a_dialog_that_opens_is_heard_too(desk: Desk, qtbot: QtBot) -> None:
    other = Desk()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    scan(other, "TS-L")
    assert desk.scans == ["TS-L"]
