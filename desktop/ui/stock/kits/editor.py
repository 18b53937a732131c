"""What a kit is made of: its parts, what may stand in for them, and the versions there were."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.catalogue import Variant
from desktop.domain.errors import Refused
from desktop.domain.kits.views import Kit, Saved
from desktop.domain.moments import at_home
from desktop.services import kits, stock
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Choice, Field
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.kits.slots import Slots
from desktop.ui.workplace import Workplace
from desktop.wording import _


class Editor(QWidget):
    """`saved` tells that a version was written, or that the article is no kit any more."""

    saved = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._op = OpId.new()
        self.variant: Variant | None = None
        self.begun = False  # something was said that is not saved
        self.teach = QLabel(
            _(
                "Say what one kit is made of. A part may have something that stands in for it. "
                "Saving makes a new version; what was made before stays as it was."
            ),
            wordWrap=True,
        )
        theme.set_tone(self.teach, "muted")
        self.notices = NoticeBar()
        self.slots = Slots(work)
        self.slots.changed.connect(self._changed)
        self.slots.changed.connect(self._touched)
        self.when_sold = QCheckBox(_("The till may pack it while selling"))
        self.when_sold.setMinimumHeight(theme.TOUCH)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("such as: one sticker more"))
        self.note.returnPressed.connect(self._save)
        self.note.textEdited.connect(self._touched)
        self.history = QLabel(wordWrap=True)
        theme.set_tone(self.history, "muted")
        self.drop = IconKey(theme.icon("x"), _("No kit any more"))
        self.drop.setMinimumHeight(theme.TOUCH)
        self.drop.clicked.connect(self._drop)
        self.save = QPushButton(_("Save the parts"))
        theme.set_primary(self.save)
        self.save.clicked.connect(self._save)
        self._lay_out()

    def begin(self, variant: Variant, kit: Kit | None) -> None:
        """Starts from the version in use, or from one empty line."""
        self._op = OpId.new()
        self.variant = variant
        self.notices.clear()
        self.slots.fill(
            [
                [(Choice(part.code, part.title), part.qty) for part in slot]
                for slot in (kit.slots if kit else ())
            ]
        )
        self.when_sold.setChecked(kit is not None and kit.when_sold)
        self.note.clear()
        self.drop.setVisible(kit is not None)
        self.teach.setVisible(kit is None)
        self.history.clear()
        self.history.hide()
        desk, code = self._work.desk(), variant.code
        self._work.jobs.run(
            READ, lambda: kits.versions(desk, code), owner=self, done=self._tell, latest="history"
        )
        self._changed()
        self.begun = False

    def take(self, item: Choice) -> None:
        """A scanned item: one more piece of it, or a part of its own."""
        self.slots.take(item)

    def _touched(self) -> None:
        self.begun = True

    def _changed(self) -> None:
        self.save.setEnabled(bool(self.slots.drafts()))

    def _tell(self, versions: list[Kit]) -> None:
        lines = []
        for one in versions:
            day = at_home(one.saved_at).strftime("%Y-%m-%d")
            parts = [
                _(" or ").join(f"{part.title} × {part.qty}" for part in slot) for slot in one.slots
            ]
            head = _("Version {n}, {day}").format(n=one.version, day=day)
            said = [head, one.note, _("; ").join(parts)]
            lines.append(" · ".join(part for part in said if part))
        self.history.setText("\n".join(lines))
        self.history.setVisible(bool(lines))

    def _save(self) -> None:
        drafts = self.slots.drafts()
        if self.variant is None or not drafts:
            return
        desk, op, code = self._work.desk(), self._op, self.variant.code
        note, sold = self.note.text(), self.when_sold.isChecked()
        self._run(lambda: kits.save(desk, op, code, drafts, note=note, when_sold=sold))

    def _drop(self) -> None:
        if self.variant is None:
            return
        desk, op, code = self._work.desk(), self._op, self.variant.code
        self._run(lambda: kits.drop(desk, op, code))

    def _run(self, command: Callable[[], Saved]) -> None:
        def done(saved: Saved) -> None:
            self._op, self.begun = OpId.new(), False
            said = _("{item}: version {n} saved") if saved.version else _("{item} is no kit now")
            words = said.format(item=saved.title, n=saved.version)
            self._work.toasts.say(words, lambda: self._undo(saved.op))
            self.saved.emit()

        def refused(no: Refused) -> None:
            self._op = OpId.new()
            self.notices.refuse(no)

        self._work.jobs.run(WRITE, command, owner=self, done=done, refused=refused)

    def _undo(self, op: str) -> None:
        desk, new, of = self._work.desk(), OpId.new(), UUID(op)
        self._work.jobs.run(WRITE, lambda: stock.undo(desk, new, of), owner=self._work.toasts)

    def _lay_out(self) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, theme.UNIT, 0)
        fields.setSpacing(theme.UNIT * 2)
        fields.addWidget(self.teach)
        fields.addWidget(self.slots)
        fields.addWidget(self.when_sold)
        fields.addWidget(Field(_("What is new in this version"), self.note))
        fields.addWidget(self.history)
        fields.addWidget(self.drop)
        fields.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(scrolled(inner), 1)
        column.addWidget(self.notices)
        column.addWidget(self.save)
