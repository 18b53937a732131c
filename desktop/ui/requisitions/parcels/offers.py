"""Which home gives what: the proposal, which a person may change, and every other home."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.moments import at_home
from desktop.domain.requisitions import Line
from desktop.domain.requisitions.parcels import Offer, Proposal, Take
from desktop.domain.requisitions.proposing import spread
from desktop.ui import theme
from desktop.ui.forms import Badge, FlowLayout, Stepper, primary_button
from desktop.ui.forms.foldrow import FoldRow
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.part import Part
from desktop.ui.requisitions import saying
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext
from desktop.wording.joining import labelled, listed

_OTHERS = 8  # homes beyond the proposed ones that are told at once
_WORDS_WIDE = 140  # px at 100 % text


class OfferCard(Part):
    """One home: what it has of each line, and how much of that is taken. `changed` when a person
    says another number.
    """

    changed = Signal()

    def __init__(self, offer: Offer, lines: Sequence[Line]) -> None:
        home = offer.home
        told = [part for part in (home.city, home.keeper) if part and part != home.path]
        super().__init__(home.path, " · ".join(told))
        self.offer = offer
        self.steppers: dict[int, tuple[str, Stepper]] = {}
        badges = FlowLayout(spacing=theme.UNIT)
        for badge in _badges(offer):
            badges.addWidget(badge)
        self.column.addLayout(badges)
        for line in lines:
            self._row(line)

    def _row(self, line: Line) -> None:
        code = line.gives
        free = sum(have.free for have in self.offer.home.have if have.code == code)
        taken = sum(take.qty for take in self.offer.takes if take.line == line.id)
        if not free and not taken:
            return
        title = line.substitute_item or line.item
        words = QLabel(title, wordWrap=True)
        if free:
            has = _("{n} free here").format(n=f"{free:,}")
            words.setText(f"{title}\n{has}")
        stepper = Stepper(
            _("{item} from {home}").format(item=title, home=self.offer.home.path),
            most=min(line.open, free) if free else line.open,
        )
        stepper.set_value(taken)
        stepper.changed.connect(lambda _n: self.changed.emit())
        right = QHBoxLayout()
        right.addWidget(stepper)
        self.column.addWidget(FoldRow(words, right, least=_WORDS_WIDE, spacing=theme.UNIT))
        self.steppers[line.id] = (code, stepper)

    @property
    def takes(self) -> tuple[Take, ...]:
        """What is taken from here, shelf by shelf; as proposed while nobody said otherwise."""
        said = {line: stepper.value() for line, (_code, stepper) in self.steppers.items()}
        if all(qty == self._proposed(line) for line, qty in said.items()):
            return self.offer.takes
        return spread(
            self.offer.home,
            [(line, code, said[line]) for line, (code, _s) in self.steppers.items()],
        )

    def _proposed(self, line: int) -> int:
        return sum(take.qty for take in self.offer.takes if take.line == line)

    @property
    def begun(self) -> bool:
        """Whether somebody changed what is proposed."""
        return any(s.value() != self._proposed(line) for line, (_c, s) in self.steppers.items())


def _badges(offer: Offer) -> list[Badge]:
    home, found = offer.home, []
    if offer.takes:
        found.append(Badge(_("Proposed"), Tone.ACCENT))
    if offer.booth:
        found.append(Badge(_("A stand: only by hand"), Tone.WARN))
    free = sum(have.free for have in home.have)
    sure = sum(have.verified for have in home.have)
    if free:
        said = _("All verified") if sure == free else _("{n} of {all} verified")
        tone = Tone.GOOD if sure == free else Tone.PLAIN
        found.append(Badge(said.format(n=f"{sure:,}", all=f"{free:,}"), tone))
    seen = [have.seen_at for have in home.have if have.seen_at is not None]
    if seen:
        found.append(Badge(labelled(_("Seen"), f"{at_home(min(seen)):%Y-%m-%d}")))
    if home.load:
        said = ngettext("{n} parcel to pack", "{n} parcels to pack", home.load)
        found.append(Badge(said.format(n=home.load)))
    if home.joins:
        found.append(Badge(_("Goes into {code}").format(code=home.joins[0]), Tone.ACCENT))
    return found


class Offers(QWidget):
    """The homes of a proposal; `wanted(takes)` when somebody picks what stands there."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[OfferCard] = []
        self._rest: list[Offer] = []
        self._lines: tuple[Line, ...] = ()
        self.title = QLabel(_("Where it comes from"))
        theme.set_heading(self.title, "part")
        self.summary = QLabel(wordWrap=True)
        self.lacks = QLabel(wordWrap=True)
        theme.set_tone(self.lacks, Tone.WARN)
        self.pick_key = primary_button(_("Pick"), "package")
        self.pick_key.setToolTip(_("Holds these goods for the request: Ctrl+Enter"))
        self.more_key = IconKey(theme.icon("plus"), _("Other homes"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.UNIT * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.title, self.summary, self.lacks, self.pick_key):
            column.addWidget(part)
        column.addLayout(self._cards)
        column.addWidget(self.more_key)
        column.addStretch(1)
        self.pick_key.clicked.connect(self.pick)
        self.more_key.clicked.connect(self.show_more)

    def show_proposal(self, proposal: Proposal | None, lines: tuple[Line, ...]) -> None:
        """What is proposed for what the lines still want; None where nothing is packed now."""
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self._lines = tuple(line for line in lines if line.open)
        offers = () if proposal is None else proposal.offers
        given = [offer for offer in offers if offer.takes]
        self._rest = [offer for offer in offers if not offer.takes]
        for offer in given:
            self._add(offer)
        if not given:
            self.show_more()
        self.lacks.setVisible(bool(proposal and proposal.lacks))
        if proposal is not None and proposal.lacks:
            said = listed(f"{lack.item} × {lack.qty:,}" for lack in proposal.lacks)
            self.lacks.setText(labelled(_("Nobody has"), said))
        self._say()

    def pick(self) -> None:
        """Wants what stands there."""
        if self.pick_key.isEnabled():
            self.wanted.emit(self.takes)

    def show_more(self) -> None:
        """Further homes that have something of it."""
        for offer in self._rest[:_OTHERS]:
            self._add(offer)
        self._rest = self._rest[_OTHERS:]
        self._say()

    @property
    def takes(self) -> tuple[Take, ...]:
        """What stands on all the cards."""
        return tuple(take for card in self.cards for take in card.takes)

    @property
    def begun(self) -> bool:
        """Whether somebody changed what is proposed."""
        return any(card.begun for card in self.cards)

    def _add(self, offer: Offer) -> None:
        card = OfferCard(offer, self._lines)
        card.changed.connect(self._say)
        self.cards.append(card)
        self._cards.addWidget(card)

    def _say(self) -> None:
        some = [card.takes for card in self.cards]
        pieces = sum(take.qty for takes in some for take in takes)
        homes = sum(1 for takes in some if takes)
        if not self._lines:
            words = _("Everything that is approved is picked or has left.")
        elif not pieces:
            words = _("Nothing is chosen: say how many pieces come from which home.")
        else:
            words = ngettext("{pieces} in {n} parcel", "{pieces} in {n} parcels", homes).format(
                pieces=saying.pieces(pieces), n=homes
            )
        self.summary.setText(words)
        self.pick_key.setEnabled(bool(pieces))
        self.pick_key.setVisible(bool(self._lines))
        self.more_key.setVisible(bool(self._rest))
