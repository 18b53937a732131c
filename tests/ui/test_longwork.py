"""Long work: a count, a name, time left, and a way out."""

from __future__ import annotations

import threading
from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refused
from desktop.domain.progress import Progress
from desktop.ui.jobs import LONG, Jobs
from desktop.ui.longwork import LongWork, _time_left
from desktop.ui.shutting import shut
from tests.ui.walk import faults


def test_it_shows_count_and_name_and_goes_when_done(jobs: Jobs, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    work, gate, results = LongWork(jobs, page), threading.Event(), list[str]()
    page.show()

    def rows() -> Generator[Progress, None, str]:
        yield Progress(1200, 10_000, "TZ-01")
        assert gate.wait(60)
        return "imported"

    work.start(LONG, rows, title="Import", done=results.append)
    assert work.isVisible()
    qtbot.waitUntil(lambda: "1,200 / 10,000" in work.what.text())
    assert "TZ-01" in work.what.text()
    assert work.bar.value() == 120
    assert faults(work) == []
    gate.set()
    qtbot.waitUntil(lambda: results == ["imported"])
    assert not work.isVisible()


def test_it_can_be_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    page, refused = QWidget(), list[Refused]()
    qtbot.addWidget(page)
    work = LongWork(jobs, page)
    page.show()

    def rows() -> Generator[Progress, None, None]:
        while True:
            yield Progress(1, 0)

    work.start(LONG, rows, title="Import", done=lambda _: None, refused=refused.append)
    qtbot.mouseClick(work.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code == "cancelled"
    assert not work.isVisible()


class _Page(QWidget):
    """A key of the rail, one that begins long work, a field, and the work."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.rail, self.save, self.field = QPushButton("Rail"), QPushButton("Save"), QLineEdit()
        self.long = LongWork(jobs)
        self.gate = threading.Event()
        column = QVBoxLayout(self)
        for part in (self.rail, self.field, self.long, self.save):
            column.addWidget(part)
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        self.long.start(LONG, self._write, title="Saving", done=lambda _: None, keys=[self.save])

    def _write(self) -> None:
        assert self.gate.wait(60)


@pytest.fixture
def page(jobs: Jobs, qtbot: QtBot) -> _Page:
    made = _Page(jobs)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.save.setFocus()
    return made


def test_the_keyboard_comes_back_to_the_key_that_was_shut_while_it_worked(
    page: _Page, jobs: Jobs, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.save, Qt.Key.Key_Space)
    assert not page.save.isEnabled()
    assert page.focusWidget() is page.long.cancel
    page.gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert page.save.isEnabled()
    assert page.focusWidget() is page.save


def test_the_keyboard_stays_where_somebody_took_it_meanwhile(
    page: _Page, jobs: Jobs, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.save, Qt.Key.Key_Space)
    qtbot.mouseClick(page.field, Qt.MouseButton.LeftButton)
    page.gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert page.save.isEnabled()
    assert page.focusWidget() is page.field


def test_a_key_that_was_shut_before_stays_shut(page: _Page) -> None:
    page.rail.setEnabled(False)
    open_again = shut(page.rail, page.save)
    assert not page.save.isEnabled()
    open_again()
    assert page.save.isEnabled()
    assert not page.rail.isEnabled()
    assert page.focusWidget() is page.save


@pytest.mark.parametrize(
    ("passed", "done", "total", "words"),
    [
        (1.0, 5, 10, ""),
        (10.0, 0, 10, ""),
        (10.0, 5, 10, "10 seconds left"),
        (3.0, 1, 2, "3 seconds left"),
        (60.0, 1, 4, "about 3 minutes left"),
    ],
)
def test_time_left_is_said_once_it_can_be_known(
    passed: float, done: int, total: int, words: str
) -> None:
    assert _time_left(passed, done, total) == words
