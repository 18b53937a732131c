"""Work goes away from the window and its answer comes home to whoever still wants it."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import partial

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import BadAmount, Cancelled, Refused
from desktop.domain.progress import Progress
from desktop.ui.jobs import LONG, READ, WRITE, Jobs


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_answer_comes_home_to_the_gui_thread(jobs: Jobs, page: QWidget, qtbot: QtBot) -> None:
    heard: list[tuple[int, bool, bool]] = []
    gui = QThread.currentThread()

    def work() -> bool:
        return threading.current_thread() is threading.main_thread()

    def done(on_main: bool) -> None:
        heard.append((1, on_main, QThread.currentThread() is gui))

    jobs.run(READ, work, owner=page, done=done)
    qtbot.waitUntil(lambda: heard == [(1, False, True)])


def test_a_refusal_goes_to_who_asked(jobs: Jobs, page: QWidget, qtbot: QtBot) -> None:
    heard: list[Refused] = []

    def work() -> None:
        raise BadAmount("1e2")

    jobs.run(WRITE, work, owner=page, refused=heard.append)
    qtbot.waitUntil(lambda: jobs.idle)
    assert [no.data() for no in heard] == [{"text": "1e2"}]


def test_a_refusal_nobody_waits_for_is_told_to_the_window(
    jobs: Jobs, page: QWidget, qtbot: QtBot
) -> None:
    def work() -> None:
        raise BadAmount("1e2")

    with qtbot.waitSignal(jobs.refused):
        jobs.run(WRITE, work, owner=page)


def test_a_bug_is_logged_and_told(
    jobs: Jobs, page: QWidget, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(jobs.bug) as told:
        jobs.run(WRITE, lambda: 1 // 0, owner=page)
    assert told.args is not None
    assert isinstance(told.args[0], ZeroDivisionError)
    assert "ZeroDivisionError" in caplog.text


def test_a_page_that_is_gone_hears_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[bool] = []
    page, gate = QWidget(), threading.Event()
    jobs.run(READ, gate.wait, owner=page, done=heard.append)
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert heard == []


def test_an_older_answer_never_overwrites_a_newer_one(
    jobs: Jobs, page: QWidget, qtbot: QtBot
) -> None:
    heard: list[str] = []
    slow = threading.Event()

    def first() -> str:
        slow.wait()
        return "t"

    jobs.run(READ, first, owner=page, done=heard.append, latest="search")
    jobs.run(READ, lambda: "tz", owner=page, done=heard.append, latest="search")
    qtbot.waitUntil(lambda: heard == ["tz"])
    slow.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert heard == ["tz"]


def test_a_question_overtaken_before_it_began_is_never_asked(
    jobs: Jobs, page: QWidget, qtbot: QtBot
) -> None:
    asked: list[str] = []
    gate = threading.Event()
    for _ in range(2):
        jobs.run(READ, gate.wait, owner=page)
    for text in ("t", "ti", "tie"):
        jobs.run(READ, partial(asked.append, text), owner=page, latest="search")
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert asked == ["tie"]


def test_writes_are_done_one_after_the_other(jobs: Jobs, page: QWidget, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(20):
        jobs.run(WRITE, partial(done.append, number), owner=page)
    qtbot.waitUntil(lambda: jobs.idle)
    assert done == list(range(20))


def test_long_work_tells_how_far_it_is(jobs: Jobs, page: QWidget, qtbot: QtBot) -> None:
    steps: list[Progress] = []
    results: list[str] = []

    def work() -> Generator[Progress, None, str]:
        for number in range(1, 4):
            yield Progress(number, 3, f"row {number}")
        return "whole"

    jobs.run(LONG, work, owner=page, done=results.append, progress=steps.append)
    qtbot.waitUntil(lambda: results == ["whole"])
    assert steps[-1] == Progress(3, 3, "row 3")


def test_long_work_stops_between_two_steps(jobs: Jobs, page: QWidget, qtbot: QtBot) -> None:
    undone: list[str] = []
    heard: list[Refused] = []
    going = threading.Event()

    def work() -> Iterator[Progress]:
        try:
            while True:
                going.set()
                yield Progress(1, 0)
        except Cancelled:
            undone.append("rolled back")
            raise

    job = jobs.run(LONG, work, owner=page, refused=heard.append)
    assert going.wait(60)
    job.cancel()
    qtbot.waitUntil(lambda: jobs.idle)
    assert undone == ["rolled back"]
    assert [no.code for no in heard] == ["cancelled"]


def test_closing_finishes_the_writes_that_were_promised(qtbot: QtBot, page: QWidget) -> None:
    done: list[int] = []
    with closing(Jobs()) as jobs:
        for number in range(50):
            jobs.run(WRITE, partial(done.append, number), owner=page)
    assert done == list(range(50))


def test_after_closing_nothing_more_begins(page: QWidget) -> None:
    jobs, done = Jobs(), []
    jobs.close()
    jobs.run(WRITE, lambda: done.append(1), owner=page)
    assert done == []


def test_an_unknown_lane_is_a_mistake(jobs: Jobs, page: QWidget) -> None:
    with pytest.raises(KeyError):
        jobs.run("nowhere", lambda: None, owner=page)
    jobs.add_lane("paper")
    jobs.run("paper", lambda: None, owner=page)
