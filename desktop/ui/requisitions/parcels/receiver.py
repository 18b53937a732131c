"""Who gets a parcel: masked, until somebody who may presses to see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.domain.requisitions import Contact
from desktop.domain.requisitions.parcels import Parcel
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.part import Part
from desktop.ui.requisitions.parcels import books
from desktop.ui.requisitions.parcels.books import Looked
from desktop.ui.workplace import Workplace
from desktop.wording import _


class Receiver(Part):
    """Shows the contact of one parcel for as long as it is in front, no longer."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(_("Who gets it"))
        self._work = work
        self._code = ""
        self._masked = ""
        self.words = QLabel(wordWrap=True)
        self.show_key = IconKey(theme.icon("search"), _("See the receiver"))
        self.copy_key = IconKey(theme.icon("copy"), _("Copy for the courier's app"))
        self.copy_key.setToolTip(_("Name, phone and address in one line"))
        keys = FlowLayout(spacing=theme.UNIT)
        keys.addWidget(self.show_key)
        keys.addWidget(self.copy_key)
        self.column.addWidget(self.words)
        self.column.addLayout(keys)
        self.show_key.clicked.connect(self.press)
        self.copy_key.clicked.connect(self.copy)
        self._shown = False

    def show_parcel(self, looked: Looked, one: Parcel) -> None:
        """Another parcel, masked again."""
        self._code, self._masked = one.code, looked.request.contact_masked
        known = bool(self._masked)
        open_ = looked.sees and one.state.open and known
        self.show_key.setVisible(open_)
        self.copy_key.setVisible(open_)
        self.notices.clear()
        if not known:
            self._masked = _("No address was given. Ask the applicant, or hand it over.")
        elif not one.state.open:
            self._masked += "\n" + _("It is shown to who ships it while the parcel is open.")
        self.hide_again()

    def press(self) -> None:
        """Shows it, or hides it again."""
        if self._shown:
            self.hide_again()
        else:
            self._ask(self._show)

    def hide_again(self) -> None:
        """Masked."""
        self._shown = False
        self.words.setText(self._masked)
        self.show_key.setText(_("See the receiver"))
        self.show_key.setIcon(theme.icon("search"))

    def copy(self) -> None:
        """Puts “姓名 手机 地址” into the clipboard and says so."""
        self._ask(self._copied)

    def _ask(self, done: Callable[[Contact], None]) -> None:
        desk, code = self._work.desk(), self._code

        def known(found: Contact) -> None:
            if code == self._code:  # else another parcel, to somebody else, is in front by now
                done(found)

        self._work.jobs.run(
            READ,
            lambda: books.contact(desk, code),
            owner=self,
            done=known,
            refused=self.notices.refuse,
            latest="contact",
        )

    def _show(self, found: Contact) -> None:
        self._shown = True
        self.words.setText("\n".join(p for p in (found.recipient, found.phone, found.address) if p))
        self.show_key.setText(_("Hide"))
        self.show_key.setIcon(theme.icon("lock"))

    def _copied(self, found: Contact) -> None:
        QGuiApplication.clipboard().setText(found.line)
        self._work.toasts.say(_("Copied: name, phone and address in one line"))
