"""`people`: who works here."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "people"
ABOUT = N_("list the people who work here")


def options(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(visit: Visit) -> Answer:
    """Lists the names."""
    from desktop.services import people

    known = people.people(visit.desk)
    data = [{"name": person.name, "uid": person.uid} for person in known]
    return Answer(data, "\n".join(p.name for p in known) or _("Nobody yet."))
