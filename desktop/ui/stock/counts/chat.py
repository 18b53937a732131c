"""Counting by chat: the message for a keeper, the pasted reply, and what was understood of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.counts import Count, EntryDraft, Expected
from desktop.domain.counts.figures import read_figure
from desktop.domain.errors import BadQuantity, Refused
from desktop.domain.keeping import Keeping
from desktop.domain.replies import ReplyLine, Sure, read_reply
from desktop.services import counts, keeping
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.forms import Field, SideBySide, primary_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.counts.keys import Head, tick
from desktop.ui.stock.counts.rows import title
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext, replies, spoken

_LEAST = 150  # px at 100 %: one line of the reply, whole
_TONES = {Sure.SURE: Tone.GOOD, Sure.LIKELY: Tone.WARN, Sure.ASK: Tone.BAD}


@dataclass(frozen=True)
class Understood:
    """One line of the reply as it can be mended: its thing, its figure, whether that is a guess."""

    thing: QComboBox
    qty: QLineEdit
    estimate: QCheckBox
    said: str


class ChatPage(QWidget):
    """`closed`: back to counting."""

    closed = Signal()

    def __init__(self, work: Workplace, count: Count) -> None:
        super().__init__()
        self._work, self.count = work, count
        self._lines: list[Expected] = []
        self.understood: list[Understood] = []
        self.head = Head(self.closed.emit)
        self.head.back.setAccessibleName(_("Back to counting"))
        self.head.say(
            _("{count}: by chat").format(count=count.name),
            _("Send the message, paste the answer, look at what was understood."),
        )
        self.notices = NoticeBar()
        self.message = QPlainTextEdit()
        self.message.setTabChangesFocus(True)
        self.copy = IconKey(theme.icon("copy"), _("Copy the message"))
        self.copy.clicked.connect(self._copy)
        self.reply = QPlainTextEdit()
        self.reply.setTabChangesFocus(True)
        self.reply.setPlaceholderText(_("Paste the answer here"))
        self.reply.textChanged.connect(self._read)
        self.counter = QLineEdit(count.place_path.rpartition("/")[2])
        self.lines = QWidget()
        self._grid = QGridLayout(self.lines)
        self._grid.setContentsMargins(0, 0, theme.UNIT, 0)
        self._grid.setColumnStretch(0, 1)
        self.go = primary_button(_("Take over into the count"), "check")
        self.go.clicked.connect(self._go)
        self.go.setEnabled(False)
        self.field = self.reply
        self._lay_out()
        back = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        work.news.listen(self, (Topic.COUNTS,), self.ask)
        self.ask()
        self._name_keeper()

    def _name_keeper(self) -> None:
        """Whoever keeps the place is asked, so that they are the one who counts."""
        desk, place, before = self._work.desk(), self.count.place, self.counter.text()

        def found(card: Keeping) -> None:
            if card.keeper and self.counter.text() == before:
                self.counter.setText(card.keeper)

        self._work.jobs.run(READ, lambda: keeping.card(desk, place), owner=self, done=found)

    def _lay_out(self) -> None:
        first = QVBoxLayout()
        first.setSpacing(theme.UNIT)
        first.addWidget(Field(_("Message for the keeper"), self.message), 1)
        first.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        first.addWidget(Field(_("What came back"), self.reply), 1)
        second = QVBoxLayout()
        second.setSpacing(theme.UNIT)
        label = QLabel(_("What was understood"))
        theme.set_heading(label, "part")
        second.addWidget(label)
        understood = scrolled(self.lines)
        understood.setMinimumHeight(theme.grown(self.font(), _LEAST))
        second.addWidget(understood, 1)
        second.addWidget(Field(_("Who counted"), self.counter))
        second.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        both = SideBySide(first, second, spacing=theme.UNIT * 3)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addWidget(both, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def ask(self) -> None:
        """Asks again for the lines of the count."""
        desk, key = self._work.desk(), self.count.id
        self._work.jobs.run(
            READ,
            lambda: counts.expected(desk, key),
            owner=self,
            done=self._take,
            refused=self.notices.refuse,
            latest="lines",
        )

    def _take(self, lines: list[Expected]) -> None:
        first = not self._lines
        self._lines = [line for line in lines if line.code is not None]
        if first:
            self.message.setPlainText(replies.message(self._lines, spoken()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        self._work.toasts.say(_("The message is copied"))

    # ── what was understood ───────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.understood = []
        found = read_reply(self.reply.toPlainText(), self._lines)
        for row, line in enumerate(line for line in found if not line.superseded):
            self._show(row * 2, line)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.go.setEnabled(bool(self.understood))

    def _show(self, row: int, line: ReplyLine) -> None:
        thing = QComboBox()
        keep_still(thing)
        said = " ".join(line.said.split())
        thing.setAccessibleName(_("What “{said}” is").format(said=said))
        thing.view().setAccessibleName(_("Lines of the count"))
        thing.addItem(_("Do not book it"), None)
        for index, one in enumerate(self._lines):
            thing.addItem(_choice(one, self._lines), index)
        if line.question is None or line.expected is not None:
            thing.setCurrentIndex(0 if line.expected is None else line.expected + 1)
        qty = QLineEdit("" if line.qty is None else str(line.qty))
        qty.setAccessibleName(_("How many “{said}” is").format(said=said))
        qty.setFixedWidth(theme.grown(self.font(), 96))
        estimate = tick(_("Estimate"))
        estimate.setAccessibleName(_("“{said}” is an estimate").format(said=said))
        estimate.setChecked(line.estimate)
        words = _("“{said}”: {how}").format(said=said, how=_how(line))
        mark = QLabel(words, wordWrap=True)
        theme.set_tone(mark, _TONES[line.sure])
        self._grid.addWidget(mark, row, 0, 1, 3)
        self._grid.addWidget(thing, row + 1, 0)
        self._grid.addWidget(qty, row + 1, 1)
        self._grid.addWidget(estimate, row + 1, 2)
        self.understood.append(Understood(thing, qty, estimate, said))

    def drafts(self) -> list[EntryDraft]:
        """What would be entered, one figure a line of the count. Raises BadQuantity."""
        sums: dict[int, tuple[int, bool, str]] = {}
        for one in self.understood:
            index = one.thing.currentData()
            if index is None or not one.qty.text().strip():
                continue
            qty, guess = read_figure(one.qty.text(), self._lines[index].pack_size)
            before = sums.get(index, (0, False, ""))
            guess = guess or one.estimate.isChecked() or before[1]
            sums[index] = (before[0] + qty, guess, f"{before[2]} {one.said}".strip())
        return [
            EntryDraft(
                code=line.code,
                owner=line.owner if line.several else None,
                place=line.place,
                qty=qty,
                estimate=guess,
                said=said,
                counter=self.counter.text(),
            )
            for index, (qty, guess, said) in sums.items()
            for line in [self._lines[index]]
        ]

    def _go(self) -> None:
        try:
            drafts = self.drafts()
        except BadQuantity as no:
            self.notices.refuse(no)
            return
        if not drafts:
            self.notices.say(_("No line has both a thing and a figure."), Tone.WARN)
            return
        desk, op, key = self._work.desk(), OpId.new(), self.count.id
        self.go.setEnabled(False)
        self._work.jobs.run(
            WRITE,
            lambda: counts.say(desk, op, key, drafts),
            owner=self,
            done=lambda done: self._done(done.lines),
            refused=self._refused,
        )

    def _done(self, _entries: int) -> None:
        said = ngettext("{n} line taken over", "{n} lines taken over", len(self.drafts()))
        self._work.toasts.say(said.format(n=len(self.drafts())))
        self.closed.emit()

    def _refused(self, no: Refused) -> None:
        self.go.setEnabled(True)
        self.notices.refuse(no)


def _choice(line: Expected, lines: list[Expected]) -> str:
    """A line of the count to choose, with its place where there are several."""
    if len({one.place for one in lines}) == 1:
        return title(line)
    return f"{title(line)} · {line.place_path.rpartition('/')[2]}"


def _how(line: ReplyLine) -> str:
    """How sure it is, or what has to be asked."""
    if line.question is not None:
        return _(replies.QUESTIONS[line.question])
    return _(replies.SURE[line.sure])
