"""Where the window stands, what is told when something breaks in it, and another language."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import QRect, QTimer

from desktop.app.faults import Faults
from desktop.app.placing import fitted
from desktop.settings import load
from tests.ui.house import House

SMALL = [QRect(0, 0, 1024, 640), QRect(0, 0, 1366, 728), QRect(1920, 40, 1024, 600)]


@pytest.mark.parametrize("free", SMALL)
def test_the_window_fits_a_small_screen_with_its_title_bar(free):
    got = fitted(QRect(0, 0, 1180, 760), free)
    assert free.contains(got)
    assert got.top() - free.top() >= 28


def test_a_window_left_on_a_screen_that_is_gone_comes_back():
    free = QRect(0, 0, 1366, 728)
    assert free.contains(fitted(QRect(3000, 2000, 900, 600), free))


def test_the_window_comes_back_as_it_was_left(qtbot, qapp, tmp_path):
    with House.lived_in(qtbot, qapp, tmp_path / "data") as house:
        free = house.frame.screen().availableGeometry()
        wanted = fitted(QRect(20, 60, 640, 480), free).size()
        house.frame.resize(wanted.expandedTo(house.frame.minimumSizeHint()))
        left = house.frame.size()
    assert load(house.folders).settings.window[2:] == (left.width(), left.height(), 0)
    with House(qtbot, qapp, house.folders) as again:
        again.settle()
        assert again.frame.size() == left


def test_a_window_that_filled_the_screen_does_so_again(qtbot, qapp, tmp_path):
    with House.lived_in(qtbot, qapp, tmp_path / "data") as house:
        house.frame.showMaximized()
    with House(qtbot, qapp, house.folders, room="settings") as again:
        again.settle()
        assert again.frame.isMaximized()
        assert again.frame.here == "settings"


@pytest.fixture
def told_of_faults(qtbot, qapp, tmp_path):
    """A house that is told what breaks in its window, as `run` arranges it."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as house:
        before = sys.excepthook
        faults = Faults(house.session.jobs.bug.emit)
        faults.begin()
        yield house
        faults.end()
        assert sys.excepthook is before


def test_what_breaks_in_the_window_is_logged_and_told_once(told_of_faults, qtbot, caplog):
    house = told_of_faults

    def breaks() -> None:
        raise ZeroDivisionError("the answer could not be shown")

    with caplog.at_level(logging.ERROR):
        house.session.jobs.run("read", lambda: 1, owner=house.frame, done=lambda _n: breaks())
        house.settle()
        first = house.session._bug
        QTimer.singleShot(0, house.frame, breaks)
        qtbot.waitUntil(lambda: caplog.text.count("a bug in the window") == 2)
    assert first is not None
    assert first is house.session._bug
    assert first.isVisible()
    assert "ZeroDivisionError" in first.story.toPlainText()
