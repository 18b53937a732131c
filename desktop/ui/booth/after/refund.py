"""退款: nothing tapped means all of it; a tap on a line means one piece of it."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.domain import money
from desktop.domain.booth.event import Account, Sale
from desktop.domain.booth.event import Goods as Whereto
from desktop.ui import theme
from desktop.ui.booth.after.body import Body, choice
from desktop.ui.booth.after.pieces import PieceKeys
from desktop.ui.booth.books import Books
from desktop.ui.booth.goods import Goods
from desktop.ui.booth.selling.paykeys import account_title
from desktop.ui.booth.ways import way_words
from desktop.ui.forms import FlowLayout
from desktop.wording import N_, _
from desktop.wording.words import goods as goods_words

REASONS = (N_("Changed their mind"), N_("Does not fit"), N_("Faulty"), N_("Another reason"))


class RefundBody(Body):
    """Lines, what becomes of the goods, why, and the key that says the money has been given."""

    def __init__(self, books: Books) -> None:
        super().__init__(books)
        self.lines = PieceKeys(_("{n} back:  {words}"))
        self.lines.changed.connect(self._show)
        self._goods = QButtonGroup(self)
        self._reasons = QButtonGroup(self)
        self.goods_keys: dict[Whereto, QPushButton] = {}
        self.reason_keys: dict[str, QPushButton] = {}
        how = _("Tap what comes back. Nothing tapped means all of it.")
        self.column.addWidget(QLabel(how, wordWrap=True))
        self.column.addWidget(self.lines)
        self.column.addSpacing(theme.UNIT)
        self.column.addWidget(QLabel(_("The goods")))
        self.column.addWidget(self._row_of_goods())
        self.column.addWidget(QLabel(_("Why")))
        self.column.addWidget(self._row_of_reasons())
        self.column.addStretch(1)
        self.question = QLabel(wordWrap=True)
        self.question.setFont(theme.sized(self.font(), 1.1, bold=True))
        self.back_key = QPushButton(_("Refund"))
        self.back_key.setMinimumSize(theme.PAY_KEY, theme.PAY_KEY)
        # Its words may be long; the panel stays as wide as the cart.
        self.back_key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.set_primary(self.back_key)
        self.back_key.clicked.connect(lambda: self._refund(None))
        self.foot.addWidget(self.question)
        self.foot.addWidget(self.back_key)

    def _row_of_goods(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing=theme.UNIT)
        for what in Whereto:
            key = choice(goods_words(what))
            self.goods_keys[what] = key
            self._goods.addButton(key)
            flow.addWidget(key)
        return row

    def _row_of_reasons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing=theme.UNIT)
        for reason in REASONS:
            key = choice(_(reason))
            self.reason_keys[reason] = key
            self._reasons.addButton(key)
            flow.addWidget(key)
        self.reason_keys[REASONS[0]].setChecked(True)
        return row

    def fill(self, sale: Sale, goods: Goods, accounts: tuple[Account, ...]) -> None:
        """The reason last used stays, the goods come back to the stand unless said otherwise."""
        del goods, accounts
        self.goods_keys[Whereto.BACK].setChecked(True)
        self.lines.fill(sale.lines, {line.line: line.left for line in sale.lines})
        self._show()

    def pay(self, account: Account) -> bool:
        """The money went back by this account."""
        self._refund(account)
        return True

    def _amount(self) -> int:
        """What will be given back; the books round shares of a line exactly as here."""
        if self.sale is None:
            return 0
        wanted = self.lines.wanted()
        return sum(x.unit_fen * wanted.get(x.line, 0) for x in self.sale.lines)

    def _show(self) -> None:
        if self.sale is None:
            return
        how = way_words(self.sale)
        amount = money.short(self._amount())
        whole = not self.lines.chosen()
        back = _("Has the money been given back?")
        self.question.setText(
            (_("All of it. Has the money been given back?") if whole else back)
            if self.lines.keys
            else _("Nothing is left to give back.")
        )
        self.back_key.setEnabled(bool(self.lines.keys))
        said = _("{amount} given back  {how}")
        self.back_key.setText(said.format(amount=amount, how=how))
        self.back_key.setAccessibleName(self.back_key.text())

    def _refund(self, account: Account | None) -> None:
        reason = next(r for r, key in self.reason_keys.items() if key.isChecked())
        goods = next(g for g, key in self.goods_keys.items() if key.isChecked())
        how = _(reason) if account is None else f"{account_title(account)}  {_(reason)}"
        self.ask(
            self._books.refund,
            self.lines.chosen(),
            _(reason),
            goods,
            None if account is None else account.id,
            how=how,
        )
