"""`paper template save`: an edited template becomes the community's."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from desktop.cli.papers import asking
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "save"
ABOUT = N_("save an edited template; papers issued before keep the wording they had")


def options(parser: argparse.ArgumentParser) -> None:
    """Which file."""
    parser.add_argument("file", metavar="TOML", type=Path)
    parser.add_argument("--key", metavar="KEY", help=_("its key, where the text names none"))


def run(visit: Visit) -> Answer:
    """Saves it."""
    from desktop.services.paper import templates

    asked = visit.asked
    text = asking.text_file(asked.file)
    done = templates.save(visit.desk, visit.op, text, key=asked.key or asked.file.stem)
    return Answer(asdict(done), _("“{title}” is saved ({key}).").format(**asdict(done)))
