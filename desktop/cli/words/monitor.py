"""`monitor`: what a board says, line by line, until Ctrl+C; what is typed or piped is sent."""

from __future__ import annotations

import argparse
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from desktop.cli.bench import asking
from desktop.cli.bench.hands import Typing
from desktop.cli.bench.telling import stopped
from desktop.cli.telling import Answer, local
from desktop.cli.visit import Visit
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.domain.bench.monitor import Heard

NAME = "monitor"
ABOUT = N_("listen to a board until Ctrl+C; lines from standard input are sent to it")
_INTERRUPTED = 130
_BAUDS = (300, 4_000_000)


def options(parser: argparse.ArgumentParser) -> None:
    """Which port, how fast, how long."""
    asking.add_port(parser)
    parser.add_argument("--baud", type=baud, default=115200, metavar="N")
    parser.add_argument(
        "--seconds", type=asking.seconds, metavar="S", help=_("end by itself after so long")
    )
    parser.add_argument(
        "--times", action="store_true", help=_("the time of day in front of every line")
    )
    asking.add_made_up(parser)


def baud(text: str) -> int:
    """A speed."""
    low, high = _BAUDS
    if not (text.isascii() and text.isdigit()) or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(_("“{text}” is not a speed in baud").format(text=text))
    return int(text)


def run(visit: Visit) -> Answer:
    """Lines go out as they come; with --json they are one document at the end."""
    from desktop.services.bench.monitor import monitor

    asked = visit.asked
    known = asking.places(visit)
    sends: deque[str] = deque()
    until = None if asked.seconds is None else time.monotonic() + asked.seconds

    def over() -> bool:
        return until is not None and time.monotonic() >= until

    Typing(sends.append).start()
    told: list[dict[str, Any]] = []
    place = asking.place_at(known, asked.port)
    heard = monitor(visit.desk, place, sends, known.places, over, baud=asked.baud)
    try:
        for one in heard:
            told.append(_data(one))
            if not asked.json:
                told.clear()
                print(_line(one, times=asked.times), flush=True)
    except KeyboardInterrupt:
        return Answer({"lines": told}, "", _INTERRUPTED, stopped())
    finally:
        heard.close()
    return Answer({"lines": told}, "")


def _line(one: Heard, *, times: bool) -> str:
    at = local(one.at)
    stamp = f"{at:%H:%M:%S.%f}"[:-3] + " " if times and at is not None else ""
    # Whatever a board says reaches the terminal as text, never as an order to it.
    text = "".join(char if char.isprintable() or char == "\t" else "·" for char in one.text)
    return f"{stamp}{'> ' if one.sent else ''}{text}"


def _data(one: Heard) -> dict[str, Any]:
    return {
        "at": local(one.at),
        "text": one.text,
        "samples": dict(one.samples),
        "sent": one.sent,
    }
