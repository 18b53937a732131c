"""`import`: a list becomes stock, production or requests, every row's fate said first."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, money, op_text, table
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand
from desktop.domain.imports import Fate
from desktop.wording import N_, _
from desktop.wording.joining import labelled, listed

if TYPE_CHECKING:
    from desktop.services.imports import Preview

NAME = "import"
ABOUT = N_("import a list (CSV or XLSX): every row's fate first, then all or nothing")
# What becomes of a list that is none of stock.
_KINDS = {
    "awards": N_(
        "“{file}” says who gets an award. Certificates are made from it: yuanwu paper "
        'certificates TEMPLATE "{file}" --preview --out DIR (yuanwu paper certificates --list '
        "names the templates). If it is a list of stock all the same, say --as items."
    ),
    "people": N_(
        "“{file}” is a list of people. Certificates, cards and badges are made from it: yuanwu "
        'paper certificates TEMPLATE "{file}" --preview --out DIR (yuanwu paper certificates '
        "--list names the templates). If it is a list of stock all the same, say --as items."
    ),
}
_SHOWN = 40  # changed rows listed for people; scripts get all


def options(parser: argparse.ArgumentParser) -> None:
    """FILE and how to take it."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--as",
        dest="kind",
        choices=("items", "production", "requests", *_KINDS),
        help=_("what the list holds (else it is guessed)"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only say what would become of each row")
    )
    parser.add_argument(
        "--skip-refused", action="store_true", help=_("leave refused rows out and take the rest")
    )
    parser.add_argument(
        "--event", metavar="E", help=_("of production: which event it is for (else by its name)")
    )
    parser.add_argument(
        "--place", metavar="P", help=_("of production: where the goods that came in lie")
    )
    parser.add_argument("--sheet", metavar="NAME", help=_("which sheet of a workbook"))
    reading.add_column(parser)


def run(visit: Visit) -> Answer:
    """Previews and, unless it is a dry run or rows are refused, writes."""
    from desktop.domain.errors import Ambiguous
    from desktop.exchange.kinds import Kind, kind_of
    from desktop.services import catalogue, imports
    from desktop.wording.columns import heading

    asked = visit.asked
    kind = (
        Kind(asked.kind)
        if asked.kind
        else Kind.ITEMS
        if asked.column
        else kind_of(asked.file, asked.sheet)
    )
    if kind is Kind.PRODUCTION:
        from desktop.cli import production

        return production.take(visit)
    if kind is Kind.REQUESTS:
        from desktop.cli import requisitions

        return requisitions.take(visit)
    if kind is not Kind.ITEMS:
        raise BadCommand(_(_KINDS[kind]).format(file=asked.file.name))
    desk = visit.desk
    seen = visit.follow(
        imports.preview(desk, asked.file, mapping=dict(asked.column), sheet=asked.sheet)
    )
    for field, headings in seen.list.doubtful.items():
        raise Ambiguous("heading", f"{heading(field)} (--column {field}=…)", headings)
    refused = seen.counts[Fate.REFUSED]
    if asked.dry_run or (refused and not asked.skip_refused):
        return _report(seen, None, asked.dry_run)
    # Said again with the same --op the file is in already: what was written then is the answer.
    done = visit.follow(imports.apply(desk, visit.op, seen, skip_refused=asked.skip_refused))
    if done.batch is not None:
        visit.watch(catalogue.spell_pending(desk))
    return _report(seen, done, False)


def _report(seen: Preview, done: Any, dry_run: bool) -> Answer:
    from desktop.domain.errors import RowsRefused
    from desktop.wording.refusals import sentence

    counts = {fate.value: seen.counts[fate] for fate in Fate}
    rows = len({f.row.row for f in seen.fates} | {t.row for t in seen.troubles})
    batch = None
    if done is not None:
        rows, batch = done.rows, done.batch and op_text(done.batch)
        counts |= {
            "new": done.new,
            "changed": done.changed,
            "same": done.same,
            "differs": done.differs,
            "refused": done.refused,
        }
    stopped = bool(seen.troubles) and done is None and not dry_run
    data = {
        "kind": "items",
        "rows": rows,
        "new": counts["new"],
        "changed": counts["changed"],
        "same": counts["same"],
        "differs": counts["differs"],
        "refused": [_trouble(trouble) for trouble in seen.troubles],
        "batch": batch,
        "dry_run": dry_run,
        "new_places": list(seen.new_places),
        "new_categories": list(seen.new_categories),
        "new_owners": list(seen.new_owners),
        "unknown_columns": list(seen.list.unknown),
        "fates": [_fate(fate) for fate in seen.fates],
    }
    return Answer(
        data,
        _words(seen, data, counts),
        exit=2 if stopped else 0,
        aside=sentence(RowsRefused(counts["refused"])) if stopped else "",
    )


def _trouble(trouble: Any) -> dict[str, Any]:
    from desktop.wording.refusals import why

    return {
        "row": trouble.row,
        "column": trouble.column,
        "value": trouble.value,
        "code": trouble.code,
        "why": why(trouble),
    }


def _fate(fate: Any) -> dict[str, Any]:
    told = {"row": fate.row.row, "item": fate.row.code, "fate": fate.fate.value}
    changes = [{"field": f, "before": b, "after": a} for f, b, a in fate.changes]
    return told | {"changes": changes, "other_row": fate.other_row}


def _words(seen: Preview, data: dict[str, Any], counts: dict[str, int]) -> str:
    from desktop.wording import words
    from desktop.wording.columns import heading
    from desktop.wording.refusals import trouble

    parts = [
        "  ".join(
            f"{words.fate(fate)} {counts[fate.value]:,}" for fate in Fate if counts[fate.value]
        )
        or _("The list has no rows.")
    ]
    if seen.already_in:
        parts.append(_("All of it is in already: nothing new."))
    for name, values in (
        (_("New places"), seen.new_places),
        (_("New categories"), seen.new_categories),
        (_("New owners"), seen.new_owners),
        (_("Columns that say nothing here"), seen.list.unknown),
    ):
        if values:
            parts.append(labelled(name, listed(values)))
    telling = [f for f in seen.fates if f.fate in (Fate.CHANGED, Fate.DIFFERS)][:_SHOWN]
    if telling:
        columns = [Column(_("Row"), True), Column(_("Code")), Column(_("What changes"))]
        lines = [
            (
                f.row.row,
                f.row.code,
                listed(_change(n, heading(n), b, a) for n, b, a in f.changes),
            )
            for f in telling
        ]
        parts.append(table(columns, lines))
    parts += [trouble(found) for found in seen.troubles]
    if data["batch"]:
        parts.append(_("Written. To take it all back: yuanwu undo {batch}").format(**data))
    elif data["dry_run"]:
        parts.append(_("Nothing was written (dry run)."))
    return "\n".join(parts)


def _change(field: str, name: str, before: Any, after: Any) -> str:
    old, new = (
        "–" if value is None else money(value) if field.endswith("_fen") else str(value)
        for value in (before, after)
    )
    return labelled(name, f"{old} → {new}")
