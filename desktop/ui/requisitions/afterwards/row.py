"""One line: how many pieces are well, and what became of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.forms import Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.requisitions.afterwards.others import Others
from desktop.wording import _

_BOX = 300  # pixels at the usual text size
_FIRST = 2  # the grid's row where the others begin; two rows each


class Part(NamedTuple):
    """Of the others so many pieces, what became of them, and why."""

    word: str
    qty: int
    why: str


def tally(rows: Iterable[PiecesRow]) -> list[str]:
    """Of what is not well, how many pieces had which fate."""
    sums: Counter[str] = Counter()
    for row in rows:
        for part in row.parts:
            sums[row.words[part.word]] += part.qty
    return [_("{what} × {n}").format(what=fate, n=f"{n:,}") for fate, n in sums.items() if n]


class PiecesRow(QWidget):
    """`qty` of `most` are well; of the rest one of `others` (key, words) is said, "" is nothing
    yet. Those in `reasons` want a word why. Where not all of the rest is the same it is parted:
    each part says how many, the last one takes what is left.
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
        self._said, self._words, self.words = title, others, dict(others)
        self._reasons = frozenset(reasons)
        self._first = most if first is None else first
        self.title = QLabel(title, wordWrap=True)
        self.under = QLabel(under, wordWrap=True)
        theme.set_tone(self.under, "muted")
        self.qty = Stepper(name.format(item=title), 0, most)
        self.qty.set_value(self._first)
        self.others: list[Others] = []
        self.part_key = IconKey(theme.icon("plus"), _("Not all of them: say it in parts"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.UNIT, 0, theme.UNIT)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(1, theme.grown(self.font(), _BOX))
        self._grid.addWidget(self.title, 0, 0)
        self._grid.addWidget(self.under, 1, 0)
        self._grid.addWidget(self.qty, 0, 1, 2, 1)
        self.qty.changed.connect(lambda _n: self._show())
        self.part_key.clicked.connect(self.part)
        self._add()

    @property
    def well(self) -> int:
        """Pieces that are well."""
        return self.qty.value()

    @property
    def fewer(self) -> int:
        """Pieces of the rest."""
        return self.most - self.well

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is said of the rest; nothing of pieces that nobody told of yet."""
        return tuple(Part(one.word, one.pieces, one.why) for one in self.others if one.word)

    @property
    def untold(self) -> int:
        """Pieces of the rest of which nothing is said yet."""
        return self.fewer - sum(part.qty for part in self.parts)

    @property
    def begun(self) -> bool:
        """Whether anything differs from how it began."""
        return self.well != self._first or any(one.word or one.why for one in self.others)

    def missing(self) -> QLineEdit | None:
        """The field where a word why is asked for and not given, None where none is."""
        for one in self.others:
            if one.word in self._reasons and not one.why:
                return one.reason
        return None

    def part(self) -> None:
        """One piece of the rest had another fate than the others: one more part."""
        last = self.others[-1]
        last.take_some(last.pieces - 1)
        self._add()
        last.qty.setFocus()

    def _add(self) -> None:
        one = Others(self._said, self.most, self._words, self._show)
        row = _FIRST + 2 * len(self.others)
        one.lay_out(self._grid, row)
        self._grid.addWidget(self.part_key, row + 2, 1, Qt.AlignmentFlag.AlignLeft)
        self.others.append(one)
        QWidget.setTabOrder(one.reason, self.part_key)
        self._show()

    def _show(self) -> None:
        left = self.fewer
        for one in self.others[:-1]:
            left = one.clip(left)
        last = self.others[-1]
        last.take_left(left)
        on = self.fewer > 0 and len(self._words) > 1
        for one in self.others:
            one.show(on)
        self.part_key.setVisible(on and bool(last.word) and left > 1)
        self.changed.emit()
