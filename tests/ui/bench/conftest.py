"""A house whose facilitator sees the bench first, and made-up boards that hurry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.services.bench import rehearsing
from desktop.settings import Role
from hardware.practice import Bench
from tests.ui.house import House


@pytest.fixture(autouse=True)
def hurried(monkeypatch) -> None:
    """People sit in front of the made-up boards as ever, and all goes six times as fast."""
    monkeypatch.setattr(
        rehearsing,
        "made_up_boards",
        lambda count=8, sabotage=None, **more: Bench(count, 1, sabotage, speed=6.0, **more),
    )


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """The bench stands open; no sound."""
    roles = (Role.WORKSHOP,)
    home = tmp_path / "data"
    with House.lived_in(qtbot, qapp, home, roles=roles, sound=False) as made:
        made.frame.resize(1280, 800)
        made.settle()
        yield made


@pytest.fixture
def room(house):
    """The page of the room, offering to open a session."""
    page = house.page("bench")
    house.until(lambda: page.wall.opening.known is not None)
    return page


@pytest.fixture
def bench(room) -> Bench:
    """Boards that are made up, on the books of the house: two places, nothing plugged in."""
    room.wall.stations.rest()
    made = Bench(8, 1, None, speed=6.0, plugged=False)
    room.books.bench, room.books._places = made, None
    room.wall.stations.watch()
    return made
