"""Tables of production at the command line: taken in with every row's fate, and written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.cli.telling import Answer, Column, money, op_text
from desktop.cli.telling import table as tabled
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand, NotFound
from desktop.domain.imports import Fate
from desktop.wording import _
from desktop.wording.joining import labelled, listed

if TYPE_CHECKING:
    from desktop.exchange.tables import Table
    from desktop.services.production.lists import Preview, Taken

_SHOWN = 40  # changed rows listed for people; scripts get all


def add_table(parser: argparse.ArgumentParser) -> None:
    """`--table` and `--event` of `export production`."""
    parser.add_argument(
        "--table",
        metavar="NAME",
        help=_("of production: 物料总表, 分箱表, 到货验收, 现场回收, 预算表 or 审批记录"),
    )
    parser.add_argument("--event", metavar="E", help=_("of production: only what is for an event"))


def refuse_table(asked: argparse.Namespace) -> None:
    """Raises BadCommand where a table or event is asked of another list."""
    if asked.table or asked.event:
        raise BadCommand(_("Only “yuanwu export production” has tables and events."))


def table(visit: Visit) -> Table:
    """The table that is asked for, 物料总表 unless said. Raises NotFound."""
    from desktop.domain.production.lists import TITLES, TableKind
    from desktop.services import booth
    from desktop.services.production import lists

    asked = visit.asked
    known = {**{title: kind for kind, title in TITLES.items()}, **{k.value: k for k in TableKind}}
    kind = known.get((asked.table or TITLES[TableKind.LIST]).strip())
    if kind is None:
        raise NotFound("table", asked.table, tuple(TITLES.values()))
    event = booth.event(visit.desk, asked.event).id if asked.event else None
    return lists.table(visit.desk, kind, event)


def take(visit: Visit) -> Answer:
    """Previews a table and, unless it is a dry run or rows are refused, writes it."""
    from desktop.domain.errors import Ambiguous, BadFile
    from desktop.domain.production.lists import TableKind
    from desktop.services import booth, catalogue, places
    from desktop.services.production import lists
    from desktop.wording.columns import heading

    asked, desk = visit.asked, visit.desk
    how: dict[str, Any] = {
        "event": booth.event(desk, asked.event).id if asked.event else None,
        "place": places.find_place(desk, asked.place).id if asked.place else None,
        "mapping": dict(asked.column),
        "sheet": asked.sheet,
    }
    try:
        seen = visit.follow(lists.preview(desk, asked.file, **how))
    except BadFile as unknown:
        # Said to be of production, with headings of no table in particular: then it is the list.
        if unknown.why != "unknown_kind" or not asked.kind:
            raise
        seen = visit.follow(lists.preview(desk, asked.file, kind=TableKind.LIST, **how))
    for field, headings in seen.list.doubtful.items():
        raise Ambiguous("heading", f"{heading(field)} (--column {field}=…)", headings)
    if asked.dry_run or (seen.outcome.refused and not asked.skip_refused):
        return _report(seen, None, asked.dry_run)
    done = visit.follow(lists.apply(desk, visit.op, seen, skip_refused=asked.skip_refused))
    if done.batch is not None:
        visit.watch(catalogue.spell_pending(desk))
    return _report(seen, done, False)


def _report(seen: Preview, done: Taken | None, dry_run: bool) -> Answer:
    from desktop.domain.errors import RowsRefused
    from desktop.domain.production.lists import TITLES
    from desktop.wording.refusals import sentence, why

    outcome = seen.outcome
    counts = {fate: outcome.count(fate) for fate in Fate}
    if done is not None:
        counts |= {Fate.NEW: done.new, Fate.CHANGED: done.changed, Fate.SAME: done.same}
    stopped = bool(outcome.troubles) and done is None and not dry_run
    data = {
        "kind": "production",
        "table": TITLES[seen.list.kind],
        "rows": len(outcome.rows) + outcome.refused if done is None else done.rows,
        "new": counts[Fate.NEW],
        "changed": counts[Fate.CHANGED],
        "same": counts[Fate.SAME],
        "differs": 0,
        "refused": [
            {
                "row": one.row,
                "column": one.column,
                "value": one.value,
                "code": one.code,
                "why": why(one),
            }
            for one in outcome.troubles
        ],
        "batch": op_text(done.batch) if done is not None and done.batch else None,
        "dry_run": dry_run,
        "event": seen.event_name or None,
        "new_places": list(outcome.new_places),
        "new_suppliers": list(outcome.new_suppliers),
        "new_items": list(outcome.new_items),
        "unknown_columns": list(seen.list.unknown),
        "fates": [
            {
                "row": row.row,
                "item": row.name,
                "fate": row.fate.value,
                "changes": [{"field": f, "before": b, "after": a} for f, b, a in row.changes],
                "other_row": None,
            }
            for row in outcome.rows
        ],
    }
    return Answer(
        data,
        _words(seen, data, counts),
        exit=2 if stopped else 0,
        aside=sentence(RowsRefused(outcome.refused)) if stopped else "",
    )


def _words(seen: Preview, data: dict[str, Any], counts: dict[Fate, int]) -> str:
    from desktop.wording import words
    from desktop.wording.columns import heading
    from desktop.wording.refusals import trouble

    outcome = seen.outcome
    numbers = "  ".join(f"{words.fate(f)} {counts[f]:,}" for f in Fate if counts[f])
    parts = [numbers or _("The list has no rows."), labelled(_("Table"), data["table"])]
    if seen.already_in:
        parts.append(_("All of it is in already: nothing new."))
    told: Sequence[tuple[str, Sequence[str]]] = (
        (_("Event"), (seen.event_name,) if seen.event_name else ()),
        (_("New places"), outcome.new_places),
        (_("New suppliers"), outcome.new_suppliers),
        (_("New items"), outcome.new_items),
        (_("Columns that say nothing here"), seen.list.unknown),
    )
    parts += [labelled(name, listed(values)) for name, values in told if values]
    changed = [row for row in outcome.rows if row.fate is Fate.CHANGED][:_SHOWN]
    if changed:
        columns = [Column(_("Row"), True), Column(_("Name")), Column(_("What changes"))]
        lines = [
            (r.row, r.name, listed(_change(f, heading(f), b, a) for f, b, a in r.changes))
            for r in changed
        ]
        parts.append(tabled(columns, lines))
    parts += [trouble(found) for found in outcome.troubles]
    if data["batch"]:
        parts.append(_("Written. To take it all back: yuanwu undo {batch}").format(**data))
    elif data["dry_run"]:
        parts.append(_("Nothing was written (dry run)."))
    return "\n".join(parts)


def _change(field: str, name: str, before: object, after: object) -> str:
    old, new = (_shown(field, value) for value in (before, after))
    return labelled(name, f"{old} → {new}")


def _shown(field: str, value: object) -> str:
    from desktop.wording import production

    if value is None:
        return "–"
    if field.endswith("_fen") and isinstance(value, int):
        return money(value)
    ways = {
        "stage": production.stage,
        "kind": production.making,
        "contract": production.contract,
        "paid_how": production.paid_how,
        "pay_state": production.pay_state,
        "invoice_state": production.invoice_state,
    }
    return ways[field](str(value)) if field in ways else str(value)
