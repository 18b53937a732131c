"""A message that somebody pasted, and beside it what was understood of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain import masking
from desktop.domain.errors import Refused
from desktop.domain.requisitions.message import MOST
from desktop.ui import theme
from desktop.ui.facts import Facts
from desktop.ui.forms import SideBySide
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.form import books
from desktop.ui.requisitions.form.books import Understood
from desktop.ui.requisitions.goods.found import Reader
from desktop.ui.requisitions.goods.pasting import PastingField
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import listed

_LINES = 8


class MessagePart(QWidget):
    """`taken` carries what was understood, when it shall fill the form: at once for a text that
    was pasted, by the key for one that was typed.
    """

    taken = Signal(object, bool)

    def __init__(self, work: Workplace, reader: Reader) -> None:
        super().__init__()
        self._work, self._reader = work, reader
        self._take = False
        self.understood: Understood | None = None
        self.field = PastingField(_("The message"), MOST)
        self.field.setPlaceholderText(_("Paste what was written to you, e.g. in WeChat or Feishu."))
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 20)
        self.facts = Facts()
        self.said = QLabel(wordWrap=True)
        theme.set_tone(self.said, "muted")
        self.take_key = IconKey(theme.icon("arrow-right"), _("Fill the form with it"))
        self.take_key.clicked.connect(self.take)
        self.take_key.setEnabled(False)
        self.notices = NoticeBar()
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._typed)
        self.field.pasted.connect(self._pasted)
        self.field.refused.connect(self.notices.refuse)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.field)
        left.addStretch(1)
        right.addWidget(self.said)
        right.addWidget(self.facts)
        right.addWidget(self.take_key)
        right.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notices)
        column.addWidget(SideBySide(left, right, spacing=theme.UNIT * 3))
        self._show(None)

    def take(self) -> None:
        """Fills the form."""
        if self.understood is not None:
            self.taken.emit(self.understood, True)

    def _pasted(self) -> None:
        self._take = True

    def _typed(self) -> None:
        text, desk = self.field.toPlainText(), self._work.desk()
        self.notices.clear()
        if not text.strip():
            self._show(None)
            return
        self._work.jobs.run(
            READ,
            lambda: books.understood(desk, self._reader, text),
            owner=self,
            done=lambda found: self._arrived(text, found),
            refused=self._refused,
            latest="message",
        )

    def _refused(self, no: Refused) -> None:
        self._take = False
        self._show(None)
        self.notices.refuse(no)

    def _arrived(self, text: str, found: Understood) -> None:
        if text != self.field.toPlainText():
            return
        self._show(found)
        take, self._take = self._take, False
        if take:
            self.taken.emit(found, False)

    def _show(self, found: Understood | None) -> None:
        self.understood = found
        self.take_key.setEnabled(found is not None)
        self.facts.show_facts([] if found is None else _facts(found))
        self.said.setText(
            _("What is understood of it stands here.") if found is None else _("Understood:")
        )


def _facts(found: Understood) -> list[tuple[str, str]]:
    """What was understood; whom it names stands in the text beside it, and here masked."""
    draft, contact = found.draft, found.draft.contact
    masked = []
    if contact is not None:
        masked = [
            masking.name(contact.recipient),
            masking.phone(contact.phone),
            masking.address(contact.address),
        ]
    lines = len(found.lines)
    return [
        (_("What for"), draft.title),
        (_("Kind of event"), draft.kind),
        (_("City"), draft.city),
        (_("Team or community"), draft.team),
        (_("Needed on"), draft.needed_on.isoformat() if draft.needed_on else ""),
        (_("People expected"), f"{draft.headcount:,}" if draft.headcount else ""),
        (_("Who asks"), draft.applicant),
        (_("Recipient"), listed(part for part in masked if part)),
        (_("Goods"), ngettext("{n} line", "{n} lines", lines).format(n=lines) if lines else ""),
    ]
