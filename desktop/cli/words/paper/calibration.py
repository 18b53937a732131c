"""`paper calibration`: a sheet to be measured with a ruler."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.papers import asking
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "calibration"
ABOUT = N_("draw a sheet with a line of 100 mm, to see how a printer prints")


def options(parser: argparse.ArgumentParser) -> None:
    """On what, where to."""
    parser.add_argument("--out", metavar="PDF", type=Path, required=True)
    parser.add_argument(
        "--size", metavar="SIZE", help=_("labels as for `paper labels` (else plain A4)")
    )
    parser.add_argument(
        "--shift", type=asking.shift, metavar="X,Y", help=_("move everything (mm right, mm down)")
    )


def run(visit: Visit) -> Answer:
    """Draws it."""
    from desktop.documents import labels
    from desktop.domain.paper.sizes import stock
    from desktop.exchange.tables import replace_file

    asked = visit.asked
    asking.ending(asked.out, ".pdf")
    size = stock(asked.size) if asked.size else None
    replace_file(asked.out, labels.calibration(size, asked.shift))
    return Answer({"file": str(asked.out), "pages": 1}, str(asked.out))
