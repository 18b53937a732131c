"""Counting: a line for each thing, typed or scanned; entries of others appear as they are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.counts import Count, EntryDraft, Expected
from desktop.domain.counts.figures import read_figure
from desktop.domain.errors import BadQuantity, NotFound, Refused
from desktop.domain.stock import Place, is_place_code
from desktop.services import catalogue, counts, places
from desktop.services.changes import Desk, OpId, Topic
from desktop.ui import theme
from desktop.ui.forms import Choice, Picker, chip_button, primary_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.search_field import SearchField
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.sounds import Sounds
from desktop.ui.stock.choices import find_items
from desktop.ui.stock.counts.keys import Head
from desktop.ui.stock.counts.lines import LinesTable
from desktop.ui.stock.counts.rows import fits, scope, standing_in
from desktop.ui.stock.counts.scans import Scans
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

_SIDE = 300
_UNBOUND = 16_777_215  # QWIDGETSIZE_MAX


class Counting(QWidget):
    """`go` carries what comes next of this count: review, chat, sheet_in, sheet_out, paper, drop;
    `closed` that one goes back to the list.
    """

    go = Signal(str)
    closed = Signal()

    def __init__(self, work: Workplace, sounds: Sounds, count: Count) -> None:
        super().__init__()
        self._work, self._sounds, self.count = work, sounds, count
        self._lines: list[Expected] = []
        self.head = Head(self.closed.emit)
        self.head.add(_("Chat"), "copy", lambda: self.go.emit("chat"))
        self.review = primary_button(_("Look through and close"), "check")
        self.review.clicked.connect(lambda: self.go.emit("review"))
        self.head.put(self.review)
        self.more = self.head.more(
            (_("Sheet to be filled in"), "download", lambda: self.go.emit("sheet_out")),
            (_("Filled-in sheet back in"), "upload", lambda: self.go.emit("sheet_in")),
            (_("Sheet on paper"), "printer", lambda: self.go.emit("paper")),
            (_("Drop the count"), "trash-2", lambda: self.go.emit("drop")),
        )
        self.notices = NoticeBar()
        self.search = SearchField(_("Search in the lines"), _("Search: name, code, place"))
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.installEventFilter(self)
        self.todo = chip_button(_("Only what is not seen yet"))
        self.todo.toggled.connect(lambda _on: self._show())
        self.table = LinesTable()
        self.table.lines.written.connect(self._written)
        self.table.itemDelegate().closeEditor.connect(
            lambda *_how: QTimer.singleShot(0, self, self._show)
        )
        self.found = Picker(
            _("Found, and not in the list"),
            find_items(work),
            work.jobs,
            create=_("A thing that is no article yet: {name}"),
        )
        self.found.picked.connect(self._found_item)
        self.found.created.connect(self._found_thing)
        self.qty = QLineEdit("1")
        self.qty.setAccessibleName(_("How many were found"))
        self.qty.setFixedWidth(theme.grown(self.font(), 90))
        self.scans = Scans()
        self.scans.field.returnPressed.connect(lambda: self.take_scan(self.scans.field.text()))
        self.field = self.table
        self._lay_out()
        back = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        work.news.listen(self, (Topic.COUNTS, Topic.STOCK), self.ask)
        self.ask()

    def _lay_out(self) -> None:
        sift = QHBoxLayout()
        sift.setSpacing(theme.UNIT)
        sift.addWidget(self.search, 1)
        sift.addWidget(self.todo)
        more = QHBoxLayout()
        more.setSpacing(theme.UNIT)
        label = QLabel(_("Found besides:"))
        label.setBuddy(self.found)
        more.addWidget(label)
        more.addWidget(self.found, 1)
        more.addWidget(self.qty)
        left = QVBoxLayout()
        left.setSpacing(theme.UNIT)
        left.addLayout(sift)
        left.addWidget(self.table, 1)
        left.addLayout(more)
        self.side = scrolled(self.scans)
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(theme.UNIT * 2)
        self.both.addLayout(left, 1)
        self.both.addWidget(self.side)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addLayout(self.both, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        self._fold()

    def _fold(self) -> None:
        """Large text or a small screen puts the scans under the lines."""
        wide = theme.grown(self.font(), _SIDE)
        folded = self.width() < 3.6 * wide
        way = QBoxLayout.Direction
        self.both.setDirection(way.TopToBottom if folded else way.LeftToRight)
        self.side.setMaximumWidth(_UNBOUND if folded else wide)
        self.side.setMinimumWidth(0 if folded else wide)
        self.side.setMaximumHeight(wide * 2 // 3 if folded else _UNBOUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        self._fold()

    # ── what there is ─────────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Asks again for the count and its lines."""
        desk, key = self._work.desk(), self.count.id

        def look() -> tuple[Count, list[Expected]]:
            return counts.count(desk, key), counts.expected(desk, key)

        self._work.jobs.run(
            READ, look, owner=self, done=self._take, refused=self._gone, latest="lines"
        )

    def _take(self, known: tuple[Count, list[Expected]]) -> None:
        self.count, self._lines = known
        if not self.count.open:
            self.closed.emit()
            return
        done = sum(line.counted is not None for line in self._lines)
        under = [
            scope(self.count),
            _("{done} of {all} seen").format(done=f"{done:,}", all=f"{len(self._lines):,}"),
        ]
        again = sum(line.again for line in self._lines)
        if self.count.pass_no > 1:
            under.append(_("pass {n}").format(n=self.count.pass_no))
        if again:
            said = ngettext("{n} line to be counted again", "{n} lines to be counted again", again)
            under.append(said.format(n=again))
        self.head.say(self.count.name, " · ".join(under))
        if self.count.others:
            self.notices.say(
                _("“{name}” is open over some of the same: whoever counted last holds.").format(
                    name=self.count.others[0]
                ),
                Tone.WARN,
            )
        self._show()

    def _show(self) -> None:
        lines = [line for line in self._lines if fits(line, self.search.text())]
        if self.todo.isChecked():
            lines = [line for line in lines if line.counted is None or line.again]
        if not self.table.writing:  # what is being written is not written over; see below
            self.table.show_lines(lines)

    def _gone(self, no: Refused) -> None:
        self.notices.refuse(no)

    # ── what is entered ───────────────────────────────────────────────────────────────────────

    def _written(self, line: Expected, text: str) -> None:
        more = text.startswith("+")
        try:
            qty, estimate = read_figure(text.removeprefix("+"), line.pack_size)
        except BadQuantity as no:
            self._sounds.bad()
            self.notices.refuse(no)
            return
        said = "" if text == str(qty) else text
        owner = line.owner if line.several else None
        draft = EntryDraft(line.code, owner, line.place, qty, estimate, said)
        way = counts.enter if more else counts.say
        self._enter(lambda desk, op: way(desk, op, self.count.id, [draft]))

    def _found_item(self, choice: object) -> None:
        if isinstance(choice, Choice):
            self._found(str(choice.key), "")

    def _found_thing(self, name: str) -> None:
        self._found(None, name)

    def _found(self, code: str | None, name: str) -> None:
        try:
            qty, estimate = read_figure(self.qty.text(), None)
        except BadQuantity as no:
            self.notices.refuse(no)
            return
        draft = EntryDraft(code, qty=qty, estimate=estimate, said=name)
        self._enter(lambda desk, op: counts.enter(desk, op, self.count.id, [draft]))
        self.found.set_choice(None)
        self.qty.setText("1")

    def _enter(self, work: Callable[[Desk, OpId], object]) -> None:
        desk, op = self._work.desk(), OpId.new()
        self._work.jobs.run(
            WRITE,
            lambda: work(desk, op),
            owner=self,
            done=self._entered,
            refused=self._refused,
        )

    def _entered(self, _done: object) -> None:
        self.notices.clear()
        self.ask()

    def _refused(self, no: Refused) -> None:
        self._sounds.bad()
        self.notices.refuse(no)

    # ── scanning ──────────────────────────────────────────────────────────────────────────────

    def take_scan(self, code: str) -> bool:
        """One more of what was scanned; a code that nobody knows is kept aside as it is."""
        times, bare = self.scans.times(code.strip())
        if not bare:
            return True
        if is_place_code(bare):
            return self.take_place(bare)
        desk, key, packs = self._work.desk(), self.count.id, self.scans.packs.isChecked()
        at = None if self.scans.place is None else self.scans.place.id
        op = OpId.new()

        def scan() -> tuple[str, str, int, bool]:
            try:
                what = catalogue.variant(desk, bare)
            except NotFound:
                draft = EntryDraft(None, place=at, qty=times, said=bare)
                counts.enter(desk, op, key, [draft])
                return bare, bare, times, False
            qty = times * ((what.pack_size or 1) if packs else 1)
            draft = EntryDraft(what.code, place=at, qty=qty, said=code.strip())
            counts.enter(desk, op, key, [draft])
            return what.code, what.title, qty, True

        self._work.jobs.run(WRITE, scan, owner=self, done=self._scanned, refused=self._refused)
        return True

    def take_place(self, code: str) -> bool:
        """A box whose label is scanned is where the next scans are counted."""
        desk, of = self._work.desk(), self.count

        def found() -> Place:
            return standing_in(places.find_place(desk, code), of)

        def stand(place: Place) -> None:
            self._sounds.good()
            self.scans.stand_in(None if place.id == of.place else place)

        self._work.jobs.run(READ, found, owner=self, done=stand, refused=self._refused)
        return True

    def _scanned(self, scan: tuple[str, str, int, bool]) -> None:
        code, title, qty, known = scan
        (self._sounds.good if known else self._sounds.bad)()
        self.scans.say(code, title, qty, known=known)
        self.ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter or Down in the search goes to the first line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            wanted = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
            if event.key() in wanted:
                self.table.setFocus()
                self.table.take(0)
                return True
        answer: Any = super().eventFilter(watched, event)
        return bool(answer)
