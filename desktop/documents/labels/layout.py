"""Which layout a label gets, with which margins; and what is the matter with labels, undrawn."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.labels.board import board
from desktop.documents.labels.box import box
from desktop.documents.labels.item import item
from desktop.documents.labels.parcel import parcel
from desktop.documents.labels.place import place
from desktop.documents.labels.plate import Plate
from desktop.domain.paper.labels import (
    BoardLabel,
    BoxLabel,
    Copies,
    ItemLabel,
    Label,
    ParcelLabel,
    PlaceLabel,
    named,
)
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.sizes import A4, Grid, Roll, Stock

DOTS = 8  # a mm: the head of a printer sold as 203 dpi
_LEAST, _MOST = 1.5, 5.0  # mm of margin on a roll
_CUT = 2.5  # mm: a sheet's labels are cut, and sheets are pulled in askew
_UNPRINTED = 5.0  # mm at the edges of a sheet that office printers leave white


def lay_out(label: Label, stock: Stock, bars: bool | None = None, dots: float = DOTS) -> Plate:
    """A label as it stands on the stock, for a printer of so many dots a mm."""
    side, top = margins(stock)
    plate = Plate(named(label), stock.wide, stock.high, side, top, 1 / dots)
    match label:
        case ItemLabel():
            item(plate, label, bars)
        case BoxLabel():
            box(plate, label, bars)
        case PlaceLabel():
            place(plate, label, bars)
        case BoardLabel():
            board(plate, label, bars)
        case ParcelLabel():
            parcel(plate, label, bars)
    return plate


def check(copies: Sequence[Copies], stock: Stock, bars: bool | None = None) -> tuple[Finding, ...]:
    """What a person should look at, without drawing anything."""
    seen = dict.fromkeys(one.label for one in copies if one.copies > 0)
    found: dict[Finding, None] = {}
    for label in seen:
        found |= lay_out(label, stock, bars).findings
    return tuple(found)


def margins(stock: Stock) -> tuple[float, float]:
    """Left and right, top and bottom, in mm.

    Labels of a sheet keep clear of the edges that office printers cannot reach.
    """
    match stock:
        case Roll():
            both = round(min(max(min(stock.wide, stock.high) * 0.05, _LEAST), _MOST) * DOTS) / DOTS
            return both, both
        case Grid():
            x, y = stock.corner(stock.count - 1)
            beside = min(stock.left, A4[0] - x - stock.wide)
            above = min(stock.top, A4[1] - y - stock.high)
            return (
                min(max(_CUT, _UNPRINTED - beside), stock.wide / 5),
                min(max(_CUT, _UNPRINTED - above), stock.high / 5),
            )
