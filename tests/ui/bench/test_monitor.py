"""The monitor: what a board says, and its lines; never more than is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt

from desktop.domain.bench.card import State
from desktop.domain.bench.monitor import Heard
from desktop.ui.bench.cards.look import Key
from desktop.ui.bench.monitor.log import LINES, Log, written
from desktop.ui.bench.monitor.plot import SAMPLES, Plot
from tests.ui.bench.hands import begin, press, stands
from tests.ui.walk import faults

NOON = datetime(2026, 5, 3, 4, 0, tzinfo=UTC)


def lines(count, **samples):
    return [
        Heard(
            NOON + timedelta(milliseconds=20 * n),
            f"line {n}",
            {k: v + n for k, v in samples.items()},
        )
        for n in range(count)
    ]


def test_a_board_may_talk_all_night(qtbot):
    log, plot = Log(), Plot()
    qtbot.addWidget(log)
    qtbot.addWidget(plot)
    many = lines(LINES * 2, light=100, mv=4900)
    log.add(many)
    plot.add(many)
    assert log.blockCount() == LINES
    assert log.toPlainText().endswith(f"line {LINES * 2 - 1}")
    assert {len(points) for points in plot.lines.values()} == {SAMPLES}


def test_what_was_sent_has_an_arrow_and_what_is_only_measured_no_line(qtbot):
    log = Log()
    qtbot.addWidget(log)
    log.add([Heard(NOON, "id?", sent=True), Heard(NOON, "", {"light": 3.0})])
    assert log.toPlainText() == written(Heard(NOON, "id?", sent=True))
    # In the project's zone, as on every other page.
    assert log.toPlainText() == "12:00:00.000 → id?"
    assert "→ id?" in log.toPlainText()


def test_the_lines_are_named_and_words_that_are_no_measurement_are_not_drawn(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.add(lines(10, light=500, mv=5000))
    plot.add([Heard(NOON, "id", {"proto": 2.0})])
    assert plot.shown() == ["light", "mv"]
    assert "Supply: 5,009 mV" in plot.accessibleName()


def test_it_opens_from_a_card_listens_and_sends(house, room, tmp_path):
    begin(house, room, 1)
    card = stands(house, room, 1, State.PASSED)
    press(house, card.keys[Key.MONITOR])
    monitor = room.wall.beside.monitor
    assert monitor.isVisible()
    house.until(lambda: "light" in monitor.plot.lines)
    assert faults(monitor) == []
    house.bot.keyClicks(monitor.line, "id?")
    house.bot.keyClick(monitor.line, Qt.Key.Key_Return)
    house.until(lambda: "→ id?" in monitor.lines() and "name=snowlamp" in monitor.lines())
    press(house, monitor.pause)
    still = len(monitor.plot.lines["light"])
    house.until(lambda: len(monitor._heard) > 3)
    assert len(monitor.plot.lines["light"]) == still
    press(house, monitor.pause)
    assert len(monitor.plot.lines["light"]) > still
    monitor.write(tmp_path / "monitor.txt")
    house.until(lambda: (tmp_path / "monitor.txt").exists())
    assert "name=snowlamp" in (tmp_path / "monitor.txt").read_text("utf-8")
    press(house, room.wall.beside.side.close_key)
    house.until(lambda: not room.books.bench._lines)  # the port is free


def test_a_port_has_one_listener_and_the_board_goes_first(house, room):
    begin(house, room, 1, {1: "light_stuck"})
    card = stands(house, room, 1, State.FAILED)
    press(house, card.keys[Key.MONITOR])
    monitor = room.wall.beside.monitor
    house.until(lambda: "light" in monitor.plot.lines)
    press(house, card.keys[Key.RETRY])
    assert not room.wall.beside.side.isVisible()
    house.until(lambda: card.card.attempt == 2 and card.card.state is State.FAILED)
    assert card.look.text == "The light sensor sees no difference"


def test_it_opens_without_a_session_and_gives_the_page_back(house, room, bench):
    house.session.go("bench", "monitor")
    assert room.wall.notices.words.text().startswith("Plug a board in")
    bench.plug(1)
    house.until(lambda: room.wall.stations.plugged() == 1)
    house.session.go("bench", "monitor")
    monitor = room.wall.beside.monitor
    assert monitor.isVisible()
    assert not room.wall.head.isVisible()
    press(house, room.wall.beside.side.close_key)
    assert room.wall.opening.isVisible()
