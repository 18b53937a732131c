"""`paper verifier`: the web page by which anybody verifies signed papers, without a network."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.papers import asking
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _, spoken

NAME = "verifier"
ABOUT = N_("write the web page that verifies signed papers, one file for any host")


def options(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("--out", metavar="HTML", type=Path, required=True)
    parser.add_argument("--community", metavar="NAME", default="开源社", help=_("whose papers"))


def run(visit: Visit) -> Answer:
    """Writes it with every public key of this register."""
    from desktop.exchange.tables import replace_file
    from desktop.services.paper import signing

    out = visit.asked.out
    asking.ending(out, ".html", ".htm")
    keys = signing.public_keys(visit.desk)
    replace_file(out, signing.verifier(visit.desk, visit.asked.community, spoken()))
    data = {"file": str(out), "keys": [key.key_id for key in keys]}
    return Answer(data, _("{file} verifies papers of {n} keys.").format(file=out, n=len(keys)))
