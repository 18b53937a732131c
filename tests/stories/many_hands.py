"""What a person does in the rooms of the stock and of production, and what they see there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QToolButton,
    QWidget,
)

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, places, stock
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.ui.forms import Stepper
from tests.ui.house import House
from tests.ui.keys import scan


class Hands:
    """One person at one window."""

    def __init__(self, house: House) -> None:
        self.house = house
        house.frame.resize(1366, 768)

    # ── rooms ─────────────────────────────────────────────────────────────────────────────────

    def room(self, key: str) -> Any:
        """Goes to a room by its door."""
        self.tap(self.house.frame.rail.keys[key])
        self.house.until(lambda: self.house.page(key) is not None)
        self.house.settle()
        return self.house.page(key)

    def tab(self, key: str) -> Any:
        """A tab of the stock room, by its key in the bar."""
        page = self.room("stock")
        self.tap(page.bar.lists[key])
        return page.view(key)

    # ── hands ─────────────────────────────────────────────────────────────────────────────────

    def tap(self, widget: QWidget) -> None:
        """Presses a key that can be seen."""
        self.house.tap(widget)

    def key(self, words: str, within: QWidget) -> QAbstractButton:
        """The key that can be seen and says so."""
        (found,) = [
            button
            for button in within.findChildren(QAbstractButton)
            if button.isVisible() and button.text().strip() == words
        ]
        return found

    def box(self, name: str, within: QWidget) -> QComboBox:
        """The box that can be seen and is called so."""
        (found,) = [
            box
            for box in within.findChildren(QComboBox)
            if box.isVisible() and box.accessibleName() == name
        ]
        return found

    def tick(self, box: QCheckBox) -> None:
        """Ticks a box on its mark."""
        assert box.isVisible()
        mark = QPoint(12, box.height() // 2)
        self.house.bot.mouseClick(box, Qt.MouseButton.LeftButton, pos=mark)
        assert box.isChecked()
        self.house.settle()

    def type(self, field: QWidget, text: object) -> None:
        """Writes over what stands in a field."""
        entry = field.field if isinstance(field, Stepper) else field
        assert isinstance(entry, QLineEdit)
        entry.window().activateWindow()
        entry.setFocus()
        self.house.until(entry.hasFocus)
        entry.selectAll()
        self.house.bot.keyClick(entry, Qt.Key.Key_Delete)
        self.house.bot.keyClicks(entry, f"{text}")
        self.house.bot.keyClick(entry, Qt.Key.Key_Tab)
        self.house.settle()

    def write(self, field: QWidget, text: str) -> None:
        """Writes Chinese."""
        self.house.write(field, text)

    def pick(self, picker: Any, text: str) -> None:
        """Finds something in a picker; what is not there is made in passing."""
        self.house.pick(picker, text)

    def choose(self, box: Any, data: object) -> None:
        """Chooses in a box, with the keys of the keyboard."""
        box.setFocus()
        goal = box.findData(data)
        assert goal >= 0, data
        way = Qt.Key.Key_Down if goal > box.currentIndex() else Qt.Key.Key_Up
        for _step in range(abs(goal - box.currentIndex())):
            self.house.bot.keyClick(box, way)
        assert box.currentData() == data
        self.house.settle()

    def scan(self, code: str) -> None:
        """Holds a code before the scanner."""
        self.house.frame.activateWindow()
        self.house.until(self.house.frame.isActiveWindow)
        scan(self.house.frame, code)
        self.house.settle()

    def put(self, grid: QAbstractItemView, title: str, figure: int) -> None:
        """Types a figure into the line of a thing, in a table with one column to write in."""
        rows = [row[0] for row in cells(grid)]
        model = grid.model()
        row = rows.index(title)
        column = next(
            c
            for c in range(model.columnCount())
            if model.index(row, c).flags() & Qt.ItemFlag.ItemIsEditable
        )
        grid.setFocus()
        grid.setCurrentIndex(model.index(row, column))
        for digit in f"{figure}":
            self.house.bot.keyClicks(grid.findChild(QLineEdit) or grid, digit)
        self.house.bot.keyClick(grid.findChild(QLineEdit), Qt.Key.Key_Return)
        self.house.settle()

    def touch(self, grid: QAbstractItemView, title: str) -> None:
        """Clicks on the line in which this stands."""
        row = next(n for n, line in enumerate(cells(grid)) if title in line)
        index = grid.model().index(row, 0)
        grid.scrollTo(index)
        at = grid.visualRect(index).center()
        self.house.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.house.settle()

    def menu(self, button: QToolButton, words: str) -> None:
        """Takes a line of the menu that hangs at a key."""
        assert button.isVisible()
        (line,) = [a for a in button.menu().actions() if a.text() == words]
        line.trigger()
        self.house.settle()

    def enter(self, grid: QAbstractItemView, title: str) -> None:
        """Takes the line that begins so, and presses Enter."""
        row = next(n for n, line in enumerate(cells(grid)) if line[0].startswith(title))
        grid.setFocus()
        grid.setCurrentIndex(grid.model().index(row, 0))
        self.house.bot.keyClick(grid, Qt.Key.Key_Return)
        self.house.settle()

    # ── what is seen ──────────────────────────────────────────────────────────────────────────

    def lies(self, title: str) -> dict[str, int]:
        """Where a thing lies and how many, by place."""
        rows = stock.holdings(self.house.session.desk(), limit=1000).rows
        return {
            h.place: h.on_hand for h in rows if f"{h.item} {h.label}".strip() == title and h.on_hand
        }


def cells(grid: QAbstractItemView) -> list[list[str]]:
    """A table as it is drawn."""
    model: QAbstractItemModel = grid.model()
    return [
        [model.index(r, c).data() for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def columns(grid: QAbstractItemView, *which: int) -> list[tuple[str, ...]]:
    """Some columns of a table as they are drawn."""
    return [tuple(row[c] for c in which) for row in cells(grid)]


def before(house: House, *, homes: Iterable[str] = ("小李", "阿强")) -> None:
    """What the community had before: a store, keepers, 300 stickers at 小李's, a bag to fill."""
    desk = house.session.desk()
    places.create_place(desk, OpId.new(), PlaceKind.SITE, "成都·仓库")
    for name in homes:
        places.create_place(desk, OpId.new(), PlaceKind.PERSON, name)
    for name, code, fen in (("贴纸", "TZ", None), ("大礼包", "BAG", 5900)):
        edit = VariantEdit(VariantDraft(code, "", fen))
        catalogue.save_item(desk, OpId.new(), ItemDraft(name), [edit])
    supplier = places.find_place(desk, "supplier").id
    home = places.find_place(desk, "小李").id
    stock.move(desk, OpId.new(), "TZ", 300, supplier, home, reason="到货", kind="receive")
    house.settle()
