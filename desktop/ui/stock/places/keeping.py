"""Who keeps a place and how a parcel reaches it: shown masked, changed on the spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.keeping import Keeping, KeepingDraft
from desktop.domain.stock import Place, PlaceKind
from desktop.services import keeping, people
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, Picker
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import tool_button
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.notices.dialogs import ask
from desktop.ui.stock.head import escape_closes
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.joining import labelled


class KeepingPart(QWidget):
    """Two lines, and the form behind them. What was shown masked and stays so is not changed."""

    def __init__(self, work: Workplace, notices: NoticeBar) -> None:
        super().__init__()
        self._work, self._notices = work, notices
        self._place: Place | None = None
        self.shown: Keeping | None = None
        self.words = QLabel(wordWrap=True)
        theme.set_tone(self.words, "muted")
        self.keeper = Picker(_("Keeper"), self._people, work.jobs, create=_("New keeper “{name}”"))
        self.keeper.created.connect(lambda name: self.keeper.set_choice(Choice(name, name)))
        self.city, self.area, self.recipient, self.phone, self.address = (
            QLineEdit() for _field in range(5)
        )
        masked = _("Whoever sends a parcel here sees it; all others see stars.")
        self.fields = {
            "keeper": Field(_("Keeper"), self.keeper),
            "city": Field(_("City"), self.city),
            "area": Field(_("Area of the box, e.g. check-in"), self.area),
            "recipient": Field(_("Recipient"), self.recipient),
            "phone": Field(_("Phone"), self.phone),
            "address": Field(_("Address"), self.address, masked),
        }
        self.save = QPushButton(_("Save"))
        self.save.clicked.connect(self._save)
        for line in (self.city, self.area, self.recipient, self.phone, self.address):
            line.returnPressed.connect(self.save.click)
        self.cancel = tool_button("x", _("Leave it as it is"))
        self.cancel.clicked.connect(self.end)
        self.forget = IconKey(theme.icon("trash-2"), _("Forget the address"))
        self.forget.clicked.connect(self._forget)
        self._form = QWidget()
        self._lay_out()
        escape_closes(self._form, self.end)
        self.end()

    def show_place(self, place: Place | None) -> None:
        """Another place; the form closes."""
        if place is None or self._place is None or place.id != self._place.id:
            self.end()
            self.shown = None
            self.words.clear()
        self._place = place
        self.ask()

    def ask(self) -> None:
        """Asks again."""
        if self._place is None:
            return
        desk, place = self._work.desk(), self._place.id
        self._work.jobs.run(
            READ,
            lambda: keeping.card(desk, place),
            owner=self,
            done=self._arrived,
            refused=self._notices.refuse,
            latest="keeping",
        )

    def begin(self) -> None:
        """Opens the form."""
        if self.shown is None or self._place is None:
            return
        self._op = OpId.new()
        self._notices.clear()
        now, own = self.shown, not self.shown.inherited
        keeper = now.own_keeper
        self.keeper.set_choice(Choice(keeper, keeper) if keeper else None)
        self.city.setText(now.city)
        self.area.setText(now.area)
        for name in ("recipient", "phone", "address"):
            getattr(self, name).setText(getattr(now, name) if own else "")
        self.fields["area"].setVisible(self._place.kind is PlaceKind.BOX)
        self.forget.setVisible(own and now.reachable)
        self._form.show()
        self.keeper.setFocus()

    def end(self) -> None:
        """Closes the form."""
        self._form.hide()

    def _people(self, text: str) -> Sequence[Choice]:
        names = [one.name for one in people.people(self._work.desk())]
        return [Choice(name, name) for name in names if text.casefold() in name.casefold()]

    def _arrived(self, now: Keeping) -> None:
        self.shown = now
        said = [
            labelled(_("Keeper"), now.keeper) if now.keeper else "",
            now.city,
            labelled(_("Area"), now.area) if now.area else "",
        ]
        reached = " ".join(part for part in (now.recipient, now.phone, now.address) if part)
        lines = [" · ".join(part for part in said if part), reached]
        self.words.setText("\n".join(line for line in lines if line))
        self.words.setVisible(bool(self.words.text()))

    def _save(self) -> None:
        if self._place is None:
            return
        keeper = self.keeper.chosen()
        draft = KeepingDraft(
            keeper=str(keeper.key) if keeper else self.keeper.loose(),
            city=self.city.text(),
            area=self.area.text(),
            recipient=self.recipient.text(),
            phone=self.phone.text(),
            address=self.address.text(),
        )
        desk, op, place = self._work.desk(), self._op, self._place.id
        self._run(lambda: keeping.entrust(desk, op, place, draft), _("Saved."))

    def _forget(self) -> None:
        if self._place is None:
            return
        question = _("Delete recipient, phone and address for good? This cannot be undone.")
        if not ask(self, question, _("Forget the address")):
            return
        desk, op, place = self._work.desk(), self._op, self._place.id
        self._run(lambda: keeping.forget_address(desk, op, place), _("The address is forgotten."))

    def _run(self, command: Callable[[], object], said: str) -> None:
        def done(_saved: object) -> None:
            self.end()
            self.ask()
            self._work.toasts.say(said)

        def refused(no: Refused) -> None:
            self._op = OpId.new()
            self._notices.refuse(no)

        self._work.jobs.run(WRITE, command, owner=self, done=done, refused=refused)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.forget)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, theme.UNIT, 0, theme.UNIT)
        form.setSpacing(theme.UNIT)
        for field in self.fields.values():
            form.addWidget(field)
        form.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self._form)
