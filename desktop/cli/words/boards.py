"""`boards`: what is plugged in where, and which kinds of boards there are."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING, Any

from desktop.cli.bench import asking
from desktop.cli.telling import Answer, Column, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _, bench, ngettext, spoken
from desktop.wording.joining import labelled, listed

if TYPE_CHECKING:
    from desktop.domain.bench.card import Trouble, UsbPlace
    from desktop.domain.bench.sessions import Project

NAME = "boards"
ABOUT = N_("list the boards that are plugged in, or the kinds of boards there are")
# A chip without a port is certain to be one only after a moment: its driver takes that long.
_CERTAIN = 1.5
_LOOK = 0.1


def options(parser: argparse.ArgumentParser) -> None:
    """What is plugged in, or all kinds."""
    parser.add_argument(
        "--list", action="store_true", help=_("the kinds of boards, their numbers and firmware")
    )
    asking.add_made_up(parser, count=True)


def run(visit: Visit) -> Answer:
    """Lists without opening a port: that would reset the board. Exit 1 when a folder of a person's
    own cannot be understood: the others are listed.
    """
    return _kinds(visit) if visit.asked.list else _plugged(visit)


def _plugged(visit: Visit) -> Answer:
    places = asking.places(visit)
    until = time.monotonic() + _CERTAIN
    while time.monotonic() < until:
        places.places.poll()
        time.sleep(_LOOK)
    found = places.poll()  # numbers are given now that all are here
    troubles = places.troubles()
    data = [_place(place, troubles.get(place.location)) for place in found]
    if not data:
        said = _("No board is plugged in. Plug one in, with a cable for data.")
        return Answer({"boards": []}, said)
    columns = [
        Column("#", True),
        Column(_("USB port")),
        Column("VID:PID"),
        Column(_("USB place")),
        Column(_("What it is")),
    ]
    rows = [
        (one["number"], one["port"] or "–", one["ids"], one["location"], one["title"])
        for one in data
    ]
    said = ngettext("{n} board", "{n} boards", len(data)).format(n=len(data))
    wrong = [
        labelled(place.port or place.location, bench.in_one(trouble))
        for place in found
        if (trouble := troubles.get(place.location)) is not None
    ]
    return Answer({"boards": data}, "\n".join([table(columns, rows), said, *wrong]))


def _place(place: UsbPlace, trouble: Trouble | None) -> dict[str, Any]:
    from desktop.cli.bench.telling import failure

    return {
        "number": place.number,
        "port": place.port,
        "ids": place.ids,
        "location": place.location,
        "title": place.title,
        "practice": place.practice,
        "trouble": failure(trouble),
    }


def _kinds(visit: Visit) -> Answer:
    from desktop.services.bench.projects import Bad, projects
    from desktop.wording.refusals import sentence

    bad: Bad = {}
    known = projects(asking.own_boards(visit), spoken(), bad)
    data = {
        "boards": [_kind(one) for one in known],
        "bad": [
            {**no.data(), "board": key, "code": no.code, "message": sentence(no)}
            for key, no in bad.items()
        ],
    }
    columns = [
        Column(_("Word")),
        Column(_("Title")),
        Column(_("Firmware")),
        Column(_("Serial number")),
        Column(_("LEDs"), True),
        Column(_("Notes")),
    ]
    rows = [
        (one.key, one.title, listed(one.images), one.series, one.leds or "", _notes(one))
        for one in known
    ]
    said = ngettext("{n} kind of board", "{n} kinds of boards", len(known)).format(n=len(known))
    own = _("Your own ones lie in {folder}.").format(folder=visit.folders.boards)
    aside = "\n".join(sentence(no) for no in bad.values())
    return Answer(data, "\n".join([table(columns, rows), said, own]), 1 if bad else 0, aside)


def _kind(one: Project) -> dict[str, Any]:
    return {
        "board": one.key,
        "title": one.title,
        "firmware": list(one.images),
        "series": one.series,
        "leds": one.leds,
        "passive": one.passive,
        "beta": one.beta,
        "says": one.says,
    }


def _notes(one: Project) -> str:
    marks = [_("nothing to flash")] if one.passive else []
    marks += [_("beta")] if one.beta else []
    marks += [one.says] if one.says else []
    return listed(marks)
