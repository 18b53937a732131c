"""What was read out of a text, as the lines show it; everything here is called in a lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from desktop.domain.errors import NotFound
from desktop.domain.requisitions import LineDraft, Sure
from desktop.domain.requisitions.matching import Match, Shelf
from desktop.ui.forms import Choice

if TYPE_CHECKING:
    from desktop.domain.catalogue import Variant
    from desktop.services.changes import Desk

_OTHERS = 4
_MOST = 30


@dataclass(frozen=True)
class Goods(Choice):
    """An article as it can be picked; `returnable`: it usually comes back."""

    returnable: bool = False


@dataclass(frozen=True)
class Found:
    """One line: what was said of it, its article, and which others it may be; keys are codes."""

    draft: LineDraft
    article: Choice | None = None
    others: tuple[Choice, ...] = ()


class Reader:
    """Reads texts with one shelf: making it of ten thousand articles takes half a second, so that
    it is made once and kept until articles or remembered words are other ones.
    """

    def __init__(self) -> None:
        self._making = Lock()
        self._shelf: Shelf | None = None

    def forget(self) -> None:
        """Articles or words are other ones now."""
        self._shelf = None

    def read(self, desk: Desk, text: str) -> tuple[Found, ...]:
        """The lines of a free text. Raises TooLong."""
        return _found(desk, self._ready(desk).read_with_others(text))

    def named(self, desk: Desk, drafts: Sequence[LineDraft]) -> tuple[Found, ...]:
        """Lines that were read before, with what they are called."""
        doubtful = any(draft.said and not draft.sure.certain for draft in drafts)
        shelf = self._ready(desk) if doubtful else None
        sure = Match(None, Sure.EXACT)
        return _found(
            desk,
            [
                (draft, sure if shelf is None or not draft.said else shelf.match(draft.said))
                for draft in drafts
            ],
        )

    def _ready(self, desk: Desk) -> Shelf:
        with self._making:
            shelf = self._shelf
            if shelf is None:
                from desktop.services.requisitions import matching

                shelf = self._shelf = matching.shelf(desk)
            return shelf


def _found(desk: Desk, read: Sequence[tuple[LineDraft, Match]]) -> tuple[Found, ...]:
    """Lines with the names of their articles, those that are not certain with the others."""
    names: dict[str, Choice | None] = {}

    def name(code: str) -> Choice | None:
        if code not in names:
            names[code] = article(desk, code)
        return names[code]

    found = []
    for draft, match in read:
        codes = () if draft.sure.certain else match.others
        rest = [code for code in codes if code != draft.code][:_OTHERS]
        others = tuple(one for code in rest if (one := name(code)) is not None)
        found.append(Found(draft, name(draft.code) if draft.code else None, others))
    return tuple(found)


def article(desk: Desk, code: str) -> Choice | None:
    """The article with this code, None where there is none."""
    from desktop.services import catalogue

    try:
        found = catalogue.variant(desk, code)
    except NotFound:
        return None
    return _goods(found)


def articles(desk: Desk, text: str) -> Sequence[Choice]:
    """Articles by name, pinyin, initials or code, for a picker."""
    from desktop.services import catalogue

    found = catalogue.search(desk, text, limit=_MOST).rows
    return [_goods(v) for v in found if not v.uncounted]


def _goods(found: Variant) -> Goods:
    return Goods(found.code, found.title, found.code, returnable=found.returnable)


def chosen(choice: Choice) -> Found:
    """A line of which a person said the article."""
    return Found(LineDraft(str(choice.key), 1, sure=Sure.EXACT), choice)
