"""Ways to work the room of labels, and a foreign eye on what comes out of it."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image

from desktop.documents.pages import Pages
from desktop.ui.paper.labels.kinds import Kind


def settled(house, page):
    """Everything asked, answered and drawn."""
    for _turn in range(2):
        house.until(lambda: not page._soon.isActive() and not page.view.preview._soon.isActive())
        house.settle()


def wanted(house, page, *keys, kind=Kind.ITEMS):
    """Labels of these, asked for from another room."""
    house.session.go("paper", ("labels", kind, list(keys)))
    settled(house, page)


def read(pdf: bytes, page: int = 0, dpi: float = 203.2) -> set[str]:
    """What a foreign decoder finds on a page."""
    with Pages(pdf) as book:
        png = book.png(page, dpi)
    return {found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))}
