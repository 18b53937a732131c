"""What the bar above says and finds: people, the state of the database, the last act, Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.ui.jobs import READ, WRITE
from desktop.ui.theme import Tone
from desktop.ui.window.frame import Frame
from desktop.ui.window.topbar import Person
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.errors import Refused
    from desktop.domain.stock import Act
    from desktop.ui.guide import Guide

# These have their own way back, which says what became of the money, or of a number.
_NOT_HERE = frozenset(
    {"sale", "gift", "refund", "exchange", "correction", "remethod", "heard", "undo"}
    | {"open_stand", "close_shift", "add_person", "sell", "give", "hear"}
    | {"issue_papers", "reissue_paper", "void_paper"}
    | {"take_number", "return_number"}
)
# Nothing was done by these that could be taken back; what was done before them still can.
_NO_ACTS = frozenset({"undo", "wrong_code"})


class TopLine(QObject):
    """Keeps the bar true; asks again whenever something was announced."""

    def __init__(
        self, frame: Frame, work: Workplace, keeping: Keeping, person: Callable[[], str]
    ) -> None:
        super().__init__(frame)
        self._frame, self._work, self._keeping, self._person = frame, work, keeping, person
        self._state = ""
        self._tone = Tone.PLAIN
        self._guide: Guide | None = None
        # A large import takes its time to be taken back; the key says so and waits.
        self._taking_back = False
        top = frame.top
        top.person_chosen.connect(self._choose)
        top.other_person_wanted.connect(self._other)
        top.database_wanted.connect(lambda: work.go("settings", "database"))
        frame.help_wanted.connect(self._help)
        self._names: dict[int, str] = {}
        self._show_people([])

    def begin(self) -> None:
        """The ledger is open: fills the bar and the search, and listens."""
        from desktop.app.finding import NUMBERED, SIGNED, providers
        from desktop.services.changes import Topic

        for key, provider in providers(self._work).items():
            self._frame.search.add(key, provider)
        go = self._work.go
        self._frame.take_everywhere(SIGNED, lambda text: go("paper", ("verify", text)))
        self._frame.take_everywhere(NUMBERED)
        embedded = self._work.desk().database.embedded
        self._state = _("This computer") if embedded else _("Shared")
        if self._keeping.sample:
            self._state = _("Sample data")
        self._frame.top.set_database(self._state, Tone.PLAIN)
        news, page = self._work.news, self._frame
        acts = {Topic.STOCK, Topic.CATALOGUE, Topic.PLACES, Topic.SALES, Topic.PAPER, Topic.BENCH}
        acts |= {Topic.TRANSFERS, Topic.COUNTS, Topic.PRODUCTION, Topic.REQUISITIONS}
        news.listen(page, acts, self.ask_acts)
        news.listen(page, {Topic.PEOPLE}, self.ask_people)
        self.ask_people()
        self.ask_acts()

    def say_state(self, trouble: str = "", tone: Tone = Tone.PLAIN) -> None:
        """How the database is: "" for well."""
        said = (trouble or self._state, tone)
        if said != (self._frame.top.database.text(), self._tone):
            self._tone = tone
            self._frame.top.set_database(*said, offline=bool(trouble))

    def _help(self, room: str) -> None:
        """The guide, where it speaks of this room; it goes when the window goes."""
        if self._guide is None:
            from desktop.ui.guide import Guide

            self._guide = Guide()
            self._frame.closing.connect(self._guide.close)
        self._guide.open(room)

    # ── who is at work ────────────────────────────────────────────────────────────────────────

    def ask_people(self) -> None:
        """Asks who may be at work."""
        desk = self._work.desk()

        def look() -> list[str]:
            from desktop.services import people

            return [found.name for found in people.people(desk)]

        self._work.jobs.run(READ, look, owner=self, done=self._show_people, latest="people")

    def _show_people(self, names: list[str]) -> None:
        here = self._person()
        known = [here, *(n for n in names if n != here)] if here else list(names)
        self._names = dict(enumerate(name for name in known if name))
        people = [Person(key, name) for key, name in self._names.items()]
        self._frame.top.set_people(people, 0 if here else None)

    def _choose(self, key: int) -> None:
        self._keeping.change(person=self._names[key])

    def _other(self) -> None:
        from PySide6.QtWidgets import QInputDialog  # made when it is named, and seldom needed

        name, said = QInputDialog.getText(self._frame, _("Who are you?"), _("Your name"))
        if said and name.strip():
            self._keeping.change(person=name.strip())

    # ── the last act ──────────────────────────────────────────────────────────────────────────

    def ask_acts(self) -> None:
        """Asks what was done last."""
        desk = self._work.desk()

        def look() -> list[Act]:
            from desktop.services import stock

            return stock.acts(desk, 20)

        self._work.jobs.run(READ, look, owner=self, done=self._show_acts, latest="acts")

    def _show_acts(self, acts: list[Act]) -> None:
        if self._taking_back:
            return
        open_ = [act for act in acts if not act.undone and act.kind not in _NO_ACTS]
        last = open_[0] if open_ else None
        if last is None or last.kind in _NOT_HERE:
            self._frame.top.set_undo("", None)
            return
        self._frame.top.set_undo(act_words(last), lambda: self._undo(last))

    def _undo(self, act: Act) -> None:
        from desktop.services import stock
        from desktop.services.changes import OpId

        if self._taking_back:
            return
        self._taking_back = True
        desk, op, key = self._work.desk(), OpId.new(), self._frame.top.undo
        key.setEnabled(False)
        key.say(_("Undoing: {act}…").format(act=act_words(act)))

        def free() -> None:
            self._taking_back = False
            key.setEnabled(True)
            self.ask_acts()

        def done(_undone: object) -> None:
            free()
            self._work.toasts.say(_("Undone: {act}").format(act=act_words(act)))

        def refused(no: Refused) -> None:
            free()
            self._frame.notices.refuse(no)

        def failed(bug: Exception) -> None:
            free()
            self._work.jobs.bug.emit(bug)

        self._work.jobs.run(
            WRITE,
            lambda: stock.undo(desk, op, UUID(act.op)),
            owner=self,
            done=done,
            refused=refused,
            failed=failed,
        )


def act_words(act: Act) -> str:
    """An act as the undo key names it: what it was, and its note where it says more than that."""
    from desktop.wording import words

    said = words.act(act.kind)
    if act.note in ("", said):  # a form suggests the act's own name as its reason
        return said
    return _("{act}: {note}").format(act=said, note=act.note)
