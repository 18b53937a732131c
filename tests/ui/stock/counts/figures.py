"""A count opened in the window, and figures written into it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain.counts import CountDraft
from desktop.services import counts, places, stock
from desktop.services.changes import OpId


def opened(house, view, **more):
    """A count at 成都·仓库, taken in hand."""
    desk = house.session.desk()
    home = places.find_place(desk, "成都·仓库").id
    count = counts.open_count(desk, OpId.new(), CountDraft("清点", home, **more))
    view.open(count.id)
    house.settle()
    return count


def lies(house):
    """What the books say, by code."""
    rows = stock.holdings(house.session.desk(), limit=1000).rows
    return {h.code: h.on_hand for h in rows}


def write(house, page, text, code="TS-L"):
    """Types a figure in a thing's line, and Enter."""
    page.table.take([line.code for line in page.table.lines.lines].index(code))
    house.bot.keyClicks(page.table, text[0])
    editor = page.table.findChild(QLineEdit)
    editor.setText(text)
    house.bot.keyClick(editor, Qt.Key.Key_Return)
    house.settle()


def drawn(page):
    """The lines as a person sees them: `TS-M 3 → 2`, the smaller size first."""
    return [f"{x.code or x.title} {x.qty} → {x.counted}" for x in page.table.lines.lines]
