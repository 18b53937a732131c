"""What stands on a label, by its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ItemLabel:
    """An article's name, variant, price (fen, None: none is printed) and code."""

    code: str
    name: str
    variant: str = ""
    price_fen: int | None = None


@dataclass(frozen=True)
class Content:
    """So many pieces of something, as a box's label and a packing list say it."""

    title: str
    qty: int
    code: str = ""


@dataclass(frozen=True)
class BoxLabel:
    """A box: its number in huge letters, area, keeper, contents (the QR holds them as text)."""

    number: str
    area: str = ""
    keeper: str = ""
    contents: tuple[Content, ...] = ()


@dataclass(frozen=True)
class PlaceLabel:
    """A place by its name and the path to it; the code is what a scanner reads to find it."""

    name: str
    path: str
    code: str


@dataclass(frozen=True)
class BoardLabel:
    """A tested board: serial number, product, and the day it passed (None: no QC mark)."""

    serial: str
    product: str = ""
    passed_on: date | None = None


@dataclass(frozen=True)
class ParcelLabel:
    """A parcel: who gets it, from whom, what is inside. Whole on paper, masked on screens."""

    recipient: str
    phone: str = ""
    address: str = ""
    sender: str = ""
    number: str = ""
    waybill: str = ""
    contents: tuple[Content, ...] = ()


Label = ItemLabel | BoxLabel | PlaceLabel | BoardLabel | ParcelLabel


@dataclass(frozen=True)
class Copies:
    """One label, so many times."""

    label: Label
    copies: int = 1


def named(label: Label) -> str:
    """The label by name, as a list of problems calls it."""
    match label:
        case ItemLabel():
            return label.code
        case BoxLabel():
            return label.number
        case PlaceLabel():
            return label.path
        case BoardLabel():
            return label.serial
        case ParcelLabel():
            return label.number or label.recipient
