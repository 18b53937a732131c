"""What of a parcel is shown on a screen that others see; paper has all of it."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.masking import address, name, phone
from desktop.domain.paper.labels import Copies, Label, ParcelLabel


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
