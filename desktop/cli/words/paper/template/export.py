"""`paper template export`: a template's text, to be edited."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.papers import asking
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import CannotWrite
from desktop.wording import N_, _

NAME = "export"
ABOUT = N_("write a template into a .toml file, to be edited with any editor")


def options(parser: argparse.ArgumentParser) -> None:
    """Which, where to."""
    parser.add_argument("template", metavar="TEMPLATE", help=_("its title or key"))
    parser.add_argument("--out", metavar="TOML", type=Path, required=True)


def run(visit: Visit) -> Answer:
    """Writes it; a file that is there may hold somebody's work and stays."""
    from desktop.exchange.tables import replace_file
    from desktop.services.paper import templates

    out = visit.asked.out
    asking.ending(out, ".toml")
    found = templates.template(visit.desk, visit.asked.template)
    data = found.text.encode()
    if out.exists() and out.read_bytes() != data:
        raise CannotWrite(out.name, "exists")
    replace_file(out, data)
    said = _("{file} holds “{title}”. Edit it, then: yuanwu paper template save {file}")
    told = {"key": found.key, "title": found.title, "sha256": found.sha256, "file": str(out)}
    return Answer(told, said.format(file=out, title=found.title))
