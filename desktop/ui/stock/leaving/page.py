"""The page: everything that lies with somebody, who takes each of it, and one button for all."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.keeping import Leaving, LeftBox, LeftGoods, LeftSite, LeftTransfer
from desktop.services import leaving, places, stock
from desktop.services.changes import OpId, Topic
from desktop.services.leaving import BoxTo, GoodsTo, HandedOver, SiteTo
from desktop.ui import theme
from desktop.ui.forms import Choice, ElidedLabel, Field, Picker, primary_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.tool import tool_button
from desktop.ui.jobs import LONG, READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.saving import ask_file
from desktop.ui.stock import papers
from desktop.ui.stock.choices import find_places
from desktop.ui.stock.head import escape_closes
from desktop.ui.stock.leaving.rows import Line, Part
from desktop.ui.stock.leaving.table import table
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

_WIDTH = 960


class LeavingPage(QWidget):
    """`closed` says that the room may come back. Nothing is done before the one button."""

    closed = Signal()

    def __init__(self, work: Workplace, person: str) -> None:
        super().__init__()
        self._work, self._person = work, person
        self._op = OpId.new()
        self.found: Leaving | None = None
        self.lines: list[Line] = []
        self.title = QLabel(_("Leaver's checklist: {name}").format(name=person), wordWrap=True)
        theme.set_heading(self.title)
        self.back = tool_button("arrow-left", _("Back to the places"))
        self.back.clicked.connect(self.closed)
        self.what = QLabel(wordWrap=True)
        theme.set_tone(self.what, "muted")
        self.all = Picker(_("One place takes everything"), find_places(work), work.jobs)
        self.all.picked.connect(self._give_all)
        self.all_field = Field(_("One place takes everything (or choose line by line)"), self.all)
        self.notices = NoticeBar()
        self.retire = QCheckBox(_("Then take {name} out of the lists").format(name=person))
        self.retire.setChecked(True)
        self.retire.setMinimumHeight(theme.TOUCH)
        self.go = primary_button(_("Hand everything over"), "check")
        self.go.clicked.connect(self._go)
        self.export = IconKey(theme.icon("download"), _("Save as CSV"))
        self.export.clicked.connect(self._export)
        self.print = IconKey(theme.icon("printer"), _("Print the list"))
        self.print.clicked.connect(self._print)
        self._body = QVBoxLayout()
        self._lay_out()
        escape_closes(self, self.closed.emit)
        work.news.listen(self, (Topic.TRANSFERS,), self.ask)
        self.ask()

    def ask(self) -> None:
        """Asks what lies with the person."""
        desk, person = self._work.desk(), self._person
        self._work.jobs.run(
            READ,
            lambda: leaving.checklist(desk, person),
            owner=self,
            done=self._arrived,
            refused=self.notices.refuse,
            latest="leaving",
        )

    def _arrived(self, found: Leaving) -> None:
        before, self.found = {line.key: line for line in self.lines}, found
        at = QApplication.focusWidget()
        here = at is not None and self.isAncestorOf(at)
        typing = next((k for k, line in before.items() if line.to.field is at), None)
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        goods = [Line(self._work, one) for one in found.goods]
        boxes = [Line(self._work, one) for one in found.boxes]
        sites = [Line(self._work, one) for one in found.sites]
        self.lines = [*goods, *boxes, *sites]
        for line in self.lines:
            if line.key in before:
                line.take_up(before[line.key])
        open_ones = [self._transfer(one) for one in found.transfers]
        for part in (
            Part(_("Transfers that are still open: close them first"), open_ones),
            Part(_("Goods"), goods),
            Part(_("Boxes and shelves, with what is in them"), boxes),
            Part(_("Places that need another keeper"), sites),
        ):
            self._body.addWidget(part)
        self._body.addStretch(1)
        self.all_field.setVisible(bool(goods or boxes))
        self.what.setText(self._summary(found))
        self.print.setVisible(found.home is not None)
        self.go.setText(_("Take out of the lists") if found.done else _("Hand everything over"))
        same = next((line for line in self.lines if line.key == typing), None)
        if same is not None:
            QTimer.singleShot(0, same.to, same.to.setFocus)  # once it is shown
        elif not here or typing is not None:
            self.go.setFocus()

    def _summary(self, found: Leaving) -> str:
        if found.done:
            return _("Nothing lies with {name} any more.").format(name=found.person)
        pieces = sum(one.qty for one in found.goods) + sum(one.pieces for one in found.boxes)
        said = ngettext(
            "{n} piece lies with {name}. All goes over as one act with one undo.",
            "{n} pieces lie with {name}. All goes over as one act with one undo.",
            pieces,
        )
        return said.format(n=f"{pieces:,}", name=found.person)

    def _transfer(self, one: LeftTransfer) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(f"{one.code} · {one.from_place} → {one.to_place}"), 1)
        key = IconKey(theme.icon("truck"), _("Open the transfer"))
        key.setAccessibleName(_("Open the transfer {code}").format(code=one.code))
        key.clicked.connect(lambda: self._work.go("stock", ("transfers", one.id)))
        row.addWidget(key)
        return line

    def _give_all(self, choice: object) -> None:
        for line in self.lines:
            if isinstance(choice, Choice) and not isinstance(line.left, LeftSite):
                line.to.set_choice(choice)

    # ── doing it ──────────────────────────────────────────────────────────────────────────────

    def _go(self) -> None:
        retire = self.retire.isChecked()
        if retire and (open_one := next((x for x in self.lines if not x.answered), None)):
            self.notices.say(_("Say who takes each of it, or take the tick away."), Tone.WARN)
            open_one.to.setFocus()
            return
        desk, op, person = self._work.desk(), self._op, self._person
        goods, boxes, sites = self._choices()
        self._work.jobs.run(
            WRITE,
            lambda: leaving.hand_over(desk, op, person, goods, boxes, sites, retire=retire),
            owner=self,
            done=self._done,
            refused=self._refused,
        )

    def _choices(self) -> tuple[list[GoodsTo], list[BoxTo], list[SiteTo]]:
        goods, boxes, sites = [], [], []
        for line in self.lines:
            left, to = line.left, None if isinstance(line.left, LeftSite) else line.place()
            if isinstance(left, LeftGoods) and to:
                goods.append(GoodsTo(left.variant, left.owner_id, left.place_id, left.qty, to))
            elif isinstance(left, LeftBox) and to:
                boxes.append(BoxTo(left.place_id, to))
            elif isinstance(left, LeftSite) and line.keeper():
                sites.append(SiteTo(left.place_id, line.keeper()))
        return goods, boxes, sites

    def _done(self, done: HandedOver) -> None:
        work, of = self._work, UUID(done.op)
        pieces = ngettext("{n} piece", "{n} pieces", done.pieces).format(n=f"{done.pieces:,}")
        said = _("{name}: {pieces} handed over").format(name=done.person, pieces=pieces)

        def undo() -> None:
            desk, op = work.desk(), OpId.new()
            work.jobs.run(WRITE, lambda: stock.undo(desk, op, of), owner=work.toasts)

        work.toasts.say(said, undo)
        self.closed.emit()

    def _refused(self, no: Refused) -> None:
        self._op = OpId.new()
        self.notices.refuse(no)

    # ── on paper and in a file ────────────────────────────────────────────────────────────────

    def _print(self) -> None:
        if self.found is None or self.found.home is None:
            return
        desk, home = self._work.desk(), self.found.home
        self._work.jobs.run(
            READ,
            lambda: next(p for p in places.places(desk) if p.id == home),
            owner=self,
            done=lambda place: papers.pack(self._work, place),
        )

    def _export(self) -> None:
        name = _("Leaver's checklist {name}").format(name=self._person)
        path = ask_file(self, _("Save as CSV"), name, "csv")
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Writes the checklist with who takes what."""
        if self.found is None:
            return
        made = table(self.found, self.lines)

        def write() -> int:
            from desktop.exchange.tables import write_table

            return write_table(path, made)

        def done(_rows: int) -> None:
            self._work.toasts.say(_("Saved: {file}").format(file=path.name))

        self._work.jobs.run(LONG, write, owner=self, done=done, refused=self.notices.refuse)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(theme.grown(self.font(), _WIDTH))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.what)
        column.addWidget(self.all_field)
        column.addLayout(self._body)
        column.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        keys = QHBoxLayout()
        keys.setSpacing(theme.UNIT)
        keys.addWidget(self.print)
        keys.addWidget(self.export)
        keys.addStretch(1)
        keys.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(head)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self.notices)
        whole.addWidget(self.retire)
        whole.addLayout(keys)
