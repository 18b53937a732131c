"""The panel of a kit: what it is made of, how many can be made here, what is short."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.catalogue import Variant
from desktop.domain.errors import Refused
from desktop.domain.kits.views import Assembled, Kit, Makeable
from desktop.services import catalogue, kits, stock
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, Picker, Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.choices import find_places
from desktop.ui.stock.head import PanelHead
from desktop.ui.stock.kits import words
from desktop.ui.stock.kits.editor import Editor
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.joining import labelled, listed


class KitPanel(QWidget):
    """One article as a kit. Where it is none yet, the editor of its parts stands open.

    `done` carries what was made or taken apart, `closed` that nobody wants it any more. Escape
    leaves the editor first where the article is a kit already.
    """

    done = Signal(object)
    closed = Signal()

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._op = OpId.new()
        self.variant: Variant | None = None
        self.kit: Kit | None = None
        self.told: Makeable | None = None
        self.head = PanelHead(_("Kit"), "gift")
        self.head.closed.connect(self._close)
        self.notices = NoticeBar()
        self.place = Picker(_("Where"), find_places(work), work.jobs)
        self.place.picked.connect(lambda _choice: self._look())
        self.boxes = QCheckBox(_("Also what lies in its boxes"))
        self.boxes.setMinimumHeight(theme.TOUCH)
        self.boxes.toggled.connect(lambda _on: self._look())
        self.qty = Stepper(_("How many kits"), least=1)
        self.qty.changed.connect(lambda _n: self._look())
        self.count = QLabel(wordWrap=True)
        theme.set_heading(self.count, "line")
        self.parts = QLabel(wordWrap=True)
        self.short = QLabel(wordWrap=True)
        self.short.setAccessibleName(_("What is missing"))
        theme.set_tone(self.short, Tone.BAD)
        self.about = QLabel(wordWrap=True)
        theme.set_tone(self.about, "muted")
        self.used_in = QLabel(wordWrap=True)
        theme.set_tone(self.used_in, "muted")
        self.used_in.hide()
        self.make = QPushButton(_("Assemble"))
        theme.set_primary(self.make)
        self.make.clicked.connect(self._assemble)
        self.apart = QPushButton(_("Take apart"))
        self.apart.clicked.connect(self._take_apart)
        self.change = IconKey(theme.icon("pencil"), _("Change the parts"))
        self.change.setMinimumHeight(theme.TOUCH)
        self.change.clicked.connect(self.edit)
        self.editor = Editor(work)
        self.editor.saved.connect(self._saved)
        self._lay_out()
        work.news.listen(self, (Topic.STOCK, Topic.CATALOGUE), self.ask)

    def begin(
        self, items: list[Choice], place: Choice | None = None, qty: int | None = None
    ) -> None:
        """Starts with an article, and a place and how many, that are known already."""
        if qty:
            self.qty.set_value(qty)
        if place is not None:
            self.place.set_choice(place)
        if not items:
            self.notices.say(_("Choose an item first."), Tone.PLAIN)
            self._show(None)
            return
        desk, code = self._work.desk(), str(items[0].key)
        self._work.jobs.run(
            READ,
            lambda: (catalogue.variant(desk, code), kits.kit(desk, code), kits.used_in(desk, code)),
            owner=self,
            done=lambda found: self._take(*found, first=True),
            refused=self.notices.refuse,
        )

    def take(self, item: Choice) -> None:
        """A scanned item: one more part while the parts are being said."""
        if self.editor.isVisible():
            self.editor.take(item)

    def ask(self) -> None:
        """Asks again what it is made of and how many can be made."""
        if self.variant is None:
            return
        desk, code = self._work.desk(), self.variant.code
        self._work.jobs.run(
            READ,
            lambda: (catalogue.variant(desk, code), kits.kit(desk, code), kits.used_in(desk, code)),
            owner=self,
            done=lambda found: self._take(*found, first=False),
            refused=self.notices.refuse,
            latest="kit",
        )

    def edit(self) -> None:
        """Opens the editor of the parts."""
        if self.variant is None:
            return
        self.notices.clear()
        if not self.editor.begun:  # what was begun and left stands there again
            self.editor.begin(self.variant, self.kit)
        self._view.hide()
        self.editor.show()
        self.editor.slots.enter()

    # ── what is shown ─────────────────────────────────────────────────────────────────────────

    def _take(self, variant: Variant, kit: Kit | None, used_in: list[Kit], *, first: bool) -> None:
        self.variant = variant
        goes = listed(one.title for one in used_in)
        self.used_in.setText(labelled(_("Goes into"), goes) if goes else "")
        self.used_in.setVisible(bool(goes))
        self.head.title.setText(_("Kit: {item}").format(item=variant.title))
        if self.editor.isVisible() and not first:
            self.kit = kit
            return
        self._show(kit)
        if kit is None and first:
            self.edit()
        elif first:
            (self.qty if self.place.chosen() else self.place).setFocus()

    def _show(self, kit: Kit | None) -> None:
        self.kit = kit
        self.editor.hide()
        self._view.setVisible(kit is not None)
        if kit is None:
            return
        self.about.setText(words.about(kit))
        self._look()

    def _look(self) -> None:
        place = self.place.chosen()
        self._why_not()
        if self.kit is None or place is None:
            self._know(None)
            return
        desk, uid, where = self._work.desk(), self.kit.uid, int(str(place.key))
        wanted, boxes = self.qty.value(), self.boxes.isChecked()
        self._work.jobs.run(
            READ,
            lambda: kits.makeable(desk, uid, where, boxes=boxes, wanted=wanted),
            owner=self,
            done=self._know,
            refused=self.notices.refuse,
            latest="makeable",
        )

    def _know(self, told: Makeable | None) -> None:
        self.told = told
        self.count.setText(words.count(told))
        self.parts.setText(words.parts(self.kit, told))
        short = told.short if told else ()
        self.short.setText(words.short(self.qty.value(), short))
        self.short.setVisible(bool(short))
        self._why_not()

    def _why_not(self) -> None:
        there = self.told is not None and self.place.chosen() is not None
        enough = there and self.told is not None and self.told.count >= self.qty.value()
        ready = there and self.told is not None and self.told.assembled >= self.qty.value()
        self.make.setEnabled(enough)
        self.apart.setEnabled(ready)
        self.make.setAccessibleDescription("" if enough else self.short.text())

    # ── doing it ──────────────────────────────────────────────────────────────────────────────

    def _assemble(self) -> None:
        self._do(together=True)

    def _take_apart(self) -> None:
        self._do(together=False)

    def _do(self, *, together: bool) -> None:
        place = self.place.chosen()
        if self.kit is None or place is None:
            return
        desk, op, code = self._work.desk(), self._op, self.kit.code
        where, n, boxes = int(str(place.key)), self.qty.value(), self.boxes.isChecked()
        self.notices.clear()
        self.make.setEnabled(False)
        self.apart.setEnabled(False)

        def work() -> Assembled:
            if together:
                return kits.assemble(desk, op, code, n, where, boxes=boxes)
            return kits.apart(desk, op, code, n, where)

        def refused(no: Refused) -> None:
            self._op = OpId.new()
            self.notices.refuse(no)
            self._look()

        self._work.jobs.run(WRITE, work, owner=self, done=self._acted, refused=refused)

    def _acted(self, made: Assembled) -> None:
        self._op = OpId.new()
        self._work.toasts.say(words.acted(made), lambda: self._undo(made.op))
        self._look()
        self.done.emit(made)

    def _undo(self, op: str) -> None:
        desk, new, of = self._work.desk(), OpId.new(), UUID(op)
        self._work.jobs.run(WRITE, lambda: stock.undo(desk, new, of), owner=self._work.toasts)

    def _saved(self) -> None:
        self.editor.hide()
        self.ask()

    def _close(self) -> None:
        if self.editor.isVisible() and self.kit is not None:
            self._show(self.kit)
            self.qty.setFocus()
        else:
            self.closed.emit()

    def _lay_out(self) -> None:
        self._view = QWidget()
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, theme.UNIT, 0)
        fields.setSpacing(theme.UNIT * 2)
        fields.addWidget(Field(_("Where"), self.place))
        fields.addWidget(self.boxes)
        fields.addWidget(Field(_("How many kits"), self.qty))
        fields.addWidget(self.count)
        fields.addWidget(self.parts)
        fields.addWidget(self.short)
        fields.addWidget(self.about)
        fields.addWidget(self.change)
        fields.addStretch(1)
        keys = QHBoxLayout()
        keys.addWidget(self.apart)
        keys.addWidget(self.make, 1)
        view = QVBoxLayout(self._view)
        view.setContentsMargins(0, 0, 0, 0)
        view.addWidget(scrolled(inner), 1)
        view.addLayout(keys)
        self._view.hide()
        self.editor.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(self.used_in)
        column.addWidget(self.notices)
        column.addWidget(self._view, 1)
        column.addWidget(self.editor, 1)
