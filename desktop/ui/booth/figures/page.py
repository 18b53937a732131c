"""The figures of a day or of the whole event: to look at, to send round, to file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.domain.booth.event import Event
from desktop.domain.booth.figures import DayFigures
from desktop.ui import picture, theme
from desktop.ui.booth.books import Books
from desktop.ui.booth.figures.grid import TableCard
from desktop.ui.booth.figures.tables import (
    by_account,
    by_item,
    by_till,
    claims,
    loose,
    totals,
)
from desktop.ui.booth.selling.side import clear_field
from desktop.ui.charts import Bars, Series, Stacked
from desktop.ui.forms import FlowLayout, SideBySide
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG, READ, Jobs
from desktop.ui.notices import NoticeBar
from desktop.ui.notices.toast import Toasts
from desktop.wording import _, ngettext
from desktop.wording.words import method_name

_MOST_ITEMS = 12


class FiguresPage(QWidget):
    """`show_event` fills it; `done` tells a test that figures stand there."""

    shown = Signal()

    def __init__(self, books: Books, jobs: Jobs, toasts: Toasts) -> None:
        super().__init__()
        self._books, self._jobs, self._toasts = books, jobs, toasts
        self._wanted: int | None = None
        self.figures: DayFigures | None = None
        self.event_pick, self.day_pick = choice_box(_("Event")), choice_box(_("Day"))
        self.hide_amounts = QCheckBox(_("Without amounts"))
        self.net, self.below = QLabel(), QLabel()
        self.below.setWordWrap(True)
        self.notices = NoticeBar()
        self.methods = Bars(_("Takings by method"))
        self.items = Bars(_("Takings by item"))
        self.hours = Stacked(_("Takings by half hour"))
        self.day, self.accounts = TableCard(_("The day")), TableCard(_("To be handed over"))
        self.tills = TableCard(_("Tills"))
        self.claims = TableCard(_("Not yet arrived"), _("Everything has arrived."))
        self.loose = TableCard(_("Loose articles, to be matched"), _("None."))
        self.stock = TableCard(_("Goods: taken along, sold, given, brought back"))
        self.keys: dict[str, QPushButton] = {}
        self._size()
        self._lay()
        self.event_pick.currentIndexChanged.connect(self._event_picked)
        self.day_pick.currentIndexChanged.connect(self.ask)

    def _lay(self) -> None:
        bar = QWidget()
        top = FlowLayout(bar, spacing=theme.UNIT)
        for pick in (self.event_pick, self.day_pick):
            pick.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            top.addWidget(pick)
        self.hide_amounts.setMinimumHeight(theme.TOUCH)
        top.addWidget(self.hide_amounts)
        for word, icon, title, act in (
            ("picture", "image", _("Copy picture"), self.copy_picture),
            ("page", "file-text", _("Page as PDF"), partial(self.save, "pdf")),
            ("csv", "download", "CSV", partial(self.save, "csv")),
            ("xlsx", "file-spreadsheet", "XLSX", partial(self.save, "xlsx")),
        ):
            key = IconKey(theme.icon(icon), title)
            key.setMinimumHeight(theme.TOUCH)
            key.setAccessibleName(title)
            key.clicked.connect(lambda _=False, act=act: act())
            key.setEnabled(False)
            self.keys[word] = key
            top.addWidget(key)
        theme.set_primary(self.keys["picture"])
        bright = QPalette.ColorRole.HighlightedText
        self.keys["picture"].setIcon(theme.icon("image", bright))
        cards = QVBoxLayout()
        cards.setSpacing(theme.UNIT * 2)
        for pair in (
            (self.methods, self.hours),
            (self.accounts, self.items),
            (self.day, self.claims),
        ):
            columns = [QVBoxLayout() for _card in pair]
            for beside, card in zip(columns, pair, strict=True):
                beside.addWidget(card)
            cards.addWidget(SideBySide(*columns, spacing=theme.UNIT * 2))
        for card in (self.tills, self.stock, self.loose):
            cards.addWidget(card)
        inner = QWidget()
        within = QVBoxLayout(inner)
        within.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, theme.UNIT * 2)
        within.setSpacing(theme.UNIT)
        within.addWidget(self.net)
        within.addWidget(self.below)
        within.addSpacing(theme.UNIT)
        within.addLayout(cards)
        within.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, 0)
        head.addWidget(bar)
        head.addWidget(self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        field = clear_field(inner)
        # A table of ten columns in large text is wider than a small screen.
        field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column.addWidget(field, 1)

    # ── asking ────────────────────────────────────────────────────────────────────────────────

    def show_event(self, event: int | None) -> None:
        """Offers all events and shows the figures of this one, of the latest without one."""
        self._wanted = event
        self._jobs.run(READ, self._books.events, owner=self, done=self._events, latest="events")

    def _events(self, events: list[Event]) -> None:
        self.event_pick.blockSignals(True)
        self.event_pick.clear()
        for event in events:
            self.event_pick.addItem(theme.icon("calendar"), event.name, event)
        at = next((n for n, e in enumerate(events) if e.id == self._wanted), 0)
        self.event_pick.setCurrentIndex(at)
        self.event_pick.blockSignals(False)
        self._event_picked()

    def _event_picked(self) -> None:
        event: Event | None = self.event_pick.currentData()
        self.day_pick.blockSignals(True)
        before = self.day_pick.currentData()
        self.day_pick.clear()
        self.day_pick.addItem(_("The whole event"), None)
        if event is not None:
            for number in range((event.ends_on - event.starts_on).days + 1):
                day = event.starts_on + timedelta(days=number)
                self.day_pick.addItem(day.isoformat(), day)
        self.day_pick.setCurrentIndex(max(0, self.day_pick.findData(before)))
        self.day_pick.blockSignals(False)
        self.ask()

    def ask(self) -> None:
        """Asks for the figures again."""
        event: Event | None = self.event_pick.currentData()
        day: date | None = self.day_pick.currentData()
        if event is not None:
            self._jobs.run(
                READ,
                lambda: self._books.figures(event.id, day),
                owner=self,
                done=self.show_figures,
                latest="figures",
            )

    def show_figures(self, figures: DayFigures) -> None:
        """Shows these figures."""
        self.figures = figures
        for key in self.keys.values():
            key.setEnabled(True)
        self.net.setText(money.short(figures.net_fen))
        sold = ngettext("{n} sale", "{n} sales", figures.sales).format(n=figures.sales)
        pieces = ngettext("{n} piece", "{n} pieces", figures.pieces).format(n=figures.pieces)
        given = ngettext("{n} given away", "{n} given away", figures.gift_pieces)
        words = [sold, pieces, given.format(n=figures.gift_pieces)]
        if figures.claimed_fen:
            amount = money.short(figures.claimed_fen)
            words.append(_("{amount} not yet arrived").format(amount=amount))
        self.below.setText("  ·  ".join(words))
        methods = [t for t in figures.by_method if t.amount_fen]
        self.methods.show_data(
            [
                Series(_("Arrived"), tuple(t.heard_fen for t in methods)),
                Series(_("Not yet arrived"), tuple(t.claimed_fen for t in methods)),
            ],
            [method_name(t.method, t.name) for t in methods],
            money.short,
        )
        best = sorted(figures.by_item, key=lambda i: -i.amount_fen)[:_MOST_ITEMS]
        best = [item for item in best if item.amount_fen > 0]
        self.items.show_data(
            [Series("", tuple(i.amount_fen for i in best))], [i.title for i in best], money.short
        )
        zone = ZoneInfo(figures.zone)
        self.hours.show_data(
            [Series("", tuple(h.amount_fen for h in figures.by_half_hour))],
            [h.starts.astimezone(zone).strftime("%H:%M") for h in figures.by_half_hour],
            money.short,
        )
        for card, table in (
            (self.day, totals),
            (self.accounts, by_account),
            (self.tills, by_till),
            (self.claims, claims),
            (self.loose, loose),
            (self.stock, by_item),
        ):
            card.show_table(table(figures))
        self.loose.setVisible(bool(figures.loose))
        self.shown.emit()

    # ── going out ─────────────────────────────────────────────────────────────────────────────

    def copy_picture(self) -> None:
        """今日战报 onto the clipboard."""
        figures, hide = self.figures, self.hide_amounts.isChecked()
        if figures is None:
            return

        def work() -> bytes:
            from desktop.documents.reports import day_picture

            return day_picture(figures, hide_amounts=hide)

        def done(png: bytes) -> None:
            picture.copy(QImage.fromData(png))
            self._toasts.say(_("The picture is copied: paste it into the group."))

        self._jobs.run(LONG, work, owner=self, done=done, refused=self.notices.refuse)

    def save(self, ending: str) -> None:
        """Asks for a file and writes the page or the tables into it."""
        figures = self.figures
        if figures is None:
            return
        day = figures.day.isoformat() if figures.day else ""
        usual = " ".join(x for x in (figures.event, day) if x).replace("/", "-")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save the figures"), f"{usual}.{ending}", f"{ending.upper()} (*.{ending})"
        )
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(f".{ending}"))

    def write(self, path: Path) -> None:
        """Writes the figures into a file: PDF, CSV or XLSX by its ending."""
        figures = self.figures
        if figures is None:
            return
        work: Callable[[], object] = partial(write_figures, figures, path)

        def done(_answer: object) -> None:
            self._toasts.say(_("Written: {file}").format(file=path.name))

        self._jobs.run(LONG, work, owner=self, done=done, refused=self.notices.refuse)

    def _size(self) -> None:
        self.net.setFont(theme.points(self.font(), 40, bold=True))
        self.below.setFont(theme.sized(self.font(), 1.1))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()


def write_figures(figures: DayFigures, path: Path) -> None:
    """A page (PDF) or tables (CSV, XLSX) of the figures. Raises CannotWrite."""
    from desktop.documents.reports import day_page
    from desktop.exchange.evening import evening_tables
    from desktop.exchange.tables import replace_file, write_tables

    if path.suffix.lower() == ".pdf":
        replace_file(path, day_page(figures))
    else:
        write_tables(path, evening_tables(figures))
