"""The doorway of a room: the page is made in turns, and the window lives in between."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from desktop.app.doorway import Doorway


class Page(QWidget):
    """A page of three parts; remembers what it was asked to show."""

    def __init__(self, made: list[str]) -> None:
        super().__init__()
        self.made = made
        self.shown: list[object] = []

    def parts(self):
        for part in ("list", "bar", "side"):
            self.made.append(part)
            yield

    def open(self, what: object) -> None:
        self.shown.append(what)


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def door(qtbot, made):
    door = Doorway(lambda: Page(made))
    qtbot.addWidget(door)
    door.show()
    return door


def test_between_two_parts_of_a_page_the_loop_turns(qtbot, door, made):
    turns = QTimer(door, interval=0)
    turns.timeout.connect(lambda: made.append("turn"))
    turns.start()
    with qtbot.waitSignal(door.entered):
        door.enter()
    assert [part for part in made if part != "turn"] == ["list", "bar", "side"]
    assert all(
        "turn" in made[made.index(a) : made.index(b)] for a, b in [("list", "bar"), ("bar", "side")]
    )
    assert door.page.isVisible()


def test_nobody_is_shown_half_a_page(qtbot, door, made):
    early: list[object] = []
    turns = QTimer(door, interval=0)
    turns.timeout.connect(lambda: early.append(door.page) if len(made) < 3 else None)
    turns.start()
    with qtbot.waitSignal(door.entered):
        door.enter()
        assert door.busy
    assert not door.busy
    assert early
    assert not any(early)


def test_what_is_asked_for_meanwhile_is_shown_when_the_page_stands(qtbot, door):
    door.open("before")
    with qtbot.waitSignal(door.entered):
        door.enter()
        door.enter()  # whoever comes again while it is made does not make it twice
        door.open("meanwhile")
    assert door.page.shown == ["meanwhile"]
    door.open("after")
    assert door.page.shown == ["meanwhile", "after"]


def test_a_page_that_cannot_be_made_leaves_the_rest_of_the_window_alone(qtbot):
    def broken() -> QWidget:
        raise ZeroDivisionError

    door = Doorway(broken)
    qtbot.addWidget(door)
    with qtbot.waitSignal(door.entered), pytest.raises(ZeroDivisionError):
        door.enter()
    assert not door.busy
    assert door.page is None


def test_who_waits_for_long_is_told_what_for(qtbot, door):
    door._waiting.timeout.emit()
    (said,) = door.findChildren(QLabel)
    assert said.isVisible()
    assert "database" in said.text()
    with qtbot.waitSignal(door.entered):
        door.enter()
    assert not said.isVisible()
