"""A blank chip gets its bootloader through a programmer (beta)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.bench.card import UsbPlace
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.bench.books import BenchBooks
from desktop.ui.forms import Field, primary_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.jobs import READ, Jobs
from desktop.ui.longwork import LongWork
from desktop.ui.notices import NoticeBar
from desktop.ui.theme import Tone
from desktop.wording import _

LANE = "programmer"
USBASP, ARDUINO = "usbasp", "arduino"


class BootloaderPanel(QWidget):
    """`offer` asks for programmer and chip; `burnt` when the bootloader is on it."""

    burnt = Signal()

    def __init__(self, books: BenchBooks, jobs: Jobs) -> None:
        super().__init__()
        self._books, self._jobs = books, jobs
        self._project = ""
        jobs.add_lane(LANE)
        self.words = QLabel(
            _(
                "Connect the programmer to the six pins of the board, pin 1 to pin 1, and to this "
                "computer. Beta: this was not yet tried on real boards."
            ),
            wordWrap=True,
        )
        self.programmer = choice_box(_("Programmer"))
        self.programmer.addItem("USBasp", (USBASP, ""))
        self.chip = choice_box(_("Chip"))
        self.chip_field = Field(_("Chip"), self.chip)
        self.go = primary_button(_("Burn the bootloader"), "zap")
        self.long = LongWork(jobs)
        self.notices = NoticeBar()
        theme.set_tone(self.words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (
            self.words,
            Field(_("Programmer"), self.programmer),
            self.chip_field,
            self.go,
            self.long,
            self.notices,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.go.clicked.connect(self._burn)
        self.setFocusProxy(self.programmer)

    def offer(self, project: str, ports: Sequence[UsbPlace]) -> None:
        """Begins anew for a kind of board; an Arduino as programmer hangs on one of the ports."""
        self._project = project
        self.notices.clear()
        while self.programmer.count() > 1:
            self.programmer.removeItem(1)
        for place in ports:
            said = _("Arduino as ISP in place {n}").format(n=place.number)
            self.programmer.addItem(said, (ARDUINO, place.port))
        self.chip.clear()
        self._jobs.run(
            READ,
            lambda: self._books.chips(project),
            owner=self,
            done=self._chips,
            refused=self.notices.refuse,
            latest="chips",
        )

    def _chips(self, names: Sequence[str]) -> None:
        _fill(self.chip, names)
        self.chip_field.setVisible(len(names) > 1)
        self.go.setEnabled(bool(names))

    def _burn(self) -> None:
        programmer, port = self.programmer.currentData()
        project, chip = self._project, self.chip.currentText()
        self.notices.clear()
        self.long.start(
            LANE,
            lambda: self._books.burn(project, programmer, port, chip),
            title=_("Burning the bootloader"),
            done=self._done,
            refused=self.notices.refuse,
        )

    def _done(self, _result: Progress | None) -> None:
        self.notices.say(
            _("The bootloader is on the chip. Plug the board into its place again."), Tone.GOOD
        )
        self.burnt.emit()


def _fill(box: QComboBox, names: Sequence[str]) -> None:
    box.clear()
    for name in names:
        box.addItem(name)
