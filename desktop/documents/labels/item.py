"""An article's label: its name, its variant, its price, and its code for the till's scanner."""

from __future__ import annotations

from desktop.documents.labels.coded import Coded, lay
from desktop.documents.labels.plate import Plate
from desktop.domain.money import short
from desktop.domain.paper.labels import ItemLabel


def item(plate: Plate, label: ItemLabel, bars: bool | None) -> None:
    """Lays an article's label out; without a price none is printed."""
    price = "" if label.price_fen is None else short(label.price_fen)
    lay(plate, Coded(label.code, label.name, label.variant, strong=price), bars)
