"""What of a parcel is shown on a screen that others see; paper has all of it."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain.paper.labels import Copies, Label, ParcelLabel

_SHOWN_OF_ADDRESS = 6


def masked(label: Label) -> Label:
    """A parcel's label with the middle of what names a person starred; others as they are."""
    if not isinstance(label, ParcelLabel):
        return label
    return replace(
        label,
        recipient=name(label.recipient),
        phone=phone(label.phone),
        address=address(label.address),
    )


def all_masked(copies: tuple[Copies, ...]) -> tuple[Copies, ...]:
    """The same of many."""
    return tuple(replace(one, label=masked(one.label)) for one in copies)


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
