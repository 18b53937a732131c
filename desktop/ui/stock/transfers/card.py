"""One transfer in hand: where it is, what is in it, what can be done with it now, its story."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.moments import at_home
from desktop.domain.transfers import Act, Line, State
from desktop.services import transfers
from desktop.services.transfers import Card
from desktop.ui import theme
from desktop.ui.forms import Badge, FlowLayout, primary_button, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.transfers.rows import standing, tone
from desktop.ui.workplace import Workplace
from desktop.wording import N_, _, ngettext
from desktop.wording import transfers as words
from desktop.wording.joining import labelled
from desktop.wording.words import act as word_of

_STORY = 12  # acts
# What it offers, by act: its icon and words; the first that may be done is the primary one.
KEYS: tuple[tuple[str, Act, str, str], ...] = (
    ("send", Act.SEND, "truck", N_("Pack and send")),
    ("receive", Act.RECEIVE, "inbox", N_("Say what arrived")),
    ("handover", Act.CONFIRM, "qr-code", N_("Close by code")),
    ("goods", Act.PICK, "plus", N_("Add goods")),
    ("edit", Act.EDIT, "pencil", N_("Edit")),
    ("cancel", Act.CANCEL, "x", N_("Give it up")),
)


class TransferCard(QWidget):
    """`act` names what shall begin with the transfer in hand: send receive handover goods edit
    cancel label packing, or ("back", line) for one line.
    """

    act = Signal(object)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.card: Card | None = None
        self.title = QLabel()
        self.badge = Badge()
        self.facts = QLabel(wordWrap=True)
        self.notices = NoticeBar()
        self.keys: dict[str, QPushButton] = {}
        self.nothing = QLabel(_("Choose a transfer to see what is in it."), wordWrap=True)
        theme.set_tone(self.nothing, "muted")
        theme.set_heading(self.title, "part")
        self._acts = QWidget()
        self._flow = FlowLayout(self._acts, spacing=theme.UNIT)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._told = QVBoxLayout()
        self._told.setSpacing(2)
        self._parts: list[QWidget] = []
        self._lay_out()
        self.show_transfer(None)

    def show_transfer(self, code: str | None) -> None:
        """Takes a transfer in hand by its code; None: none."""
        if code is None:
            self._put_away()
            return
        desk = self._work.desk()
        self._work.jobs.run(
            READ,
            lambda: transfers.card(desk, code),
            owner=self,
            done=self._arrived,
            refused=self._refused,
            latest="card",
        )

    def ask(self) -> None:
        """Asks again for the one in hand."""
        if self.card is not None:
            self.show_transfer(self.card.transfer.code)

    def _refused(self, no: Refused) -> None:
        self._put_away()
        self.notices.refuse(no)

    def _put_away(self) -> None:
        self.card = None
        self._clear()
        self.title.clear()
        self.facts.clear()
        self.badge.hide()
        self.nothing.show()

    def _arrived(self, card: Card) -> None:
        self._clear()
        self.card = card
        one, now = card.transfer, self._work.desk().now()
        self.nothing.hide()
        self.notices.clear()
        self.title.setText(one.code)
        self.setAccessibleName(one.code)
        self.badge.say(standing(one, now), tone(one, now))
        self.badge.show()
        self.facts.setText("\n".join(facts(card)))
        self._offer(card)
        for line in card.lines:
            self._add(self._lines, _LineRow(line, one.state, self.act, Act.PICK in card.may))
        for done in card.story[:_STORY]:
            who = f" · {done.by}" if done.by else ""
            said = f"{at_home(done.at):%m-%d %H:%M}  {word_of(done.kind)}{who}"
            if done.undone:
                said = _("{act} (undone)").format(act=said)
            label = QLabel(said, wordWrap=True)
            theme.set_tone(label, "muted")
            self._add(self._told, label)

    def _offer(self, card: Card) -> None:
        one = card.transfer
        first = True
        for key, act, icon, said in KEYS:
            may = act in card.may and (act is not Act.CONFIRM or one.way.by_code)
            if act is Act.SEND and not one.pieces:
                may = False
            if not may:
                continue
            button = primary_button(_(said), icon) if first else IconKey(theme.icon(icon), _(said))
            first = False
            self._key(key, button)
        if one.pieces and one.state in (State.DRAFT, State.SENT):
            self._key("label", IconKey(theme.icon("tag"), _("Parcel label")))
            self._key("packing", IconKey(theme.icon("clipboard-list"), _("Packing list")))

    def _key(self, key: str, button: QPushButton) -> None:
        button.clicked.connect(lambda _on=False, k=key: self.act.emit(k))
        self.keys[key] = button
        self._flow.addWidget(button)
        self._parts.append(button)
        button.show()

    def _add(self, column: QVBoxLayout, widget: QWidget) -> None:
        column.addWidget(widget)
        self._parts.append(widget)
        widget.show()

    def _clear(self) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self.keys = {}

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.title, 1)
        head.addWidget(self.badge)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.UNIT, theme.UNIT, theme.UNIT * 2, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.facts)
        column.addWidget(self.notices)
        column.addWidget(self._acts)
        column.addLayout(self._lines)
        column.addSpacing(theme.UNIT)
        column.addLayout(self._told)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))


class _LineRow(QWidget):
    """One article and what became of it."""

    def __init__(self, line: Line, state: State, act: SignalInstance, back: bool) -> None:
        super().__init__()
        self.said = QLabel(line.title, wordWrap=True)
        self.qty = QLabel(_quantity(line, state))
        self.under = QLabel(_under(line), wordWrap=True)
        theme.set_tone(self.under, "muted")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self.qty)
        if back:
            self.back = tool_button("x", _("Put {item} back").format(item=line.title))
            self.back.clicked.connect(lambda: act.emit(("back", line)))
            row.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.under)
        self.under.setVisible(bool(self.under.text()))


def _quantity(line: Line, state: State) -> str:
    if state in (State.DRAFT, State.CANCELLED):
        return f"{line.picked:,}"
    if line.outstanding and line.outstanding != line.sent:
        return _("{n} of {all} on their way").format(n=line.outstanding, all=line.sent)
    return f"{line.sent:,}" if line.sent else f"+{line.extra:,}"


def _under(line: Line) -> str:
    """Where it lies, whose it is, and what became of it beside arriving."""
    parts = [_("in {box}").format(box=line.box)] if line.box else []
    if line.picked and not line.box:
        parts.append(line.place)
    for what in ("not_sent", "damaged", "lost", "unknown", "extra"):
        if qty := getattr(line, what):
            parts.append(labelled(words.outcome(what), f"{qty:,}"))
    return " · ".join(parts)


def facts(card: Card) -> list[str]:
    """Both ends, how it travels, and what is said of it; without an address."""
    one = card.transfer
    said = [f"{one.from_place} → {one.to_place}", words.way(one.way)]
    if one.carrier or one.waybill:
        said.append(f"{one.carrier} {one.waybill}".strip())
    if one.parcels:
        said.append(ngettext("{n} parcel", "{n} parcels", one.parcels).format(n=one.parcels))
    if one.needed_on:
        said.append(labelled(_("Needed on"), one.needed_on.isoformat()))
    if one.note:
        said.append(one.note)
    return said
