"""`history`: what another book says of the past becomes part of this one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _
from desktop.wording.joining import labelled, listed

if TYPE_CHECKING:
    from desktop.domain.history import History, Replayed

NAME = "history"
ABOUT = N_("take in a history of movements kept elsewhere (CSV or XLSX), boxes that moved included")
_SHOWN = 40  # oddities listed for people; scripts get all


def options(parser: argparse.ArgumentParser) -> None:
    """FILE and how to take it."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true", help=_("only say what cannot be taken"))
    parser.add_argument(
        "--skip-refused", action="store_true", help=_("leave refused rows out and take the rest")
    )


def run(visit: Visit) -> Answer:
    """Enters it and tells all that cannot have been so, or says which rows cannot be taken."""
    from desktop.domain.errors import RowsRefused
    from desktop.services import catalogue, replaying
    from desktop.wording.refusals import sentence

    asked = visit.asked
    found = replaying.preview(visit.desk, asked.file)
    if asked.dry_run or (found.troubles and not asked.skip_refused):
        refused = len({trouble.row for trouble in found.troubles})
        stopped = bool(refused) and not asked.dry_run
        aside = sentence(RowsRefused(refused)) if stopped else ""
        return Answer(
            _data(found, None), _words(found, None), exit=2 if stopped else 0, aside=aside
        )
    done = visit.follow(replaying.replay(visit.desk, found, skip_refused=asked.skip_refused))
    visit.watch(catalogue.spell_pending(visit.desk))
    return Answer(_data(found, done), _words(found, done))


def _data(found: History, done: Replayed | None) -> dict[str, Any]:
    from desktop.wording.refusals import why

    refused = [
        {"row": t.row, "column": t.column, "value": t.value, "code": t.code, "why": why(t)}
        for t in found.troubles
    ]
    told: dict[str, Any] = {"rows": len(found.rows), "refused": refused}
    told["unknown_columns"] = list(found.unknown)
    if done is None:
        return told | {"moves": None, "anomalies": []}
    counts = {k: getattr(done, k) for k in ("moves", "box_moves", "same", "places", "items")}
    odd = [
        {"row": a.row, "what": a.what.value, "item": a.item, "place": a.place, "qty": a.qty}
        for a in done.anomalies
    ]
    return told | counts | {"anomalies": odd}


def _words(found: History, done: Replayed | None) -> str:
    from desktop.wording.history import oddity
    from desktop.wording.refusals import trouble

    parts = []
    if done is not None:
        said = _(
            "Entered: movements {moves:,}, moves of boxes {box_moves:,}. In already: {same:,}. "
            "New places: {places:,}, new items: {items:,}."
        )
        parts.append(said.format(**_data(found, done)))
        parts += [oddity(a) for a in done.anomalies[:_SHOWN]]
        if len(done.anomalies) > _SHOWN:
            more = len(done.anomalies) - _SHOWN
            parts.append(_("… and {n} more (--json tells all)").format(n=more))
    else:
        parts.append(_("Nothing was written."))
    if found.unknown:
        parts.append(labelled(_("Columns that say nothing here"), listed(found.unknown)))
    parts += [trouble(one) for one in found.troubles]
    return "\n".join(parts)
