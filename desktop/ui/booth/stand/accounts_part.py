"""How people pay: each way with whose account it is and its collection code."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.booth.event import AccountDraft, Method
from desktop.domain.errors import Refused
from desktop.ui import theme
from desktop.ui.booth.books import Books
from desktop.ui.booth.stand.opening import Opening
from desktop.ui.booth.stand.picture import thumbnail
from desktop.ui.forms import tool_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import WRITE, Jobs
from desktop.ui.part import Part
from desktop.wording import _
from desktop.wording.words import method_name

USUAL = ("wechat", "alipay", "cash")
MOST = 9


class AccountRow(QWidget):
    """One way to pay. `removed()`, `picture_wanted()`."""

    removed = Signal()
    picture_wanted = Signal()

    def __init__(self, methods: Sequence[Method], draft: AccountDraft) -> None:
        super().__init__()
        self._photo = draft.photo
        self.method = choice_box(_("Way to pay"))
        for method in methods:
            self.method.addItem(method_name(method.code, method.name), method)
        codes = [m.code for m in methods]
        self.method.setCurrentIndex(codes.index(draft.method) if draft.method in codes else 0)
        self.holder = QLineEdit(draft.holder)
        self.holder.setPlaceholderText(_("Who holds the money"))
        self.holder.setAccessibleName(_("Who holds the money"))
        self.label = QLineEdit(draft.label)
        self.label.setPlaceholderText(_("Label on the key (may stay empty)"))
        self.label.setAccessibleName(_("Label on the key (may stay empty)"))
        self.code = QLineEdit(draft.code_text)
        self.code.setPlaceholderText(_("What the collection code says (may stay empty)"))
        self.code.setAccessibleName(_("What the collection code says (may stay empty)"))
        self.picture = IconKey(theme.icon("qr-code"), "")
        self.remove = tool_button("x", _("Remove this way to pay"))
        for entry in (self.holder, self.label, self.code, self.picture):
            entry.setMinimumHeight(theme.TOUCH)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.UNIT)
        grid.setSpacing(theme.UNIT)
        grid.addWidget(self.method, 0, 0)
        grid.addWidget(self.holder, 0, 1)
        grid.addWidget(self.label, 0, 2)
        grid.addWidget(self.remove, 0, 3)
        grid.addWidget(self.code, 1, 0, 1, 2)
        grid.addWidget(self.picture, 1, 2, 1, 2)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.remove.clicked.connect(self.removed)
        self.picture.clicked.connect(self.picture_wanted)
        self.method.currentIndexChanged.connect(self._fit)
        self.set_photo(draft.photo)
        self._fit()

    def draft(self) -> AccountDraft:
        """What the row says."""
        method: Method = self.method.currentData()
        cash = method.cash
        return AccountDraft(
            method.code,
            self.label.text().strip(),
            self.holder.text().strip(),
            "" if cash else self.code.text().strip(),
            None if cash else self._photo,
        )

    def set_photo(self, sha256: str | None) -> None:
        """The picture of the code is kept."""
        self._photo = sha256
        self.picture.setText(_("Picture of the code kept") if sha256 else _("Picture of the code…"))

    def _fit(self) -> None:
        method: Method | None = self.method.currentData()
        code = method is not None and not method.cash
        self.code.setVisible(code)
        self.picture.setVisible(code)


class AccountsPart(Part):
    """The ways to pay in the order of their keys."""

    def __init__(self, opening: Opening, books: Books, jobs: Jobs) -> None:
        super().__init__(
            _("Ways to pay"),
            _("In the order of the keys. Whoever holds the money hands it over in the evening."),
        )
        self._opening, self._books, self._jobs = opening, books, jobs
        self._methods: tuple[Method, ...] = ()
        self.rows: list[AccountRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.add = IconKey(theme.icon("plus"), _("Another way to pay"))
        self.add.setMinimumHeight(theme.TOUCH)
        self.add.clicked.connect(self._another)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.add)

    def show_methods(self, methods: Sequence[Method], person: str) -> None:
        """The usual three, held by who is at work."""
        self._methods = tuple(methods)
        self.show_drafts([AccountDraft(code, "", person) for code in USUAL])

    def show_drafts(self, drafts: Sequence[AccountDraft]) -> None:
        """Shows these ways."""
        for row in list(self.rows):
            self._remove(row)
        for draft in drafts:
            self._add(draft)

    def drafts(self) -> tuple[AccountDraft, ...]:
        """All ways, in the order of their keys."""
        return tuple(row.draft() for row in self.rows)

    def _another(self) -> None:
        taken = {row.draft().method for row in self.rows}
        free = [m.code for m in self._methods if m.code not in taken] or [self._methods[0].code]
        self._add(AccountDraft(free[0]))

    def _add(self, draft: AccountDraft) -> None:
        row = AccountRow(self._methods, draft)
        row.removed.connect(partial(self._remove, row))
        row.picture_wanted.connect(partial(self._choose_picture, row))
        self.rows.append(row)
        self._rows.addWidget(row)
        self.add.setEnabled(len(self.rows) < MOST)

    def _remove(self, row: AccountRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setEnabled(True)

    def _choose_picture(self, row: AccountRow) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Picture of the code"), "", _("Pictures (*.png *.jpg *.jpeg *.webp)")
        )
        if name:
            self.take_picture(row, name)

    def take_picture(self, row: AccountRow, path: str) -> None:
        """Keeps the picture of a row's code."""
        op = self._books.new_op()

        def work() -> str:
            original, small = thumbnail(path)
            return self._opening.keep_picture(op, path, original, small)

        def refused(no: Refused) -> None:
            self.notices.refuse(no)

        self._jobs.run(WRITE, work, owner=row, done=row.set_photo, refused=refused)
