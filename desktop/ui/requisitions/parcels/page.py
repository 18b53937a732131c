"""How a request leaves: what a person does with its homes and its parcels."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.requisitions.parcels import (
    Correction,
    Parcel,
    ParcelState,
    Postage,
    Repaid,
    Take,
    Way,
)
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.forms import chip_button
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import ask
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.parcels import acts, books
from desktop.ui.requisitions.parcels.books import Looked
from desktop.ui.requisitions.parcels.face import Face
from desktop.ui.requisitions.ways import told
from desktop.ui.shutting import shut
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording.joining import labelled
from desktop.wording.requisitions.parcels import STATES


class ParcelsPage(Face):
    """`open` takes a request's local id or code, or (that, "pickup" or "carried")."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(work, keeping)
        self._leave = leave
        self._which: int | str | None = None
        self._how = Way.POST
        self._code = ""  # of the parcel in front
        self.op = OpId.new()  # the act's identity: one press, and one pressed twice, is one act
        self.looked: Looked | None = None
        self._next: acts.Next | None = None  # what is told to be next
        self._sent = False  # the parcel in front has just left
        self._acted = False  # something was done here, and the key that did it may be gone
        self._writing = False  # between the press and its answer
        self._connect()

    @property
    def field(self) -> QWidget:
        """Where the keyboard begins; after a parcel has left, in the next one."""
        sending = self.box.sending
        packing = not self.box.isHidden() and not sending.isHidden()
        picking = self.offers.pick_key.isEnabled() and not self.offers.isHidden()
        if packing and (self._sent or not picking):
            return sending.waybill if sending.way is Way.POST else sending.carried_by
        if picking:
            return self.offers.pick_key
        if self._next and self._next.step:
            return self.notices.step
        noting = self.box.correcting
        known = self.box.isHidden() or noting.isHidden() or noting.waybill.text()
        return self.close_key if known else noting.waybill

    # ── what the room asks for ────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Shows one request; with a word beside it, how its parcels shall go."""
        if isinstance(what, tuple) and len(what) == 2:
            what, how = what
            self._how = Way(how) if how in [way.value for way in Way] else Way.POST
        if isinstance(what, (int, str)):
            self._which = what
            self.ask()

    def take_scan(self, code: str) -> bool:
        """The code of a parcel brings it in front, any other one is the waybill of the one that is
        being sent, or was without one, wherever the keyboard is.
        """
        if code.strip().upper() in self.chips:
            self.choose(code.strip().upper())
            return True
        if self.box.isHidden():
            return False
        if self.box.sending.isHidden():
            return not self.box.correcting.isHidden() and self.box.correcting.take(code)
        self.box.sending.take(code)
        return True

    @property
    def begun(self) -> bool:
        """Whether something was said that is not done."""
        return self.offers.begun or (not self.box.isHidden() and self.box.begun)

    def may_leave(self) -> bool:
        """Asks before something typed is thrown away."""
        question = _("Something is chosen here that is not picked, sent or saved. Throw it away?")
        return not self.begun or ask(self, question, _("Throw away"))

    def leave(self) -> None:
        """Goes back to the list."""
        if self.may_leave():
            self._leave()

    # ── looking ───────────────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Asks how it stands now."""
        if self._which is None:
            return
        desk, which = self.work.desk(), self._which
        self.work.jobs.run(
            READ,
            lambda: books.look(desk, which),
            owner=self,
            done=self.show_looked,
            refused=self.notices.refuse,
            latest="look",
        )

    def _heard(self) -> None:
        """Somebody changed something: what a person typed here is not thrown away for it. An act
        of this page's own looks again when it is done.
        """
        if not self.begun and not self._writing:
            self.ask()

    def show_looked(self, looked: Looked) -> None:
        """The request as it is now."""
        first, self.looked = self.looked is None, looked
        one = looked.request
        self.title.setText(_("Parcels for {request}").format(request=saying.title(one)))
        days = [one.code, labelled(_("Needed on"), saying.day(one.needed_on)) if one.needed_on
                else "", labelled(_("Has to be posted by"), saying.day(one.post_by))
                if one.post_by and looked.packs else ""]  # fmt: skip
        self.about.setText("  ·  ".join(part for part in days if part))
        self.offers.setVisible(looked.packs)
        self.offers.show_proposal(looked.proposal, looked.lines)
        self._show_chips(looked.parcels)
        front = self._front(looked.parcels)
        self.none.setVisible(front is None)
        self.show_box(front is not None)
        if front is not None:
            self.choose(front.code)
        self._tell_next(looked)
        if first or self._acted or QApplication.focusWidget() is None:
            self.field.setFocus()  # else the keyboard is at the key that takes back
            QTimer.singleShot(0, self, self._clear_of_news)
        self._acted = self._sent = False

    def _clear_of_news(self) -> None:
        """What was done is told at the foot of the window; once a new parcel has its place, the
        field to type in is brought above that.
        """
        self.area.ensureWidgetVisible(self.field, 0, theme.TOUCH * 4)

    def choose(self, code: str) -> None:
        """Brings a parcel in front."""
        if self.looked is None:
            return
        one = next(p for p in self.looked.parcels if p.code == code)
        fresh = code != self._code
        self._code = code
        self.chips[code].setChecked(True)
        self.box.show_parcel(self.looked, one)
        if fresh:
            self.box.sending.choose(self._how)

    def _tell_next(self, looked: Looked) -> None:
        """Once nothing is left to send: what is done now, and the key to it; until that is taken
        back.
        """
        now = acts.after(looked)
        if now is None and self._next is not None:
            self.notices.clear()
        elif now is not None and self._sent:
            go = self.work.go
            self.notices.say(now.words, Tone.GOOD, now.step, lambda: go("requisitions", now.what))
        self._next = now if self._sent or now is None else self._next

    def _front(self, parcels: tuple[Parcel, ...]) -> Parcel | None:
        """The one that was in front until it has left, then the first that is packed, else the
        last.
        """
        same = [p for p in parcels if p.code == self._code and p.state is not ParcelState.CANCELLED]
        packed = [p for p in parcels if p.state is ParcelState.PACKING]
        first = packed or same if self._sent else same or packed
        return next(iter(first or reversed(parcels)), None)

    def _show_chips(self, parcels: tuple[Parcel, ...]) -> None:
        for chip in self.chips.values():
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        front = self._front(parcels)
        for one in parcels:
            words = f"{one.code}  {_(STATES[one.state])}"
            chip = chip_button(words, on=front is not None and one.code == front.code)
            chip.clicked.connect(lambda _on=False, code=one.code: self.choose(code))
            self._group.addButton(chip)
            self._chips.addWidget(chip)
            self.chips[one.code] = chip

    # ── doing ─────────────────────────────────────────────────────────────────────────────────

    def do(self) -> None:
        """What the keyboard is at: sends or saves where it is in a form, else picks."""
        at = QApplication.focusWidget()
        forms = (self.box.sending, self.box.correcting)
        key = next((form.go_key for form in forms if at and form.isAncestorOf(at)), None)
        if key is None:
            self.offers.pick()
        else:
            key.click()

    def pick(self, takes: tuple[Take, ...]) -> None:
        """Holds what is chosen."""
        if self._which is not None:
            command = acts.pick(self._which, takes)
            self._write(command, _("Picked for {request}"), self.offers.pick_key)

    def put_back(self) -> None:
        """Everything in the parcel in front goes back to its shelves."""
        self._write(acts.put_back(self._code), _("Put back: {parcel}"), self.box.back_key)

    def send(self, postage: Postage) -> None:
        """The parcel in front leaves."""
        post = postage.way is Way.POST
        words = _("{parcel} is on its way") if post else _("{parcel} is handed over")
        self._write(acts.send(self._code, postage), words, self.box.sending.go_key, sends=True)

    def note(self, said: Correction) -> None:
        """This is known of waybill and postage of the parcel in front."""
        key = self.box.correcting.go_key
        self._write(acts.note(self._code, said), _("Noted: {parcel}"), key)

    def repay(self, state: Repaid) -> None:
        """What became of the postage of the parcel in front."""
        command = acts.repay(self._code, state)
        self._write(command, _("Noted: {parcel}"), self.box.paid_key)

    def _write(self, act: acts.Command, words: str, key: QWidget, *, sends: bool = False) -> None:
        if not key.isEnabled() or self.looked is None:
            return
        desk, op = self.work.desk(), self.op
        said = words.format(request=self.looked.request.code, parcel=self._code)
        self.notices.clear()
        open_again = shut(key)
        self._writing = True

        def done(made: object) -> None:
            del made
            self._writing = False
            open_again()
            self.op = OpId.new()
            told(self.work, self, said, UUID(op.hex))
            self._acted, self._sent = True, sends
            self.ask()

        def refused(no: Refused) -> None:
            self._writing = False
            open_again()
            self.notices.refuse(no)

        def failed(bug: Exception) -> None:
            self._writing = False
            self.work.jobs.bug.emit(bug)

        jobs = self.work.jobs
        jobs.run(
            WRITE, lambda: act(desk, op), owner=self, done=done, refused=refused, failed=failed
        )

    # ── how it looks ──────────────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.close_key.clicked.connect(self.leave)
        self.offers.wanted.connect(self.pick)
        self.box.put_back.connect(self.put_back)
        self.box.repaid.connect(self.repay)
        self.box.sending.wanted.connect(self.send)
        self.box.correcting.wanted.connect(self.note)
        self.work.news.listen(self, {Topic.REQUISITIONS, Topic.STOCK}, self._heard)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(keys, self, self.do, context=here)
        QShortcut("Esc", self, self.leave, context=here)
