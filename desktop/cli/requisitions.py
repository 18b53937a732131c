"""Lists of requests at the command line: taken in with every row's fate, and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.cli.telling import Answer, Column, op_text
from desktop.cli.telling import table as tabled
from desktop.cli.visit import Visit
from desktop.domain.imports import Fate
from desktop.wording import _, ngettext, spoken
from desktop.wording.joining import labelled, listed

if TYPE_CHECKING:
    from desktop.domain.imports import Trouble
    from desktop.domain.requisitions.taking import AskedFate
    from desktop.exchange.tables import Table
    from desktop.services.requisitions.taking import Preview, Taken

_SHOWN = 40  # rows listed for people; scripts get all


def table(visit: Visit) -> Table:
    """All requests with their lines, contacts masked; lines as objects in JSON."""
    from desktop.services.requisitions import exporting

    whole = visit.asked.out.suffix.lower() == ".json"
    return visit.follow(
        exporting.table(visit.desk, _("Requests"), chinese=spoken() == "zh", whole=whole)
    )


def take(visit: Visit) -> Answer:
    """Previews a list of requests and, unless it is a dry run or rows are refused, writes it."""
    from desktop.domain.errors import Ambiguous
    from desktop.services.requisitions import taking
    from desktop.wording.columns import heading

    asked, desk = visit.asked, visit.desk
    seen = visit.follow(
        taking.preview(desk, asked.file, mapping=dict(asked.column), sheet=asked.sheet)
    )
    for field, headings in seen.list.doubtful.items():
        raise Ambiguous("heading", f"{heading(field)} (--column {field}=…)", headings)
    if asked.dry_run or (seen.refused and not asked.skip_refused):
        return _report(seen, None, asked.dry_run)
    done = visit.follow(taking.apply(desk, visit.op, seen, skip_refused=asked.skip_refused))
    return _report(seen, done, False)


def _report(seen: Preview, done: Taken | None, dry_run: bool) -> Answer:
    from desktop.domain.errors import RowsRefused
    from desktop.wording.refusals import sentence

    counts = {fate: seen.count(fate) for fate in Fate}
    if done is not None:
        counts |= {
            Fate.NEW: done.new,
            Fate.CHANGED: done.changed,
            Fate.SAME: done.same,
            Fate.DIFFERS: done.differs,
        }
    stopped = bool(seen.refused) and done is None and not dry_run
    data = {
        "kind": "requests",
        "list": seen.list.kind.value,
        "rows": (len(seen.fates) + seen.refused if done is None else done.rows) + seen.left,
        "new": counts[Fate.NEW],
        "changed": counts[Fate.CHANGED],
        "same": counts[Fate.SAME],
        "differs": counts[Fate.DIFFERS],
        "refused": [_trouble(one) for one in seen.list.troubles],
        "left_out": [_trouble(one) for one in seen.list.left],
        "batch": op_text(done.batch) if done is not None and done.batch else None,
        "dry_run": dry_run,
        "columns": dict(seen.list.columns),
        "article_columns": [
            {"heading": one.heading, "said": one.said, "item": one.code, "sure": one.sure.value}
            for one in seen.list.headed
        ],
        "unknown_columns": list(seen.list.unknown),
        "private_columns": list(seen.list.kept),
        "fates": [_fate(one) for one in seen.fates],
    }
    return Answer(
        data,
        _words(seen, data, counts),
        exit=2 if stopped else 0,
        aside=sentence(RowsRefused(seen.refused)) if stopped else "",
    )


def _trouble(one: Trouble) -> dict[str, Any]:
    from desktop.wording.refusals import why

    return {
        "row": one.row,
        "column": one.column,
        "value": one.value,
        "code": one.code,
        "why": why(one),
    }


def _fate(one: AskedFate) -> dict[str, Any]:
    from desktop.wording.requisitions.notices import notice

    return {
        "row": one.row,
        "rows": list(one.rows),
        "item": one.number,
        "fate": one.fate.value,
        "changes": [{"field": f, "before": b, "after": a} for f, b, a in one.changes],
        "other_row": None,
        "notices": [
            {"code": n.what.value, "said": n.said, "why": notice(n.what.value, n.said)}
            for n in one.notices
        ],
        "lines": [
            {
                "said": line.said,
                "item": line.code,
                "qty": line.qty,
                "qty_said": line.qty_said,
                "sure": line.sure.value,
            }
            for line in one.lines
        ],
    }


def _words(seen: Preview, data: dict[str, Any], counts: dict[Fate, int]) -> str:
    from desktop.wording.columns import field as called
    from desktop.wording.refusals import trouble
    from desktop.wording.requisitions.notices import fate, notice
    from desktop.wording.requisitions.taking import column

    numbers = "  ".join(f"{fate(f)} {counts[f]:,}" for f in Fate if counts[f])
    parts = [numbers or _("The list has no rows.")]
    if seen.already_in:
        parts.append(_("All of it is in already: nothing new."))
    for name, values in (
        (_("Columns"), [f"{said} → {called(key)}" for key, said in seen.list.columns.items()]),
        (
            _("A column for each article"),
            [
                column(one.heading, seen.names.get(one.code or "", ""), one.sure)
                for one in seen.list.headed
            ],
        ),
        (_("Kept in the private remark"), seen.list.kept),
        (_("Columns that say nothing here"), seen.list.unknown),
    ):
        if values:
            parts.append(labelled(name, listed(values)))
    told = [one for one in seen.fates if one.notices or one.fate is Fate.CHANGED]
    if told:
        columns = [
            Column(_("Row"), True),
            Column(_("Number")),
            Column(_("Event")),
            Column(_("What happens")),
            Column(_("To know")),
        ]
        parts.append(
            tabled(
                columns,
                [
                    (
                        one.row,
                        one.number,
                        one.title,
                        fate(one.fate),
                        listed(
                            [
                                *(change(*said) for said in one.changes),
                                *(notice(n.what.value, n.said) for n in one.notices),
                            ]
                        ),
                    )
                    for one in told[:_SHOWN]
                ],
            )
        )
        more = len(told) - _SHOWN
        if more > 0:
            said = ngettext("… and {n} more row", "… and {n} more rows", more)
            parts.append(said.format(n=f"{more:,}"))
    parts += [trouble(found) for found in (*seen.list.troubles, *seen.list.left)]
    if data["batch"]:
        parts.append(_("Written. To take it all back: yuanwu undo {batch}").format(**data))
    elif data["dry_run"]:
        parts.append(_("Nothing was written (dry run)."))
    return "\n".join(parts)


def change(field: str, before: object, after: object) -> str:
    """What of a request changes, in words."""
    from desktop.wording.columns import field as called

    old, new = ("–" if value in (None, "") else str(value) for value in (before, after))
    return labelled(called(field), f"{old} → {new}")
