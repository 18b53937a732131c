"""What a key means at the till: the grammar of the number pad, without a pixel.

Digits and letters build an entry; `3*` in front of it is a quantity; Enter ends it; an F-key pays.
One hand on a number pad can run a whole sale (domain/booth.md §2). The entry's text itself lives
in a field of the window, so that Chinese can be typed into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from desktop.domain import money
from desktop.domain.errors import BadAmount

_TIMES = re.compile(r"\s*([0-9]{1,3})\s*[*x×]\s*(.*)", re.IGNORECASE)
_STARTS_WITH_TIMES = re.compile(r"\s*([0-9]{1,3})\s*[*×]\s*(.*)")
REASONS = 5


class Mode(Enum):
    """What the entry is for at the moment."""

    SELL = auto()  # codes, names, initials
    CASH = auto()  # what the buyer hands over
    GIFT = auto()  # who receives it, and why


class Slot(Enum):
    """What stands behind a pay key."""

    ACCOUNT = auto()
    CASH = auto()
    GIFT = auto()
    PARK = auto()
    MORE = auto()  # further accounts than there are keys
    EMPTY = auto()


class Do(Enum):
    """What a person wants."""

    FIND = auto()  # add what `text` names, `qty` pieces
    PAY = auto()  # by the account of `slot`; `fen` of it in cash before
    CASH = auto()  # take `fen` in cash, None = exactly the total
    OPEN_CASH = auto()
    OPEN_GIFT = auto()
    OPEN_MORE = auto()
    GIVE = auto()  # for the reason `qty` (1 to 5), 0 = the preselected one; `text` the recipient
    PARK = auto()
    LINE_LESS = auto()  # one piece less on the line in hand
    LINE_MORE = auto()
    LINE_AWAY = auto()  # the whole line
    UNDO = auto()
    BACK = auto()  # one step out: closes what is open
    UNFINISHED = auto()  # an entry stands there that nobody ended
    BAD_AMOUNT = auto()


@dataclass(frozen=True)
class Wish:
    """One meant act, with what it needs."""

    do: Do
    text: str = ""
    qty: int = 1
    slot: int = 0
    claimed: bool = False
    fen: int | None = None


class Keys:
    """The state of the grammar: mode, entry and the quantity typed before it.

    `slots` are the pay keys from F1 on.
    """

    def __init__(self, slots: Sequence[Slot] = ()) -> None:
        self.slots: tuple[Slot, ...] = tuple(slots)
        self.mode = Mode.SELL
        self.entry = ""
        self.qty = 0

    def typed(self, text: str) -> str:
        """The entry's text changed; returns what should stand there now (`3*` is taken out)."""
        found = _STARTS_WITH_TIMES.fullmatch(money.narrow(text)) if "*" in _narrow(text) else None
        if self.mode is Mode.SELL and found and int(found[1]) > 0:
            self.qty = int(found[1])
            text = found[2]
        self.entry = text
        return text

    def reset(self) -> None:
        """Ready for the next entry, in the mode for selling."""
        self.mode, self.entry, self.qty = Mode.SELL, "", 0

    def press(self, chord: str) -> Wish | None:
        """A key that is no text: `F1` … `F6` (with `Shift+`), `Enter`, `Backspace`, `Delete`,
        `Esc`, `+`, `-`, `Ctrl+Z`. None where it means nothing now (the entry field may have it).
        """
        claimed = chord.startswith("Shift+")
        key = chord.removeprefix("Shift+")
        if re.fullmatch(r"F[1-6]", key):
            return self._pay_key(int(key[1]) - 1, claimed)
        if key == "Enter":
            return self._enter()
        if key == "Esc":
            return self._escape()
        if key == "Ctrl+Z":
            return Wish(Do.UNDO)
        if self.entry.strip():
            return None
        return self._on_nothing(key)

    def scanned(self, code: str) -> Wish:
        """A whole code at once, with a `3*` in front perhaps; closes cash and gift."""
        found = _TIMES.fullmatch(code) if "*" in code else None
        typed = self.qty
        self.reset()
        if found and int(found[1]) > 0:
            return Wish(Do.FIND, found[2].strip(), int(found[1]))
        return Wish(Do.FIND, code.strip(), typed or 1)

    def take_qty(self) -> int:
        """The quantity typed for the next tile, 1 if none; used up by asking."""
        qty, self.qty = self.qty or 1, 0
        return qty

    # ── inside ────────────────────────────────────────────────────────────────────────────────

    def _pay_key(self, slot: int, claimed: bool) -> Wish | None:
        kind = self.slots[slot] if slot < len(self.slots) else Slot.EMPTY
        entry = self.entry.strip()
        if kind is Slot.EMPTY:
            return None
        if self.mode is Mode.SELL and entry:
            return self._pay_with_entry(kind, slot)
        if kind is Slot.CASH:
            self.mode, self.entry = Mode.CASH, ""
            return Wish(Do.OPEN_CASH, slot=slot)
        if kind is Slot.GIFT:
            if self.mode is Mode.GIFT:
                return self._give()
            self.mode, self.entry = Mode.GIFT, ""
            return Wish(Do.OPEN_GIFT, slot=slot)
        if kind is Slot.PARK:
            return Wish(Do.PARK)
        if kind is Slot.MORE:
            return Wish(Do.OPEN_MORE, slot=slot)
        if self.mode is Mode.CASH and entry:
            return self._amount(Do.PAY, slot, claimed)
        return Wish(Do.PAY, slot=slot, claimed=claimed)

    def _pay_with_entry(self, kind: Slot, slot: int) -> Wish:
        """`200` F3 is two hundred in cash; anything else typed and not ended is asked about."""
        if kind is Slot.CASH and is_amount(self.entry):
            return self._amount(Do.CASH, slot, False)
        return Wish(Do.UNFINISHED, self.entry.strip())

    def _enter(self) -> Wish | None:
        if self.mode is Mode.CASH:
            if not self.entry.strip():
                return Wish(Do.CASH)
            return self._amount(Do.CASH, 0, False)
        if self.mode is Mode.GIFT:
            return self._give()
        text = self.entry.strip()
        return Wish(Do.FIND, text, self.qty or 1) if text else None

    def _amount(self, do: Do, slot: int, claimed: bool) -> Wish:
        try:
            return Wish(do, slot=slot, claimed=claimed, fen=money.parse(self.entry))
        except BadAmount:
            return Wish(Do.BAD_AMOUNT, self.entry.strip())

    def _give(self) -> Wish:
        entry = money.narrow(self.entry)
        if entry.isdigit() and 1 <= int(entry) <= REASONS:
            return Wish(Do.GIVE, qty=int(entry))
        return Wish(Do.GIVE, self.entry.strip(), qty=0)

    def _escape(self) -> Wish:
        if self.mode is not Mode.SELL or not (self.entry or self.qty):
            self.reset()
            return Wish(Do.BACK)
        self.reset()
        return Wish(Do.BACK, "entry")

    def _on_nothing(self, key: str) -> Wish | None:
        if key in ("Backspace", "Delete"):
            if self.mode is not Mode.SELL:
                self.reset()
                return Wish(Do.BACK)
            if self.qty:
                self.qty = 0
                return Wish(Do.BACK, "entry")
            return Wish(Do.LINE_AWAY)
        if self.mode is Mode.SELL and key == "+":
            return Wish(Do.LINE_MORE)
        if self.mode is Mode.SELL and key == "-":
            return Wish(Do.LINE_LESS)
        return None


def is_amount(text: str) -> bool:
    """Whether it looks like money handed over: digits, point and comma."""
    return bool(re.fullmatch(r"[0-9.,]+", money.narrow(text.strip())))


def _narrow(text: str) -> str:
    """The asterisk in all its widths as the one of the number pad."""
    return money.narrow(text).replace("×", "*")
