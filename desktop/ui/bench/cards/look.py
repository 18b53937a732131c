"""What a card says, in words and figures; without a pixel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.bench.card import Card, Mark, State, StepRow
from desktop.domain.bench.judging import BOARDS_OWN
from desktop.ui.theme import Tone
from desktop.wording import N_, _, bench


class Key(StrEnum):
    """What can be done on a card by a key."""

    DARK = "dark"  # one LED is dark: say which
    YES = "yes"
    NO = "no"
    RETRY = "retry"
    CANCEL = "cancel"
    WHOSE = "whose"
    MONITOR = "monitor"
    BURN = "burn"  # the bootloader onto a blank chip


@dataclass(frozen=True)
class Row:
    """One step that was taken: its name, how it stands, and what was read."""

    text: str
    mark: Mark
    reading: str = ""


@dataclass(frozen=True)
class Look:
    """All the words of a card. `big` is what is read from two metres.

    `share` is the bar from 0 to 1, None for no bar; `filled` cards are all of one colour.
    """

    tone: Tone
    icon: str
    headline: str
    big: str = ""
    text: str = ""
    then: str = ""
    share: float | None = None
    rows: tuple[Row, ...] = ()
    keys: tuple[Key, ...] = ()
    foot: str = ""
    label: str = ""  # what is written on the board by hand: T-07
    filled: bool = False


# In the order of `desktop.domain.bench.glow`.
COLOURS = (
    N_("blue"),
    N_("orange"),
    N_("green"),
    N_("violet"),
    N_("red"),
    N_("grey"),
    N_("cyan"),
    N_("yellow"),
)
# A device whose chip no board of the project wears: a phone, a printer, somebody's own things.
FOREIGN = "foreign"
_ICONS = {"cover_light": "hand", "uncover_light": "hand", "overwrite": "triangle-alert"}


def short(serial: str) -> str:
    """A number as it is called out across the table: SL-00017 is 0017."""
    found = re.search(r"(\d+)$", serial)
    return f"{int(found[1]):04d}" if found else serial


def colour_name(number: int) -> str:
    """What the colour of a place is called."""
    return _(COLOURS[(max(number, 1) - 1) % len(COLOURS)])


def look(card: Card, *, before: Card | None = None, next_tag: str = "") -> Look:
    """The words of a card. `before` is the last one that lay in this place, `next_tag` the board
    that is to come back to it.
    """
    return _LOOKS[card.state](card, before, next_tag)


def spoken(card: Card, seen: Look) -> str:
    """The whole card in a sentence, for those who do not see it."""
    place = _("Place {n}, {colour}").format(
        n=card.place.number, colour=colour_name(card.place.number)
    )
    parts = [seen.headline, seen.big, seen.label, seen.text, seen.then, seen.foot]
    return _("{title}. {values}").format(
        title=place, values=_(". ").join(part.rstrip(".。") for part in parts if part)
    )


def _empty(card: Card, before: Card | None, next_tag: str) -> Look:
    foot = ""
    if before is not None and before.state is State.PASSED:
        foot = _("Before: {n} passed").format(n=short(before.serial))
    elif before is not None and before.state is State.FAILED:
        foot = _("Before: {n} did not pass").format(n=before.tag or before.participant or "–")
    if next_tag:
        return Look(
            Tone.ACCENT,
            "usb",
            _("Plug this board in"),
            text=next_tag,
            foot=foot,
            keys=(Key.WHOSE,),
        )
    return Look(Tone.PLAIN, "usb", "", text=bench.state(State.EMPTY), foot=foot, keys=(Key.WHOSE,))


def _found(card: Card, _before: Card | None, _tag: str) -> Look:
    return Look(
        Tone.ACCENT,
        "usb",
        bench.state(card.state),
        text=_again(card) or _("Asking what it is…"),
        share=0.0,
        keys=(Key.CANCEL,),
    )


def _flashing(card: Card, _before: Card | None, _tag: str) -> Look:
    share = card.done / card.total if card.total else 0.0
    return Look(
        Tone.ACCENT,
        "zap",
        bench.step(card.step) if card.step else bench.state(card.state),
        big=f"{share:.0%}",
        share=share,
        rows=_rows(card),
        keys=(Key.CANCEL,),
        foot=_foot(card),
    )


def _testing(card: Card, _before: Card | None, _tag: str) -> Look:
    text = _("Another board has the power test, this one waits") if card.waits else ""
    return Look(
        Tone.ACCENT,
        "hourglass" if card.waits else "clipboard-list",
        bench.state(card.state),
        text=text,
        share=card.done / card.total if card.total else None,
        rows=_rows(card),
        keys=(Key.CANCEL,),
        foot=_foot(card),
    )


def _waiting(card: Card, _before: Card | None, _tag: str) -> Look:
    wanted = card.wanted
    word = wanted.hands if wanted else ""
    keys: tuple[Key, ...] = (Key.CANCEL,)
    foot = _foot(card)
    if word == "press_button":
        keys = (Key.DARK, Key.CANCEL)
        if card.place.practice:
            # Nobody sees a made-up lamp, so nobody sees either that one of it is dark.
            foot = _("Nobody presses it? Then one is dark.")
    elif word == "overwrite":
        keys = (Key.YES, Key.NO)
    return Look(
        Tone.WARN,
        _ICONS.get(word, "pointer"),
        bench.state(card.state),
        text=bench.hands(wanted) if wanted else "",
        rows=_rows(card),
        keys=keys,
        foot=foot,
    )


def _passed(card: Card, _before: Card | None, _tag: str) -> Look:
    return Look(
        Tone.GOOD,
        "check",
        bench.state(card.state),
        big=short(card.serial),
        foot=_foot(card),
        keys=(Key.WHOSE, Key.MONITOR),
        filled=True,
    )


def _failed(card: Card, _before: Card | None, _tag: str) -> Look:
    what, then = bench.fault(card.trouble) if card.trouble else ("", "")
    # A busy port or too little power says nothing about the board.
    own = card.trouble is None or card.trouble.code in BOARDS_OWN
    return Look(
        Tone.BAD if own else Tone.WARN,
        "x" if own else "triangle-alert",
        bench.state(card.state) if own else _("Not tested yet"),
        label=card.tag or card.participant,
        text=what,
        then=then,
        rows=_rows(card),
        keys=(Key.RETRY, Key.WHOSE, Key.BURN if _blank(card) else Key.MONITOR),
        foot=_foot(card),
    )


def _blank(card: Card) -> bool:
    return card.trouble is not None and card.trouble.code == "blank_chip"


def _cancelled(card: Card, _before: Card | None, _tag: str) -> Look:
    if card.trouble is not None and card.trouble.code == FOREIGN:
        return Look(
            Tone.PLAIN,
            "circle-question-mark",
            _("Left alone"),
            text=_("{title} is not a board of this project").format(
                title=card.place.title or card.place.ids
            ),
            then=_("If it is one all the same, try it."),
            keys=(Key.RETRY,),
        )
    return Look(
        Tone.PLAIN,
        "circle-stop",
        bench.state(card.state),
        then=_("Try again, or unplug the board."),
        keys=(Key.RETRY, Key.MONITOR),
        foot=_foot(card),
    )


_LOOKS = {
    State.EMPTY: _empty,
    State.FOUND: _found,
    State.FLASHING: _flashing,
    State.TESTING: _testing,
    State.WAITING: _waiting,
    State.PASSED: _passed,
    State.FAILED: _failed,
    State.CANCELLED: _cancelled,
}


def _rows(card: Card) -> tuple[Row, ...]:
    return tuple(_row(row) for row in card.steps)


def _row(row: StepRow) -> Row:
    return Row(bench.step(row.name), row.mark, bench.reading(row))


def _again(card: Card) -> str:
    if card.returned:
        return _("{n} comes back").format(n=short(card.serial)) if card.serial else ""
    return _("Try {n}").format(n=card.attempt) if card.attempt > 1 else ""


def _foot(card: Card) -> str:
    parts = [card.participant, card.tag, card.serial, _again(card), card.firmware]
    if card.state in (State.PASSED, State.FAILED):
        # The rest is said beside the card, for whoever asks.
        parts = [card.participant, card.serial, _again(card)]
    if card.state is State.FAILED and not card.tag:
        parts[0] = ""  # it is the label
    return " · ".join(part for part in parts if part)
