"""What the words of slips have in common: what stands on a list, its paper, and its file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import reading
from desktop.cli.papers import troubles
from desktop.cli.papers.output import pages_in
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.paper.drawn import Drawn


def add_goods(parser: argparse.ArgumentParser, places: str) -> None:
    """Of which goods and places a list is; `places` says what those are to it."""
    parser.add_argument("articles", nargs="*", type=reading.goods, metavar="CODE[xN]")
    parser.add_argument("--place", action="append", default=[], metavar="PLACE", help=places)


def add_title(parser: argparse.ArgumentParser) -> None:
    """What stands above a list."""
    parser.add_argument("--title", metavar="TEXT", default="", help=_("for whom or what"))


def add_out(parser: argparse.ArgumentParser, width: str = "") -> None:
    """Where it goes and, with a usual `width`, what it comes on."""
    parser.add_argument("--out", metavar="PDF", type=Path, required=True)
    if width:
        parser.add_argument(
            "--width", default=width, metavar="MM", help=_("58 or 80 (rolls), A5 or A4")
        )


def lines(visit: Visit) -> list[tuple[str, int]]:
    """The codes that were said, and how many of each. Raises NotFound."""
    from desktop.cli.finding import article

    found = (article(visit.desk, goods) for goods in visit.asked.articles)
    return [(variant.code, qty) for variant, qty in found]


def place_ids(visit: Visit) -> list[int]:
    """The places that were said. Raises NotFound."""
    from desktop.services import places

    return [places.find_place(visit.desk, name).id for name in visit.asked.place]


def written(visit: Visit, drawn: Drawn) -> Answer:
    """Writes a slip; what it answers."""
    from desktop.exchange.tables import replace_file

    out = visit.asked.out
    replace_file(out, drawn.data)
    data = {"pages": drawn.pages, "file": str(out), "problems": troubles.problems(drawn.findings)}
    said = [*troubles.worded(drawn.findings), pages_in(drawn.pages, out)]
    return Answer(data, "\n".join(said))
