"""The last scans, large: what a scan added, the same one twice, codes that nobody knows."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.stock import Place
from desktop.ui import theme
from desktop.ui.forms import chip_button
from desktop.ui.theme import Tone
from desktop.wording import _

_KEPT = 8


@dataclass
class Scan:
    """One code as it was scanned, perhaps several times running; `qty` in pieces."""

    code: str
    title: str
    qty: int
    times: int
    known: bool


class Scans(QWidget):
    """`3*` typed in its field before a scan makes it three; by packs a scan is one whole pack."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: deque[Scan] = deque(maxlen=_KEPT)
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Scan, or type a code; 3* before it makes three"))
        self.field.setPlaceholderText(_("Scan or type: 3*CODE"))
        self.packs = chip_button(_("A scan is a whole pack"))
        self.place: Place | None = None
        self.where = chip_button("")
        self.where.clicked.connect(lambda: self.stand_in(None))
        self.where.hide()
        self.last = QLabel(wordWrap=True)
        self.last.setAccessibleName(_("Last scan"))
        self.last.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.before = QLabel(wordWrap=True)
        self.before.setAccessibleName(_("Scans before"))
        theme.set_tone(self.before, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.field)
        column.addWidget(self.packs)
        column.addWidget(self.where)
        column.addWidget(self.last)
        column.addWidget(self.before)
        column.addStretch(1)
        self._size()

    def stand_in(self, place: Place | None) -> None:
        """From now on scans are of this place, as after its label was scanned; None: of the whole
        count's.
        """
        self.place = place
        self.field.clear()
        if place is not None:
            self.where.setText(_("Scans count in {place}").format(place=place.path))
            self.where.setChecked(True)
            self.where.setToolTip(_("Press to scan for the whole count again"))
        self.where.setVisible(place is not None)

    def times(self, code: str) -> tuple[int, str]:
        """How many a scan stands for and the bare code, of `3*CODE` or of what is in the field."""
        number, star, bare = code.partition("*")
        if not star:
            number, star, _rest = self.field.text().partition("*")
            bare = code
        return (int(number) if star and number.strip().isdecimal() else 1), bare.strip()

    def say(self, code: str, title: str, qty: int, *, known: bool) -> None:
        """Shows what a scan did; the same code once more stands as twice."""
        self.field.clear()
        if self.kept and self.kept[0].code == code:
            self.kept[0].times += 1
            self.kept[0].qty += qty
        else:
            self.kept.appendleft(Scan(code, title, qty, 1, known))
        self._show()

    def _show(self) -> None:
        first, rest = self.kept[0], list(self.kept)[1:]
        self.last.setText(_words(first))
        tone = Tone.BAD if not first.known else Tone.WARN if first.times > 1 else Tone.GOOD
        theme.set_tone(self.last, tone)
        self.before.setText("\n".join(_words(scan) for scan in rest))

    def _size(self) -> None:
        self.last.setFont(theme.sized(self.font(), 1.7, bold=True))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "last"):
            self._size()


def _words(scan: Scan) -> str:
    said = _("+{n} {item}").format(n=f"{scan.qty:,}", item=scan.title)
    if not scan.known:
        said = _("{code}: nobody knows it, kept aside").format(code=scan.code)
    if scan.times > 1:
        said = _("{said} (scanned {n} times running)").format(said=said, n=scan.times)
    return said
