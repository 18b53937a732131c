"""`flash`: the firmware onto one board, verified."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.cli.bench import asking, one
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.bench.card import Card, Mark
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.domain.bench.card import UsbPlace
    from desktop.services.bench.usb import Places
    from desktop.services.bench.work import Answers

NAME = "flash"
ABOUT = N_("write the firmware onto a board, and verify it")


def options(parser: argparse.ArgumentParser) -> None:
    """Which board, and with what."""
    one.options(parser)
    parser.add_argument(
        "--image", default="", metavar="FILE", help=_("a firmware file instead of the shipped one")
    )
    parser.add_argument(
        "--yes", action="store_true", help=_("write over whatever is on the board, unasked")
    )


def run(visit: Visit) -> Answer:
    """Exit 1 when the board failed, 2 when it could not be reached or nobody agreed."""
    from desktop.services.bench.work import only_flash

    asked, kind = visit.asked, asking.project(visit)

    def way(place: UsbPlace, answers: Answers, places: Places) -> one.Cards:
        return only_flash(
            kind.key,
            place,
            answers,
            places,
            image=asked.image,
            folder=asking.own_boards(visit),
        )

    return one.follow(visit, way, _good, yes=asked.yes)


def _good(card: Card) -> str:
    written = any(row.name == "flash" and row.mark is Mark.DONE for row in card.steps)
    said = _("Flashed and verified: {firmware} ({seconds} s).")
    if not written:
        said = _("The firmware {firmware} is on the board already ({seconds} s).")
    return said.format(firmware=card.firmware, seconds=f"{card.seconds:.1f}")
