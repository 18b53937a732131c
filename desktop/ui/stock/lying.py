"""What lies where, in a few lines: of one item or at one place, now or at a past moment."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.listing import Page
from desktop.domain.moments import HOME, day_bounds, moment
from desktop.domain.stock import Holding, PlaceKind
from desktop.domain.verified import Split
from desktop.services import stock, verified
from desktop.ui import theme
from desktop.ui.days import today
from desktop.ui.forms import Badge, ElidedLabel
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock import sureness
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.places import place_words

_MOST = 40
_LOST = PlaceKind.UNKNOWN


class Lying(QWidget):
    """Where an item lies, or what lies at a place, each line with how sure that is.

    `found` carries the Holding of something that is in *unknown* and turned up.
    """

    found = Signal(object)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._code: str | None = None
        self._place: int | None = None
        self._tree = True
        self.head = QLabel(_("Where it lies"))
        self.past = QCheckBox(_("As of"))
        self.past.setMinimumHeight(theme.TOUCH)
        self.day = QDateEdit(today())
        keep_still(self.day)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMaximumDate(today())
        self.day.setAccessibleName(_("As of the end of this day"))
        self.day.hide()
        self.past.toggled.connect(self._switch)
        self.day.dateChanged.connect(lambda _day: self.ask())
        self.notices = NoticeBar()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.UNIT * 2)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        head = QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.past)
        head.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addLayout(self._grid)
        self.lines: tuple[Holding, ...] = ()
        self.sure = QLabel(wordWrap=True)
        self.sure.hide()
        theme.set_tone(self.sure, "muted")
        column.insertWidget(1, self.sure)
        theme.set_heading(self.head, "line")

    def show_item(self, code: str) -> None:
        """Where the variant with this code lies."""
        self._code, self._place = code, None
        self.head.setText(_("Where it lies"))
        self.ask()

    def show_place(self, place: int, *, tree: bool) -> None:
        """What lies at a place, with what its boxes hold where `tree`."""
        self._code, self._place, self._tree = None, place, tree
        self.head.setText(_("What lies here"))
        self.ask()

    def at(self) -> datetime | None:
        """The end of the chosen day at home, None for now."""
        if not self.past.isChecked():
            return None
        chosen = self.day.date()
        return moment(day_bounds(date(chosen.year(), chosen.month(), chosen.day()))[1])

    def ask(self) -> None:
        """Asks again."""
        desk, code, place, tree, at = (
            self._work.desk(), self._code, self._place, self._tree, self.at(),
        )  # fmt: skip
        if code is None and place is None:
            return

        def look() -> tuple[Page[Holding], Split | None]:
            page = stock.holdings(
                desk, code=code, place=place, tree=tree, at=at, sort="place", limit=_MOST
            )
            now = None if at else verified.sureness(desk, code=code, place=place, tree=tree)
            return page, now

        self._work.jobs.run(
            READ,
            look,
            owner=self,
            done=self._arrived,
            refused=self.notices.refuse,
            latest="lying",
        )

    def _switch(self, on: bool) -> None:
        self.day.setVisible(on)
        self.ask()

    def _arrived(self, answer: tuple[Page[Holding], Split | None]) -> None:
        page, sure = answer
        self.notices.clear()
        self.lines = page.rows
        self.sure.setText(sureness.words(sure) if sure else "")
        self.sure.setVisible(bool(self.sure.text()))
        self._clear()
        if not page.rows:
            empty = _("Nothing lay here then.") if self.at() else _("None on hand.")
            self._grid.addWidget(_quiet(empty), 0, 0, 1, 3)
            return
        for number, held in enumerate(page.rows):
            self._put(number * 2, held)
        if page.total > len(page.rows):
            over = page.total - len(page.rows)
            more = ngettext("and {n} more", "and {n} more", over).format(n=f"{over:,}")
            self._grid.addWidget(_quiet(more), len(page.rows) * 2, 0, 1, 3)

    def _put(self, row: int, held: Holding) -> None:
        of_place = self._place is not None
        place = place_words(held.place_kind, held.place)
        title = f"{held.item} {held.label}".rstrip() if of_place else place
        self._grid.addWidget(ElidedLabel(title), row, 0)
        if held.disputed:
            self._grid.addWidget(Badge(_("To be looked at"), Tone.WARN), row, 1)
        elif held.place_kind is _LOST and not self.past.isChecked():
            self._grid.addWidget(self._found_key(held), row, 1, 2, 1)
        else:
            self._grid.addWidget(sureness.badge(held.standing), row, 1)
        count = QLabel(f"{held.on_hand:,}")
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        count.setFont(theme.sized(self.font(), 1.0, bold=True))
        self._grid.addWidget(count, row, 2)
        parts = [held.owner, place if of_place and self._tree else "", _verified(held)]
        if held.available != held.on_hand:
            parts.append(_("{n} available").format(n=f"{held.available:,}"))
        parts.append(" ".join(held.note.split()))
        under = ElidedLabel(" · ".join(part for part in parts if part), muted=True)
        under.setFont(theme.sized(self.font(), 0.88))
        self._grid.addWidget(under, row + 1, 0, 1, 3 if held.place_kind is not _LOST else 1)

    def _found_key(self, held: Holding) -> QPushButton:
        key = IconKey(theme.icon("search"), _("Found it"))
        title = f"{held.item} {held.label}".rstrip()
        key.setAccessibleName(_("Found it: {item}").format(item=title))
        key.clicked.connect(lambda: self.found.emit(held))
        return key

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _verified(held: Holding) -> str:
    if held.verified_at is None:
        return _("never seen")
    # The day somebody saw it is a day at home, wherever this computer stands.
    day = held.verified_at.astimezone(ZoneInfo(HOME))
    return _("last seen {day}").format(day=f"{day:%Y-%m-%d}")


def _quiet(text: str) -> ElidedLabel:
    return ElidedLabel(text, muted=True)
