"""What the till says over an empty cart: the last sale and its change, huge, or how to begin."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.booth.event import Receipt, SaleKind
from desktop.ui import theme
from desktop.ui.booth.selling.side import display
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.words import sale_kind


@dataclass(frozen=True)
class LastSale:
    """The last thing that was paid or given, and how: `how` in words."""

    receipt: Receipt
    how: str
    claimed: bool = False

    @property
    def words(self) -> str:
        """On one line: `A-0017 ✓  ¥129  Cash`."""
        parts = [f"{self.receipt.number} ✓"]
        if self.receipt.kind is not SaleKind.SALE:
            parts.append(sale_kind(self.receipt.kind))
        if self.receipt.kind is not SaleKind.GIFT:
            parts.append(money.short(self.receipt.total_fen))
        waits = [_("Not yet arrived")] if self.claimed else []
        return "  ".join([*parts, self.how, *waits])


class DoneView(QWidget):
    """Stands in the place of the cart until the next sale begins."""

    def __init__(self) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignCenter
        self.word = QLabel(alignment=centre, wordWrap=True)
        self.amount = QLabel(alignment=centre)
        self.below = QLabel(alignment=centre, wordWrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addStretch(1)
        column.addWidget(self.word)
        column.addWidget(self.amount)
        column.addWidget(self.below)
        column.addStretch(1)
        self._tone = Tone.PLAIN
        self.invite()

    def invite(self) -> None:
        """Before the first sale: how one begins."""
        self._tone = Tone.PLAIN
        self.word.setText(_("Tap what the buyer takes"))
        self.amount.clear()
        self.amount.hide()
        self.below.setText(_("or scan it, or type a code or initials and Enter."))
        self._size()

    def show_last(self, last: LastSale) -> None:
        """Change to hand out is huge; without change the amount that was paid."""
        receipt = last.receipt
        self.amount.show()
        self._tone = Tone.WARN if last.claimed else Tone.GOOD
        no_money = receipt.kind is SaleKind.EXCHANGE and not receipt.total_fen
        if receipt.kind is SaleKind.CORRECTION or no_money:
            # Nobody hands anything out: a large amount would be read as one to pay back.
            self.word.setText(sale_kind(receipt.kind))
            self.amount.clear()
            self.amount.hide()
        elif receipt.change_fen:
            self.word.setText(_("Change"))
            self.amount.setText(money.short(receipt.change_fen))
        elif receipt.kind is SaleKind.GIFT:
            self.word.setText(_("Given away"))
            self.amount.hide()
        elif last.claimed:
            self.word.setText(_("Not yet arrived"))
            self.amount.setText(money.short(receipt.total_fen))
        elif receipt.total_fen < 0:
            self.word.setText(_("Given back"))
            self.amount.setText(money.short(-receipt.total_fen))
        else:
            self.word.setText(_("Paid"))
            self.amount.setText(money.short(receipt.total_fen))
        self.below.setText(last.words)
        self.setAccessibleName(f"{self.word.text()} {self.amount.text()}, {last.words}")
        self._size()

    def _size(self) -> None:
        self.word.setFont(theme.sized(self.font(), 1.7 if self.amount.text() else 1.35, bold=True))
        self.amount.setFont(display(self.font(), 64))
        self.below.setFont(theme.sized(self.font(), 1.05))
        ink = theme.tone_colours(self.palette(), self._tone)[0]
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for label, colour in ((self.word, ink), (self.amount, ink), (self.below, quiet)):
            colours = label.palette()
            if colours.color(QPalette.ColorRole.WindowText) != colour:
                colours.setColor(QPalette.ColorRole.WindowText, colour)
                label.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        """Follows text size and scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._size()
