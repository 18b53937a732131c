"""The page, and beside it what to look at in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.paper.problems import Finding
from desktop.ui import theme
from desktop.ui.jobs import Jobs
from desktop.ui.paper.preview import Preview
from desktop.ui.paper.problems import Problems
from desktop.ui.paper.sheaf import Sheaf
from desktop.ui.workplace import Keeping

_BESIDE = QBoxLayout.Direction.LeftToRight
_UNDER = QBoxLayout.Direction.TopToBottom
_WIDE = 640
_PROBLEMS = 230


class PaperView(QWidget):
    """`picked` carries a Finding that was clicked; its page is in front by then."""

    picked = Signal(object)

    def __init__(self, jobs: Jobs, keeping: Keeping, empty: str = "") -> None:
        super().__init__()
        self.preview = Preview(jobs, keeping, empty)
        self.problems = Problems()
        self._box = QBoxLayout(_BESIDE, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.UNIT * 2)
        self._box.addWidget(self.preview, 1)
        self._box.addWidget(self.problems)
        self.problems.picked.connect(self._picked)
        self._fit()

    def show_sheaf(self, sheaf: Sheaf | None, words: str = "") -> None:
        """Shows these pages, or `words` where there are none."""
        self.preview.show_sheaf(sheaf, words)
        if sheaf is None:
            self.problems.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows what to look at."""
        self.problems.show_findings(findings)

    def _picked(self, found: Finding) -> None:
        if found.page:
            self.preview.turn_to(found.page - 1)
        self.picked.emit(found)

    def minimumSizeHint(self) -> QSize:
        """Room for the page alone; what to look at goes under it."""
        hint = self.preview.minimumSizeHint()
        return QSize(hint.width(), hint.height() + theme.TOUCH)

    def _fit(self) -> None:
        beside = self.width() >= theme.grown(self.font(), _WIDE)
        self._box.setDirection(_BESIDE if beside else _UNDER)
        most = 16_777_215
        size = theme.grown(self.font(), _PROBLEMS)
        self.problems.setFixedWidth(size) if beside else self.problems.setMinimumWidth(0)
        self.problems.setMaximumWidth(size if beside else most)
        self.problems.setMaximumHeight(most if beside else max(120, self.height() // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the list beside the page where there is room, else under it."""
        super().resizeEvent(event)
        self._fit()
