"""Quotes side by side: what they come to, when the goods would be here, and a key to order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.production import Offer
from desktop.ui import theme
from desktop.ui.facts import Facts
from desktop.ui.forms import Badge, FlowLayout, tool_button
from desktop.ui.production import saying
from desktop.ui.theme import Tone
from desktop.wording import _

_WIDTH = 236


class Offers(QWidget):
    """`ordered` carries an offer to order by, `dropped` the id of a quote to take out."""

    ordered = Signal(object)
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[OfferCard] = []
        self._flow = FlowLayout(self, spacing=theme.UNIT)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Other quotes."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self.cards = [OfferCard(offer) for offer in offers]
        for card in self.cards:
            card.order_key.clicked.connect(lambda _=False, o=card.offer: self.ordered.emit(o))
            card.drop_key.clicked.connect(
                lambda _=False, o=card.offer: self.dropped.emit(o.quote.id)
            )
            self._flow.addWidget(card)
        self.updateGeometry()


class OfferCard(QWidget):
    """One quote."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        said, cost = offer.quote.draft, offer.cost
        name = QLabel(offer.quote.supplier, wordWrap=True)
        theme.set_heading(name, "line")
        badges = FlowLayout(spacing=4)
        for there, text, tone in (
            (offer.cheapest, _("Cheapest"), Tone.GOOD),
            (offer.fastest, _("Fastest"), Tone.GOOD),
            (offer.in_time is False, _("Too late"), Tone.BAD),
            (not offer.moq_met, _("Below the least order"), Tone.WARN),
        ):
            if there:
                badges.addWidget(Badge(text, tone))
        facts = Facts()
        facts.show_facts(
            (
                (_("Unit price"), saying.amount(said.unit_fen)),
                (_("Freight"), saying.amount(said.freight_fen) if said.freight_fen else ""),
                (_("Pieces"), f"{offer.pieces:,}"),
                (_("In all"), saying.amount(cost.total_fen)),
                (_("A piece"), saying.piece(cost)),
                (_("MOQ"), "" if said.moq is None else f"{said.moq:,}"),
                (_("Here by"), saying.day(offer.arrives_on)),
                (_("Note"), said.note),
            )
        )
        self.order_key = QPushButton(_("Order this"))
        self.order_key.setAccessibleName(
            _("Order from {supplier}").format(supplier=offer.quote.supplier)
        )
        self.drop_key = tool_button(
            "x", _("Take the quote of {supplier} out").format(supplier=offer.quote.supplier)
        )
        row = QHBoxLayout()
        row.addWidget(self.order_key, 1)
        row.addWidget(self.drop_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.UNIT + 4,) * 4)
        column.setSpacing(6)
        column.addWidget(name)
        column.addLayout(badges)
        column.addWidget(facts)
        column.addStretch(1)
        column.addLayout(row)
        self.setFixedWidth(theme.grown(self.font(), _WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the frame that holds it together."""
        del event
        painter = theme.card_painter(self)
        painter.setPen(theme.colours_of(self.palette()).line)
        rect = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        painter.end()
