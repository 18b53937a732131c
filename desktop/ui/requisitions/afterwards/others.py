"""Pieces of a line that are not well: what became of them, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from desktop.ui.forms import Stepper
from desktop.ui.forms.boxes import choice_box
from desktop.wording import _, ngettext


class Others:
    """So many pieces as are typed, or all that are left, in two rows of the line's `grid`.

    `others` are keys and words of what may be said, "" is nothing yet; `changed` is called after
    whatever a person does.
    """

    def __init__(
        self,
        title: str,
        most: int,
        others: Sequence[tuple[str, str]],
        changed: Callable[[], None],
    ) -> None:
        self._left: int | None = 0  # pieces; None: as many as are typed
        self.rest = QLabel()
        self.qty = Stepper(_("How many of {item}").format(item=title), 0, most)
        self.other = choice_box(_("What became of the rest of {item}").format(item=title))
        for key, words in others:
            self.other.addItem(words, key)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("why, in a few words"))
        self.reason.setAccessibleName(_("Why, for {item}").format(item=title))
        self.qty.changed.connect(lambda _n: changed())
        self.other.currentIndexChanged.connect(lambda _n: changed())
        self.reason.textChanged.connect(lambda _text: changed())

    def lay_out(self, grid: QGridLayout, row: int) -> None:
        """Into two rows of the line's grid."""
        grid.addWidget(self.rest, row, 0)
        grid.addWidget(self.qty, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.other, row, 1)
        grid.addWidget(self.reason, row + 1, 0, 1, 2)

    @property
    def pieces(self) -> int:
        """How many they are."""
        return self.qty.value() if self._left is None else self._left

    @property
    def word(self) -> str:
        """What is said of them, "" for nothing yet."""
        return str(self.other.currentData() or "") if self.pieces else ""

    @property
    def why(self) -> str:
        """The word why."""
        return self.reason.text().strip()

    def take_some(self, pieces: int) -> None:
        """So many of the rest from now on, and a person may say another number."""
        self._left = None
        self._set(pieces)

    def take_left(self, pieces: int) -> None:
        """All that the parts before it leave."""
        self._left = pieces
        said = ngettext("{n} other piece:", "{n} other pieces:", pieces)
        self.rest.setText(said.format(n=f"{pieces:,}"))

    def clip(self, pieces: int) -> int:
        """No more than are there; how many are left after it."""
        if self.qty.value() > pieces:
            self._set(pieces)
        return pieces - self.qty.value()

    def _set(self, pieces: int) -> None:
        """Without a word to the line, which asks for it."""
        self.qty.blockSignals(True)
        self.qty.set_value(pieces)
        self.qty.blockSignals(False)

    def show(self, on: bool) -> None:
        """Shows what is to be said of them, or nothing where nothing is open."""
        self.qty.setVisible(on and self._left is None)
        self.rest.setVisible(on and bool(self._left))
        self.other.setVisible(on and (self._left is None or self._left > 0))
        self.reason.setVisible(on and bool(self.word))
