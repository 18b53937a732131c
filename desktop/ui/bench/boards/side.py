"""The board in hand: what it is, whose, its label, and every attempt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.bench.sessions import Attempt, BoardRow, Kind
from desktop.domain.errors import NotFound, Refused
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.bench.boards import rows
from desktop.ui.bench.boards.tries import Tries
from desktop.ui.bench.labelpaper import label_paper
from desktop.ui.forms import Badge, ElidedLabel, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.printing import Printing
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext, spoken

if TYPE_CHECKING:
    from desktop.domain.paper.labels import Copies
    from desktop.services.changes import Desk


@dataclass(frozen=True)
class Story:
    """A board with all that is known of it; `unbooked` tells that its pass waits for the stock."""

    board: BoardRow
    attempts: tuple[Attempt, ...]
    project: str
    unbooked: bool


class BoardSide(QWidget):
    """Hidden until `show_board`; `shown` and, when it was put away, `closed`."""

    shown = Signal()
    closed = Signal()
    refused = Signal(object)

    def __init__(
        self, work: Workplace, keeping: Keeping, desk: Callable[[], Desk], folder: Path
    ) -> None:
        super().__init__()
        self._work, self._keeping, self._desk, self._folder = work, keeping, desk, folder
        self.story: Story | None = None
        self._key = ""
        self.title = QLabel()
        self.below = ElidedLabel(muted=True)
        self.close_key = tool_button("x", _("Put the board away"))
        self.state = Badge()
        self.book_key = IconKey(theme.icon("warehouse"), _("Book into the stock"))
        self.notices = NoticeBar()
        self.printing = Printing(work, keeping, "labels", _("Print the label"))
        self.tries = Tries()
        self._lay_out()
        self.close_key.clicked.connect(self.close_side)
        self.book_key.clicked.connect(self._book)
        work.news.listen(self, (Topic.BENCH,), self.ask)
        self.hide()

    def show_board(self, board: BoardRow) -> None:
        """Takes a board in hand."""
        if board.key != self._key:
            self.notices.clear()
        self.seek(board.key)

    def seek(self, key: str, session: int | None = None) -> None:
        """Takes the board of this key or number in hand; a paper number is one of a session."""
        self._key = key
        desk, folder = self._desk(), self._folder

        def refused(no: Refused) -> None:
            self._key = ""
            self.hide()
            self.refused.emit(no)

        self._work.jobs.run(
            *(READ, lambda: story_of(desk, key, folder, session)),
            owner=self,
            done=self._came,
            refused=refused,
            latest="story",
        )

    def ask(self) -> None:
        """Asks again what became of the board in hand."""
        if self._key:
            self.seek(self._key)

    def close_side(self) -> None:
        """Puts the board away."""
        self._key, self.story = "", None
        self.hide()
        self.closed.emit()

    def _came(self, story: Story) -> None:
        if not self._key:
            return
        before, self.story = self.story, story
        board = story.board
        self._key = board.key
        self.title.setText(rows.name(board))
        self.setAccessibleName(rows.name(board))
        parts = (story.project, board.participant, board.session_name)
        self.below.set_text(" · ".join(part for part in parts if part))
        self.state.say(rows.state(board), Tone.GOOD if board.ok else Tone.BAD)
        self.book_key.setVisible(story.unbooked)
        desk = self._desk()

        def label() -> Copies:
            from desktop.services.bench.attempts import label

            return label(desk, board.serial, story.project)

        # Only a board that has passed gets a label.
        good = bool(board.ok and board.serial)
        self.printing.offer(label_paper(self._keeping, board.serial, label) if good else None)
        self.printing.setVisible(good)
        self.tries.show_attempts(story.attempts)
        if before is None or before.board.key != board.key:
            self._scroll.verticalScrollBar().setValue(0)
        self.show()
        self.shown.emit()

    def _book(self) -> None:
        """Passed, but there was no kit then: all that wait in its session are booked."""
        if self.story is None:
            return
        desk, op, session = self._desk(), OpId.new(), self.story.board.session

        def act() -> int:
            from desktop.services.bench import attempts

            return attempts.book_open(desk, op, session).count

        def done(count: int) -> None:
            said = ngettext(
                "{n} board was booked into the stock.",
                "{n} boards were booked into the stock.",
                count,
            )
            self.notices.say(said.format(n=f"{count:,}"), Tone.GOOD)

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=self.notices.refuse)

    def _lay_out(self) -> None:
        theme.set_heading(self.title, "part")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.below)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addLayout(words, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.close_key, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.notices)
        column.addWidget(self.book_key)
        column.addWidget(self.tries)
        column.addStretch(1)
        self._scroll = scrolled(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT, 0, 0, 0)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(head)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.printing)


def story_of(desk: Desk, key: str, folder: Path, session: int | None = None) -> Story:
    """All about a board, by its key, serial or paper number; runs in a lane. Raises NotFound."""
    from desktop.services.bench import history, projects, sessions

    board = history.board(desk, key, session)
    attempts = history.story(desk, board.key)
    try:
        title = projects.project(board.project, folder, spoken()).title
    except NotFound:  # its folder is gone: the board is still known
        title = board.project
    making = sessions.session(desk, board.session).setup.kind is Kind.PRODUCTION
    stands = [one for one in attempts if not one.withdrawn]
    unbooked = making and board.ok and not any(one.booked for one in stands)
    return Story(board, tuple(attempts), title, unbooked)
