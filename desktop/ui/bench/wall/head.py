"""Above the cards: how the session goes, in figures that are read from afar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.bench.sessions import Session, Tally
from desktop.ui import theme
from desktop.ui.forms import Badge, ElidedLabel, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.theme import Tone
from desktop.wording import _, bench
from desktop.wording.bench.lists import percent
from desktop.wording.joining import labelled


class Figure(QWidget):
    """A large number with its name under it."""

    def __init__(self, name: str, tone: Tone = Tone.PLAIN, *, wide: bool = False) -> None:
        super().__init__()
        self._name, self._tone, self._wide = name, tone, wide
        self.value = ""
        policy = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.say("–")

    def say(self, value: str) -> None:
        """Shows another number."""
        self.value = value
        self.setAccessibleName(labelled(self._name, value))
        self.setToolTip(value if self._wide else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Both lines."""
        large = QFontMetrics(theme.sized(self.font(), 1.9, bold=True))
        small = QFontMetrics(theme.sized(self.font(), 0.9))
        wide = max(large.horizontalAdvance(self.value), small.horizontalAdvance(self._name))
        return QSize(wide + theme.UNIT * 2, round(large.height() * 0.92 + small.height()))

    def minimumSizeHint(self) -> QSize:
        """One that is wide gives way."""
        hint = self.sizeHint()
        return QSize(theme.grown(self.font(), 90), hint.height()) if self._wide else hint

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the number above its name."""
        del event
        painter = QPainter(self)
        times = 1.25 if self._wide else 1.9
        large, small = theme.sized(self.font(), times, bold=True), theme.sized(self.font(), 0.9)
        line = QFontMetrics(small).height()
        upper = QRectF(0, 0, self.width(), self.height() - line)
        painter.setFont(large)
        painter.setPen(theme.tone_colours(self.palette(), self._tone)[0])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elided = QFontMetrics(large).elidedText(
            self.value, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(upper, left, elided)
        painter.setFont(small)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QRectF(0, upper.bottom(), self.width(), line), left, self._name)


class Head(QWidget):
    """`end_wanted` closes the session, `renumber_wanted` numbers the places anew, `next_wanted`
    takes the next made-up boards.
    """

    end_wanted = Signal()
    renumber_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel(muted=True)
        self.practice = Badge(_("Practice: nothing is kept"), Tone.WARN)
        self.boards = Figure(_("Boards"))
        self.passed = Figure(_("Passed"), Tone.GOOD)
        self.yields = Figure(_("Yield"))
        self.first = Figure(_("At the first try"))
        self.fault = Figure(_("Commonest fault"), wide=True)
        self.next = IconKey(theme.icon("refresh-cw"), "")
        self.renumber = tool_button("list", _("Number the places anew"), framed=True)
        self.end = IconKey(theme.icon("check"), "")
        self._end_words = _("End the session")
        self.next.clicked.connect(self.next_wanted)
        self.renumber.clicked.connect(self.renumber_wanted)
        self.end.clicked.connect(self.end_wanted)
        above = QHBoxLayout()
        above.setSpacing(theme.UNIT)
        above.addWidget(self.title, 1)
        above.addWidget(self.practice)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.UNIT * 2)
        for figure in (self.boards, self.passed, self.yields, self.first):
            self._row.addWidget(figure)
        self._row.addWidget(self.fault, 1)
        self._row.addStretch(0)
        for key in (self.next, self.renumber, self.end):
            self._row.addWidget(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(above)
        column.addLayout(self._row)
        self._fit()

    def show_session(self, session: Session, project: str, *, practice: bool) -> None:
        """Which session it is; a practice says so all the time."""
        parts = [bench.kind(session.setup.kind), session.setup.name, project]
        parts += [session.event_name, session.place_name, session.kit_name]
        self.title.set_text(" · ".join(dict.fromkeys(part for part in parts if part)))
        self.practice.setVisible(practice)
        self.next.setVisible(practice)
        self._end_words = _("End the practice") if practice else _("End the session")
        self._fit()

    def show_tally(self, tally: Tally) -> None:
        """How it goes."""
        self.boards.say(f"{tally.boards:,}")
        self.passed.say(f"{tally.passed:,}")
        self.yields.say(percent(tally.passed, tally.boards))
        self.first.say(percent(tally.first, tally.boards))
        if tally.faults:
            trouble, times = tally.faults[0]
            said = _("{what} ×{n}").format(what=bench.fault(trouble)[0], n=times)
        else:
            said = _("none so far")
        self.fault.say(said)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Two figures and the keys without words: the rest gives way."""
        high = super().minimumSizeHint().height()
        wide = sum(figure.sizeHint().width() for figure in (self.boards, self.passed))
        keys = 3 * (theme.grown(self.font(), theme.TOUCH) + theme.UNIT * 3)
        return QSize(wide + keys + theme.UNIT * 4, high)

    def _fit(self) -> None:
        """Words of the keys go first, then the figures from the right."""
        words = {self.next: _("Next boards"), self.end: self._end_words}
        for key, text in words.items():
            key.setText(text)
            key.setAccessibleName(text)
            key.setToolTip(text)
        giving_way = (self.fault, self.first, self.yields)
        for figure in giving_way:
            figure.show()
        if self._too_wide():
            for key in words:
                key.setText("")
        for figure in giving_way:
            figure.setVisible(not self._too_wide())

    def _too_wide(self) -> bool:
        figures = (self.boards, self.passed, self.yields, self.first, self.fault)
        wide = [
            one.minimumSizeHint().width() + self._row.spacing()
            for one in (*figures, self.next, self.renumber, self.end)
            if not one.isHidden()
        ]
        return sum(wide) > self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_row"):
            self._fit()
