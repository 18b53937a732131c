"""Making true size true: a ruler on the screen, and what it says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import FlowLayout, tool_button
from desktop.ui.paper.canvas import RULER_MM, PageCanvas
from desktop.ui.paper.mm import millimetres
from desktop.ui.paper.truesize import corrected
from desktop.ui.workplace import Keeping
from desktop.wording import _


class Ruler(QWidget):
    """Hidden until `begin`; what was measured is remembered by the screen's name."""

    def __init__(self, canvas: PageCanvas, keeping: Keeping) -> None:
        super().__init__()
        self._canvas, self._keeping = canvas, keeping
        self.words = QLabel(wordWrap=True)
        self.field = QLineEdit()
        self.field.setAccessibleName(_("How long the line is on your ruler, in mm"))
        self.field.setMaximumWidth(theme.grown(self.font(), 96))
        self.set_key = QPushButton(_("It is this long"))
        self.close_key = tool_button("x", _("Close: {title}").format(title=_("Ruler")))
        self.field.returnPressed.connect(self._measured)
        self.set_key.clicked.connect(self._measured)
        self.close_key.clicked.connect(self.hide)
        row = FlowLayout(spacing=theme.UNIT)
        for widget in (self.field, self.set_key, self.close_key):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()
        self._heard = False
        canvas.installEventFilter(self)

    def begin(self) -> None:
        """Asks for the measure."""
        theme.set_tone(self.words, "muted")
        self.words.setText(
            _("Hold a ruler against the line under the page. How many millimetres is it long?")
        )
        self.field.setText(f"{RULER_MM:g}")
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was measured on a screen holds when the page is shown there."""
        if watched is self._canvas and event.type() == QEvent.Type.Show:
            handle = self._canvas.window().windowHandle()
            if handle is not None and not self._heard:
                self._heard = True
                handle.screenChanged.connect(self._know)
            self._know()
        return super().eventFilter(watched, event)

    def _know(self) -> None:
        known = self._keeping.settings().screen_scale.get(self._screen(), 0.0)
        if known != self._canvas.measured:
            self._canvas.set_measured(known)

    def _screen(self) -> str:
        screen = self._canvas.screen()
        return screen.name() if screen is not None else ""

    def _measured(self) -> None:
        try:
            found = corrected(self._canvas.true_scale(), millimetres(self.field.text()), RULER_MM)
        except ValueError:
            theme.set_tone(self.words, theme.Tone.BAD)
            self.words.setText(
                _("That is no length of this line. Write what the ruler says, e.g. 97.5.")
            )
            return
        known = dict(self._keeping.settings().screen_scale)
        self._keeping.change(screen_scale=known | {self._screen(): round(found, 4)})
        self._canvas.set_measured(found)
        self.hide()
