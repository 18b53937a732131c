"""One paper looked at before it is printed, whichever room it comes from."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.jobs import PAPER
from desktop.ui.paper.sheaf import whole
from desktop.ui.paper.view import PaperView
from desktop.ui.printing import Paper, Printing
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _


class LookingPage(QWidget):
    """`show_paper` draws it; what is printed or saved is the very same drawing. `closed` leaves."""

    closed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work = work
        self.title = QLabel()
        self.close_key = tool_button("arrow-left", _("Back"))
        self.close_key.clicked.connect(self.closed)
        leave = QShortcut("Esc", self, self.closed.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.view = PaperView(work.jobs, keeping, _("Drawing…"))
        self.printing = Printing(work, keeping, "papers")
        theme.set_heading(self.title, "part")
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.close_key)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.printing)

    def show_paper(self, paper: Paper) -> None:
        """Draws a paper in the lane and shows it."""
        self.title.setText(paper.name)
        self.view.show_sheaf(None)
        self.printing.offer(None)

        def drawn(made: Drawn) -> None:
            def again() -> Generator[Progress, None, Drawn]:
                yield Progress(1, 1)
                return made

            self.view.show_sheaf(whole(made.data, made.pages))
            self.view.show_findings(made.findings)
            ready = Paper(paper.name, made.pages, again)
            stops = self.view.problems.stops
            self.printing.offer(None if stops else ready, self.view.problems.summary())

        def refused(no: Refused) -> None:
            self.view.show_sheaf(None, _("There is no page to show."))
            self.view.preview.notices.refuse(no)

        self._work.jobs.run(
            PAPER, paper.make, owner=self, done=drawn, refused=refused, latest="paper"
        )
