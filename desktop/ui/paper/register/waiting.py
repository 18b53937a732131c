"""A quiet line above the list: papers that have their numbers and were never printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.paper.register import State
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext


class Unprinted(QWidget):
    """Hidden while there are none; `wanted` tells that they are to be printed now."""

    wanted = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.words = QLabel()
        self.go = IconKey(theme.icon("printer"), _("Take them in hand"))
        theme.set_tone(self.words, Tone.WARN)
        row = FlowLayout(self, spacing=theme.UNIT * 2)
        row.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, 0)
        row.addWidget(self.words)
        row.addWidget(self.go)
        self.go.clicked.connect(self.wanted)
        self.hide()

    def ask(self) -> None:
        """Asks how many there are."""
        desk = self._work.desk()

        def look() -> int:
            from desktop.services.paper import register

            return register.register(desk, state=State.VALID, printed=False, limit=1).total

        self._work.jobs.run(READ, look, owner=self, done=self._came, latest="unprinted")

    def _came(self, n: int) -> None:
        said = ngettext(
            "{n} paper has its number and was not printed yet",
            "{n} papers have their numbers and were not printed yet",
            n,
        )
        self.words.setText(said.format(n=f"{n:,}"))
        # As high as the key beside it, so that both stand on one line.
        self.words.setMinimumHeight(self.go.sizeHint().height())
        self.setVisible(bool(n))
