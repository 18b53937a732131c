"""What pickers and filters offer: categories, places, owners, items; asked in the read lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.domain.stock import Place, PlaceKind
from desktop.services import catalogue, keeping, places, stock
from desktop.services.spelling import spell
from desktop.ui.forms import Choice
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.places import place_kind, place_name

_MOST = 30


def categories(work: Workplace) -> Callable[[], Sequence[Choice]]:
    """The categories in use."""
    return lambda: [Choice(name, name) for name in catalogue.categories(work.desk())]


def owners(work: Workplace) -> Callable[[], Sequence[Choice]]:
    """Whose goods there are."""
    return lambda: [Choice(found.id, found.name) for found in stock.owners(work.desk())]


def keepers(work: Workplace) -> Callable[[], Sequence[Choice]]:
    """Who keeps something."""
    return lambda: [Choice(one.name, one.name) for one in keeping.keepers(work.desk())]


def holders(work: Workplace) -> Callable[[], Sequence[Choice]]:
    """All real places, for a filter."""
    return lambda: [place_choice(found) for found in places.places(work.desk()) if found.kind.real]


def place_choice(found: Place) -> Choice:
    """A place as one choice."""
    return Choice(found.id, place_name(found), place_kind(found.kind))


def find_places(work: Workplace, *also: PlaceKind) -> Callable[[str], Sequence[Choice]]:
    """Real places by name or pinyin, and the outside ones named in `also` where they fit."""

    def look(text: str) -> Sequence[Choice]:
        found = [place_choice(p) for p in places.search_places(work.desk(), text, _MOST)]
        if also:
            outside = [p for p in places.places(work.desk()) if p.kind in also]
            named = [place_choice(p) for p in outside]
            found += [c for c in named if text in c.title]
        return found

    return look


def find_keepers(work: Workplace) -> Callable[[str], Sequence[Choice]]:
    """People before places. Only somebody whose name begins with what was typed is likelier than
    a new person: two letters inside the pinyin of a place name nobody.
    """

    def look(text: str) -> Sequence[Choice]:
        found = places.search_places(work.desk(), text, _MOST * 10)
        people = [p for p in found if p.kind is PlaceKind.PERSON]
        others = [p for p in found if p.kind is not PlaceKind.PERSON]
        said = [replace(place_choice(p), likely=_begins(p.name, text)) for p in people]
        said.sort(key=lambda choice: not choice.likely)
        return [*said, *(replace(place_choice(p), likely=False) for p in others)][:_MOST]

    return look


def _begins(name: str, text: str) -> bool:
    typed = text.casefold()
    return any(way.casefold().startswith(typed) for way in (name, *spell(name)))


def find_items(work: Workplace) -> Callable[[str], Sequence[Choice]]:
    """Items that are kept in stock, by name, pinyin, initials or code; the key is the code."""

    def look(text: str) -> Sequence[Choice]:
        found = catalogue.search(work.desk(), text, limit=_MOST).rows
        return [
            Choice(v.code, v.title, _("{code}, {n} on hand").format(code=v.code, n=v.on_hand))
            for v in found
            if not v.uncounted
        ]

    return look
