"""How a session goes: its figures, and the commonest faults with what to do about them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.bench.card import Trouble
from desktop.domain.bench.sessions import Tally
from desktop.ui import theme
from desktop.ui.bench.wall.head import Figure
from desktop.ui.forms import FlowLayout
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.wording import _, bench
from desktop.wording.bench.lists import percent, said, times

_MOST = 6


class Figures(QWidget):
    """Boards, yield and kits in large figures; they go into a second line where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.boards = Figure(said("boards"))
        self.passed = Figure(said("passed"), Tone.GOOD)
        self.yields = Figure(said("yield"))
        self.first = Figure(said("first_pass"))
        self.kits = Figure(said("kits"))
        self.people = Figure(said("participants"))
        self._row = FlowLayout(self, spacing=theme.UNIT * 2)
        for figure in (
            *(self.people, self.kits, self.boards),
            *(self.passed, self.yields, self.first),
        ):
            self._row.addWidget(figure)

    def minimumSizeHint(self) -> QSize:
        """One figure: the others go under it."""
        return QSize(self.first.sizeHint().width(), self.first.sizeHint().height())

    def show_tally(self, tally: Tally) -> None:
        """How it goes."""
        self.boards.say(f"{tally.boards:,}")
        self.passed.say(f"{tally.passed:,}")
        self.yields.say(percent(tally.passed, tally.boards))
        self.first.say(percent(tally.first, tally.boards))
        self.kits.say(f"{tally.kits_handed:,}")
        self.people.say(f"{tally.participants:,}")


class FaultsPart(Part):
    """The commonest faults; the first is what the next person should be told."""

    def __init__(self) -> None:
        super().__init__(said("faults"))
        self.lines: list[FaultLine] = []
        self.none = QLabel(wordWrap=True)
        theme.set_tone(self.none, "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.UNIT)
        self.column.addWidget(self.none)
        self.column.addLayout(self._lines)

    def show_tally(self, tally: Tally) -> None:
        """Shows the faults of a session."""
        self.none.setText(said("no_faults") if tally.boards else said("no_boards"))
        self.none.setVisible(not tally.faults)
        wanted: Sequence[tuple[Trouble, int]] = tally.faults[:_MOST]
        if [(line.trouble, line.count) for line in self.lines] == list(wanted):
            return
        for line in self.lines:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [FaultLine(trouble, count) for trouble, count in wanted]
        for line in self.lines:
            self._lines.addWidget(line)


class FaultLine(QWidget):
    """One fault: how often, what is wrong, and the one next thing to do."""

    def __init__(self, trouble: Trouble, count: int) -> None:
        super().__init__()
        self.trouble, self.count = trouble, count
        what, then = bench.fault(trouble)
        self.what = QLabel(
            _("{what} · {times}").format(what=what, times=times(count)), wordWrap=True
        )
        self.then = QLabel(then, wordWrap=True)
        theme.set_tone(self.what, Tone.BAD)
        theme.set_tone(self.then, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.what)
        column.addWidget(self.then)
