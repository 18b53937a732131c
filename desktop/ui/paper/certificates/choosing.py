"""Which template: what stands chosen, and the list of all, in groups, searched as one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.paper.register import number_in, series_of
from desktop.domain.paper.template import Template
from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.search_field import SearchField
from desktop.ui.paper.certificates import groups
from desktop.wording import _

_ROWS = 7


class Choosing(QWidget):
    """`chosen` carries the key of another template, `edit` that of the one to be edited."""

    chosen = Signal(str)
    edit = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._templates: list[Template] = []
        self._own: frozenset[str] = frozenset()
        self._key = ""
        self.title = QLabel(wordWrap=True)
        self.about = QLabel(wordWrap=True)
        self.other = IconKey(theme.icon("list"), _("Another"))
        self.other.setAccessibleName(_("Another template"))
        self.other.setToolTip(_("Another template"))
        self.other.setCheckable(True)
        self.edit_key = tool_button("pencil", _("Edit this template"), framed=True)
        self.field = _Search(_("Search the templates"), _("Title, pinyin or initials"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Templates"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.other.toggled.connect(self._open)
        self.edit_key.clicked.connect(lambda: self.edit.emit(self._key))
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.moved.connect(self._step)
        self.field.returnPressed.connect(lambda: self._take(self.list.currentItem()))
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)

    def show_templates(
        self, templates: Sequence[Template], own: frozenset[str], key: str, day: date
    ) -> None:
        """These are there, `own` the keys of the community's; this one is chosen. Its numbers are
        shown as on that day.
        """
        self._templates = groups.ordered(templates)
        self._own, self._key = own, key
        self._fill()
        one = self.template
        self.edit_key.setEnabled(one is not None)
        if one is None:
            self.title.setText("")
            self.about.clear()
            return
        self.title.setText(one.title)
        parts = [groups.title(groups.group(one)), f"{one.wide:g} × {one.high:g} mm"]
        if one.register:
            parts.append(number_in(series_of(one.rule, one.kind, day), None))
        if one.key in own:
            parts.append(_("as your community wrote it"))
        self.about.setText("  ·  ".join(parts))

    @property
    def templates(self) -> tuple[Template, ...]:
        """All that are there."""
        return tuple(self._templates)

    @property
    def template(self) -> Template | None:
        """The one that is chosen."""
        return next((one for one in self._templates if one.key == self._key), None)

    def _fill(self) -> None:
        self.list.clear()
        found = groups.matching(self._templates, self.field.text())
        high = theme.row_height(self.font(), theme.TOUCH)
        # In a line of its own: what stands inside an f-string is not collected for translation.
        own = _("your own")
        before: groups.Group | None = None
        for one in found:
            kind = groups.group(one)
            if kind is not before:
                head = QListWidgetItem(groups.title(kind))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(theme.sized(self.font(), 1.0, bold=True))
                self.list.addItem(head)
                before = kind
            words = f"{one.title}  ·  {own}" if one.key in self._own else one.title
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, one.key)
            item.setSizeHint(QSize(100, high))
            self.list.addItem(item)
            if one.key == self._key or self.list.currentRow() < 0:
                self.list.setCurrentItem(item)
        if not found:
            none = QListWidgetItem(_("No template is called that."))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self.list.setFixedHeight(min(_ROWS, max(2, self.list.count())) * high + 8)

    def _open(self, on: bool) -> None:
        self.field.setVisible(on)
        self.list.setVisible(on)
        if on:
            self.field.clear()
            self._fill()
            self.field.setFocus()
            current = self.list.currentItem()
            if current is not None:
                self.list.scrollToItem(current)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if self.list.item(row).data(Qt.ItemDataRole.UserRole):
                self.list.setCurrentRow(row)
                return
            row += by

    def _take(self, item: QListWidgetItem | None) -> None:
        key = item.data(Qt.ItemDataRole.UserRole) if item else None
        if key:
            self.other.setChecked(False)
            self.other.setFocus()
            if key != self._key:
                self.chosen.emit(key)

    def _lay_out(self) -> None:
        theme.set_tone(self.about, "muted")
        theme.set_heading(self.title, "part")
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.title, 1)
        head.addWidget(self.other)
        head.addWidget(self.edit_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._open(False)


class _Search(SearchField):
    """Arrows move in the list below it."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down are for the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)
