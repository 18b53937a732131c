"""`bootloader`: makes a blank chip one that can be flashed over USB (beta)."""

from __future__ import annotations

import argparse

from desktop.cli.bench import asking, telling
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand
from desktop.domain.progress import Progress
from desktop.wording import N_, _, bench

NAME = "bootloader"
ABOUT = N_("burn the bootloader into a blank chip through a programmer (beta)")
_INTERRUPTED = 130


def options(parser: argparse.ArgumentParser) -> None:
    """Through what, for which board."""
    parser.add_argument(
        "port",
        metavar="PORT",
        nargs="?",
        default="",
        help=_("the serial port of the Arduino; a USBasp has none"),
    )
    parser.add_argument(
        "--with",
        dest="programmer",
        choices=("usbasp", "arduino"),
        required=True,
        help=_("a USBasp, or an Arduino that runs the sketch ArduinoISP"),
    )
    asking.add_board(parser)
    parser.add_argument(
        "--chip", default="", metavar="CHIP", help=_("which chip (else the board's first)")
    )
    parser.add_argument(
        "--yes", action="store_true", help=_("the chip may be erased: needed, it is a beta")
    )


def run(visit: Visit) -> Answer:
    """Burns it; the whole chip is erased before, so that it asks for --yes."""
    from desktop.services.bench import bootloading

    asked, kind = visit.asked, asking.project(visit)
    if asked.programmer == "arduino" and not asked.port:
        raise BadCommand(_("Say the port of the Arduino."))
    if not asked.yes:
        raise BadCommand(_("This erases the whole chip and is a beta: say --yes."))
    folder = asking.own_boards(visit)
    burning = bootloading.burn(
        kind.key, asked.programmer, asked.port, part=asked.chip, folder=folder
    )
    try:
        visit.watch(Progress(one.done, one.total, bench.step(one.what)) for one in burning)
    except KeyboardInterrupt:
        return Answer(None, "", _INTERRUPTED, telling.stopped())
    finally:
        burning.close()
    chip = asked.chip or bootloading.parts(kind.key, folder)[0]
    data = {"ok": True, "board": kind.key, "chip": chip, "programmer": asked.programmer}
    said = _("The bootloader is on the {chip}. Plug the board in over USB now.")
    return Answer(data, said.format(chip=chip))
