"""A place's label: its name, the way to it, and the code by which the program finds it."""

from __future__ import annotations

from desktop.documents.labels.coded import Coded, lay
from desktop.documents.labels.plate import Plate
from desktop.domain.paper.labels import PlaceLabel


def place(plate: Plate, label: PlaceLabel, bars: bool | None) -> None:
    """Lays a place's label out; the way to it is left out where it says no more than the name."""
    path = "" if label.path == label.name else label.path.replace("/", " / ")
    lay(plate, Coded(label.code, label.name, sub=path), bars)
