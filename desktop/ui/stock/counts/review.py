"""Looking through a count before it is closed: what differs and why, what nobody counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.counts import (
    Count,
    Expected,
    Recount,
    Review,
    Verdict,
    Verdicts,
)
from desktop.domain.errors import Refused
from desktop.domain.stock import Key
from desktop.services import counts as service
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.forms import Choice, Picker, primary_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.choices import find_items
from desktop.ui.stock.counts.differing import Differing
from desktop.ui.stock.counts.keys import Head, tick
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

_WIDE = 820  # from here on the reason stands beside its line
_MOST = 150  # lines with keys of their own; beyond that the words for all of them serve


class ReviewPage(QWidget):
    """`done` carries what closing did, `again` that another pass begins, `closed` that one goes
    back to counting.
    """

    done = Signal(object)
    again = Signal()
    closed = Signal()

    def __init__(self, work: Workplace, count: Count) -> None:
        super().__init__()
        self._work, self.count, self._op = work, count, OpId.new()
        self.differing = Differing((), {}, folded=False)
        self.zeros: dict[Key, QCheckBox] = {}
        self.head = Head(self.closed.emit)
        self.head.back.setAccessibleName(_("Back to counting"))
        self.head.add(
            _("Count again what differs"), "repeat", lambda: self._recount(Recount.DIFFERING)
        )
        self.head.add(_("Count all again"), "refresh-cw", lambda: self._recount(Recount.ALL))
        self.notices = NoticeBar()
        self.body = QWidget()
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 0, theme.UNIT, 0)
        self._column.setSpacing(theme.UNIT)
        self.rest = tick(_("Of all that nobody counted, none is there"))
        self.rest.toggled.connect(self._rest)
        self.go = primary_button(_("Close the count"), "check")
        self.go.clicked.connect(self._go)
        self.field = self.go
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(scrolled(self.body), 1)
        column.addWidget(self.notices)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        back = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        work.news.listen(self, (Topic.COUNTS,), self.ask)
        self.ask()

    def ask(self) -> None:
        """Asks again for what the entries say; what was chosen and ticked stays so."""
        desk, key = self._work.desk(), self.count.id
        self._work.jobs.run(
            READ,
            lambda: service.review(desk, key),
            owner=self,
            done=self._take,
            refused=self.notices.refuse,
            latest="review",
        )

    # ── what stands there ─────────────────────────────────────────────────────────────────────

    def _take(self, review: Review) -> None:
        said = {key: box.currentText() for key, box in self.differing.reasons.items()}
        ticks = {key: box.isChecked() for key, box in self._ticks()}
        self.count = review.count
        self._empty()
        differing = [line for line in review.lines if line.difference or line.estimate]
        same = len(review.lines) - len(differing)
        agree = ngettext("{n} line agrees", "{n} lines agree", same).format(n=f"{same:,}")
        self.head.say(
            _("{count}: look through").format(count=self.count.name),
            " · ".join([agree, _("{n} differ").format(n=f"{len(differing):,}")]),
        )
        self._part(_("What differs, and why"), bool(differing))
        folded = self.width() < theme.grown(self.font(), _WIDE)
        self.differing = Differing(differing[:_MOST], said, folded=folded)
        self._column.addWidget(self.differing)
        self._more(len(differing) - _MOST)
        self._part(_("Found, and no article yet"), bool(review.nameless))
        for thing in review.nameless:
            self._nameless(thing.said, thing.place, thing.qty)
        self._part(_("Nobody counted these"), bool(review.uncounted))
        if review.uncounted:
            self._column.addWidget(self.rest)
        self.rest.setVisible(bool(review.uncounted))
        self._uncounted(review.uncounted[:_MOST])
        self._more(len(review.uncounted) - _MOST)
        for key, box in self._ticks():
            box.setChecked(ticks.get(key, box.isChecked()))
        self._column.addStretch(1)

    def _ticks(self) -> list[tuple[Key, QCheckBox]]:
        return [*self.differing.adopted.items(), *self.zeros.items()]

    def _empty(self) -> None:
        self.zeros = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is self.rest:
                self.rest.setParent(self)
                self.rest.hide()
            elif widget is not None:
                widget.hide()
                widget.deleteLater()

    def _part(self, words: str, shown: bool) -> None:
        if shown:
            label = QLabel(words)
            theme.set_heading(label, "part")
            self._column.addWidget(label)

    def _more(self, rest: int) -> None:
        if rest > 0:
            said = _("… and {n} more; what is said for all of them counts for those.")
            self._column.addWidget(QLabel(said.format(n=f"{rest:,}"), wordWrap=True))

    def _nameless(self, said: str, place: int, qty: int) -> None:
        holder = QWidget()
        row = QGridLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setColumnStretch(1, 1)
        row.addWidget(QLabel(_("{n} × {thing}").format(n=f"{qty:,}", thing=said)), 0, 0)
        name = _("Which article is {thing}?").format(thing=said)
        picker = Picker(name, find_items(self._work), self._work.jobs)
        picker.picked.connect(lambda choice: self._name(said, place, choice))
        row.addWidget(picker, 0, 1)
        self._column.addWidget(holder)

    def _uncounted(self, lines: Sequence[Expected]) -> None:
        for line in lines:
            words = _("{item} at {place}, {n} by the books: none is there").format(
                item=line.title, place=line.place_path, n=f"{line.qty or 0:,}"
            )
            box = tick(words)
            assert line.variant is not None
            assert line.owner is not None
            self.zeros[Key(line.variant, line.owner, line.place)] = box
            self._column.addWidget(box)

    def _rest(self, on: bool) -> None:
        for box in self.zeros.values():
            box.setEnabled(not on)

    # ── what is done ──────────────────────────────────────────────────────────────────────────

    def verdicts(self) -> Verdicts:
        """What was said of each line and of all of them."""
        reasons, adopted = self.differing.reasons, self.differing.adopted
        keys = {*reasons, *adopted, *self.zeros}
        lines = []
        for key in sorted(keys):
            adopt, zero = adopted.get(key), self.zeros.get(key)
            reason = self.differing.said(key)
            gone = zero is not None and zero.isChecked()
            lines.append(
                Verdict(
                    key=key,
                    reason=reason or ("could_not_locate" if gone else ""),
                    adopt=adopt is not None and adopt.isChecked(),
                    zero=gone,
                )
            )
        return Verdicts(
            tuple(lines),
            less="could_not_locate",
            more="found",
            rest_is_zero=self.rest.isChecked() and self.rest.isVisibleTo(self),
        )

    def _go(self) -> None:
        self.go.setEnabled(False)
        desk, op, key, said = self._work.desk(), self._op, self.count.id, self.verdicts()
        self._work.jobs.run(
            WRITE,
            lambda: service.close(desk, op, key, said),
            owner=self,
            done=self.done.emit,
            refused=self._refused,
        )

    def _refused(self, no: Refused) -> None:
        self._op = OpId.new()
        self.go.setEnabled(True)
        self.notices.refuse(no)

    def _recount(self, what: Recount) -> None:
        desk, op, key = self._work.desk(), OpId.new(), self.count.id
        self._work.jobs.run(
            WRITE,
            lambda: service.recount(desk, op, key, what),
            owner=self,
            done=lambda _count: self.again.emit(),
            refused=self.notices.refuse,
        )

    def _name(self, said: str, place: int, choice: object) -> None:
        if not isinstance(choice, Choice):
            return
        desk, op, key, code = self._work.desk(), OpId.new(), self.count.id, str(choice.key)
        self._work.jobs.run(
            WRITE,
            lambda: service.name_thing(desk, op, key, said, place, code),
            owner=self,
            done=lambda _done: self.ask(),
            refused=self.notices.refuse,
        )
