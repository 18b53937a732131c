"""The options of the bench's words, and what they name: a kind of board, a port, made-up boards."""

from __future__ import annotations

import argparse
import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.bench.numbering import Numbered
from desktop.cli.visit import Visit
from desktop.domain.bench.card import UsbPlace
from desktop.domain.errors import BadCommand, NotFound, NothingToFlash
from desktop.wording import _, spoken

if TYPE_CHECKING:
    from desktop.domain.bench.sessions import Project

_USUAL = 8  # made-up boards, as many as a hub on a table has
_MOST_BOARDS = 32  # made-up ones; more places than any hub on a table has
_LONGEST = 24 * 3600.0  # s


def add_port(parser: argparse.ArgumentParser) -> None:
    """Which port."""
    parser.add_argument(
        "port",
        type=port,
        metavar="PORT",
        help=_("what `yuanwu boards` lists: /dev/ttyUSB0, COM7, or a place"),
    )


def add_board(parser: argparse.ArgumentParser) -> None:
    """Which kind of board."""
    parser.add_argument(
        "--board",
        metavar="NAME",
        required=True,
        help=_("the kind of board, by its word or title: see `yuanwu boards --list`"),
    )


def add_hands(parser: argparse.ArgumentParser) -> None:
    """How long to wait for a person's hands."""
    parser.add_argument(
        "--patience",
        type=seconds,
        metavar="S",
        help=_("give up when nobody did what was asked for so many seconds (else wait for ever)"),
    )


def add_made_up(parser: argparse.ArgumentParser, *, count: bool = False) -> None:
    """Made-up boards instead of real ones; `count`: the person says how many."""
    if count:
        parser.add_argument(
            "--practice",
            type=boards,
            nargs="?",
            const=_USUAL,
            metavar="N",
            help=_("rehearse with N made-up boards (8), nothing need be plugged in"),
        )
    else:
        parser.add_argument(
            "--practice",
            action="store_const",
            const=_USUAL,
            help=_("rehearse on a made-up board: see `yuanwu boards --practice`"),
        )
    parser.add_argument(
        "--sabotage",
        action="append",
        default=[],
        type=sabotage,
        metavar="PLACE=FAULT",
        help=_("what is wrong with a made-up board: 3=led_dark"),
    )


def port(text: str) -> str:
    """A port, or a place: never nothing."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("no port is named; `yuanwu boards` lists them"))
    return text.strip()


def boards(text: str) -> int:
    """How many made-up boards."""
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) <= _MOST_BOARDS:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a number from 1 to {most}").format(text=text, most=_MOST_BOARDS)
        )
    return int(text)


def seconds(text: str) -> float:
    """Seconds, more than none."""
    try:
        read = float(text)
    except ValueError:
        read = 0.0
    if not 0 < read <= _LONGEST:
        raise argparse.ArgumentTypeError(_("“{text}” is not a number of seconds").format(text=text))
    return read


def sabotage(text: str) -> tuple[int, str]:
    """`PLACE=FAULT`."""
    place, equals, fault = text.partition("=")
    if not (equals and fault.strip() and place.strip().isascii() and place.strip().isdigit()):
        raise argparse.ArgumentTypeError(
            _("“{text}” spoils nothing, write PLACE=FAULT such as 3=led_dark").format(text=text)
        )
    return int(place), fault.strip()


def own_boards(visit: Visit) -> Path | None:
    """The folder of a person's own kinds of boards, where there is one."""
    folder = visit.folders.boards
    return folder if folder.is_dir() else None


def project(visit: Visit) -> Project:
    """The kind of board that --board names. Raises NotFound, NothingToFlash, BadBoardFolder."""
    found = named_project(visit, visit.asked.board)
    if found.passive:
        raise NothingToFlash(found.title)
    return found


def named_project(visit: Visit, name: str) -> Project:
    """A kind of board by its word or its title. Raises NotFound, BadBoardFolder."""
    from desktop.services.bench.projects import Bad, projects

    bad: Bad = {}
    known = projects(own_boards(visit), spoken(), bad)
    wanted = name.strip().casefold()
    for one in known:
        if wanted in (one.key.casefold(), one.title.casefold()):
            return one
    for key, refusal in bad.items():
        if wanted == key.casefold():
            raise refusal
    keys = [one.key for one in known]
    raise NotFound("project", name, tuple(get_close_matches(name, keys, cutoff=0.4) or keys))


def places(visit: Visit) -> Numbered:
    """The USB places of this computer, or made-up ones. Raises NotFound, BadCommand."""
    from desktop.services.bench.usb import Places

    if visit.asked.practice is None:
        if visit.asked.sabotage:
            raise BadCommand(_("Only made-up boards can be sabotaged: say --practice too."))
        return Numbered(Places(), visit.settings.usb_places)
    from desktop.services.bench.rehearsing import made_up_boards, places_of

    count, spoilt = visit.asked.practice, dict(visit.asked.sabotage)
    if beyond := [place for place in spoilt if not 1 <= place <= count]:
        raise BadCommand(
            _("There are {n} made-up boards, none in place {place}.").format(
                n=count, place=beyond[0]
            )
        )
    bench = made_up_boards(count, spoilt)
    return Numbered(Places(bench), places_of(bench))


def place_at(known: Numbered, port: str) -> UsbPlace:
    """The place that a port (or a place's name, or its number) means.

    A port that is not listed may still be one: an address (rfc2217://…), or a line of another
    kind. Whoever opens it says what is wrong with it.
    """
    found = [place for place in known.poll() if place.port]
    for place in found:
        if port in (place.port, place.location, str(place.number)):
            return place
    real = os.path.realpath(port)  # /dev/serial/by-id/… leads to /dev/ttyUSB0
    for place in found:
        if os.path.realpath(place.port) == real:
            return place
    return UsbPlace(location=port, port=port, ids="", number=0)
