"""`test`: one board against its kind's test plan, without flashing and without a number."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.cli.bench import asking, one
from desktop.cli.bench.telling import verdict
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_

if TYPE_CHECKING:
    from desktop.domain.bench.card import UsbPlace
    from desktop.services.bench.usb import Places
    from desktop.services.bench.work import Answers

NAME = "test"
ABOUT = N_("test the firmware and the parts of a board")


def options(parser: argparse.ArgumentParser) -> None:
    """Which board."""
    one.options(parser)


def run(visit: Visit) -> Answer:
    """Exit 1 when the board failed, 2 when it could not be reached."""
    from desktop.services.bench.work import only_flash, only_test

    kind, folder = asking.project(visit), asking.own_boards(visit)

    def way(place: UsbPlace, answers: Answers, places: Places) -> one.Cards:
        if places.rehearsing:
            # A made-up board is born as this command begins, and has no firmware yet.
            for _ in only_flash(kind.key, place, answers, places, folder=folder):
                pass
        return only_test(kind.key, place, answers, places, folder=folder)

    return one.follow(visit, way, verdict)
