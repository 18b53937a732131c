"""All about one board: the whole sentence, a command to copy, every step with what was read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.bench.card import Card, Mark
from desktop.ui import theme
from desktop.ui.bench.cards.look import look
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.theme import Tone
from desktop.wording import _, bench

_TONES = {Mark.DONE: Tone.GOOD, Mark.FAILED: Tone.BAD, Mark.GOING: Tone.ACCENT}


class AboutPanel(QWidget):
    """`show_card` says everything the card could not."""

    def __init__(self) -> None:
        super().__init__()
        self.what = QLabel(wordWrap=True)
        self.then = QLabel(wordWrap=True)
        self.beside = QLabel(wordWrap=True)
        for label in (self.what, self.then, self.beside):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.command = QLineEdit(readOnly=True)
        self.command.setAccessibleName(_("The line to type in a terminal"))
        self.copy = IconKey(theme.icon("copy"), _("Copy the line"))
        self.copy.clicked.connect(self._copy)
        self.steps = QWidget()
        self._grid = QGridLayout(self.steps)
        self._grid.setContentsMargins(0, theme.UNIT, 0, 0)
        self._grid.setHorizontalSpacing(theme.UNIT * 2)
        self._grid.setColumnStretch(1, 1)
        theme.set_heading(self.what, "line")
        theme.set_tone(self.beside, Tone.WARN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.what, self.then, self.command, self.copy, self.beside, self.steps):
            column.addWidget(part)
        column.addStretch(1)

    def show_card(self, card: Card) -> None:
        """Shows a card as it stands."""
        seen = look(card)
        self.what.setText(seen.text or seen.foot or seen.headline)
        self.then.setText(seen.then)
        self.then.setVisible(bool(seen.then))
        theme.set_tone(self.then, seen.tone)
        command = str(card.trouble.data.get("command", "")) if card.trouble else ""
        self.command.setText(command)
        self.command.setVisible(bool(command))
        self.copy.setVisible(bool(command))
        self.beside.setText(bench.in_one(card.notice) if card.notice else "")
        self.beside.setVisible(card.notice is not None)
        while (item := self._grid.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for line, row in enumerate(card.steps):
            how = QLabel(bench.mark(row.mark))
            theme.set_tone(how, _TONES.get(row.mark, "muted"))
            reading = QLabel(bench.reading(row))
            reading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(QLabel(bench.step(row.name)), line, 0)
            self._grid.addWidget(reading, line, 1)
            self._grid.addWidget(how, line, 2)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
