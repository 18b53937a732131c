"""Items and their variants (规格), and how people look for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.money import narrow

_LETTER_SIZE = re.compile(r"(\d*)(X*)(S|M|L)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Variant:
    """One thing that can be counted and sold, with what a list shows of it.

    Prices in fen (`price_fen` None: not for sale), stock in pieces over all real places.
    """

    id: int
    uid: str
    item_id: int
    code: str
    name: str
    label: str
    category: str
    year: int | None
    unit: str
    pack_size: int | None
    price_fen: int | None
    value_fen: int | None
    uncounted: bool
    on_hand: int
    available: int
    retired: bool = False
    photo: str | None = None  # SHA-256 of the picture
    returnable: bool = False  # 可归还: lent to who asks for it, not given

    @property
    def title(self) -> str:
        """Name and variant in one: `COSCon T恤 L`."""
        return f"{self.name} {self.label}".rstrip()


@dataclass(frozen=True)
class ItemDraft:
    """What a person says of an item and its variants when saving it."""

    name: str
    category: str = ""
    year: int | None = None
    unit: str = "个"
    pack_size: int | None = None
    uncounted: bool = False
    returnable: bool = False  # 可归还: lent to who asks for it, not given


@dataclass(frozen=True)
class VariantDraft:
    """What a person says of one variant; an empty code lets the program give one."""

    code: str
    label: str = ""
    price_fen: int | None = None
    value_fen: int | None = None


def size_rank(label: str) -> tuple[int, float, str]:
    """Where a variant stands in its strip: S M L XL 2XL 3XL, then numbers, then the rest.

    XS before S, `2XL` and `XXL` alike; `10 cm` before `15 cm`.
    """
    text = narrow(label).replace(" ", "")
    found = _LETTER_SIZE.fullmatch(text)
    if found:
        letter = found[3].upper()
        times = int(found[1]) if found[1] else len(found[2])
        times = max(times, len(found[2])) if found[2] or found[1] else 0
        step = {"S": -times, "M": 0, "L": times}[letter]
        return (0, {"S": 10, "M": 20, "L": 30}[letter] + step, text)
    number = _NUMBER.match(text)
    if number:
        return (1, float(number[0]), text)
    return (2, 0.0, text)


def search_text(*words: str) -> str:
    """The lower-cased text that a search looks into; words kept apart by a blank."""
    return " ".join(narrow(word).lower() for word in words if word)


def search_terms(query: str) -> tuple[str, ...]:
    """The words of a query, all of which must be found; lower-cased, full width folded."""
    return tuple(narrow(query).lower().split())
