"""Long work under the eyes of who started it: bar, count, name of the thing, time left, cancel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.forms.elided import ElidedLabel
from desktop.ui.jobs import Job, Jobs
from desktop.ui.shutting import shut
from desktop.wording import _, ngettext

# Before that a guess of the time left jumps about.
_GUESS_AFTER_S = 2.0
_STEPS = 1000


class LongWork(QWidget):
    """Hidden until `start`; the rest of the window keeps working."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._began = 0.0
        self.title = QLabel()
        self.bar = QProgressBar(textVisible=False, maximum=_STEPS)
        self.bar.setFixedHeight(theme.UNIT)
        self.what = ElidedLabel(muted=True)
        self.left = QLabel(alignment=Qt.AlignmentFlag.AlignRight)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        under = QHBoxLayout()
        under.addWidget(self.what, 1)
        under.addWidget(self.left)
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.bar)
        words.addLayout(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.UNIT, 0, theme.UNIT)
        row.setSpacing(theme.UNIT * 2)
        row.addLayout(words, 1)
        row.addWidget(self.cancel)
        self.hide()

    def start(
        self,
        lane: str,
        work: Callable[[], Any],
        *,
        title: str,
        done: Callable[[Any], None],
        refused: Callable[[Refused], None] | None = None,
        keys: Sequence[QWidget] = (),
    ) -> None:
        """Shows itself and does the work, `keys` shut; hides when its answer comes."""
        self.title.setText(title)
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)
        self.what.set_text("")
        self.left.clear()
        self.cancel.setEnabled(True)
        self._began = monotonic()
        self.show()
        open_again = shut(*keys, meanwhile=self.cancel)

        def end() -> None:
            open_again()
            self.hide()

        def finished(result: Any) -> None:
            end()
            done(result)

        def said_no(no: Refused) -> None:
            end()
            if refused:
                refused(no)
            else:
                self._jobs.refused.emit(no)

        def broke(bug: Exception) -> None:
            end()
            self._jobs.bug.emit(bug)

        self._job = self._jobs.run(
            lane,
            work,
            owner=self,
            done=finished,
            refused=said_no,
            failed=broke,
            progress=self._step,
        )

    def _step(self, step: object) -> None:
        if not isinstance(step, Progress):
            return
        count = f"{step.done:,} / {step.total:,}" if step.total else f"{step.done:,}"
        self.what.set_text("  ·  ".join(part for part in (count, step.what) if part))
        if step.total:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(_STEPS * step.done // step.total)
        self.left.setText(_time_left(monotonic() - self._began, step.done, step.total))

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.what.set_text(_("Stopping…"))


def _time_left(passed_s: float, done: int, total: int) -> str:
    """What remains at the speed so far, in words; "" while it is too early to say."""
    if passed_s < _GUESS_AFTER_S or not done or not total:
        return ""
    seconds = round(passed_s / done * (total - done))
    if seconds < 60:
        return ngettext("{n} second left", "{n} seconds left", seconds).format(n=seconds)
    minutes = round(seconds / 60)
    return ngettext("about {n} minute left", "about {n} minutes left", minutes).format(n=minutes)
