"""The page: a paper is verified at the top; below it this station's key, and the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.paper.keys import KeyStatus, PublicKey
from desktop.domain.paper.register import Series
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.paper.register.signing.key import KeyPart
from desktop.ui.paper.register.signing.known import KeysPart, NumbersPart
from desktop.ui.paper.register.signing.verifying import VerifyPart
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

_WIDTH = 760
_ALL = 1000


@dataclass(frozen=True)
class _Found:
    status: KeyStatus
    keys: list[PublicKey]
    series: list[Series]


class SigningPage(QWidget):
    """`closed` leads back to the list, `in_register` carries a number to be shown there."""

    closed = Signal()
    in_register = Signal(str)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self.close_key = tool_button("arrow-left", _("Back to the register"))
        self.verifying = VerifyPart(work)
        self.key = KeyPart(work, keeping)
        self.known = KeysPart()
        self.numbers = NumbersPart()
        self._lay_out()
        self._connect()
        self.ask()

    def ask(self) -> None:
        """Asks again how it stands."""
        desk, folder = self._work.desk(), self._keeping.folders.keys

        def look() -> _Found:
            from desktop.services.paper import register, signing

            status = signing.status(desk, folder)
            return _Found(status, signing.public_keys(desk), register.series(desk))

        self._work.jobs.run(READ, look, owner=self, done=self._came, latest="status")

    def verify(self, text: str) -> None:
        """Verifies a signed text."""
        self.verifying.verify(text)

    def show_part(self, word: str) -> None:
        """Brings verify, signing or numbers into view."""
        part = {"signing": self.key, "numbers": self.numbers}.get(word, self.verifying)
        self._scroll.ensureWidgetVisible(part)
        part.setFocus()

    def _came(self, found: _Found) -> None:
        self.key.show_status(found.status, found.keys)
        mine = found.status.key.uid if found.status.key is not None else ""
        self.known.show_keys(found.keys, mine if found.status.signs else "")
        self.numbers.show_series(found.series)

    def _connect(self) -> None:
        self.close_key.clicked.connect(self.closed)
        leave = QShortcut("Esc", self, self.closed.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.verifying.in_register.connect(self.in_register)
        self.key.changed.connect(self.ask)
        self.known.retire.connect(self.key.ask_retire)
        self._work.news.listen(self, (Topic.PAPER,), self.ask)

    def _lay_out(self) -> None:
        title = QLabel(_("Verify and sign"))
        theme.set_heading(title)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.close_key)
        head.addWidget(title, 1)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 4)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        for words, parts in (
            (_("Is this paper real?"), (self.verifying,)),
            (_("Signing papers"), (self.key, self.known)),
            (_("Series of numbers"), (self.numbers,)),
        ):
            label = QLabel(words)
            theme.set_heading(label, "line")
            column.addSpacing(theme.UNIT)
            column.addWidget(label)
            for part in parts:
                column.addWidget(part)
            column.addSpacing(theme.UNIT)
        column.addStretch(1)
        middle = QWidget()
        around = QHBoxLayout(middle)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._inner, _ALL)
        around.addStretch(1)
        self._scroll = scrolled(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.setFocusProxy(self.verifying)
        self._size()

    def _size(self) -> None:
        self._inner.setMaximumWidth(theme.grown(self.font(), _WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_inner"):
            self._size()
