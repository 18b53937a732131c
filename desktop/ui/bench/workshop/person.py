"""The participant in hand: the kit, and which board is whose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.domain.bench.sessions import Participant, Session
from desktop.domain.errors import OutOfStock, Refused, Reserved
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.bench.workshop.kits import receive_kits
from desktop.ui.bench.workshop.people import kit, name
from desktop.ui.forms import Badge, Choice, Field, FlowLayout, Picker, primary_button, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import WRITE
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, bench
from desktop.wording.bench.lists import said
from desktop.wording.joining import labelled

if TYPE_CHECKING:
    from desktop.services.changes import Desk

_MOST = 12


class PersonPart(Part):
    """`show_person` takes somebody in hand, `closed` when they were put away."""

    closed = Signal()

    def __init__(self, work: Workplace, desk: Callable[[], Desk]) -> None:
        super().__init__("")
        self._work, self._desk = work, desk
        self.person: Participant | None = None
        self._session: Session | None = None
        self.close_key = tool_button("x", _("Put the participant away"))
        self.kit_badge = Badge()
        self.no_kit = QLabel(
            _(
                "No kit or no place was chosen when this session was opened, so none can leave "
                "the stock. A kit that the till sold can still be noted."
            ),
            wordWrap=True,
        )
        self.hand_key = primary_button(_("Hand over a kit"), "package")
        self.sold_key = IconKey(theme.icon("receipt"), _("The till sold it"))
        self.sale = QLineEdit()
        self.sale.setPlaceholderText(_("may stay empty"))
        self.sale_field = Field(_("Number of the sale"), self.sale)
        self.board = Picker(_("Board"), self._boards, work.jobs)
        self.board_field = Field(
            _("A board is theirs"),
            self.board,
            _("By its number, or the paper number T-07; its label can be scanned."),
        )
        self._keys = QWidget()
        self._links = FlowLayout(self._keys, spacing=theme.UNIT)
        self.links: list[QPushButton] = []
        self._lay_out()
        self.hand_key.clicked.connect(self.hand_kit)
        self.sold_key.clicked.connect(self.sold_kit)
        self.sale.returnPressed.connect(self.sold_kit)
        self.board.picked.connect(self._picked)
        self.close_key.clicked.connect(self.leave)
        self.hide()

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def renew(self, one: object) -> None:
        """Shows what is new of whoever is in hand."""
        if isinstance(one, Participant) and self.person is not None and self.person.id == one.id:
            self.show_person(one, self._session)

    def show_person(self, person: Participant | None, session: Session | None) -> None:
        """Takes somebody in hand; None: nobody."""
        if person is None or session is None:
            self.person = None
            self.hide()
            return
        if self.person is None or self.person.id != person.id:
            self.notices.clear()
            self.sale.clear()
            self.board.set_choice(None)
        self.person, self._session = person, session
        self.title.setText(f"{person.number}  {name(person)}")
        self.setAccessibleName(self.title.text())
        shut = session.closed_at is not None
        stocked = session.setup.kit is not None and session.setup.place is not None
        text = labelled(said("kit"), kit(person)) if person.kit else _("No kit yet")
        self.kit_badge.say(text, Tone.GOOD if person.kit else Tone.WARN)
        open_ = not person.kit and not shut
        self.hand_key.setVisible(open_ and stocked)
        self.no_kit.setVisible(open_ and not stocked)
        self.sold_key.setVisible(open_)
        self.sale_field.setVisible(open_)
        self._show_boards((*person.serials, *person.tags))
        self.show()

    def begin(self) -> None:
        """The keyboard comes to what is done next: the kit, then the board."""
        for part in (self.hand_key, self.sold_key):
            if part.isVisible():
                part.setFocus()
                return
        self.board.setFocus()

    def leave(self) -> None:
        """Puts the participant away."""
        self.show_person(None, None)
        self.closed.emit()

    def take_board(self, text: str) -> None:
        """A board, by its number or its paper number, is this person's."""
        if self.person is None:
            return
        desk, op, person = self._desk(), OpId.new(), self.person

        def act() -> object:
            from desktop.services.bench import participants

            return participants.assign(desk, op, person.id, text)

        words = _("{board} is {name}'s").format(board=text.strip(), name=name(person))
        self._do(act, words)
        self.board.set_choice(None)

    # ── the kit ───────────────────────────────────────────────────────────────────────────────

    def hand_kit(self) -> None:
        """One kit of the session leaves its place."""
        if self.person is None:
            return
        desk, op, person = self._desk(), OpId.new(), self.person

        def act() -> object:
            from desktop.services.bench import participants

            return participants.hand_kit(desk, op, person.id)

        self._do(act, _("{name} has a kit").format(name=name(person)))

    def sold_kit(self) -> None:
        """The till sold the kit: only noted."""
        if self.person is None:
            return
        desk, op, person, sale = self._desk(), OpId.new(), self.person, self.sale.text()

        def act() -> object:
            from desktop.services.bench import participants

            return participants.sold_kit(desk, op, person.id, sale)

        self._do(act, _("{name} has a kit").format(name=name(person)))

    def _do(self, act: Callable[[], Any], words: str) -> None:
        self.notices.clear()

        def done(_done: object) -> None:
            self._work.toasts.say(words)

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=self._refused)

    def _refused(self, no: Refused) -> None:
        """Kits that are not there are told here, with the way to mend it."""
        if isinstance(no, (OutOfStock, Reserved)):
            parts = (self, self._work, self._desk, self._session)
            self.notices.refuse(no, _("Receive goods"), lambda: receive_kits(*parts))
        else:
            self.notices.refuse(no)

    # ── boards ────────────────────────────────────────────────────────────────────────────────

    def _picked(self, choice: object) -> None:
        if isinstance(choice, Choice):
            self.take_board(str(choice.key))

    def _boards(self, text: str) -> Sequence[Choice]:
        """Boards of this session by number, or whose they are; runs in a lane."""
        from desktop.services.bench import history

        if self._session is None:
            return []
        found = history.boards(self._desk(), text, session=self._session.id, limit=_MOST).rows
        return [
            Choice(
                one.serial or one.tag,
                one.serial or one.tag,
                " · ".join(
                    part
                    for part in (
                        said("passed") if one.ok else said("not_passed"),
                        bench.fault(one.trouble)[0] if one.trouble else "",
                        one.participant,
                    )
                    if part
                ),
            )
            for one in found
        ]

    def _show_boards(self, boards: Sequence[str]) -> None:
        for link in self.links:
            self._links.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        for board in boards:
            link = IconKey(theme.icon("cpu"), board)
            link.setAccessibleName(_("Open the board {board}").format(board=board))
            link.clicked.connect(lambda _=False, b=board: self._open_board(b))
            self._links.addWidget(link)
            self.links.append(link)
        self._keys.setVisible(bool(boards))

    def _open_board(self, board: str) -> None:
        if self._session is not None:
            self._work.go("bench", ("boards", (board, self._session.id)))

    def _lay_out(self) -> None:
        self.column.removeWidget(self.title)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.title, 1)
        head.addWidget(self.kit_badge)
        head.addWidget(self.close_key)
        self.column.insertLayout(0, head)
        for part in (self.hand_key, self.no_kit, self.sale_field, self.sold_key):
            self.column.addWidget(part)
        self.column.addWidget(self._keys)
        self.column.addWidget(self.board_field)
        theme.set_tone(self.no_kit, "muted")
