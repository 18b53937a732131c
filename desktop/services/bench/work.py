"""One board's way through the bench: cards while it goes, a record at its end."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from desktop.domain.bench.card import Card, UsbPlace
from desktop.domain.bench.sessions import Session
from desktop.services.bench.usb import Places
from desktop.services.changes import Desk


class Answers:
    """What a person says on the card, on its way to the station; put from any thread."""

    def yes(self) -> None:
        """Go on (write over what is on the board)."""
        raise NotImplementedError

    def no(self) -> None:
        """Leave the board as it is."""
        raise NotImplementedError

    def dark(self, led: int) -> None:
        """This LED, counted from 1, is dark."""
        raise NotImplementedError

    def none_lit(self) -> None:
        """Not one LED is lit."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop; the port is closed within 50 ms."""
        raise NotImplementedError

    def cancelled(self) -> bool:
        """Whether it was stopped."""
        raise NotImplementedError


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
    `folder` holds a person's own kinds of boards. Closing the generator closes the port.
    """
    raise NotImplementedError
    yield


def only_flash(
    desk: Desk,
    project: str,
    place: UsbPlace,
    answers: Answers,
    places: Places,
    *,
    image: str = "",
    folder: Path | None = None,
) -> Generator[Card, None, Card]:
    """Writes the firmware and nothing else; nothing is recorded. Raises NotFound."""
    raise NotImplementedError
    yield


def only_test(
    desk: Desk,
    project: str,
    place: UsbPlace,
    answers: Answers,
    places: Places,
    *,
    folder: Path | None = None,
) -> Generator[Card, None, Card]:
    """Tests what is on the board and nothing else; nothing is recorded. Raises NotFound."""
    raise NotImplementedError
    yield
