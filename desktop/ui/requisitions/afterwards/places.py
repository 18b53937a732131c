"""Where goods can be put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.ui.forms import Choice
from desktop.ui.workplace import Workplace

_MOST = 30


def find_homes(work: Workplace) -> Callable[[str], Sequence[Choice]]:
    """Places that somebody can go to, by name or pinyin; asked in the read lane."""

    def look(text: str) -> Sequence[Choice]:
        from desktop.services import places
        from desktop.wording.places import place_kind, place_name

        return [
            Choice(one.id, place_name(one), place_kind(one.kind))
            for one in places.search_places(work.desk(), text, _MOST)
            if one.kind.by_hand
        ]

    return look
