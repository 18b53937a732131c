"""The half with the batches: the list, and beside it the one in hand or a form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.domain.bench.batches import Batch
from desktop.domain.errors import Refused
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.bench.books import BenchBooks
from desktop.ui.bench.ruler.batches.card import BatchCard
from desktop.ui.bench.ruler.batches.inspecting import InspectPart
from desktop.ui.bench.ruler.batches.ordering import OrderPart
from desktop.ui.bench.ruler.batches.rows import BatchesList
from desktop.ui.forms import Badge
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.table import Empty
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext

_SIDE = 400
_NARROW = 860


class BatchesPage(QWidget):
    """`open` takes a lot, or "new"."""

    def __init__(self, work: Workplace, keeping: Keeping, books: BenchBooks) -> None:
        super().__init__()
        self._work, self._books = work, books
        self._rehearsing = books.rehearsing
        self.list = BatchesList(
            books.desk,
            work.jobs,
            Empty(
                _("Boards that are ordered stand here until they come"),
                _(
                    "Note the lot and how many. When the parcel is here, a few boards are "
                    "measured and looked at, and the good ones go into the stock."
                ),
                "ruler",
                _("Note a batch"),
                self.begin,
            ),
        )
        self.practice = Badge(_("Practice"), Tone.WARN)
        self.practice.setVisible(self._rehearsing)
        self.new_key = IconKey(theme.icon("plus"), _("Note a batch"))
        self.ordering = OrderPart(work, books.desk)
        self.card = BatchCard(work, keeping, books.desk)
        self.inspecting = InspectPart(work, books.desk)
        self._lay_out()
        QShortcut("Esc", self, self._leave, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.new_key.clicked.connect(self.begin)
        self.list.taken.connect(self._taken)
        self.ordering.done.connect(self._noted)
        self.ordering.closed.connect(self._put_away)
        self.card.inspect.connect(self._inspect)
        self.card.closed.connect(self._put_away)
        self.inspecting.done.connect(self._inspected)
        self.inspecting.closed.connect(self._back)
        work.news.listen(self, (Topic.BENCH,), self._changed)
        self.list.refresh()

    def open(self, what: object) -> None:
        """Shows one, or the form for a new one."""
        if what == "new":
            self.begin()
            return
        self._ask(str(what), self._take)

    def scanned(self, code: str, known: Callable[[], None], strange: Callable[[], None]) -> None:
        """Shows the batch of a scanned lot, after `known`; `strange` when there is no such lot."""

        def found(batch: Batch) -> None:
            known()
            self._take(batch)

        self._ask(code, found, lambda _no: strange())

    def _ask(
        self,
        lot: str,
        done: Callable[[Batch], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        desk = self._books.desk()

        def look() -> Batch:
            from desktop.services.bench import batches

            return batches.find_batch(desk, lot)

        self._work.jobs.run(
            *(READ, look),
            owner=self,
            done=done,
            refused=refused or self.list.notices.refuse,
            latest="one",
        )

    def begin(self) -> None:
        """A new batch."""
        self._only(self.ordering)
        self.ordering.begin()
        self._fit()

    def follow(self, _session: object) -> None:
        """A rehearsal begins or ends: another ledger answers from now on."""
        if self._rehearsing is not self._books.rehearsing:
            self._rehearsing = self._books.rehearsing
            self.practice.setVisible(self._rehearsing)
            self._only(None)
            self.list.refresh()
            self._fit()

    def _only(self, part: QWidget | None) -> None:
        for one in (self.ordering, self.card, self.inspecting):
            if one is not part:
                one.hide()
        self.side.setVisible(part is not None)
        self._scroll.verticalScrollBar().setValue(0)

    def _changed(self) -> None:
        self.list.refresh()
        if self.card.batch is not None and not self.card.isHidden():
            self._ask(self.card.batch.draft.lot, self._show)

    def _taken(self, batch: object) -> None:
        if isinstance(batch, Batch) and self.inspecting.isHidden():
            self._show(batch)

    def _show(self, batch: Batch) -> None:
        self._only(self.card)
        self.card.show_batch(batch)
        self._fit()

    def _take(self, batch: Batch) -> None:
        self.list.grid.clearSelection()
        self.list.select(batch.id)
        self._show(batch)

    def _noted(self, batch: Batch) -> None:
        self._take(batch)
        self.card.inspect_key.setFocus()  # the form went, and the keyboard stays here

    def _inspect(self, batch: Batch) -> None:
        self._only(self.inspecting)
        self.inspecting.begin(batch)
        self._fit()

    def _inspected(self, batch: Batch) -> None:
        found = batch.inspection
        if found is not None and found.good:
            said = ngettext(
                "{n} piece is in the stock now", "{n} pieces are in the stock now", found.good
            )
            self._work.toasts.say(said.format(n=f"{found.good:,}"))
        self._show(batch)
        self.card.close_key.setFocus()

    def _back(self) -> None:
        if self.inspecting.batch is not None:
            self._show(self.inspecting.batch)
        else:
            self._put_away()

    def _leave(self) -> None:
        for part in (self.ordering, self.card, self.inspecting):
            if not part.isHidden():
                part.leave()
                return

    def _put_away(self) -> None:
        self._only(None)
        self.list.grid.clearSelection()
        self._fit()
        self.list.grid.setFocus()

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self.list.buttons.addWidget(self.practice)
        self.list.buttons.addWidget(self.new_key)
        inner = QWidget()
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, theme.UNIT, 0)
        side.setSpacing(theme.UNIT)
        for part in (self.ordering, self.card, self.inspecting):
            side.addWidget(part)
        side.addStretch(1)
        self._scroll = scrolled(inner)
        self.side = QWidget()
        self._beside = QVBoxLayout(self.side)
        self._beside.addWidget(self._scroll)
        self.side.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([10_000, theme.grown(self.font(), _SIDE)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self.setFocusProxy(self.list.field)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The wider of list and side alone: where both do not fit one is shown."""
        least = theme.grown(self.font(), 300)
        return QSize(max(least, self.list.minimumSizeHint().width()), least)

    def _fit(self) -> None:
        narrow = self.width() < theme.grown(self.font(), _NARROW)
        self.list.setVisible(not narrow or self.side.isHidden())
        self.side.setMinimumWidth(theme.grown(self.font(), 300 if narrow else _SIDE))
        left = theme.UNIT * (3 if narrow else 0)
        self._beside.setContentsMargins(left, theme.UNIT, theme.UNIT * 2, theme.UNIT * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows one or both."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "split"):
            self._fit()
