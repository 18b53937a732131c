"""What the good ones of a batch may become in the stock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.ui.forms import Choice

if TYPE_CHECKING:
    from desktop.services.changes import Desk

_MOST = 12


def articles(desk: Callable[[], Desk]) -> Callable[[str], Sequence[Choice]]:
    """Articles by their name or code; asked in a lane."""

    def look(text: str) -> Sequence[Choice]:
        from desktop.services import catalogue

        found = catalogue.search(desk(), text, limit=_MOST).rows
        return [Choice(one.id, one.title, one.code) for one in found]

    return look
