"""The wall of cards in the real window: from the plug to the card, from a fault to its sentence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.bench.card import State
from desktop.settings import Role
from desktop.ui import theme
from hardware.practice import Bench
from tests.bench.figures import Board
from tests.ui.house import House

pytestmark = pytest.mark.bench
PAUSE = 0.1  # seconds between two looks
TURNS = 24
PLACES = 8
# Faults that stand in the way from the first moment on: there is nothing to wait for but them.
AT_ONCE = (
    *("port_busy", "no_permission", "no_driver", "brltty"),
    *("silent", "blank_chip", "wrong_chip"),
)


@pytest.fixture
def wall(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Any]:
    """An open session with empty places, at the boards' own pace."""
    theme.register()
    theme.apply(qapp, dark=False)
    home = tmp_path / "data"
    with House.lived_in(qtbot, qapp, home, roles=(Role.WORKSHOP,), sound=False) as house:
        page = house.page("bench").wall
        house.until(lambda: page.opening.known is not None)
        page.stations.rest()
        page.books.bench, page.books._places = Bench(PLACES, 1, plugged=False), None
        page.opening.start.click()
        house.until(lambda: page.session is not None)
        yield page


def waited(true: Callable[[], bool], most: float = 20.0) -> float:
    """Seconds until it is so; the loop of the window goes on meanwhile."""
    begun = time.perf_counter()
    while not true():
        QApplication.processEvents()
        if time.perf_counter() - begun > most:
            raise TimeoutError
    return time.perf_counter() - begun


def at(wall: Any, place: int) -> Any:
    """The card that lies on a made-up place."""
    where = f"1-{(place - 1) // 4 + 1}.{(place - 1) % 4 + 1}"
    shown = wall.grid.cards.get(where)
    return None if shown is None else shown.card


def stands(wall: Any, place: int, state: State) -> bool:
    """Whether the card of a place stands so; a place without a card is empty."""
    card = at(wall, place)
    return card.state is state if card is not None else state is State.EMPTY


def filled(wall: Any, place: int) -> bool:
    """Whether the card of a place shows a board."""
    return not stands(wall, place, State.EMPTY)


def test_a_card_shows_a_board_soon_after_it_is_plugged_in(wall: Any, board: Board) -> None:
    late = []
    for turn in range(TURNS):
        place = turn % PLACES + 1
        if turn >= PLACES:
            wall.books.bench.unplug(place)
            wall.stations.cancel(at(wall, place).place.location)
            waited(partial(stands, wall, place, State.EMPTY))
        # At any moment between two looks.
        time.sleep(PAUSE * turn / TURNS)
        wall.books.bench.plug(place)
        late.append(waited(partial(filled, wall, place)))
    board.add("plugged in → card shows found, median", median(late), PAUSE, below=0.3)
    assert median(late) < 0.3


@pytest.mark.parametrize("fault", AT_ONCE)
def test_a_fault_has_its_sentence_soon(wall: Any, board: Board, fault: str) -> None:
    wall.books.bench.swap(1, fault)

    def told() -> bool:
        shown = at(wall, 1)
        return shown is not None and shown.trouble is not None

    late = waited(told)
    assert at(wall, 1).trouble.code == fault
    # Found within 0.3 s, told within 2 s of that.
    board.add(f"{fault} → sentence on the card", late, below=2.3)
    assert late < 2.3
