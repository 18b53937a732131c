"""The rest: what nobody has named yet, and what it turns out to be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.services import outings
from desktop.services.changes import OpId
from desktop.services.outings import Named, Naming, OutingSettled, RestNamed, Sheet
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout, Picker, primary_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.part import Part
from desktop.ui.stock import choices
from desktop.ui.stock.outings.doing import do
from desktop.ui.stock.outings.grid import Col, FigureGrid
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording import outings as words
from desktop.wording.columns import heading


class RestPart(Part):
    """`done` after something was named, or the event closed."""

    done = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__(_("Name the rest"))
        self._work = work
        self._event = 0
        self._op, self._close_op = OpId.new(), OpId.new()
        self.grid = FigureGrid(
            _("What is not named yet"),
            [
                Col(heading("item"), lambda s: s.variant.title, stretch=True),
                Col(heading("owner"), lambda s: s.owner_name),
                Col(_("Not named yet"), lambda s: f"{s.tally.rest:,}", number=True),
                Col(_("Of these")),
            ],
            lambda s: (s.variant.code, s.owner),
        )
        self.naming = choice_box(_("What became of them"))
        for one in Naming:
            self.naming.addItem(words.naming(one.value), one)
        self.naming.currentIndexChanged.connect(lambda _i: self._fit())
        self.place = Picker(_("At whose place"), choices.find_keepers(work), work.jobs)
        self.who = QLineEdit()
        row = FlowLayout(spacing=theme.UNIT * 2)
        self._place_field = Field(_("At whose place"), self.place)
        for field in (
            Field(_("What became of them"), self.naming), self._place_field,
            Field(_("Who says so"), self.who),
        ):  # fmt: skip
            field.setMinimumWidth(theme.grown(self.font(), 220))
            row.addWidget(field)
        self.go = primary_button(_("Name the selected lines"), "tag")
        self.go.clicked.connect(self.name_them)
        self.close_key = primary_button(_("Close the event's goods"), "circle-check")
        self.close_key.clicked.connect(self.close_event)
        self._naming = [self.grid, self.go]
        self._row = row
        self.column.addWidget(self.grid)
        self.column.addLayout(row)
        self.column.addWidget(self.go)
        self.column.addWidget(self.close_key)

    def show_sheet(self, sheet: Sheet) -> None:
        """What wants a name; without any the event can be closed."""
        if sheet.event.id != self._event:
            self.grid.forget()
        self._event = sheet.event.id
        open_lines = [line for line in sheet.lines if line.tally.rest > 0]
        self.grid.show_rows(open_lines, [line.tally.rest for line in open_lines])
        for widget in (*self._naming, self.naming.parentWidget(), self.who.parentWidget()):
            if widget is not None:
                widget.setVisible(bool(open_lines))
        self.who.setPlaceholderText(self._work.desk().person)
        self.text.setText(
            _("Select lines, say what became of them; with none left the event can be closed.")
            if open_lines
            else _("Everything is named: taken = sold + given + … + brought back + handed on.")
        )
        self.text.show()
        self.close_key.setVisible(not open_lines)
        self._fit()
        self.setVisible(sheet.closed_at is None and bool(sheet.lines))

    def name_them(self) -> None:
        """Says of the selected lines what became of them."""
        naming = Naming(self.naming.currentData())
        goal = self.place.chosen() if naming is Naming.HANDED_ON else None
        to_place = None if goal is None else int(str(goal.key))
        desk, op, event, who = self._work.desk(), self._op, self._event, self.who.text()
        lines = [
            Named(s.variant.code, qty, naming, s.owner, to_place, who)
            for s, qty in self.grid.chosen()
            if qty
        ]

        def said(done: RestNamed) -> str:
            text = ngettext("{n} piece named: {what}", "{n} pieces named: {what}", done.pieces)
            return text.format(n=f"{done.pieces:,}", what=words.naming(naming.value))

        do(
            self._work, self, self.notices,
            lambda: outings.name_rest(desk, op, event, lines), said, self.go, self._named,
        )  # fmt: skip

    def close_event(self) -> None:
        """Closes the event's goods."""
        desk, op, event = self._work.desk(), self._close_op, self._event

        def said(done: OutingSettled) -> str:
            return _("The goods of {event} are settled").format(event=done.event)

        do(
            self._work, self, self.notices,
            lambda: outings.close(desk, op, event), said, self.close_key, self._closed,
        )  # fmt: skip

    def _fit(self) -> None:
        handed = self.naming.currentData() == Naming.HANDED_ON
        self._place_field.setVisible(handed and not self.grid.isHidden())

    def _named(self) -> None:
        self._op = OpId.new()
        self.grid.forget()
        self.done.emit()

    def _closed(self) -> None:
        self._close_op = OpId.new()
        self.done.emit()
