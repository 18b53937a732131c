"""The whole list: search as you type, chips, the grid, its tools and the side pane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QImage, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.ui import picture, theme
from desktop.ui.forms.flow import FlowLayout
from desktop.ui.forms.foldrow import FoldRow
from desktop.ui.forms.search_field import SearchField
from desktop.ui.forms.tool import chip_button, tool_button
from desktop.ui.jobs import Jobs
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.table.empty import Empty, EmptyPage, not_found
from desktop.ui.table.model import WindowModel
from desktop.ui.table.rows import Ask, Chip, Column, Export, Source
from desktop.ui.table.view import Grid
from desktop.wording import _, ngettext

_PICTURE_ROWS = 60
_USUAL_WIDTH = 1080
# Below this a search field no longer shows what is typed into it.
_FIELD = 180


class ListPage(QWidget):
    """One list. `current` is the row in hand or None, told again when its figures may be new ones,
    `taken` the same when it becomes another one, `opened` one entered or double-clicked,
    `columns_chosen` the keys to be remembered for next time.
    """

    current = Signal(object)
    taken = Signal(object)
    opened = Signal(object)
    columns_chosen = Signal(tuple)
    shown = Signal()

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[Any]],
        source: Source[Any],
        jobs: Jobs,
        *,
        sort: str = "",
        descending: bool = False,
        chips: Sequence[Chip] = (),
        empty: Empty | None = None,
        exports: Sequence[Export] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._chips = tuple(chips)
        self._failed = False  # the list could not be read, which stands above it
        self._nothing = empty or Empty(_("Nothing here yet"))
        first = Ask(
            sort or columns[0].key,
            descending,
            chips=frozenset(chip.key for chip in chips if chip.on),
        )
        self.model = WindowModel(columns, source, jobs, first, self)
        self.grid = Grid(self.model, title)
        self.notices = NoticeBar()
        self.field = SearchField(
            _("Search in {list}").format(list=title), _("Search: name, pinyin, initials, code")
        )
        self.count = QLabel()
        theme.set_tone(self.count, "muted")
        self.chip_buttons: dict[str, QPushButton] = {}
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.UNIT)
        self.empty_page = EmptyPage(self._nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty_page)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(theme.UNIT)
        self.split.addWidget(self._stack)
        self._lay_out(exports)
        self._connect()
        self.show_columns([c.key for c in columns if c.shown])

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Asks again; selection and place are kept. Also the first call that fills the list."""
        self.model.put(self.model.ask, max(0, self.grid.rowAt(0)))

    def set_text(self, text: str) -> None:
        """Searches for a text."""
        self.field.setText(text)

    def set_chips(self, keys: frozenset[str]) -> None:
        """Switches just these filters on."""
        for key, button in self.chip_buttons.items():
            button.setChecked(key in keys)
        self._ask()

    def select(self, *keys: object) -> None:
        """Selects things by their keys."""
        self.grid.select(keys)

    def set_side(self, pane: QWidget, width: int = 360) -> None:
        """Puts the pane with a thing's story to the right of the list.

        `width` is in pixels of a window of the usual size; the list keeps the larger part.
        """
        self.split.addWidget(pane)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        pane.setMinimumWidth(min(width, 280))
        self.split.setSizes([_USUAL_WIDTH - width, width])

    def show_columns(self, keys: Sequence[str]) -> None:
        """Shows these columns in this order, e.g. as remembered; none known: the usual ones."""
        known = {column.key for column in self.model.columns}
        usual = [c.key for c in self.model.columns if c.shown]
        self.grid.show_columns([k for k in keys if k in known] or usual)

    def shown_columns(self) -> tuple[str, ...]:
        """The keys of the columns shown, from left to right."""
        return tuple(self.model.columns[c].key for c in self.grid.shown_columns())

    def as_picture(self, *, hide_sensitive: bool = False) -> QImage:
        """What is shown, 1080 pixels wide; at most sixty rows from the top of the view."""
        numbers = [
            c
            for c in self.grid.shown_columns()
            if not (hide_sensitive and self.model.columns[c].sensitive)
        ]
        columns = [self.model.columns[c] for c in numbers]
        first = max(0, self.grid.rowAt(0))
        rows = self.model.here(first, first + _PICTURE_ROWS - 1)
        foot = _("{shown} of {total}").format(shown=len(rows), total=self.model.rowCount())
        return picture.table_picture(
            self._title,
            foot,
            self.font(),
            [c.title for c in columns],
            [[c.show(row) for c in columns] for row in rows],
            [c.number for c in columns],
        )

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self, exports: Sequence[Export]) -> None:
        self.tools = tool_button("ellipsis", _("Columns, copy and export"))
        self.tools.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.tools.setMenu(self._menu(exports))
        right = QHBoxLayout()
        right.setSpacing(theme.UNIT)
        right.addLayout(self.buttons)
        right.addWidget(self.tools)
        flow = FlowLayout(spacing=theme.UNIT)
        for chip in self._chips:
            button = chip_button(chip.title, on=chip.on)
            button.clicked.connect(lambda _=False, c=chip: self._chip_clicked(c))
            self.chip_buttons[chip.key] = button
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(FoldRow(self.field, right, least=_FIELD, spacing=theme.UNIT))
        if self._chips:
            column.addLayout(flow)
        column.addWidget(self.notices)
        column.addWidget(self.split, 1)
        column.addWidget(self.count)

    def _menu(self, exports: Sequence[Export]) -> QMenu:
        menu = QMenu(self)
        columns = menu.addMenu(theme.icon("list"), _("Columns"))
        columns.aboutToShow.connect(lambda: self._fill_columns(columns))
        menu.addAction(theme.icon("copy"), _("Copy as text"), self._copy_text)
        menu.addAction(theme.icon("image"), _("Copy picture"), self.copy_picture)
        if any(column.sensitive for column in self.model.columns):
            menu.addAction(
                theme.icon("image"),
                _("Copy picture without amounts and addresses"),
                lambda: self.copy_picture(hide_sensitive=True),
            )
        if exports:
            menu.addSeparator()
        for export in exports:
            menu.addAction(
                theme.icon("download"),
                export.title,
                lambda e=export: e.act(self.model.ask, self.shown_columns()),
            )
        header = self.grid.horizontalHeader()
        header.customContextMenuRequested.connect(lambda at: columns.popup(header.mapToGlobal(at)))
        return menu

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        self.grid.current.connect(self.current)
        self.grid.taken.connect(self.taken)
        self.grid.opened.connect(self.opened)
        self.grid.sort_wanted.connect(self._sort)
        self.grid.columns_changed.connect(self._columns_changed)
        self.model.loaded.connect(self._arrived)
        self.model.refused.connect(self._refused)
        find = QShortcut("Ctrl+F", self, self._find)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def copy_picture(self, *, hide_sensitive: bool = False) -> None:
        """Puts what is shown on the clipboard as a picture."""
        picture.copy(self.as_picture(hide_sensitive=hide_sensitive))

    def _copy_text(self) -> None:
        if not self.grid.selectionModel().hasSelection():
            self.grid.selectAll()
        picture.copy_text(self.grid.as_text())

    def _find(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _ask(self) -> None:
        self.notices.clear()
        on = frozenset(key for key, button in self.chip_buttons.items() if button.isChecked())
        self.model.put(replace(self.model.ask, text=self.field.text().strip(), chips=on))

    def _sort(self, column: int, descending: bool) -> None:
        key = self.model.columns[column].key
        self.model.put(replace(self.model.ask, sort=key, descending=descending))
        self.grid.mark_sort()

    def _chip_clicked(self, chip: Chip) -> None:
        for other in self._chips:
            if chip.group and other.group == chip.group and other.key != chip.key:
                self.chip_buttons[other.key].setChecked(False)
        self._ask()

    def _fill_columns(self, menu: QMenu) -> None:
        menu.clear()
        shown = self.shown_columns()
        for column in self.model.columns:
            action = QAction(column.title, menu, checkable=True, checked=column.key in shown)
            action.toggled.connect(lambda on, k=column.key: self._toggle(k, on))
            menu.addAction(action)

    def _toggle(self, key: str, on: bool) -> None:
        shown = [k for k in self.shown_columns() if k != key]
        self.show_columns([*shown, key] if on else shown)
        self._columns_changed()

    def _columns_changed(self) -> None:
        self.columns_chosen.emit(self.shown_columns())

    # ── answers ───────────────────────────────────────────────────────────────────────────────

    def _arrived(self) -> None:
        if self._failed:  # what a room said above the list is not the list's to take away
            self.notices.clear()
        self._failed = False
        total = self.model.rowCount()
        self.count.setText(ngettext("{n} entry", "{n} entries", total).format(n=f"{total:,}"))
        self.grid.mark_sort()
        ask = self.model.ask
        if total:
            self._stack.setCurrentWidget(self.grid)
        else:
            filtered = bool(ask.text or ask.chips)
            empty = not_found(ask.text, self._show_everything) if filtered else self._nothing
            self.empty_page.show_empty(empty)
            self._stack.setCurrentWidget(self.empty_page)
            self.current.emit(None)
        self.shown.emit()

    def _show_everything(self) -> None:
        for button in self.chip_buttons.values():
            button.setChecked(False)
        self.field.clear()
        self._ask()

    def _refused(self, no: Refused) -> None:
        self._failed = True
        self.notices.refuse(no, _("Try again"), self.refresh)
