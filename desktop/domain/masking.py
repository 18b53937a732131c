"""What of a name, a phone or an address is shown where others look on: too little to find them."""

from __future__ import annotations

import re

_SHOWN_OF_ADDRESS = 6


def name(text: str) -> str:
    """`王小明` → `王**`."""
    return text[:1] + "*" * min(len(text) - 1, 3)


def phone(text: str) -> str:
    """`13812345678` → `138****5678`."""
    return (
        re.sub(r"(?<=\d{3})\d(?=[\d\s-]*\d{4})", "*", text) if len(text) >= 7 else "*" * len(text)
    )


def address(text: str) -> str:
    """The beginning of it: town, not door."""
    rest = len(text) - _SHOWN_OF_ADDRESS
    return text[:_SHOWN_OF_ADDRESS] + ("…" if rest > 0 else "")
