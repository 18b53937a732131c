"""The drawer: counted by notes or as a sum; what is expected shows only after the count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton

from desktop.domain import money
from desktop.domain.errors import BadAmount, Missing
from desktop.ui import theme
from desktop.ui.forms import Field, MoneyField, Stepper
from desktop.ui.forms.boxes import choice_box
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.joining import paragraph
from desktop.wording.refusals import sentence

# Notes and coins of the yuan that a drawer holds, in fen.
NOTES = (10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10)


class DrawerCount(Part):
    """`close_wanted(counted_fen, keeper, note)`."""

    close_wanted = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__(
            _("Count the drawer"),
            _("By notes, or just the sum. What the books expect is shown after the count."),
        )
        self._expected = 0
        self.notes: dict[int, Stepper] = {}
        grid = QGridLayout()
        grid.setSpacing(theme.UNIT)
        for number, fen in enumerate(NOTES):
            stepper = Stepper(_("Pieces of {note}").format(note=money.short(fen)))
            stepper.changed.connect(self._add_up)
            self.notes[fen] = stepper
            grid.addWidget(QLabel(money.short(fen)), number // 2, number % 2 * 2)
            grid.addWidget(stepper, number // 2, number % 2 * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.sum = MoneyField(_("Cash in the drawer"))
        self.sum_field = Field(_("Cash in the drawer"), self.sum)
        self.keeper = choice_box(_("Who keeps the cash"), editable=True)
        self.keeper_field = Field(_("Who keeps the cash"), self.keeper)
        self.note = QLineEdit()
        self.note.setMinimumHeight(theme.TOUCH)
        self.note_field = Field(_("Note (may stay empty)"), self.note)
        self.result = QLabel(wordWrap=True)
        self.result.hide()
        self.compare = QPushButton(_("Compare with the books"))
        self.close_key = QPushButton(_("Close the till"))
        theme.set_primary(self.close_key)
        self.column.addLayout(grid)
        for widget in (
            self.sum_field, self.compare, self.result, self.keeper_field, self.note_field,
            self.close_key,
        ):  # fmt: skip
            self.column.addWidget(widget)
        for key in (self.compare, self.close_key):
            key.setMinimumHeight(theme.PAY_KEY)
        self.compare.clicked.connect(self.show_result)
        self.close_key.clicked.connect(self._close)
        self.sum.changed.connect(self.result.hide)

    def show_evening(self, expected_fen: int, people: Sequence[str], keeper: str) -> None:
        """What the books expect (kept to itself for now), and who could keep the cash."""
        self._expected = expected_fen
        typed = self.keeper.currentText().strip()
        self.keeper.clear()
        self.keeper.addItems(list(dict.fromkeys([keeper, *people])))
        self.keeper.setCurrentText(typed or keeper)

    def show_result(self) -> bool:
        """Compares the count; false where there is none yet."""
        counted = self._counted()
        if counted is None:
            return False
        difference = counted - self._expected
        compared = _("Expected {expected}, counted {counted}.").format(
            expected=money.short(self._expected), counted=money.short(counted)
        )
        tone = Tone.WARN if difference else Tone.GOOD
        if difference:
            said = _("{amount} too much.") if difference > 0 else _("{amount} missing.")
            words = paragraph(
                compared,
                said.format(amount=money.short(abs(difference))),
                _("Count once more; a difference that stays is kept with your note."),
            )
        else:
            words = paragraph(compared, _("It is right to the fen."))
        self.result.setText(words)
        self.result.setFont(theme.sized(self.font(), 1.15, bold=True))
        colours = self.result.palette()
        ink = theme.tone_colours(self.palette(), tone)[0]
        colours.setColor(self.result.foregroundRole(), ink)
        self.result.setPalette(colours)
        self.result.show()
        return True

    def _counted(self) -> int | None:
        self.sum_field.clear()
        try:
            counted = self.sum.fen()
        except BadAmount as no:
            self.sum_field.refuse(sentence(no))
            return None
        if counted is None:
            self.sum_field.refuse(_("Count the drawer first; an empty one is 0."))
        return counted

    def _close(self) -> None:
        counted, keeper = self._counted(), self.keeper.currentText().strip()
        self.keeper_field.clear()
        if counted is None:
            return
        if not keeper:
            self.keeper_field.refuse(sentence(Missing("keeper")))
            return
        if not self.result.isVisible():
            # Nobody closes without having seen what the books say.
            self.show_result()
            if counted != self._expected:
                return
        self.close_wanted.emit(counted, keeper, self.note.text().strip())

    def _add_up(self, _value: int = 0) -> None:
        self.sum.set_fen(sum(fen * stepper.value() for fen, stepper in self.notes.items()))
