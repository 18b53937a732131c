"""The tab: which event, and of it the packing list, the sheet, and how each size did."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.reports import Report, Target
from desktop.services import catalogue, outings
from desktop.services.changes import Topic
from desktop.services.outings import Outing, Sheet
from desktop.ui import picture, theme
from desktop.ui.charts import Bars, Series
from desktop.ui.forms import Badge, FlowLayout
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.tool import chip_button
from desktop.ui.jobs import READ
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.part import Part
from desktop.ui.reports import saving
from desktop.ui.reports.grid import ReportGrid
from desktop.ui.saving import kind
from desktop.ui.stock.inhand import item_choice
from desktop.ui.stock.outings.homing import HomingPart
from desktop.ui.stock.outings.packing import PackingPart
from desktop.ui.stock.outings.rest import RestPart
from desktop.ui.table.empty import Empty, EmptyPage
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording import reports as words

_TOPICS = (Topic.STOCK, Topic.EVENTS, Topic.SALES, Topic.PLACES, Topic.CATALOGUE, Topic.TRANSFERS)
_PACKING, _SHEET, _SIZES = "packing", "sheet", "sizes"


@dataclass(frozen=True)
class _Answer:
    sheet: Sheet
    report: Report


class OutingsView(QWidget):
    """`open` takes an event (local id), or one of packing, sheet, sizes."""

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del keeping
        self._work = work
        self.report: Report | None = None
        self.sheet: Sheet | None = None
        self._wanted: int | None = None
        self.notices = NoticeBar()
        self.events = choice_box(_("Event"))
        self.events.currentIndexChanged.connect(lambda _i: self._chosen())
        self.field: QWidget = self.events
        self.badge = Badge()
        self.keys: dict[str, QPushButton] = {}
        self.packing = PackingPart(work)
        self.homing, self.rest = HomingPart(work), RestPart(work)
        self.table = ReportGrid(_("What became of everything"))
        self.recovered = ReportGrid(words.table_title("recovered"))
        self.sizes = ReportGrid(words.table_title("sizes"))
        self.chart = Bars(words.chart_title("outing"))
        for grid in (self.table, self.recovered, self.sizes):
            grid.chosen.connect(self._go)
        for part in (self.packing, self.homing, self.rest):
            part.done.connect(self.ask)
        self._pages = QStackedWidget()
        self._lay_out()
        work.news.listen(self, _TOPICS, self.ask)
        self.show_page(_SHEET)
        self.ask()

    def open(self, what: object) -> None:
        """Shows an event, or one of its pages."""
        if isinstance(what, int):
            self._wanted = what
            self.ask()
        elif what in self.keys:
            self.show_page(str(what))

    def show_page(self, key: str) -> None:
        """The packing list, the sheet or the sizes."""
        self.keys[key].setChecked(True)
        for name, part in self._parts.items():
            part.setVisible(name == key)
        if key == _PACKING and self._event() is not None:
            self.packing.ask(self._event() or 0)

    def take_scan(self, code: str) -> bool:
        """An article's code goes into the packing list, where that is in front."""
        if not self.keys[_PACKING].isChecked() or self._event() is None:
            return False
        desk = self._work.desk()
        self._work.jobs.run(
            READ, lambda: catalogue.variant(desk, code), owner=self,
            done=lambda found: self.packing.take_item(item_choice(found)),
            refused=self.notices.refuse,
        )  # fmt: skip
        return True

    def ask(self) -> None:
        """Asks again: which events there are, and all of the one that is shown."""
        desk = self._work.desk()
        self._work.jobs.run(
            READ, lambda: outings.outings(desk), owner=self, done=self._offer,
            refused=self.notices.refuse, latest="events",
        )  # fmt: skip

    # ── what is shown ─────────────────────────────────────────────────────────────────────────

    def _offer(self, found: list[Outing]) -> None:
        chosen = self._wanted or self._event()
        self._wanted = None
        self.events.blockSignals(True)
        self.events.clear()
        for one in found:
            title = f"{one.event.name} · {one.event.starts_on}"
            self.events.addItem(title, one.event.id)
        at = self.events.findData(chosen)
        self.events.setCurrentIndex(max(0, at) if found else -1)
        self.events.blockSignals(False)
        self._pages.setCurrentIndex(1 if found else 0)
        if found:
            self._chosen()

    def _event(self) -> int | None:
        data = self.events.currentData()
        return None if data is None else int(data)

    def _chosen(self) -> None:
        event, desk = self._event(), self._work.desk()
        if event is None:
            return

        def look() -> _Answer:
            told = outings.sheet(desk, event)
            sizes, said = outings.results(desk, event), outings.recovered(desk, event)
            return _Answer(told, outings.sheet_report(desk, told, sizes, said))

        self._work.jobs.run(
            READ, look, owner=self, done=self._arrived, refused=self.notices.refuse, latest="sheet"
        )
        if self.keys[_PACKING].isChecked():
            self.packing.ask(event)

    def _arrived(self, answer: _Answer) -> None:
        self.sheet, self.report = answer.sheet, answer.report
        self.notices.clear()
        closed = answer.sheet.closed_at is not None
        self.badge.say(_("Settled") if closed else _("open"), Tone.GOOD if closed else Tone.PLAIN)
        said = words.remarks(answer.report)
        first = answer.report.tables[0]
        self.table.show_table(first)
        self.table.setVisible(bool(first.lines))
        nothing = _("Nothing was taken along yet: begin with the packing list.")
        self._sheet_part.text.setText("\n".join(said[:1]) if first.lines else nothing)
        self._sheet_part.text.setVisible(not first.lines or bool(said))
        self.homing.show_sheet(answer.sheet)
        self.rest.show_sheet(answer.sheet)
        told = answer.report.tables[2:]
        self.recovered.setVisible(bool(told))
        self._recovered_part.setVisible(bool(told))
        if told:
            self.recovered.show_table(told[0])
        self.sizes.show_table(answer.report.tables[1])
        drawn = answer.report.charts[0]
        series = [Series(words.series_name(drawn, s.key), s.values) for s in drawn.series]
        self.chart.show_data(series, drawn.labels)
        self._sizes_part.text.setText("\n".join(said))
        self._sizes_part.text.setVisible(bool(said))

    def _go(self, target: Target) -> None:
        self._work.go("stock", (target.kind, target.key))

    # ── ways to take it away ──────────────────────────────────────────────────────────────────

    def _told(self) -> Report | None:
        return self.packing.report if self.keys[_PACKING].isChecked() else self.report

    def save(self, ending: str) -> None:
        """Writes what is shown into a file."""
        told = self._told()
        if told is not None:
            saving.save(self, self._work, told, ending)

    def copy_picture(self) -> None:
        """The sheet, or the sizes, as a picture for the group."""
        if self.report is not None:
            grid = self.sizes if self.keys[_SIZES].isChecked() else self.table
            picture.copy(grid.as_picture(f"{words.title('outing')} · {self.events.currentText()}"))
            self._work.toasts.say(_("The picture is on the clipboard."))

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        top = FlowLayout(spacing=theme.UNIT * 2)
        self.events.setMinimumWidth(theme.grown(self.font(), 280))
        top.addWidget(self.events)
        top.addWidget(self.badge)
        group = QButtonGroup(self)
        for key, title in (
            (_PACKING, _("Packing list")),
            (_SHEET, _("Bring-back sheet")),
            (_SIZES, _("Sizes and next order")),
        ):
            button = chip_button(title)
            button.clicked.connect(lambda _on=False, k=key: self.show_page(k))
            group.addButton(button)
            self.keys[key] = button
            top.addWidget(button)
        self.ways = IconKey(theme.icon("download"), _("Export"))
        menu = QMenu(self.ways)
        for ending in saving.ENDINGS:
            menu.addAction(kind(ending), partial(self.save, ending))
        self.ways.setMenu(menu)
        self.copy = IconKey(theme.icon("image"), _("Copy the table as a picture"))
        self.copy.clicked.connect(self.copy_picture)
        top.addWidget(self.ways)
        top.addWidget(self.copy)
        self._sheet_part = _card(_("What became of everything"), self.table)
        self._recovered_part = _card(words.table_title("recovered"), self.recovered)
        self._sizes_part = _card(words.table_title("sizes"), self.chart, self.sizes)
        sheet = QWidget()
        parts = QVBoxLayout(sheet)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(theme.UNIT * 2)
        for part in (self._sheet_part, self.homing, self.rest, self._recovered_part):
            parts.addWidget(part)
        self._parts: dict[str, QWidget] = {
            _PACKING: self.packing, _SHEET: sheet, _SIZES: self._sizes_part,
        }  # fmt: skip
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(theme.UNIT * 3, theme.UNIT) * 2)
        column.setSpacing(theme.UNIT * 2)
        column.addLayout(top)
        column.addWidget(self.notices)
        for body in self._parts.values():
            column.addWidget(body)
        column.addStretch(1)
        empty = Empty(
            _("No event yet"),
            _("Make one in the booth: its stand is the place that goods are taken to."),
            "calendar",
            _("Open the booth"),
            lambda: self._work.go("booth", None),
        )
        self._pages.addWidget(EmptyPage(empty))
        self._pages.addWidget(scrolled(inner))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def _card(title: str, *widgets: QWidget) -> Part:
    part = Part(title)
    for widget in widgets:
        part.column.addWidget(widget)
    return part
