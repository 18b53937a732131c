"""The hub on the table: emulated lamps in its places, and the hands in front of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from desktop.domain.bench.card import Card, State
from desktop.ui.bench.cards.card import BoardCard
from desktop.ui.bench.cards.look import Key
from tests.hardware.emulated import Emulated, Emulator
from tests.hardware.seats import BRIGHT, COVERED
from tests.hardware.usb import Sockets
from tests.ui.bench.hands import press
from tests.ui.house import House

CH340 = (0x1A86, 0x7523)
# What an emulated chip fails by that gets no time on a busy machine; none of it is told here.
_TOO_LATE = ("silent", "noise", "no_boot", "write_failed", "verify_failed")


def too_late(card: Card) -> bool:
    """Whether a board did not pass because its chip was not let run."""
    return (
        card.state is State.FAILED and card.trouble is not None and card.trouble.code in _TOO_LATE
    )


class Lamps:
    """A hub with lamps in it, and the hands in front of them: they press the button when the card
    asks for it, and then cover the sensor; those of `watched` places leave that to the story.
    """

    def __init__(self, house: House, emulator: Emulator, turn: Lock) -> None:
        self.page = house.page("bench")
        self.chips: dict[int, Emulated] = {}
        self.watched: set[int] = set()
        self._house, self._emulator = house, emulator
        self._sockets = Sockets(Path(os.environ["UMOCKDEV_DIR"]))
        self._turn = turn
        self._asked: dict[str, str] = {}
        self.told: dict[int, tuple[str, str, str]] = {}
        self.page.wall.stations.changed.connect(self._help)
        self.page.wall.stations.ended.connect(self._ended)

    def plug(self, place: int, chip: Emulated | None = None) -> Emulated:
        """A lamp, fresh from the soldering iron or this one, goes into a place of the hub."""
        if chip is None:
            chip = self._emulator()
        elif chip.state()["plugged"] == "0":
            chip.tell("plug")
        self.chips[place] = chip
        self._rest(chip)
        with self._turn:
            port = os.path.realpath(chip.port)
            self._sockets.plug(f"1-2.{place}", *CH340, tty=f"ttyUSB{place}", leads_to=port)
        return chip

    def unplug(self, place: int) -> Emulated:
        """It comes out again."""
        chip = self.chips.pop(place)
        chip.tell("unplug")
        with self._turn:
            self._sockets.unplug(f"1-2.{place}", f"ttyUSB{place}")
        return chip

    def card(self, place: int) -> BoardCard:
        """The card of a place, once there is one."""
        cards = self.page.wall.grid.cards
        self._house.bot.waitUntil(lambda: f"1-2.{place}" in cards, timeout=60_000)
        shown: BoardCard = cards[f"1-2.{place}"]
        return shown

    def stands(self, place: int, *states: State) -> BoardCard:
        """Waits until the card of a place stands so; on a machine with much else to do, too."""
        shown = self.card(place)
        stop = {*states, State.FAILED, State.CANCELLED}
        self._until(place, lambda: shown.card.state in stop)
        assert shown.card.state in states, (shown.card.trouble, self.chips[place].events)
        return shown

    def hands(self, place: int, what: str) -> BoardCard:
        """Waits until the board in a place wants this of a person."""
        shown = self.card(place)

        def wanted() -> bool:
            return shown.card.wanted is not None and shown.card.wanted.hands == what

        self._until(place, wanted)
        return shown

    def stands_empty(self, place: int) -> None:
        """Waits until nothing is seen in a place any more."""
        card = self.card(place)
        self._house.bot.waitUntil(lambda: card.card.state is State.EMPTY, timeout=60_000)

    def fails(self, place: int) -> tuple[str, str, str]:
        """What the card of a place says of a board that did not pass: its headline, what is wrong,
        and the next thing to do. A board that was pulled out leaves its card after a while.
        """
        self._until(place, lambda: place in self.told)
        return self.told.pop(place)

    def _until(self, place: int, true: Callable[[], bool]) -> None:
        """Waits; what the machine was too busy for is tried again, as its card says."""
        shown = self.card(place)

        def there() -> bool:
            if not too_late(shown.card) or place not in self.chips:
                return true()
            self._rest(self.chips[place])
            press(self._house, shown.keys[Key.RETRY])
            return False

        self._house.bot.waitUntil(there, timeout=120_000)

    def _rest(self, chip: Emulated) -> None:
        """The hands are taken away."""
        chip.tell("pin D3 1")
        chip.tell(f"adc 0 {BRIGHT}")

    def _ended(self, card: Card) -> None:
        seen = self.page.wall.grid.cards[card.place.location].look
        if card.state is State.FAILED and not too_late(card):
            self.told[card.place.number] = seen.headline, seen.text, seen.then

    def _help(self, location: str) -> None:
        spot = self.page.wall.stations.spots.get(location)
        place = int(location.rpartition(".")[2])
        wanted = spot.card.wanted.hands if spot is not None and spot.card.wanted else ""
        if wanted == self._asked.get(location) or place not in self.chips:
            return
        self._asked[location] = wanted
        chip = self.chips[place]
        if wanted == "press_button" and place not in self.watched:
            chip.tell("pin D3 0")
        elif wanted == "cover_light":
            chip.tell("pin D3 1")
            chip.tell(f"adc 0 {COVERED}")
        elif wanted == "uncover_light":
            chip.tell(f"adc 0 {BRIGHT}")
