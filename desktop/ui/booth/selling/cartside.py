"""The right side: the cart line by line, the total in 48 points, and what opens above it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.domain.booth.cart import Cart, LineKind
from desktop.domain.booth.pay import STATIC_CODE_LIMIT_FEN
from desktop.ui import theme
from desktop.ui.booth.selling.animals import animal
from desktop.ui.booth.selling.cartline import CartLineRow
from desktop.ui.booth.selling.done import DoneView
from desktop.ui.booth.selling.drawers import CashDrawer, Drawer, GiftDrawer, MoreDrawer
from desktop.ui.booth.selling.side import FittingField, Pages, SidePanel, clear_field, display
from desktop.ui.forms import tool_button
from desktop.ui.notices import NoticeBar
from desktop.wording import _, ngettext


class CartSide(SidePanel):
    """`line_changed(index, qty)`, `line_taken(index)`, `cleared()`."""

    line_changed = Signal(int, int)
    line_taken = Signal(int)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = QLabel()
        self.clear_key = tool_button("trash-2", _("Empty the cart"))
        self.clear_key.clicked.connect(self.cleared)
        self.done = DoneView()
        self.rows: list[CartLineRow] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.field = clear_field(self._inner)
        self.field.setAccessibleName(_("Cart"))
        self.cash, self.gift, self.others = CashDrawer(), GiftDrawer(), MoreDrawer()
        self.drawers: tuple[Drawer, ...] = (self.cash, self.gift, self.others)
        self.notices = NoticeBar()
        self.hint = QLabel(wordWrap=True)
        self.hint.hide()
        self.total_word = QLabel(_("Total"))
        self.total = QLabel("¥0")
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay()
        for drawer in self.drawers:
            drawer.hide()
        self._size()

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.clear_key)
        lines = QWidget()
        within = QVBoxLayout(lines)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(4)
        within.addLayout(head)
        within.addWidget(self.field, 1)
        self._stack = Pages()
        # What is open for paying comes first; the lines scroll in what is left.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(2 * theme.PAY_KEY)
        self._stack.addWidget(self.done)
        self._stack.addWidget(lines)
        foot = QHBoxLayout()
        foot.addWidget(self.total_word)
        foot.addWidget(self.total, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT // 2)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notices)
        open_here = QWidget()
        inside = QVBoxLayout(open_here)
        inside.setContentsMargins(0, 0, 0, 0)
        for drawer in self.drawers:
            inside.addWidget(drawer)
        self._drawer_field = FittingField(open_here)
        self._drawer_field.hide()
        column.addWidget(self._drawer_field)
        column.addWidget(self.hint)
        column.addLayout(foot)

    def show_cart(self, cart: Cart, in_hand: int, short: Mapping[str, int]) -> None:
        """Shows the cart; `short` says of variants how many pieces the books lack."""
        while len(self.rows) < len(cart.lines):
            self._add_row()
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(cart.lines))
            if number < len(cart.lines):
                line = cart.lines[number]
                warning = ""
                if line.unit_fen is None:
                    warning = _("Not for sale: it can only be given away.")
                elif lack := short.get(line.variant, 0):
                    warning = ngettext(
                        "{n} piece is not on the books. Sell it: it is recorded as found.",
                        "{n} pieces are not on the books. Sell them: they are recorded as found.",
                        lack,
                    ).format(n=lack)
                row.show_line(line, in_hand=number == in_hand, warning=warning)
        pieces = sum(line.qty for line in cart.lines if line.kind is not LineKind.DONATION)
        said = ngettext("{n} piece", "{n} pieces", pieces).format(n=pieces)
        self.heading.setText(f"{animal(cart.name)}  {said}".strip())
        self.total.setText(money.short(cart.total_fen))
        self.total.setAccessibleName(_("Total {amount}").format(amount=money.short(cart.total_fen)))
        self._stack.setCurrentIndex(1 if cart.lines else 0)
        self.total_word.setVisible(bool(cart.lines))
        self.total.setVisible(bool(cart.lines))
        self.hint.setText(
            _("Over ¥500 a printed code may refuse: scan the buyer's code, or split it.")
        )
        self.hint.setVisible(cart.total_fen > STATIC_CODE_LIMIT_FEN)
        if 0 <= in_hand < len(self.rows):
            # The new row has its place only after the layout has run.
            QTimer.singleShot(0, self.rows[in_hand], lambda: self._see(in_hand))

    def open_drawer(self, drawer: Drawer | None) -> None:
        """Opens one drawer and closes the others."""
        for other in self.drawers:
            other.setVisible(other is drawer)
        self._drawer_field.setVisible(drawer is not None)
        self._drawer_field.updateGeometry()

    def _see(self, number: int) -> None:
        self.field.ensureWidgetVisible(self.rows[number], 0, 4)

    def _add_row(self) -> None:
        row, number = CartLineRow(), len(self.rows)
        row.changed.connect(lambda qty: self.line_changed.emit(number, qty))
        row.taken.connect(lambda: self.line_taken.emit(number))
        self._column.insertWidget(number, row)
        self.rows.append(row)

    def _size(self) -> None:
        self.heading.setFont(theme.sized(self.font(), 1.1, bold=True))
        self.total.setFont(display(self.font(), 48))
        self.total_word.setFont(theme.sized(self.font(), 1.2))
        ink = theme.tone_colours(self.palette(), theme.Tone.WARN)[0]
        colours = self.hint.palette()
        if colours.color(self.hint.foregroundRole()) != ink:
            colours.setColor(self.hint.foregroundRole(), ink)
            self.hint.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        """Follows text size and scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._size()
