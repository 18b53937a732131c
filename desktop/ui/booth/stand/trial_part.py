"""Keys and sound tried before the queue comes: a laptop may send media keys for F1 to F6."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.booth.selling.paykeys import KEYS
from desktop.ui.forms import Badge, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.part import Part
from desktop.ui.sounds import Sounds
from desktop.ui.theme import Tone
from desktop.wording import _


class TrialPart(Part):
    """Press the keys: each that arrives is ticked. `tried(number)` tells of it."""

    tried = Signal(int)

    def __init__(self, sounds: Sounds) -> None:
        super().__init__(
            _("Try keys and sound"),
            _("Press F1 to F6. If nothing happens, Fn+F1 or Alt+1 to Alt+6 do the same."),
        )
        self.marks = [Badge(f"F{n}") for n in range(1, KEYS + 1)]
        marks = QWidget()
        flow = FlowLayout(marks, spacing=theme.UNIT)
        for mark in self.marks:
            flow.addWidget(mark)
        self.good = IconKey(theme.icon("volume-2"), _("Tone: done"))
        self.bad = IconKey(theme.icon("volume-2"), _("Tone: look here"))
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        for key in (self.good, self.bad):
            key.setMinimumHeight(theme.TOUCH)
            row.addWidget(key)
        row.addStretch(1)
        self.column.addWidget(marks)
        self.column.addLayout(row)
        self.good.clicked.connect(sounds.good)
        self.bad.clicked.connect(sounds.bad)

    def press(self, name: str) -> bool:
        """A key arrived; true if it is one of the six."""
        key = name.removeprefix("Shift+")
        if len(key) != 2 or key[0] != "F":
            return False
        number = int(key[1])
        self.marks[number - 1].say(f"F{number} ✓", Tone.GOOD)
        self.tried.emit(number)
        return True
