"""The packing list: proposed, changed, and taken along as one act."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel

from desktop.domain.reports import Report
from desktop.domain.stock import PlaceKind
from desktop.services import outings, places
from desktop.services.changes import OpId
from desktop.services.outings import Proposal, TakenAlong, Wish
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, FlowLayout, Picker, primary_button
from desktop.ui.jobs import READ
from desktop.ui.part import Part
from desktop.ui.stock import choices
from desktop.ui.stock.outings.doing import BoxChoice, do
from desktop.ui.stock.outings.grid import Col, FigureGrid
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording import outings as words
from desktop.wording import reports as told
from desktop.wording.columns import heading

_BOXES = 40


@dataclass(frozen=True)
class _Row:
    """A line of the list: so much of this from there; 0: it lies nowhere."""

    code: str
    title: str
    place: int
    path: str
    last: str
    why: str


def _key(row: _Row) -> tuple[str, int]:
    return (row.code, row.place)


class PackingPart(Part):
    """`done` after goods were taken along."""

    done = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__(_("Packing list"))
        self._work = work
        self._event = 0
        self._added: list[_Row] = []  # chosen by hand, besides what is proposed
        self._op = OpId.new()
        self.report: Report | None = None
        self.grid = FigureGrid(
            _("Packing list"),
            [
                Col(heading("item"), lambda r: r.title, stretch=True),
                Col(_("Last time"), lambda r: r.last),
                Col(_("Where from"), lambda r: r.path, stretch=True),
                Col(_("Take along")),
                Col(_("Why"), lambda r: r.why, stretch=True),
            ],
            _key,
        )
        self.item = Picker(_("Another item"), choices.find_items(work), work.jobs)
        self.place = Picker(_("From where"), choices.find_places(work), work.jobs)
        self.item.picked.connect(lambda _c: self._add())
        self.place.picked.connect(lambda _c: self._add())
        also = FlowLayout(spacing=theme.UNIT * 2)
        for field in (
            Field(_("Another item"), self.item), Field(_("From where"), self.place),
        ):  # fmt: skip
            field.setMinimumWidth(theme.grown(self.font(), 260))
            also.addWidget(field)
        self.boxes = BoxChoice()
        self._boxes_head = QLabel(_("Boxes that go along with all they hold"))
        theme.set_tone(self._boxes_head, "muted")
        self.unpack = QCheckBox(_("Lay what the boxes hold on the stand, where the till counts it"))
        self.unpack.setChecked(True)
        self.unpack.setMinimumHeight(theme.TOUCH)
        self.go = primary_button(_("Take along"), "truck")
        self.go.clicked.connect(self.take)
        self.column.addWidget(self.grid)
        self.column.addLayout(also)
        for below in (self._boxes_head, self.boxes, self.unpack, self.go):
            self.column.addWidget(below)

    def ask(self, event: int) -> None:
        """The proposal for an event."""
        desk = self._work.desk()
        if event != self._event:
            self._forget()
        self._event = event

        def look() -> tuple[Proposal, Report, list[tuple[int, str]]]:
            found = outings.proposal(desk, event)
            boxes = [
                (p.id, p.path)
                for p in places.places(desk)
                if p.kind is PlaceKind.BOX and not p.path.startswith(f"{found.event.place_path}/")
            ]
            return found, outings.packing_report(desk, found), boxes[:_BOXES]

        self._work.jobs.run(
            READ, look, owner=self, done=self._arrived, refused=self.notices.refuse, latest="pack"
        )

    def take(self) -> None:
        """Takes it all along."""
        desk, op, event, boxes = self._work.desk(), self._op, self._event, self.boxes.chosen()
        unpack = self.unpack.isChecked()
        wishes = [
            Wish(r.code, qty, r.place) for r, qty in self.grid.written_down() if qty and r.place
        ]

        def said(taken: TakenAlong) -> str:
            text = ngettext("{n} piece taken along to {event}", "{n} pieces taken along to {event}",
                            taken.pieces)  # fmt: skip
            return text.format(n=f"{taken.pieces:,}", event=taken.event)

        do(
            self._work, self, self.notices,
            lambda: outings.take(desk, op, event, wishes, boxes, unpack=unpack),
            said, self.go, self._taken,
        )  # fmt: skip

    def _taken(self) -> None:
        self._op = OpId.new()
        self._forget()
        for key in self.boxes.keys.values():
            key.setChecked(False)
        self.done.emit()

    def _arrived(self, answer: tuple[Proposal, Report, list[tuple[int, str]]]) -> None:
        proposal, self.report, boxes = answer
        rows, figures = [], []
        for line in proposal.lines:
            last = _("{n} of {of} went").format(n=line.last.gone, of=line.last.came)
            why = words.reasons(line.reasons)
            for part in line.parts:
                rows.append(
                    _Row(line.variant.code, line.variant.title, part.place, part.path, last, why)
                )
                figures.append(part.qty)
            if line.short:
                nowhere = _("{n} lie nowhere").format(n=f"{line.short:,}")
                rows.append(_Row(line.variant.code, line.variant.title, 0, nowhere, last, why))
                figures.append(0)
        known = {_key(row) for row in rows}
        added = [row for row in self._added if _key(row) not in known]
        self.grid.show_rows([*rows, *added], [*figures, *(1 for _row in added)])
        self.grid.setVisible(bool(rows or added))
        self.boxes.show_boxes(boxes)
        for widget in (self._boxes_head, self.unpack):
            widget.setVisible(bool(boxes))
        said = [told.remark(one) for one in self.report.remarks]
        if proposal.like is None:
            said.append(
                _("There was no event with goods before: choose items and where they come from.")
            )
        self.text.setText("\n".join(said))
        self.text.setVisible(bool(said))

    def _forget(self) -> None:
        """What was chosen is taken along, or was for another event."""
        self._added.clear()
        self.grid.forget()

    def _add(self) -> None:
        item, place = self.item.chosen(), self.place.chosen()
        if item is None or place is None:
            return
        self.grid.show()
        row = _Row(str(item.key), item.title, int(str(place.key)), place.title, "", "")
        if _key(row) not in {_key(known) for known, _qty in self.grid.written_down()}:
            self._added.append(row)
        self.grid.add(row, 1)
        self.item.set_choice(None)
        self.grid.setFocus()

    def take_item(self, item: Choice) -> None:
        """A scanned item is the next one to be added, from the place that was said or is said
        now.
        """
        self.item.set_choice(item)
        if self.place.chosen() is None:
            self.place.setFocus()
        else:
            self._add()
