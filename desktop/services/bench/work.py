"""One board's way through the bench: cards while it goes, a record at its end."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from threading import Event

from desktop.domain.bench.card import Card, State, Trouble, UsbPlace
from desktop.domain.bench.glow import glow
from desktop.domain.bench.judging import BOARDS_OWN, Notice
from desktop.domain.bench.sessions import Kind, Session
from desktop.domain.errors import NothingToFlash, Refused
from desktop.services.bench.attempts import record, return_number, take_number
from desktop.services.bench.projects import board as kind_of
from desktop.services.bench.reducing import reduce
from desktop.services.bench.tally import kits_left
from desktop.services.bench.usb import Places
from desktop.services.changes import Desk, OpId
from hardware import station
from hardware.faults import Code
from hardware.model import Board, Flasher
from hardware.steps import Answer, Identity, Inbox, Moment, Outcome

Way = Generator[Moment, None, Outcome]


class Answers:
    """What a person says on the card, on its way to the station; put from any thread."""

    def __init__(self) -> None:
        self.inbox = Inbox()
        self._stopped = Event()

    def yes(self) -> None:
        """Go on (write over what is on the board)."""
        self.inbox.put(Answer("yes"))

    def no(self) -> None:
        """Leave the board as it is."""
        self.inbox.put(Answer("no"))

    def dark(self, led: int) -> None:
        """This LED, counted from 1, is dark."""
        self.inbox.put(Answer("dark", led))

    def none_lit(self) -> None:
        """Not one LED is lit."""
        self.inbox.put(Answer("none_lit"))

    def cancel(self) -> None:
        """Stop; the port is closed within 50 ms."""
        self._stopped.set()

    def cancelled(self) -> bool:
        """Whether it was stopped."""
        return self._stopped.is_set()


class _Numbers:
    """The number that this board gets from the ledger, and what became of it."""

    def __init__(self, desk: Desk, session: Session, series: str) -> None:
        self._desk, self._session, self._series = desk, session, series
        self.taken = ""

    def __call__(self, _identity: Identity) -> str:
        self.taken = take_number(self._desk, OpId.new(), self._session, self._series)
        return self.taken

    def settled(self, outcome: Outcome) -> str:
        """The number that is on the board at the end; one that surely is not is given back.

        Of one whose writing was interrupted nobody knows: the board says so when it comes back.
        """
        fault = outcome.fault
        lost = fault is not None and fault.code is Code.NOT_KEPT
        if self.taken and lost and fault is not None and fault.data.get("what") == "serial":
            return_number(self._desk, OpId.new(), self.taken)
            return ""
        return outcome.serial


def work(
    desk: Desk,
    session: Session,
    place: UsbPlace,
    answers: Answers,
    places: Places,
    *,
    participant: int | None = None,
    tag: str = "",
    folder: Path | None = None,
) -> Generator[Card, None, Card]:
    """Flashes, tests, numbers and records the board in a USB place; the last card is returned, too.

    `participant` (local id) and `tag` (T-07) say whose or which board it is, if anybody knows;
    `folder` holds a person's own kinds of boards. The lamp glows in the colour of its place's
    number. Closing the generator closes the port; a board whose way was broken off is not
    recorded. Raises NothingToFlash, NotFound, BadBoardFolder.
    """
    kind = _flashable(session.setup.project, folder)
    numbers = _Numbers(desk, session, kind.series)
    card = replace(_first(kind, place), tag=tag, notice=_kits(desk, session))
    colour = bytes(glow(place.number)).hex() if place.number else ""
    way = station.bring_up(
        replace(_means(place, answers, places), glow=colour),
        kind,
        numbers,
        image=Path(session.setup.image) if session.setup.image else None,
    )
    try:
        card, outcome = yield from _cards(card, way)
        serial = numbers.settled(outcome)
    except Refused as refused:  # the ledger gave no number, or did not take one back
        trouble = Trouble(Notice.NO_NUMBER, {"refusal": refused.code})
        card = replace(card, state=State.FAILED, trouble=trouble, wanted=None)
        yield card
        return card
    card = _ended(replace(card, serial=serial), outcome)
    if outcome.ok or (card.trouble is not None and card.trouble.code in BOARDS_OWN):
        card = _recorded(desk, session, card, participant)
    yield card
    return card


def _recorded(desk: Desk, session: Session, card: Card, participant: int | None) -> Card:
    """The card with what the ledger made of it. A ledger that cannot be written to takes nothing
    from what the board is: it is recorded when it comes back.
    """
    try:
        done = record(desk, OpId.new(), session, card, participant)
    except Refused as refused:
        return replace(card, notice=Trouble(Notice.NOT_RECORDED, {"refusal": refused.code}))
    return replace(card, tag=done.tag, attempt=done.number, notice=done.notice, op=done.op)


def _kits(desk: Desk, session: Session) -> Trouble | None:
    """That there are no kits left, said while there is still time to fetch some."""
    if session.setup.kind is not Kind.PRODUCTION or kits_left(desk, session.id) != 0:
        return None
    names: dict[str, int | str] = {"item": session.kit_name, "place": session.place_name}
    return Trouble(
        Notice.OUT_OF_STOCK, names | {"owner": session.setup.owner or "", "wanted": 1, "on_hand": 0}
    )


def only_flash(
    project: str,
    place: UsbPlace,
    answers: Answers,
    places: Places,
    *,
    image: str = "",
    folder: Path | None = None,
) -> Generator[Card, None, Card]:
    """Writes the firmware, also over the same, and nothing else; nothing is recorded.

    Raises NothingToFlash, NotFound, BadBoardFolder.
    """
    kind = _flashable(project, folder)
    means = _means(place, answers, places)
    way = station.flash(means, kind, image=Path(image) if image else None, again=True)
    return (yield from _alone(kind, place, way))


def only_test(
    project: str,
    place: UsbPlace,
    answers: Answers,
    places: Places,
    *,
    folder: Path | None = None,
) -> Generator[Card, None, Card]:
    """Tests what is on the board and nothing else; nothing is recorded.

    Raises NothingToFlash, NotFound, BadBoardFolder.
    """
    kind = _flashable(project, folder)
    way = station.examine(_means(place, answers, places), kind)
    return (yield from _alone(kind, place, way))


def _means(place: UsbPlace, answers: Answers, places: Places) -> station.Means:
    """What a board in this place goes its way with."""
    return station.Means(
        place.port,
        answers.inbox,
        places.hub(place),
        answers.cancelled,
        places.open_line,
        places.tempo,
    )


def _alone(kind: Board, place: UsbPlace, way: Way) -> Generator[Card, None, Card]:
    card, outcome = yield from _cards(_first(kind, place), way)
    card = _ended(replace(card, serial=outcome.serial), outcome)
    yield card
    return card


def _flashable(project: str, folder: Path | None) -> Board:
    kind = kind_of(project, folder)
    if kind.flasher is Flasher.NONE:
        raise NothingToFlash(kind.key)
    return kind


def _first(kind: Board, place: UsbPlace) -> Card:
    return Card(place, State.FOUND, kind.key)


def _cards(card: Card, way: Way) -> Generator[Card, None, tuple[Card, Outcome]]:
    """A card for each moment, the last one held back: what it becomes is not known yet."""
    try:
        yield card
        while True:
            try:
                moment = next(way)
            except StopIteration as end:
                return card, end.value
            card = reduce(card, moment)
            if card.trouble is None:
                yield card
    finally:
        way.close()


def _ended(card: Card, outcome: Outcome) -> Card:
    """The card as its outcome makes it."""
    identity = outcome.identity
    return replace(
        card,
        state=State.PASSED if outcome.ok else card.state,
        wanted=None,
        waits=False,
        returned=outcome.returned,
        firmware=card.firmware or (identity.version if identity else ""),
        seconds=outcome.seconds,
    )
