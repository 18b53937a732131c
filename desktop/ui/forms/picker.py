"""A field that finds one thing among many as it is typed: a place, an item, a person."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms.search_field import SearchField
from desktop.ui.jobs import READ, Jobs
from desktop.wording import _

_ROWS = 7


@dataclass(frozen=True)
class Choice:
    """One thing that can be picked; `likely` false where something new is rather meant."""

    key: Hashable
    title: str
    subtitle: str = ""
    likely: bool = True


Provider = Callable[[str], Sequence[Choice]]


class Picker(QWidget):
    """Type to find, arrows and Enter (or a tap) to take. `picked` carries the Choice or None.

    `provider` answers a text with a few choices, the empty text with the likeliest; it runs in the
    read lane. A title that is just the text comes first. `create` ("New place: {name}") stands
    after the likely choices, unless there is that title; `created` tells the name for a new one.
    """

    picked = Signal(object)
    created = Signal(str)

    def __init__(
        self,
        name: str,
        provider: Provider,
        jobs: Jobs,
        *,
        create: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._provider, self._jobs, self._create = provider, jobs, create
        self._choice: Choice | None = None
        self.setAccessibleName(name)
        self.field = SearchField(name, _("Name, pinyin, initials or code"))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        # It lies over the window and never takes the focus: the keyboard, and with it any input
        # method, stays in the field.
        self.list = QListWidget(self)
        self.list.hide()
        self.destroyed.connect(self.list.deleteLater)
        self.list.setFrameShape(QFrame.Shape.Box)
        self.list.setAccessibleName(_("Choices for {name}").format(name=name))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)

    def chosen(self) -> Choice | None:
        """What was picked and still stands."""
        return self._choice

    def loose(self) -> str:
        """What was typed and names nothing that was picked; "" when nothing stands there."""
        return "" if self._choice else self.field.text().strip()

    def set_choice(self, choice: Choice | None) -> None:
        """Shows a choice without telling anybody."""
        self._choice = choice
        self.field.setText(choice.title if choice else "")
        self.list.hide()

    def offer(self, choice: Choice) -> None:
        """Fills in the only choice there is, where nothing stands and nobody is about to type."""
        if not self.field.text() and self.window().focusWidget() is not self.field:
            self.set_choice(choice)

    def made(self, name: str, choice: Choice) -> None:
        """What was created is chosen, unless something else was typed in the meantime."""
        if self.field.text().strip() == name:
            self.set_choice(choice)

    def _typed(self, text: str) -> None:
        if self._choice is not None and text != self._choice.title:
            self._choice = None
            self.picked.emit(None)
        self._ask()

    def _ask(self) -> None:
        text = self.field.text().strip()
        self._jobs.run(
            READ,
            lambda: self._provider(text),
            owner=self,
            done=self._arrived,
            latest="choices",
        )

    def _arrived(self, choices: Sequence[Choice]) -> None:
        if not self.field.hasFocus():
            return
        text = self.field.text().strip()
        same = [c for c in choices if c.title.casefold() == text.casefold()]
        others = [c for c in choices if c not in same]
        self.list.clear()
        self._add([*same, *(c for c in others if c.likely)])
        if self._create and text and not same:
            self.list.addItem(QListWidgetItem(self._create.format(name=text)))
        self._add([c for c in others if not c.likely])
        high = theme.row_height(self.font(), theme.TOUCH)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setSizeHint(QSize(self.width() // 2, high))
        if not self.list.count():
            self.list.hide()
            return
        self.list.setCurrentRow(0)
        self._show_list(min(_ROWS, self.list.count()) * high + 8)

    def _add(self, choices: Sequence[Choice]) -> None:
        for choice in choices:
            words = f"{choice.title}  ·  {choice.subtitle}" if choice.subtitle else choice.title
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.list.addItem(item)

    def _show_list(self, wanted: int) -> None:
        """Below the field, or above it where there is more room."""
        window = self.window()
        self.list.setParent(window)
        at = self.mapTo(window, QPoint(0, 0))
        below, above = window.height() - at.y() - self.height() - 8, at.y() - 8
        room = below if below >= min(wanted, above) else above
        height = min(wanted, max(room, theme.TOUCH))
        y = at.y() + self.height() + 2 if room == below else at.y() - height - 2
        self.list.setGeometry(at.x(), y, self.width(), height)
        self.list.show()
        self.list.raise_()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        choice = item.data(Qt.ItemDataRole.UserRole)
        if choice is None:
            self.list.hide()
            self.created.emit(self.field.text().strip())
            return
        self.set_choice(choice)
        self.picked.emit(choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the keyboard; some keys are for the list."""
        if watched is self.field:
            if event.type() == QEvent.Type.FocusOut:
                self.list.hide()
            elif event.type() == QEvent.Type.MouseButtonPress and self._choice is None:
                self._ask()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            elif _is_escape(event) and self.list.isVisible():
                event.accept()  # Esc puts the list away before it leaves the page
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if not self.list.isVisible():
            if key == Qt.Key.Key_Down:
                self._ask()
                return True
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            QApplication.sendEvent(self.list, event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Tab and self._choice is None and self.field.text().strip():
            # Tab takes the first one and goes on to the next field.
            self._take(self.list.currentItem())
            return False
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            return False
        return True


def _is_escape(event: QEvent) -> bool:
    """Whether Esc is about to be taken for a shortcut."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    return event.key() == Qt.Key.Key_Escape
