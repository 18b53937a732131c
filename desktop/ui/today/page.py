"""The page itself: what waits on the left, what is nice to look at below it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.services.changes import Topic
from desktop.services.requisitions.ages import Age
from desktop.ui import theme
from desktop.ui.charts import Bars, Series, Stacked
from desktop.ui.forms import ElidedLabel
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.table.empty import Empty, EmptyPage
from desktop.ui.today.row import WaitingRow
from desktop.ui.today.waiting import Today, greeting, look
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, words

_PLACES = 10


def _days(age: Age) -> str:
    """A group of working days: 2–3, or over 10."""
    if age.most is None:
        return _("over {n}").format(n=age.least - 1)
    return f"{age.least}–{age.most}"


class TodayPage(QWidget):
    """Asks everything again whenever something was announced and it can be seen."""

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.title = QLabel()
        self.notices = NoticeBar()
        self.rows: list[WaitingRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.UNIT)
        self.places = Bars(_("Stock by place"))
        self.hours = Stacked(_("Sales by half hour"))
        self.ages = Stacked(_("Requests by age, in working days"))
        self.empty = EmptyPage(
            Empty(
                _("Nothing is here yet"),
                _("Import the list you have: from then on this page says what waits for you."),
                "calendar-check",
                _("Import a list"),
                lambda: work.go("stock", "import"),
                "" if keeping.sample else _("Try it with sample data"),
                lambda: keeping.restart("sample"),
            )
        )
        self._layers = QStackedWidget()
        self._layers.addWidget(QWidget())
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self._page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._layers)
        theme.set_heading(self.title, "page")
        work.news.listen(self, tuple(Topic), self.ask)
        self.ask()

    def ask(self) -> None:
        """Asks again."""
        desk = self._work.desk()
        self._work.jobs.run(
            READ,
            lambda: look(desk),
            owner=self,
            done=self._arrived,
            refused=self.notices.refuse,
            latest="today",
        )

    def _arrived(self, today: Today) -> None:
        desk = self._work.desk()
        self.title.setText(greeting(desk.now(), desk.person))
        self._layers.setCurrentIndex(2 if today.items or today.waiting else 1)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for found in today.waiting:
            row = WaitingRow(found)
            row.clicked.connect(lambda _=False, w=found: self._work.go(w.room, w.what))
            self.rows.append(row)
            self._column.addWidget(row)
        self.nothing.setVisible(not today.waiting)
        shown = today.places[:_PLACES]
        self.places.show_data(
            [Series(_("Pieces"), tuple(p.pieces for p in shown))],
            [words.place_words(p.kind, p.path) for p in shown],
        )
        self.hours.setVisible(today.event is not None and bool(today.half_hours))
        self.hours.show_data(
            [Series(_("Takings"), tuple(h.amount_fen for h in today.half_hours))],
            [f"{h.starts:%H:%M}" for h in today.half_hours],
            text=money.short,
        )
        self.ages.setVisible(any(age.unanswered or age.unsent for age in today.ages))
        self.ages.show_data(
            [
                Series(_("Wait for an answer"), tuple(age.unanswered for age in today.ages)),
                Series(_("To be sent"), tuple(age.unsent for age in today.ages)),
            ],
            [_days(age) for age in today.ages],
        )

    def _page(self) -> QWidget:
        self.nothing = ElidedLabel(_("Nothing waits for you. Good."), muted=True)
        charts = QHBoxLayout()
        charts.setSpacing(theme.UNIT * 2)
        charts.addWidget(self.places, 1)
        charts.addWidget(self.ages, 1)
        charts.addWidget(self.hours, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 3)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.title)
        column.addWidget(self.notices)
        column.addWidget(self.nothing)
        column.addLayout(self._column)
        column.addSpacing(theme.UNIT)
        column.addLayout(charts)
        column.addStretch(1)
        return scrolled(inner)
