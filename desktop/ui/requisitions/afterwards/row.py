"""One line: how many pieces are well, and what became of the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.forms import Stepper
from desktop.ui.forms.boxes import choice_box
from desktop.wording import _, ngettext

_BOX = 300  # pixels at the usual text size


class PiecesRow(QWidget):
    """`qty` of `most` are well; of the rest one of `others` (key, words) is said, "" is nothing
    yet. Those in `reasons` want a word why.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        under: str,
        name: str,
        most: int,
        others: Sequence[tuple[str, str]],
        reasons: Sequence[str],
        *,
        first: int | None = None,
    ) -> None:
        super().__init__()
        self.most = most
        self._reasons = frozenset(reasons)
        self._first = most if first is None else first
        self.title = QLabel(title, wordWrap=True)
        self.under = QLabel(under, wordWrap=True)
        theme.set_tone(self.under, "muted")
        self.qty = Stepper(name.format(item=title), 0, most)
        self.qty.set_value(self._first)
        self.rest = QLabel()
        self.other = choice_box(_("What became of the rest of {item}").format(item=title))
        for key, words in others:
            self.other.addItem(words, key)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("why, in a few words"))
        self.reason.setAccessibleName(_("Why, for {item}").format(item=title))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.UNIT, 0, theme.UNIT)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, theme.grown(self.font(), _BOX))
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.under, 1, 0)
        grid.addWidget(self.qty, 0, 1, 2, 1)
        grid.addWidget(self.rest, 2, 0)
        grid.addWidget(self.other, 2, 1)
        grid.addWidget(self.reason, 3, 0, 1, 2)
        self.qty.changed.connect(lambda _n: self._show())
        self.other.currentIndexChanged.connect(lambda _n: self._show())
        self.reason.textChanged.connect(self.changed)
        self._show()

    @property
    def well(self) -> int:
        """Pieces that are well."""
        return self.qty.value()

    @property
    def fewer(self) -> int:
        """Pieces of the rest."""
        return self.most - self.well

    @property
    def word(self) -> str:
        """What is said of the rest, "" for nothing yet."""
        return str(self.other.currentData() or "") if self.fewer else ""

    @property
    def why(self) -> str:
        """The word why."""
        return self.reason.text().strip()

    @property
    def begun(self) -> bool:
        """Whether anything differs from how it began."""
        return self.well != self._first or bool(self.word) or bool(self.why)

    def missing(self) -> bool:
        """Whether a word why is asked for and not given."""
        return self.word in self._reasons and not self.why

    def _show(self) -> None:
        fewer = self.fewer
        some = self.other.count() > 1
        self.rest.setVisible(fewer > 0 and some)
        self.other.setVisible(fewer > 0 and some)
        self.reason.setVisible(bool(self.word))
        if fewer > 0:
            said = ngettext("{n} other piece:", "{n} other pieces:", fewer)
            self.rest.setText(said.format(n=f"{fewer:,}"))
        self.changed.emit()
