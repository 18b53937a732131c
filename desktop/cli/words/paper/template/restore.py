"""`paper template restore`: back to the template that came along."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "restore"
ABOUT = N_("take the community's own version away: the one that came along stands again")


def options(parser: argparse.ArgumentParser) -> None:
    """Which."""
    parser.add_argument("template", metavar="TEMPLATE", help=_("its title or key"))


def run(visit: Visit) -> Answer:
    """Restores it."""
    from desktop.services.paper import templates

    found = templates.template(visit.desk, visit.asked.template)
    done = templates.restore(visit.desk, visit.op, found.key)
    if done.title:
        said = _("“{title}” is again as it came along.").format(title=done.title)
    else:
        said = _("“{title}” is gone; papers issued from it stay.").format(title=found.title)
    return Answer(asdict(done), said)
