"""Which USB place has which number on the table: given once, by plugging in turn, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


class Numbering:
    """Numbers from 1 by location (1-2.3). `keep` is told whenever there is a new one."""

    def __init__(
        self, known: Sequence[str] = (), keep: Callable[[tuple[str, ...]], object] = lambda _: None
    ) -> None:
        self._known = list(dict.fromkeys(known))
        self._keep = keep

    def number(self, location: str) -> int:
        """The number of a place; a new place gets the next one."""
        if location not in self._known:
            self._known.append(location)
            self._keep(tuple(self._known))
        return self._known.index(location) + 1

    def forget(self) -> None:
        """Begins anew: the next place that a board is plugged into is number 1."""
        self._known.clear()
        self._keep(())

    def neighbours(self, seen: Iterable[str]) -> list[str]:
        """The numbered places on the hubs of these, in the order of their numbers; all of them
        while none was seen: another hub in the drawer needs no cards.
        """
        hubs = {hub(location) for location in seen}
        return [place for place in self._known if not hubs or hub(place) in hubs]


def hub(location: str) -> str:
    """What a place hangs on: 1-2.3 on 1-2, 1-4 on 1."""
    for mark in (".", "-"):
        above, found, _last = location.rpartition(mark)
        if found:
            return above
    return location
