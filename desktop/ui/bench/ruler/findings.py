"""What a factory would object to, by name; a press shows where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.bench.ruler import Feature, RulerFinding
from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext
from desktop.wording.bench import ruler as words
from desktop.wording.joining import listed

_ROWS = 3


class Findings(QWidget):
    """`picked(RulerFinding)`."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[RulerFinding, ...] = ()
        self.head = QLabel(wordWrap=True)
        self.left_out = QLabel(wordWrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What the factory would object to"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_heading(self.head, "line")
        theme.set_tone(self.left_out, Tone.WARN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.head, self.left_out, self.list):
            column.addWidget(part)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.say_checking()
        self.show_left_out(())

    def show_left_out(self, features: Sequence[Feature]) -> None:
        """What found no room."""
        names = listed(words.feature(one) for one in features)
        said = _("No room for: {names}. Make the ruler larger, or leave something else out.")
        self.left_out.setText(said.format(names=names))
        self.left_out.setVisible(bool(features))

    def say_nothing(self) -> None:
        """There is no ruler to be looked at."""
        self.head.clear()
        self.list.hide()

    def say_checking(self) -> None:
        """It is being looked at."""
        self.head.setText(_("Checking against the factory's limits …"))

    def show_findings(self, findings: Sequence[RulerFinding]) -> None:
        """Lists them."""
        self.findings = tuple(findings)
        n = len(self.findings)
        said = ngettext(
            "{n} thing the factory would object to",
            "{n} things the factory would object to",
            n,
        )
        self.head.setText(
            said.format(n=f"{n:,}") if n else "✓ " + _("The factory can make it as it is.")
        )
        self.list.clear()
        for found in self.findings:
            item = QListWidgetItem(theme.icon("triangle-alert"), words.finding(found))
            item.setData(Qt.ItemDataRole.UserRole, found)
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setVisible(bool(n))
        self._size()

    def _size(self) -> None:
        """As high as three of them; the others are scrolled to."""
        rows = range(min(self.list.count(), _ROWS))
        least = theme.TOUCH
        self.list.setFixedHeight(sum(max(least, self.list.sizeHintForRow(n)) for n in rows) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences need more lines where it is narrow."""
        super().resizeEvent(event)
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "list"):
            self._size()

    def _take(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(Qt.ItemDataRole.UserRole))
