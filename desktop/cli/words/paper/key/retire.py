"""`paper key retire`: nothing new is signed with a key; papers signed before still verify."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import KeyTrouble, NotFound
from desktop.wording import N_, _

NAME = "retire"
ABOUT = N_("retire a key that was lost or is not wanted any more")


def options(parser: argparse.ArgumentParser) -> None:
    """Which, this station's own where none is named."""
    parser.add_argument("key", metavar="KEY", nargs="?", help=_("its short name (see status)"))


def run(visit: Visit) -> Answer:
    """Retires it."""
    from desktop.services.paper import signing

    desk, folder = visit.desk, visit.folders.keys
    status = signing.status(desk, folder)
    wanted = visit.asked.key or (status.key.key_id if status.key else "")
    if not wanted:
        raise KeyTrouble("absent", status.path)
    known = {key.key_id: key for key in signing.public_keys(desk)}
    if wanted.upper() not in known:
        raise NotFound("key", wanted, tuple(known))
    done = signing.retire(desk, visit.op, folder, known[wanted.upper()].uid)
    said = _("The key {key} signs nothing any more; papers signed with it stay valid.")
    return Answer(asdict(done), said.format(key=done.key_id))
