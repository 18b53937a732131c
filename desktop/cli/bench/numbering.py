"""The numbers of USB places on the table: those given in the window, the others as they come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.bench.card import Trouble, UsbPlace

if TYPE_CHECKING:
    from desktop.services.bench.usb import Places


class Numbered:
    """The places of `usb.Places`, each with a number that it keeps while the command runs.

    `given` are the locations that were numbered by plugging in turn, in that order.
    """

    def __init__(self, places: Places, given: Iterable[str] = ()) -> None:
        self.places = places
        self._known = list(dict.fromkeys(given))

    def poll(self) -> tuple[UsbPlace, ...]:
        """What is plugged in now, in the order of the locations."""
        found = sorted(self.places.poll(), key=lambda place: _order(place.location))
        return tuple(self._numbered(place) for place in found)

    def troubles(self) -> dict[str, Trouble]:
        """What keeps a location from being used, as the last `poll` saw it."""
        return dict(self.places.troubles())

    def _numbered(self, place: UsbPlace) -> UsbPlace:
        if place.location not in self._known:
            self._known.append(place.location)
        return replace(place, number=place.number or self._known.index(place.location) + 1)


def _order(location: str) -> list[tuple[int, str]]:
    """1-2.9 before 1-2.10; words after numbers."""
    parts = re.split("([0-9]+)", location)
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
