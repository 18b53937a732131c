"""The register's page: the list, the papers in hand beside it, and the page of keys and numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.paper.register import Certificate
from desktop.domain.paper.signed import VERSION
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.paper.register.card import Card
from desktop.ui.paper.register.export import exports
from desktop.ui.paper.register.rows import UNPRINTED, RegisterList, ask_register
from desktop.ui.paper.register.waiting import Unprinted
from desktop.ui.table import Empty
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.ui.paper.register.signing.page import SigningPage

_SIDE = 460
# Below this a list and a card beside each other are of no use.
_NARROW = 860
_WORD = "register"
# More rows than these are asked for together and not page by page.
_FEW = 100


class RegisterPage(QWidget):
    """`open` takes ("number", text), ("verify", signed text), "unprinted", "verify", "signing" or
    "numbers". `issue` tells that somebody wants to make the first papers.
    """

    issue = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._signing: SigningPage | None = None
        self._all_soon = False
        self._sought: Certificate | None = None
        self.list = RegisterList(work, self._empty(), exports(self, work))
        self.waiting = Unprinted(work)
        self.card = Card(work, keeping)
        self.more_key = IconKey(theme.icon("qr-code"), _("Verify and sign"))
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()
        self.list.refresh()
        self.waiting.ask()

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Shows one thing."""
        if isinstance(what, tuple) and len(what) == 2:
            word, text = what
            if word == "number":
                self._to_list()
                self.find_number(str(text))
            elif word == "verify":
                self.signing.verify(str(text))
                self._to_signing("verify")
        elif what == "unprinted":
            self._to_list()
            self.take_unprinted()
        elif what in ("verify", "signing", "numbers"):
            self._to_signing(str(what))

    def take_scan(self, code: str) -> bool:
        """A signed text is verified, a number is looked for."""
        if code.startswith(f"{VERSION}|"):
            self.open(("verify", code))
        else:
            self.open(("number", code))
        return True

    @property
    def signing(self) -> SigningPage:
        """The page of keys and numbers, made when it is first asked for."""
        if self._signing is None:
            from desktop.ui.paper.register.signing.page import SigningPage

            self._signing = SigningPage(self._work, self._keeping)
            self._signing.closed.connect(self._to_list)
            self._signing.in_register.connect(lambda number: self.open(("number", number)))
            self._stack.addWidget(self._signing)
        return self._signing

    # ── taking in hand ────────────────────────────────────────────────────────────────────────

    def find_number(self, number: str) -> None:
        """Takes the paper of a number in hand, and shows it in the list."""
        desk = self._work.desk()

        def look() -> Certificate:
            from desktop.services.paper import register

            return register.certificate(desk, number)

        def refused(no: Refused) -> None:
            self.list.notices.refuse(no)

        self._work.jobs.run(
            READ, look, owner=self, done=self._found, refused=refused, latest="number"
        )

    def take_unprinted(self) -> None:
        """Takes all papers in hand that were never printed."""
        self._all_soon = True
        self.list.field.clear()
        self.list.set_chips(UNPRINTED)

    def _found(self, one: Certificate) -> None:
        self._sought = one
        self.list.grid.clearSelection()
        self.list.select(one.ref)
        self.list.refresh()
        self._take([one])

    def _chosen(self) -> None:
        """Rows that were selected are taken in hand; those not here yet are asked for."""
        numbers = self.list.grid.selected_numbers()
        if not numbers:
            return
        here = self.list.grid.selected_rows() if len(numbers) <= _FEW else []
        if len(here) == len(numbers):
            self._take([one for one in here if isinstance(one, Certificate)])
            return
        desk = self._work.desk()
        ask = replace(self.list.model.ask, offset=0, limit=0)

        def look() -> list[Certificate]:
            rows = ask_register(desk, ask).rows
            return [rows[n] for n in numbers if n < len(rows)]

        self._work.jobs.run(READ, look, owner=self, done=self._take, latest="chosen")

    def _take(self, papers: list[Certificate]) -> None:
        self.card.show_papers(papers)
        self._fit()

    def _shown(self) -> None:
        sought, self._sought = self._sought, None
        if self._all_soon:
            self._all_soon = False
            self.list.grid.selectAll()
            self.list.grid.setFocus()
        elif sought is not None and self.list.model.find(sought.ref) is None:
            # It is further down, or the filters leave it out.
            self.list.set_chips(frozenset())
            self.list.set_text(sought.number)
            self.list.select(sought.ref)

    def _put_away(self) -> None:
        self.list.grid.clearSelection()
        self._fit()
        self.list.grid.setFocus()

    # ── from one part to another ──────────────────────────────────────────────────────────────

    def _to_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.list.field)

    def _to_signing(self, part: str) -> None:
        self._stack.setCurrentWidget(self.signing)
        self.setFocusProxy(self.signing)
        self.signing.show_part(part)

    def _empty(self) -> Empty:
        return Empty(
            _("Every paper that was issued stands here"),
            _(
                "With its number, whose it is, and what became of it: printed, handed over, void "
                "or replaced. Papers come here by being issued."
            ),
            "clipboard-list",
            _("Make certificates"),
            self.issue.emit,
        )

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self.list.buttons.addWidget(self.more_key)
        self.left = QWidget()
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.waiting)
        left.addWidget(self.list, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.left)
        self.split.addWidget(self.card)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([10_000, theme.grown(self.font(), _SIDE)])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._to_list()

    def _connect(self) -> None:
        self.list.grid.chosen.connect(self._soon.start)
        self._soon.timeout.connect(self._chosen)
        self.list.shown.connect(self._shown)
        self.list.columns_chosen.connect(lambda keys: self._keeping.keep_columns(_WORD, keys))
        self.list.show_columns(self._keeping.columns(_WORD))
        self.waiting.wanted.connect(self.take_unprinted)
        self.card.wanted.connect(lambda number: self.open(("number", number)))
        self.card.closed.connect(self._put_away)
        self.more_key.clicked.connect(lambda: self._to_signing("verify"))
        news = self._work.news
        news.listen(self.list, (Topic.PAPER,), self.list.refresh)
        news.listen(self, (Topic.PAPER,), self.waiting.ask)

    def minimumSizeHint(self) -> QSize:
        """The wider of list and card alone: where both do not fit one is shown."""
        hints = (self.left.minimumSizeHint(), self.card.minimumSizeHint())
        wide = max(hint.width() for hint in hints)
        return QSize(wide, max(hint.height() for hint in hints))

    def _fit(self) -> None:
        narrow = self.width() < theme.grown(self.font(), _NARROW)
        self.left.setVisible(not narrow or self.card.isHidden())
        self.card.stand_alone(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows one or both."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "left"):
            self._fit()
