"""The sales of the event, the newest first: found by number or article, opened to be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.booth.event import Sale
from desktop.domain.moments import HOME
from desktop.ui import theme
from desktop.ui.booth.books import Books, Post
from desktop.ui.booth.ways import way_words, ways
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import Jobs
from desktop.ui.table import Ask, Column, Empty, ListPage, Source
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.joining import listed
from desktop.wording.words import gift_reason, sale_kind

_ALL = 100_000


class SalesPage(QWidget):
    """`opened(op)` asks for a sale's panel, `slip_wanted(number)` for its slip."""

    opened = Signal(str)
    slip_wanted = Signal(str)

    def __init__(self, books: Books, jobs: Jobs) -> None:
        super().__init__()
        self._books = books
        self._event: int | None = None
        self._zone = HOME
        self.list = ListPage(
            _("Sales"),
            self._columns(),
            Source(fetch=self._fetch, count=self._count, key=lambda sale: sale.op),
            jobs,
            sort="at",
            descending=True,
            empty=Empty(
                _("Nothing has been sold yet"),
                _("Every sale, gift, refund and exchange of this event is listed here."),
                "receipt",
            ),
        )
        self.slip = IconKey(theme.icon("printer"), _("Slip"))
        self.slip.setMinimumHeight(theme.TOUCH)
        self.slip.setEnabled(False)
        self.slip.setToolTip(_("The slip of the sale that is chosen in the list"))
        self._chosen = ""
        self.list.buttons.addWidget(self.slip)
        self.slip.clicked.connect(lambda: self.slip_wanted.emit(self._chosen))
        self.list.current.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.opened.connect(lambda sale: self.opened.emit(sale.op))

    def show_post(self, post: Post | None) -> None:
        """The event whose sales are listed."""
        self._event = post.event.id if post else self._event
        self._zone = post.event.zone if post else self._zone

    def ask(self) -> None:
        """Asks again."""
        self.list.refresh()

    def _choose(self, sale: Sale | None) -> None:
        self._chosen = sale.number if sale else ""
        self.slip.setEnabled(sale is not None)

    def _columns(self) -> list[Column[Sale]]:
        def text(key: str, title: str, show: Callable[[Sale], str], width: int) -> Column[Sale]:
            return Column(key, title, show, width, sortable=False)

        return [
            text("number", _("Number"), lambda s: s.number, 110),
            text("at", _("When"), self._when, 110),
            text("kind", _("Kind"), _kind, 130),
            Column("goods", _("What"), _goods, 300, stretch=True, sortable=False),
            Column(
                "total", _("Amount"), lambda s: money.short(s.total_fen), 110, number=True,
                sensitive=True, sortable=False,
            ),
            Column("how", _("Paid by"), _how, 170, sortable=False, tone=_tone),
            text("by", _("By"), lambda s: s.by, 110),
        ]  # fmt: skip

    def _when(self, sale: Sale) -> str:
        return sale.at.astimezone(ZoneInfo(self._zone)).strftime("%m-%d %H:%M")

    def _fetch(self, ask: Ask) -> Sequence[Sale]:
        event = self._event_id()
        if event is None:
            return ()
        return self._books.sales(event, ask.text, ask.offset, ask.limit or _ALL).rows

    def _count(self, ask: Ask) -> int:
        event = self._event_id()
        return 0 if event is None else self._books.sales(event, ask.text, 0, 1).total

    def _event_id(self) -> int | None:
        """The till's event, the latest one where the stand is not open."""
        if self._event is None:
            events = self._books.events()
            if events:
                self._event, self._zone = events[0].id, events[0].zone
        return self._event


def _kind(sale: Sale) -> str:
    words = sale_kind(sale.kind)
    if sale.corrected:
        return _("{kind}, taken back").format(kind=words)
    return f"{words} ← {sale.of_number}" if sale.of_number else words


def _goods(sale: Sale) -> str:
    return listed(f"{abs(x.qty)} × {x.title}" for x in sale.lines)


def _how(sale: Sale) -> str:
    if not sale.payments:
        return gift_reason(sale.reason)
    words = way_words(sale)
    return _("{ways}, not yet arrived").format(ways=words) if _waits(sale) else words


def _waits(sale: Sale) -> bool:
    return any(way.waits for way in ways(sale))


def _tone(sale: Sale) -> Tone:
    return Tone.WARN if _waits(sale) else Tone.PLAIN
