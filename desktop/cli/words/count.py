"""`count`: what was counted at a place, from a file, as one act."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.telling import Answer, Column, op_text, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import labelled, listed

NAME = "count"
ABOUT = N_("take a count of a place from a file (code, counted[, at]): one act with one undo")


def options(parser: argparse.ArgumentParser) -> None:
    """PLACE and FILE, and how to take it."""
    parser.add_argument("place", metavar="PLACE", help=_("where it was counted (site/box)"))
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--tree", action="store_true", help=_("with all that lies in the place, too")
    )
    parser.add_argument("--name", metavar="NAME", help=_("what the count is called"))
    parser.add_argument(
        "--rest-is-zero",
        action="store_true",
        help=_("of what should lie there and is not in the file none is there"),
    )
    parser.add_argument(
        "--less", metavar="WHY", default="could_not_locate", help=_("why there are fewer")
    )
    parser.add_argument("--more", metavar="WHY", default="found", help=_("why there are more"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only say what would become of each row")
    )
    parser.add_argument(
        "--skip-refused", action="store_true", help=_("leave refused rows out and take the rest")
    )


def run(visit: Visit) -> Answer:
    """Previews and, unless it is a dry run or rows are refused, counts."""
    from desktop.domain.counts import CountDraft, Verdicts
    from desktop.services import places
    from desktop.services.counts import sheets, take

    desk, asked = visit.desk, visit.asked
    where = places.find_place(desk, asked.place)
    seen = sheets.preview_place(desk, where.id, asked.file, tree=asked.tree)
    if asked.dry_run or (seen.troubles and not asked.skip_refused):
        return _report(seen, None, dry_run=asked.dry_run)
    draft = CountDraft(asked.name or asked.file.stem, where.id, tree=asked.tree)
    verdicts = Verdicts(less=asked.less, more=asked.more, rest_is_zero=asked.rest_is_zero)
    done = take(desk, visit.op, draft, seen.drafts, verdicts)
    return _report(seen, done, dry_run=False)


def _report(seen: Any, done: Any, *, dry_run: bool) -> Answer:
    from desktop.domain.errors import RowsRefused
    from desktop.wording.refusals import sentence, trouble, why

    differences = () if done is None else done.differences
    data = {
        "lines": len(seen.rows) if done is None else done.lines,
        "differences": [
            {
                "item": one.code,
                "expected": one.expected,
                "counted": one.counted,
                "place": one.place,
                "owner": one.owner,
                "booked": one.booked,
                "reason": one.reason,
            }
            for one in differences
        ],
        "batch": None if done is None else op_text(done.op),
        "dry_run": dry_run,
        "empty": seen.sheet.empty,
        "refused": [
            {"row": t.row, "column": t.column, "value": t.value, "code": t.code, "why": why(t)}
            for t in seen.troubles
        ],
        "rows": [
            {"row": row.line.row, "item": row.draft.code, "counted": row.draft.qty,
             "estimate": row.draft.estimate, "fate": row.fate.value}
            for row in seen.rows
        ],
        "disputed": [] if done is None else list(done.disputed),
        "unknown_columns": list(seen.sheet.unknown),
    }  # fmt: skip
    said = ngettext("{n} line counted.", "{n} lines counted.", len(seen.rows))
    parts = [said.format(n=len(seen.rows))]
    if differences:
        columns = [
            *(Column(_("Code")), Column(_("Name")), Column(_("On the books"), right=True)),
            *(Column(_("Counted"), right=True), Column(_("Difference"), right=True)),
        ]
        lines = [
            (d.code, d.title, d.expected, d.counted, f"{d.counted - d.expected:+,}")
            for d in differences
        ]
        parts.append(table(columns, lines))
    for name, values in (
        (_("Fewer than none on the books now"), data["disputed"]),
        (_("Columns that say nothing here"), seen.sheet.unknown),
    ):
        if values:
            parts.append(labelled(name, listed(values)))
    parts += [trouble(found) for found in seen.troubles]
    stopped = bool(seen.troubles) and done is None and not dry_run
    if data["batch"]:
        parts.append(_("Written. To take it all back: yuanwu undo {batch}").format(**data))
    elif dry_run:
        parts.append(_("Nothing was written (dry run)."))
    return Answer(
        data,
        "\n".join(parts),
        exit=2 if stopped else 0,
        aside=sentence(RowsRefused(len(seen.troubles))) if stopped else "",
    )
