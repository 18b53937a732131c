"""Made-up boards for a rehearsal, for screens and commands that know nothing of wires."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.errors import NotFound
from hardware.practice import Bench, Sabotage
from hardware.practice.bench import location


def made_up_boards(
    count: int = 8,
    sabotage: Mapping[int, str] | None = None,
    *,
    seed: int = 1,
    people: bool = True,
    plugged: bool = True,
) -> Bench:
    """So many boards for `usb.Places`, in places from 1. `sabotage`: which place has what fault,
    by its code. `people` press buttons and cover sensors by themselves.

    Raises NotFound (kind fault) for a word no board can be sabotaged with.
    """
    words = tuple(word.value for word in Sabotage if word)
    for word in (sabotage or {}).values():
        if word not in words:
            raise NotFound("fault", word, words)
    return Bench(count, seed, sabotage, people=people, plugged=plugged)


def places_of(bench: Bench) -> tuple[str, ...]:
    """Where its boards are plugged in, as `UsbPlace.location` says it, from place 1 on."""
    return tuple(location(place) for place in range(1, bench.count + 1))
