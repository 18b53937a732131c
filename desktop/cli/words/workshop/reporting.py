"""`workshop report`: how a session went, as a page or a table."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.bench import sessions
from desktop.cli.papers.asking import ending
from desktop.cli.telling import Answer, pairs
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "report"
ABOUT = N_("tell how a session went, and write it as a page or a table")
_TABLES = (".csv", ".xlsx", ".json")


def options(parser: argparse.ArgumentParser) -> None:
    """Which session, into which file."""
    sessions.add_session(parser)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=_("also write it: .pdf the report, .csv .xlsx .json every attempt"),
    )
    parser.add_argument(
        "--no-names", action="store_true", help=_("a report without the participants' names")
    )


def run(visit: Visit) -> Answer:
    """Tells the figures; with --out writes the file whole or not at all."""
    from desktop.services.bench.tally import tally

    found = sessions.asked(visit)
    out = visit.asked.out
    if out is not None:
        _write(visit, found.id, out)
    figures = tally(visit.desk, found.id)
    data = {
        **sessions.data(found),
        "tally": sessions.tally_data(figures),
        "files": [str(out)] if out else [],
    }
    return Answer(data, pairs([*sessions.facts(found), *sessions.tally_facts(figures)]))


def _write(visit: Visit, session: int, out: Path) -> None:
    from desktop.exchange.tables import replace_file, write_table
    from desktop.services.bench import report

    if ending(out, ".pdf", *_TABLES) == ".pdf":
        replace_file(out, report.pdf(visit.desk, session, names=not visit.asked.no_names))
    else:
        write_table(out, report.table(visit.desk, session))
