"""What the till answers over the cart: refusals, questions, what arrived, what is unknown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.domain import money
from desktop.domain.errors import Refused
from desktop.ui.booth.selling.cartside import CartSide
from desktop.ui.booth.selling.chips import Chips
from desktop.ui.booth.selling.done import LastSale
from desktop.ui.booth.selling.news import warning_words
from desktop.ui.booth.selling.strip import REFUND, LastSaleStrip
from desktop.ui.sounds import Sounds
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.joining import paragraph


class Answers(QObject):
    """`after_wanted(sale op, way)` and `loose_wanted(code)`: the ways on that notices offer."""

    after_wanted = Signal(str, str)
    loose_wanted = Signal(str)

    def __init__(
        self, cart: CartSide, chips: Chips, strip: LastSaleStrip, sounds: Sounds, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._cart, self._chips, self._strip, self._sounds = cart, chips, strip, sounds
        self._notices = cart.notices

    def refuse(self, no: Refused) -> None:
        """Says a refusal where the cart is."""
        self._sounds.bad()
        self._notices.refuse(no)

    def say(self, words: str, tone: Tone) -> None:
        """A sentence, "" for none."""
        if words:
            self._notices.say(words, tone)
        else:
            self._notices.clear()

    def ask(self, words: str, yes: str, act: Callable[[], None]) -> None:
        """A question with one answer."""
        self._sounds.bad()
        self._notices.say(words, Tone.WARN, yes, act)

    def sold(self, last: LastSale) -> None:
        """A sale was made: strip, change, sound, and what a person should know of it."""
        self._strip.show_last(last)
        self._cart.done.show_last(last)
        words, tone = warning_words(last.receipt)
        if words:
            self._sounds.bad()
            self._notices.say(words, tone)
        else:
            self._notices.clear()
            self._sounds.good()

    def came(self, key: tuple[str, int]) -> None:
        """A payment was marked as arrived: that is said, and a slip of the finger has a way back,
        which is the refund of a sale whose money never came.
        """
        if (one := self._chips.waiting(key)) is not None:
            words = _("Arrived: {amount} {way}, {number}.").format(
                amount=money.short(one.amount_fen), way=one.name, number=one.number
            )
            back = partial(self.after_wanted.emit, key[0], REFUND)
            self._notices.say(words, Tone.GOOD, _("It did not come"), back)

    def unknown(self, code: str) -> None:
        """A scanned code that is on no tile, with the way on."""
        self._sounds.bad()
        self._notices.say(
            paragraph(
                _("Nothing on this stand has the code {code}.").format(code=code),
                _("Sell it as a loose article, or type its name."),
            ),
            Tone.WARN,
            _("Loose article"),
            partial(self.loose_wanted.emit, code),
        )
