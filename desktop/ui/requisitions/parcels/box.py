"""The parcel in hand: what is in it, who gets it, its papers, how it goes, what it cost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.requisitions.parcels import LEFT, Parcel, ParcelState, Repaid, Way
from desktop.ui import theme
from desktop.ui.forms import Badge, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.part import Part
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.parcels.books import Looked
from desktop.ui.requisitions.parcels.correcting import CorrectForm
from desktop.ui.requisitions.parcels.papers import Papers
from desktop.ui.requisitions.parcels.receiver import Receiver
from desktop.ui.requisitions.parcels.sending import SendForm
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _
from desktop.wording.joining import labelled
from desktop.wording.requisitions.parcels import REPAID, STATES

TONES = {
    ParcelState.PACKING: Tone.ACCENT,
    ParcelState.SENT: Tone.WARN,
    ParcelState.ARRIVED: Tone.GOOD,
    ParcelState.CANCELLED: Tone.PLAIN,
}
_WAYS = {Way.POST: N_("By post"), Way.PICKUP: N_("Fetched"), Way.CARRIED: N_("Carried along")}


class Box(QWidget):
    """`put_back` when all of it goes back to its shelves, `repaid(state)` when the postage is asked
    back or was paid back; `sending.wanted` when it leaves, `correcting.wanted` when waybill and
    postage are noted then. The page puts `receiver` and `papers` elsewhere.
    """

    put_back = Signal()
    repaid = Signal(object)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self.one: Parcel | None = None
        self.inside = Part("")
        self.state = Badge()
        self.contents = QLabel(wordWrap=True)
        self.way = QLabel(wordWrap=True)
        theme.set_tone(self.way, "muted")
        self.back_key = IconKey(theme.icon("undo-2"), _("Put it back"))
        self.back_key.setToolTip(_("Everything goes back to its shelf and is free again"))
        self.asked_key = IconKey(theme.icon("clock"), _("Postage is asked back"))
        self.paid_key = IconKey(theme.icon("check"), _("Postage is paid back"))
        self.receiver = Receiver(work)
        self.sending = SendForm()
        self.correcting = CorrectForm()
        self.papers = Papers(work, keeping)
        self._lay_out()
        self.back_key.clicked.connect(self.put_back)
        self.asked_key.clicked.connect(lambda: self.repaid.emit(Repaid.ASKED))
        self.paid_key.clicked.connect(lambda: self.repaid.emit(Repaid.PAID))

    def show_parcel(self, looked: Looked, one: Parcel) -> None:
        """Another parcel, or the same one as it is now."""
        other = self.one is None or self.one.code != one.code
        packing = one.state is ParcelState.PACKING
        self.one = one
        self.inside.title.setText(one.code)
        self.state.say(_(STATES[one.state]), TONES[one.state])
        self.contents.setText(_contents(one))
        self.way.setText(_way(one))
        self.back_key.setVisible(packing and looked.packs)
        self.sending.setVisible(packing and looked.packs)
        corrects = one.state in LEFT and one.way is Way.POST and looked.notes
        self.correcting.setVisible(corrects)
        advanced = bool(one.advanced_by and one.postage_fen)
        self.asked_key.setVisible(advanced and one.repaid is not Repaid.ASKED)
        self.paid_key.setVisible(one.owed)
        self.papers.setVisible(bool(one.contents))
        self.receiver.setVisible(one.way is Way.POST)
        self.receiver.show_parcel(looked, one)
        self.papers.show_parcel(looked, one)
        if other or not packing:  # what was sent is no longer something begun
            self.sending.show_parcel(one)
        self.correcting.show_parcel(one)

    @property
    def begun(self) -> bool:
        """Whether something was typed that is neither sent nor saved."""
        forms = (self.sending, self.correcting)
        return any(form.begun for form in forms if not form.isHidden())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.state)
        head.addStretch(1)
        keys = FlowLayout(spacing=theme.UNIT)
        for key in (self.back_key, self.asked_key, self.paid_key):
            keys.addWidget(key)
        self.inside.column.addLayout(head)
        self.inside.column.addWidget(self.contents)
        self.inside.column.addWidget(self.way)
        self.inside.column.addLayout(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT * 2)
        for part in (self.inside, self.sending, self.correcting):
            column.addWidget(part)
        column.addStretch(1)


def _contents(one: Parcel) -> str:
    """What is in it, line by line, with the shelf it is taken from."""
    said = [
        f"{part.item} × {part.qty:,}" + (f"   {part.place}" if part.place else "")
        for part in one.contents
    ]
    return "\n".join(said) or _("Nothing is in this parcel.")


def _way(one: Parcel) -> str:
    """How it went, and what became of the postage."""
    said = [labelled(_("From"), one.from_place)]
    if one.state is not ParcelState.PACKING and one.state is not ParcelState.CANCELLED:
        how = [_(_WAYS[one.way]), one.carrier, one.waybill, one.carried_by,
               saying.moment(one.sent_at)]  # fmt: skip
        said.append("  ·  ".join(part for part in how if part))
    if one.postage_fen:
        cost = labelled(_("Postage"), money.show(one.postage_fen))
        if one.advanced_by:
            by = _("advanced by {name}").format(name=one.advanced_by)
            cost = "  ·  ".join((cost, by, _(REPAID[one.repaid])))
        said.append(cost)
    return "\n".join(said)
