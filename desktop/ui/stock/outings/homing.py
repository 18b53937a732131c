"""Bringing back: what lies at the stand, how many are really there, and where they go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.services import outings
from desktop.services.changes import OpId
from desktop.services.outings import BroughtHome, HomeLine, Sheet, SheetLine
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout, Picker, primary_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.part import Part
from desktop.ui.stock import choices
from desktop.ui.stock.outings.doing import BoxChoice, do
from desktop.ui.stock.outings.grid import Col, FigureGrid
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext, pgettext
from desktop.wording import outings as words
from desktop.wording.columns import heading

_WAYS = ("stock", "next", "return")


class HomingPart(Part):
    """`done` after goods were brought back."""

    done = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__(
            pgettext("event", "Bring back"),
            _("Count what lies there and write it down; the rest wants a name."),
        )
        self._work = work
        self._event = 0
        self._op = OpId.new()
        self.grid = FigureGrid(
            _("What lies at the stand"),
            [
                Col(heading("item"), lambda s: s.variant.title, stretch=True),
                Col(heading("owner"), lambda s: s.owner_name),
                Col(_("On the books"), lambda s: f"{s.tally.left:,}", number=True),
                Col(_("Really there")),
            ],
            lambda s: (s.variant.code, s.owner),
        )
        self.place = Picker(_("Where to"), choices.find_places(work), work.jobs)
        self.way = choice_box(_("What is done with it"), editable=True)
        for way in _WAYS:
            self.way.addItem(words.way(way), way)
        self.responsible = QLineEdit()
        row = FlowLayout(spacing=theme.UNIT * 2)
        for field in (
            Field(_("Where to"), self.place), Field(_("What is done with it"), self.way),
            Field(_("Responsible"), self.responsible),
        ):  # fmt: skip
            field.setMinimumWidth(theme.grown(self.font(), 220))
            row.addWidget(field)
        self.boxes = BoxChoice()
        self._boxes_head = QLabel(_("Boxes that go home with what they hold"))
        theme.set_tone(self._boxes_head, "muted")
        self.go = primary_button(_("Brought back"), "inbox")
        self.go.clicked.connect(self.bring)
        self.column.addWidget(self.grid)
        self.column.addWidget(self._boxes_head)
        self.column.addWidget(self.boxes)
        self.column.addLayout(row)
        self.column.addWidget(self.go)

    def show_sheet(self, sheet: Sheet) -> None:
        """What still lies there."""
        if sheet.event.id != self._event:
            self.grid.forget()
        self._event = sheet.event.id
        there = [line for line in sheet.lines if line.tally.left > 0]
        self.grid.show_rows(there, [line.tally.left for line in there])
        self.boxes.show_boxes([(p.id, p.path) for p in sheet.boxes], on=True)
        self._boxes_head.setVisible(bool(sheet.boxes))
        self.responsible.setPlaceholderText(self._work.desk().person)
        self.setVisible(sheet.closed_at is None and bool(there or sheet.boxes))

    def bring(self) -> None:
        """Brings it back."""
        goal = self.place.chosen()
        if goal is None:
            self.notices.say(_("Say where it goes first."), theme.Tone.WARN)
            self.place.setFocus()
            return
        desk, op, event, boxes = self._work.desk(), self._op, self._event, self.boxes.chosen()
        way = self.way.currentData() if self._known() else self.way.currentText()
        who = self.responsible.text().strip()
        entered: list[tuple[SheetLine, int]] = self.grid.written_down()
        lines = [HomeLine(s.variant.code, qty, s.owner, str(way), who) for s, qty in entered if qty]
        place = int(str(goal.key))

        def said(back: BroughtHome) -> str:
            text = ngettext("{n} piece brought back", "{n} pieces brought back", back.pieces)
            return text.format(n=f"{back.pieces:,}")

        do(
            self._work, self, self.notices,
            lambda: outings.bring_home(desk, op, event, place, lines, boxes),
            said, self.go, self._brought,
        )  # fmt: skip

    def _known(self) -> bool:
        return self.way.currentText() == self.way.itemText(self.way.currentIndex())

    def _brought(self) -> None:
        self._op = OpId.new()
        self.grid.forget()
        self.done.emit()
