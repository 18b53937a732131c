"""会后邮寄: the buyer has paid and gets it by post; who and where is typed or pasted at once."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy

from desktop.domain.booth.event import Account, Sale
from desktop.domain.requisitions import Contact
from desktop.domain.requisitions.contact import read_contact
from desktop.ui import theme
from desktop.ui.booth.after.body import Body
from desktop.ui.booth.after.pieces import PieceKeys
from desktop.ui.booth.books import Books
from desktop.ui.booth.goods import Goods
from desktop.ui.forms import Field
from desktop.wording import _, ngettext


class PostBody(Body):
    """Lines, a field to paste “name phone address” into, the three of them, and the key."""

    def __init__(self, books: Books) -> None:
        super().__init__(books)
        self.lines = PieceKeys(_("{n} by post:  {words}"))
        self.lines.changed.connect(self._show)
        self.pasted = QPlainTextEdit()
        self.pasted.setAccessibleName(_("Paste name, phone and address"))
        self.pasted.setPlaceholderText(_("Paste name, phone and address here"))
        self.pasted.setTabChangesFocus(True)
        self.pasted.setFixedHeight(theme.grown(self.font(), 64))
        self.pasted.textChanged.connect(self._read)
        self.recipient, self.phone, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        how = _("Tap what goes by post. Nothing tapped means all of it.")
        self.column.addWidget(QLabel(how, wordWrap=True))
        self.column.addWidget(self.lines)
        self.column.addSpacing(theme.UNIT)
        self.column.addWidget(self.pasted)
        for title, field in (
            (_("Recipient"), self.recipient),
            (_("Phone"), self.phone),
            (_("Address"), self.address),
        ):
            field.setAccessibleName(title)
            field.textChanged.connect(self._show)
            self.column.addWidget(Field(title, field))
        self.column.addStretch(1)
        self.post_key = QPushButton(_("Post it later"))
        self.post_key.setMinimumSize(theme.PAY_KEY, theme.PAY_KEY)
        self.post_key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.set_primary(self.post_key)
        self.post_key.clicked.connect(self._post)
        self.foot.addWidget(self.post_key)

    def fill(self, sale: Sale, goods: Goods, accounts: tuple[Account, ...]) -> None:
        """All of it, to nobody yet; what is to be posted already is left out by the books."""
        del goods, accounts
        self.pasted.clear()
        for field in (self.recipient, self.phone, self.address):
            field.clear()
        self.lines.fill(sale.lines, {line.line: line.left for line in sale.lines if line.variant})
        self._show()

    def _read(self) -> None:
        """What was pasted goes into its fields; what is not understood stays where it is."""
        found = read_contact(self.pasted.toPlainText())
        for field, said in (
            (self.recipient, found.recipient),
            (self.phone, found.phone),
            (self.address, found.address),
        ):
            if said:
                field.setText(said)

    def _contact(self) -> Contact:
        fields = (self.recipient, self.phone, self.address)
        return Contact(*(field.text().strip() for field in fields))

    def _show(self) -> None:
        who = self._contact()
        n = sum(self.lines.wanted().values())
        words = ngettext("Post {n} piece later", "Post {n} pieces later", n).format(n=n)
        self.post_key.setText(words if n else _("Nothing of it can be posted"))
        self.post_key.setAccessibleName(self.post_key.text())
        self.post_key.setEnabled(bool(n and who.recipient and who.phone and who.address))

    def _post(self) -> None:
        self.ask(
            self._books.post_sale, self.lines.chosen(), self._contact(), how=_("by post later")
        )
