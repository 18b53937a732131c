"""What the words of slips have in common: the paper they come on, and the file they go to."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.papers import troubles
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import _, ngettext

if TYPE_CHECKING:
    from desktop.domain.paper.drawn import Drawn


def add_out(parser: argparse.ArgumentParser, width: str = "") -> None:
    """Where it goes and, with a usual `width`, what it comes on."""
    parser.add_argument("--out", metavar="PDF", type=Path, required=True)
    if width:
        parser.add_argument(
            "--width", default=width, metavar="MM", help=_("58 or 80 (rolls), A5 or A4")
        )


def written(visit: Visit, drawn: Drawn) -> Answer:
    """Writes a slip; what it answers."""
    from desktop.exchange.tables import replace_file

    out = visit.asked.out
    replace_file(out, drawn.data)
    said = ngettext("{n} page: {file}", "{n} pages: {file}", drawn.pages)
    data = {"pages": drawn.pages, "file": str(out), "problems": troubles.problems(drawn.findings)}
    lines = [*troubles.worded(drawn.findings), said.format(n=drawn.pages, file=out)]
    return Answer(data, "\n".join(lines))
