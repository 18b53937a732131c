"""The attempts of one board: when, how it ended, and every step with what was read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.bench.card import Mark
from desktop.domain.bench.sessions import Attempt
from desktop.ui import theme
from desktop.ui.bench.boards.rows import moment
from desktop.ui.forms import Badge
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.wording import _, bench
from desktop.wording.bench.lists import said

_TONES = {Mark.DONE: Tone.GOOD, Mark.FAILED: Tone.BAD, Mark.GOING: Tone.ACCENT}


class TryPart(Part):
    """One attempt."""

    def __init__(self, one: Attempt) -> None:
        super().__init__(_("Try {n}").format(n=one.number), _about(one))
        self.attempt = one
        badges = QHBoxLayout()
        badges.setSpacing(theme.UNIT)
        for text, tone in _badges(one):
            badges.addWidget(Badge(text, tone))
        badges.addStretch(1)
        self.column.addLayout(badges)
        self.what, self.then = QLabel(wordWrap=True), QLabel(wordWrap=True)
        if one.trouble is not None:
            what, then = bench.fault(one.trouble)
            self.what.setText(what)
            self.then.setText(then)
            theme.set_tone(self.what, Tone.BAD)
        for label in (self.what, self.then):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setVisible(one.trouble is not None)
            self.column.addWidget(label)
        self.steps = _steps(one)
        self.column.addWidget(self.steps)


def _about(one: Attempt) -> str:
    parts = [moment(one.at), one.firmware, one.location]
    if one.seconds:
        parts.append(_("{n} s").format(n=f"{one.seconds:.0f}"))
    return " · ".join(part for part in parts if part)


def _badges(one: Attempt) -> list[tuple[str, Tone]]:
    found = [(said("passed"), Tone.GOOD) if one.ok else (said("not_passed"), Tone.BAD)]
    if one.returned:
        found.append((_("came back"), Tone.PLAIN))
    if one.booked:
        found.append((said("booked"), Tone.PLAIN))
    if one.withdrawn:
        found.append((said("withdrawn"), Tone.WARN))
    return found


def _steps(one: Attempt) -> QWidget:
    """A line for each step: its mark as a word, its name, its reading."""
    grid_of = QWidget()
    grid = QGridLayout(grid_of)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.UNIT * 2)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(2, 1)
    for n, row in enumerate(one.steps):
        name = QLabel(bench.step(row.name))
        mark = QLabel(bench.mark(row.mark))
        read = QLabel(
            bench.skipped(row.found) if row.mark is Mark.SKIPPED else bench.reading(row),
            wordWrap=True,
        )
        theme.set_tone(mark, _TONES.get(row.mark, "muted"))
        read.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(name, n, 0, top)
        grid.addWidget(mark, n, 1, top)
        grid.addWidget(read, n, 2, top)
    grid_of.setVisible(bool(one.steps))
    return grid_of


class Tries(QWidget):
    """All attempts, the newest on top."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[TryPart] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.UNIT)

    def show_attempts(self, attempts: Sequence[Attempt]) -> None:
        """Shows these; they come with the oldest first."""
        for part in self.parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = [TryPart(one) for one in reversed(attempts)]
        for part in self.parts:
            self._column.addWidget(part)
