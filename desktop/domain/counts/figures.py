"""A figure as people write it when they count: `12`, `3包+12`, `约200`."""

from __future__ import annotations

import re

from desktop.domain.errors import BadQuantity
from desktop.domain.money import narrow, parse_quantity
from desktop.domain.replies.numbers import figure, pieces

_BARE = re.compile(r"[-+]?[0-9.,e ]*")


def read_figure(text: str, pack_size: int | None) -> tuple[int, bool]:
    """Pieces, and whether they are an estimate; packs need to know how many are in one.

    Raises BadQuantity.
    """
    plain = " ".join(narrow(text).lower().split())
    if _BARE.fullmatch(plain):
        return parse_quantity(text), False
    read = figure(plain, 0, frozenset())
    if read is None or plain[read[1] :].strip():
        raise BadQuantity(text)
    qty, estimate = pieces(read[0], unit="", pack_size=pack_size, box_size=None)
    if qty is None:
        raise BadQuantity(text)
    return qty, estimate
