"""`event`: an event and its stand."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.moments import HOME
from desktop.wording import N_, _

NAME = "event"
ABOUT = N_("make an event; its booth place is made if it is new")


def options(parser: argparse.ArgumentParser) -> None:
    """Its name, its days, its place."""
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--from", dest="starts_on", type=reading.day, metavar="DATE", required=True)
    parser.add_argument(
        "--to", dest="ends_on", type=reading.day, metavar="DATE", help=_("else the same day")
    )
    parser.add_argument("--place", metavar="PLACE", help=_("its stand (else named like it)"))
    parser.add_argument("--zone", default=HOME, help=_("its time zone (default: %(default)s)"))
    parser.add_argument(
        "--strict", action="store_true", help=_("refuse to sell what the books lack at the stand")
    )


def run(visit: Visit) -> Answer:
    """Makes it."""
    from desktop.services import booth

    asked = visit.asked
    ends_on = asked.ends_on or asked.starts_on
    made = booth.save_event(
        visit.desk,
        visit.op,
        asked.name,
        asked.starts_on,
        ends_on,
        zone=asked.zone,
        place_name=asked.place,
        strict=asked.strict,
    )
    data = {
        "event": made.name,
        "place": made.place,
        "from": asked.starts_on,
        "to": ends_on,
        "zone": asked.zone,
        "strict": asked.strict,
        "op": str(visit.op),
    }
    said = _("“{event}”, {start} to {end}, stand: {place}").format(
        event=made.name, start=asked.starts_on, end=ends_on, place=made.place
    )
    return Answer(data, said)
