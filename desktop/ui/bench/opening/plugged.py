"""What is plugged in, said before anybody works: so that the first board is no surprise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.bench.card import Trouble
from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.wording import _, bench, ngettext


class Plugged(QWidget):
    """A line with the count, and one for each trouble with its next step, to be copied."""

    def __init__(self) -> None:
        super().__init__()
        self.count = QLabel(wordWrap=True)
        self.troubles = QLabel(wordWrap=True)
        theme.set_tone(self.troubles, Tone.WARN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.count)
        column.addWidget(self.troubles)
        self.show_count(0)
        self.show_troubles(())

    def show_count(self, count: int) -> None:
        """How many boards are there."""
        said = ngettext("{n} board is plugged in.", "{n} boards are plugged in.", count)
        none = _("No board is plugged in yet: you can start all the same, or practise.")
        self.count.setText(said.format(n=count) if count else none)
        theme.set_tone(self.count, Tone.GOOD if count else "muted")

    def show_troubles(self, troubles: Sequence[tuple[str, Trouble]]) -> None:
        """What keeps boards from being found."""
        said = dict.fromkeys(bench.in_one(trouble) for _place, trouble in troubles)
        self.troubles.setText("\n".join(said))
        self.troubles.setVisible(bool(said))
