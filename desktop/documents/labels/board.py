"""A board's label: serial number, product, and the mark that it passed its test."""

from __future__ import annotations

from desktop.documents.labels.coded import Coded, lay
from desktop.documents.labels.plate import Plate
from desktop.domain.paper.labels import BoardLabel
from desktop.wording.labels import passed


def board(plate: Plate, label: BoardLabel, bars: bool | None) -> None:
    """Lays a board's label out; one that has not passed bears no mark."""
    mark = "" if label.passed_on is None else passed(label.passed_on)
    keys = ("serial", "passed_on", "product", "")
    lay(plate, Coded(label.serial, label.serial, mark, label.product, keys=keys), bars)
