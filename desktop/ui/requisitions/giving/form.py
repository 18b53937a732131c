"""The form of a giving: what it is called, what each gets, who they are, from which home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.errors import Missing, OverQuota, Refused
from desktop.domain.requisitions.giving import AUDIENCES, GiveDraft, There, Weighed
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, Picker, SideBySide, primary_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.typed import value
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.giving.gifts import GiftsPart
from desktop.ui.requisitions.giving.people import PeoplePart
from desktop.ui.requisitions.giving.takes import TakesPart
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.places import place_kind, place_name
from desktop.wording.refusals import sentence
from desktop.wording.requisitions import giving as words

if TYPE_CHECKING:
    from desktop.services.requisitions.giving import Given

_PAUSE_MS = 250  # after the last key, before what it takes is asked
_MOST = 30


class GiveForm(QWidget):
    """`given(Given, name)` when it is done."""

    given = Signal(object, str)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._op = OpId.new()
        self._weighed: Weighed | None = None
        self.notices = NoticeBar()
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("e.g. 2026 年度贡献者纪念品"))
        self.audience = choice_box(_("Audience"), editable=True)
        self.audience.addItem("", "")
        for code in AUDIENCES:
            self.audience.addItem(words.audience(code), code)
        self.occasion = choice_box(_("Event"))
        self.occasion.addItem(_("At no event"), None)
        self.home = Picker(_("Where it comes from"), self._homes, work.jobs)
        self.gifts, self.people = GiftsPart(work), PeoplePart(work)
        self.reason = QLineEdit()
        self.takes = TakesPart()
        self.go_key = primary_button(_("Give"), "gift")
        self.fields = {
            "name": Field(_("What it is called"), self.name),
            "audience": Field(_("Audience"), self.audience),
            "event": Field(_("Event"), self.occasion),
            "place": Field(_("Where it comes from"), self.home),
            "gifts": Field(_("What each gets"), self.gifts),
            "people": Field(_("Who"), self.people),
            "reason": Field(_("Why it is over the quota"), self.reason),
        }
        self._clock = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._clock.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self._first = self._state()
        self._say()
        desk = work.desk()

        def look() -> list[tuple[str, int]]:
            from desktop.services import booth

            return [(one.name, one.id) for one in booth.events(desk)]

        work.jobs.run(READ, look, owner=self, done=self._events)

    @property
    def begun(self) -> bool:
        """Whether something was typed."""
        return self._state() != self._first

    def clear(self) -> None:
        """An empty form, for the next act."""
        self._op = OpId.new()
        self.name.clear()
        self.audience.setCurrentIndex(0)
        self.occasion.setCurrentIndex(0)
        self.gifts.clear()
        self.people.clear()
        self.reason.clear()
        self.notices.clear()
        self.takes.show_weighed(None)
        self._weighed = None
        self._first = self._state()
        self._say()

    def give(self) -> None:
        """Gives to all of them, or says why not."""
        if not self.go_key.isEnabled():
            return
        self.notices.clear()
        for field in self.fields.values():
            field.clear()
        try:
            draft = self._draft()
        except Refused as no:
            self._refused(no)
            return
        desk, op, reason = self._work.desk(), self._op, self.reason.text().strip()
        self.go_key.setEnabled(False)

        def act() -> Given:
            from desktop.services.requisitions import giving

            return giving.give(desk, op, draft, reason)

        def done(made: Given) -> None:
            self.go_key.setEnabled(True)
            self.given.emit(made, draft.name)
            self.clear()

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=self._refused)

    def _draft(self) -> GiveDraft:
        choice = self.home.chosen()
        if choice is None:
            raise Missing("place")
        at = self.audience.findText(self.audience.currentText())
        code = self.audience.itemData(at) if at >= 0 else self.audience.currentText()
        return GiveDraft(
            name=self.name.text().strip(),
            gifts=self.gifts.gifts(),
            people=self.people.people(),
            place=int(str(choice.key)),
            audience=str(code),
            event=self.occasion.currentData(),
        )

    def _ask(self) -> None:
        """What stands in the form now, weighed."""
        self._say()
        try:
            draft = self._draft()
        except Refused:
            draft = None
        if draft is None or not (draft.gifts and draft.people):
            self._seen(None)
            return
        named = draft.name or "…"  # it may be called later
        desk = self._work.desk()

        def look() -> Weighed:
            from dataclasses import replace

            from desktop.services.requisitions import giving

            return giving.weigh(desk, replace(draft, name=named))

        self._work.jobs.run(
            READ, look, owner=self, done=self._seen, refused=self.notices.refuse, latest="takes"
        )

    def _seen(self, seen: Weighed | None) -> None:
        self._weighed = seen
        self.takes.show_weighed(seen)
        self.fields["reason"].setVisible(bool(seen and seen.over))

    def _from(self, there: There) -> None:
        """From a home that has all of it."""
        self.home.set_choice(Choice(there.place, there.path))
        self.notices.clear()
        self.go_key.setFocus()
        self._ask()

    def _say(self) -> None:
        try:
            n = len(self.people.people())
        except Refused:
            n = 0
        said = ngettext("Give to {n} person", "Give to {n} people", n) if n else _("Give")
        self.go_key.setText(said.format(n=f"{n:,}"))

    def _refused(self, no: Refused) -> None:
        self.go_key.setEnabled(True)
        name = no.field if isinstance(no, Missing) else ""
        if isinstance(no, OverQuota):
            name = "reason"
            self.fields["reason"].setVisible(True)
        field = self.fields.get(name)
        if field is None:
            self.notices.refuse(no)
            return
        field.refuse(sentence(no))
        field.entry.setFocus()

    def _homes(self, text: str) -> Sequence[Choice]:
        from desktop.services import places

        found = places.search_places(self._work.desk(), text, _MOST)
        return [Choice(p.id, place_name(p), place_kind(p.kind)) for p in found if p.kind.real]

    def _events(self, found: Sequence[tuple[str, int]]) -> None:
        for name, key in found:
            self.occasion.addItem(name, key)

    def _state(self) -> list[object]:
        entries = (self.name, self.audience, self.occasion, self.people.text, self.reason)
        return [*(value(entry) for entry in entries), self.gifts.gifts()]

    def _connect(self) -> None:
        self.name.textChanged.connect(self._clock.start)
        self.audience.currentTextChanged.connect(self._clock.start)
        self.occasion.currentIndexChanged.connect(lambda _at: self._clock.start())
        self.home.picked.connect(lambda _choice: self._clock.start())
        self.gifts.changed.connect(self._clock.start)
        self.people.changed.connect(self._clock.start)
        self.takes.home_wanted.connect(self._from)
        self.go_key.clicked.connect(self.give)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(keys, self, self.give, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(theme.UNIT)
        for keys in (("name", "place"), ("audience", "event")):
            beside = QHBoxLayout()
            beside.setSpacing(theme.UNIT * 2)
            for key in keys:
                beside.addWidget(self.fields[key], 1)
            left.addLayout(beside)
        for key in ("gifts", "people", "reason"):
            left.addWidget(self.fields[key])
        left.addStretch(1)
        right.addWidget(self.takes)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, 0)
        body.addWidget(SideBySide(left, right, spacing=theme.UNIT * 4, shares=(3, 2)), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go_key)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.UNIT)
        whole.addWidget(self.notices)
        whole.addWidget(scrolled(inner), 1)
        whole.addLayout(foot)
        self.fields["reason"].hide()
        self.setFocusProxy(self.name)
