"""The tab 调拨: the list with the one in hand beside it, and the pages that work on it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.catalogue import Variant
from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.domain.transfers import Act, Line, Transfer, is_code
from desktop.services import catalogue, stock, transfers
from desktop.services.changes import OpId, Topic
from desktop.services.transfers import Card
from desktop.ui import theme
from desktop.ui.forms import Choice, primary_button
from desktop.ui.jobs import READ, WRITE
from desktop.ui.printing.paper import Paper
from desktop.ui.stock.inhand import item_choice
from desktop.ui.stock.transfers.card import TransferCard
from desktop.ui.stock.transfers.form import GoodsForm, TransferForm
from desktop.ui.stock.transfers.handover import HandoverPage
from desktop.ui.stock.transfers.homes import HomesPage
from desktop.ui.stock.transfers.receiving import ReceivePage
from desktop.ui.stock.transfers.rows import TransfersList
from desktop.ui.stock.transfers.sending import SendPage
from desktop.ui.stock.transfers.whole import WholePage
from desktop.ui.table import Empty
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording.words import act as word_of

_WORD = "transfers"
_SIDE, _NARROW = 380, 760
CHIPS = ("draft", "sent", "mine", "done")


class TransfersView(QWidget):
    """`open` takes a transfer's code, the key of a chip, "new", or ("new", goods, place)."""

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._keeping = work, keeping
        self.pages: list[WholePage] = []
        self._sought = ""
        self.list = TransfersList(work, self._empty())
        self.card = TransferCard(work)
        self.list.set_side(self.card, _SIDE)
        self.new_key: QPushButton = primary_button(_("New transfer"), "plus")
        self.list.buttons.addWidget(self.new_key)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.field = self.list.field
        self.list.show_columns(keeping.columns(_WORD))
        self.list.columns_chosen.connect(lambda keys: keeping.keep_columns(_WORD, keys))
        self.list.current.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.shown.connect(self._shown)
        self.card.act.connect(self._act)
        self.new_key.clicked.connect(lambda: self.begin())
        topics = (Topic.TRANSFERS, Topic.PLACES)
        work.news.listen(self.list, topics, self.list.refresh)
        work.news.listen(self.card, topics, self.card.ask)

    # ── what the room asks ────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Asks again for the list."""
        self.list.refresh()

    def open(self, what: object) -> None:
        """Shows one transfer or some of them, or begins one."""
        if isinstance(what, tuple):
            self.begin(what[1], what[2])
        elif what == "new":
            self.begin()
        elif what in CHIPS:
            self._leave_all()
            self.list.field.clear()
            self.list.set_chips(frozenset({str(what)}))
        elif is_code(str(what)):
            self._leave_all()
            self.show_code(str(what))

    def take_scan(self, code: str) -> bool:
        """A transfer's code opens it; an article's goes into the goods that are being picked."""
        page = self.pages[-1] if self.pages else None
        if isinstance(page, HandoverPage) and page.take_text(code):
            return True
        if is_code(code):
            self.open(code.strip().upper())
            return True
        if isinstance(page, SendPage):
            page.waybill.setText(code)
            return True
        if page is None:
            return False
        desk = self._work.desk()
        self._work.jobs.run(
            READ,
            lambda: catalogue.variant(desk, code),
            owner=self,
            done=lambda found: _taken(page, found),
            refused=page.refuse,
        )
        return True

    # ── in hand ───────────────────────────────────────────────────────────────────────────────

    def show_code(self, code: str) -> None:
        """Takes a transfer in hand, also one that the filters leave out."""
        self.card.show_transfer(code)
        self._sought = code
        self.list.grid.clearSelection()
        self.list.select(code)
        self.list.refresh()

    def _shown(self) -> None:
        """What is sought and stands further down, or is left out by the filters, is looked for."""
        sought, self._sought = self._sought, ""
        if sought and self.list.model.find(sought) is None:
            self.list.set_chips(frozenset())
            self.list.set_text(sought)
            self.list.select(sought)

    def _chosen(self, one: object) -> None:
        if isinstance(one, Transfer):
            self.card.show_transfer(one.code)

    def _opened(self, one: object) -> None:
        """Enter does what most transfers in this state want."""
        card = self.card.card
        if isinstance(one, Transfer) and card is not None and card.transfer.code == one.code:
            for act, key in ((Act.SEND, "send"), (Act.RECEIVE, "receive")):
                if act in card.may and key in self.card.keys:
                    self._act(key)
                    return

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def begin(self, goods: list[Choice] | None = None, place: Choice | None = None) -> None:
        """The form of a new transfer, with what is known already."""
        self._leave_all()
        form = TransferForm(self._work)
        form.which.connect(lambda: self._which(form))
        self._enter(form)
        if goods or place:
            form.begin(goods or [], place)

    def _which(self, form: TransferForm) -> None:
        if not form.wants():
            form.notices.say(_("Say first which goods are wanted, and how many."))
            form.start()
            return
        self._enter(HomesPage(form))

    def _act(self, what: object) -> None:
        card = self.card.card
        if card is None:
            return
        one = card.transfer
        pages: dict[str, Callable[[], WholePage]] = {
            "send": lambda: SendPage(self._work, card),
            "receive": lambda: ReceivePage(self._work, card),
            "handover": lambda: HandoverPage(self._work, card),
            "goods": lambda: GoodsForm(self._work, one),
            "edit": lambda: TransferForm(self._work, one),
        }
        if isinstance(what, tuple):
            self._put_back(one, what[1])
        elif what in pages:
            self._leave_all()
            self._enter(pages[str(what)]())
        elif what == "cancel":
            desk, op, code = self._work.desk(), OpId.new(), one.code
            self._do(lambda: transfers.cancel(desk, op, code).op, word_of("cancel_transfer"))
        elif what in ("label", "packing"):
            self._print(card, label=what == "label")

    def _put_back(self, one: Transfer, line: Line) -> None:
        desk, op = self._work.desk(), OpId.new()
        some = [(line.key, line.picked)]
        self._do(lambda: transfers.unpick(desk, op, one.code, some).op, word_of("unpick_transfer"))

    def _do(self, act: Callable[[], str], said: str) -> None:
        """One act without a page, with its way back in the toast."""

        def done(op: str) -> None:
            self._work.toasts.say(said, lambda: self._undo(op))

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=self.card.notices.refuse)

    def _undo(self, op: str) -> None:
        desk, fresh = self._work.desk(), OpId.new()
        self._work.jobs.run(
            WRITE,
            lambda: stock.undo(desk, fresh, UUID(op)),
            owner=self,
            refused=self.card.notices.refuse,
        )

    def _print(self, card: Card, *, label: bool) -> None:
        desk, one = self._work.desk(), card.transfer

        def make() -> Generator[Progress, None, Drawn]:
            from desktop.services.transfers import paper

            if label:
                return (yield from paper.parcel_label(desk, one.code))
            yield Progress(0, 1)
            return paper.packing_list(desk, one.code)

        name = _("Parcel label {code}") if label else _("Packing list {code}")
        pages = (one.parcels or 1) if label else 1
        self._work.go("paper", ("look", Paper(name.format(code=one.code), pages, make), "stock"))

    # ── from page to page ─────────────────────────────────────────────────────────────────────

    def _enter(self, page: WholePage) -> None:
        self.pages.append(page)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.closed.connect(self._leave)
        page.done.connect(self._done)
        if isinstance(page, SendPage) and page.by_hand:
            page.done.connect(self._show_secret)
        page.start()

    def _leave(self) -> None:
        """One page back; what stands in a form under it is still there."""
        page = self.pages.pop()
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        before = self.pages[-1] if self.pages else self.list
        self._stack.setCurrentWidget(before)
        if isinstance(before, WholePage):
            before.start()
        else:
            self.list.grid.setFocus()

    def _leave_all(self) -> None:
        while self.pages:
            self._leave()

    def _done(self, code: str) -> None:
        self._leave_all()
        self.show_code(code)

    def _show_secret(self, code: str) -> None:
        """Who gives by hand shows the code at once: the other one stands there."""
        desk = self._work.desk()

        def arrived(card: Card) -> None:
            if not self.pages:
                self._enter(HandoverPage(self._work, card))

        self._work.jobs.run(READ, lambda: transfers.card(desk, code), owner=self, done=arrived)

    def _empty(self) -> Empty:
        return Empty(
            _("Goods on their way from one keeper to another stand here"),
            _(
                "What is picked is held, what is sent is in transit, and the receiver says line by "
                "line what arrived."
            ),
            "truck",
            _("New transfer"),
            lambda: self.begin(),
        )

    def _fit(self) -> None:
        narrow = self.width() < theme.grown(self.font(), _NARROW)
        side = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.list.split.orientation() is not side:
            self.list.split.setOrientation(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where both do not fit beside each other the card stands below."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "card"):
            self._fit()


def _taken(page: WholePage, found: Variant) -> None:
    page.take(item_choice(found))
