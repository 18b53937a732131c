"""`outing`: an event's goods: what became of them, taken along, brought back, named, closed."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, local, op_text, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.services.outings import Sheet

NAME = "outing"
ABOUT = N_("an event's goods: the packing list, what became of them, brought back, named, closed")
_ACTS = ("show", "pack", "take", "back", "name", "close", "sizes")


def options(parser: argparse.ArgumentParser) -> None:
    """Which event, and what to do with its goods."""
    parser.add_argument("event", metavar="EVENT")
    parser.add_argument("act", choices=_ACTS, nargs="?", default="show")
    parser.add_argument("goods", nargs="*", type=reading.goods, metavar="CODE[xN]")
    parser.add_argument("--from", dest="source", metavar="PLACE", help=_("take: from this place"))
    parser.add_argument("--to", dest="goal", metavar="PLACE",
                        help=_("back, name: to this place"))  # fmt: skip
    parser.add_argument("--box", action="append", default=[], metavar="PLACE",
                        help=_("take, back: this box with all it holds"))  # fmt: skip
    parser.add_argument("--packed", action="store_true",
                        help=_("take: leave in the boxes what they hold"))  # fmt: skip
    parser.add_argument("--as", dest="naming", metavar="WHAT",
                        choices=("lost", "given", "handed_on", "unknown", "damaged", "used",
                                 "scrapped"),
                        help=_("name: what became of it"))  # fmt: skip
    parser.add_argument("--owner", metavar="NAME", help=_("only goods of this owner"))
    parser.add_argument("--like", metavar="EVENT", help=_("pack: read from this event"))
    parser.add_argument("--at", type=reading.moment, metavar="TIME",
                        help=_("it happened then and is told now"))  # fmt: skip
    parser.add_argument("--anyway", action="store_true",
                        help=_("even where it contradicts what is known since"))  # fmt: skip


def run(visit: Visit) -> Answer:
    """Does one of the acts, or shows."""
    from desktop.services import booth

    event = booth.event(visit.desk, visit.asked.event).id
    return {
        "show": _show,
        "pack": _pack,
        "take": _take,
        "back": _back,
        "name": _name,
        "close": _close,
        "sizes": _sizes,
    }[visit.asked.act](visit, event)


def _place(visit: Visit, name: str | None, option: str) -> int:
    from desktop.domain.errors import Missing
    from desktop.services import places

    if not name:
        raise Missing(option)
    return places.find_place(visit.desk, name).id


def _owner(visit: Visit) -> int | None:
    from desktop.cli.finding import owner

    return owner(visit.desk, visit.asked.owner).id if visit.asked.owner else None


def _boxes(visit: Visit) -> list[int]:
    return [_place(visit, name, "box") for name in visit.asked.box]


def _show(visit: Visit, event: int) -> Answer:
    from desktop.services import outings
    from desktop.wording import reports

    found = outings.sheet(visit.desk, event)
    told = outings.sheet_report(visit.desk, found, (), ())
    first = told.tables[0]
    columns = [Column(reports.field(f.key), n > 1) for n, f in enumerate(first.fields)]
    rows = [
        [reports.cell(c, f) for c, f in zip(line.cells, first.fields, strict=True)]
        for line in first.lines
    ]
    parts = [found.event.name, *(reports.remark(one) for one in told.remarks)]
    parts.append(table(columns, rows) if rows else _("Nothing was taken along."))
    return Answer(_data(found), "\n".join(parts))


def _data(found: Sheet) -> dict[str, Any]:
    return {
        "event": found.event.name,
        "closed_at": local(found.closed_at),
        "rest": found.rest,
        "boxes": [box.path for box in found.boxes],
        "lines": [
            {
                "item": line.variant.code,
                "name": line.variant.title,
                "owner": line.owner_name,
                **asdict(line.tally),
                "rest": line.tally.rest,
                "gone_at": local(line.ran_out_at),
            }
            for line in found.lines
        ],
    }


def _pack(visit: Visit, event: int) -> Answer:
    from desktop.services import booth, outings
    from desktop.wording import outings as words

    like = visit.asked.like
    found = outings.proposal(visit.desk, event, booth.event(visit.desk, like).id if like else None)
    data = {
        "event": found.event.name,
        "like": found.like.name if found.like else None,
        "lines": [
            {
                "item": one.variant.code,
                "qty": one.qty,
                "there": one.there,
                "short": one.short,
                "from": [{"place": p.path, "qty": p.qty} for p in one.parts],
                "why": [asdict(why) for why in one.reasons],
            }
            for one in found.lines
        ],
    }
    columns = [
        Column(_("Code")), Column(_("Item")), Column(_("Take along"), True),
        Column(_("Where from")), Column(_("Why")),
    ]  # fmt: skip
    rows = [
        (
            one.variant.code, one.variant.title, f"{one.qty:,}",
            " · ".join(f"{p.path} {p.qty:,}" for p in one.parts), words.reasons(one.reasons),
        )
        for one in found.lines
    ]  # fmt: skip
    nothing = _("There was no event with goods before.")
    return Answer(data, table(columns, rows) if rows else nothing)


def _take(visit: Visit, event: int) -> Answer:
    from desktop.services import outings

    asked = visit.asked
    source = _place(visit, asked.source, "from") if asked.goods else 0
    owner = _owner(visit)
    wishes = [outings.Wish(g.code, g.qty, source, owner) for g in asked.goods]
    done = outings.take(
        visit.desk, visit.op, event, wishes, _boxes(visit),
        unpack=not asked.packed, at=asked.at, anyway=asked.anyway,
    )  # fmt: skip
    said = ngettext("{n} piece taken along to {event}", "{n} pieces taken along to {event}",
                    done.pieces)  # fmt: skip
    data = {**asdict(done), "op": op_text(done.op)}
    return Answer(data, said.format(n=f"{done.pieces:,}", event=done.event))


def _back(visit: Visit, event: int) -> Answer:
    from desktop.services import outings

    asked, owner = visit.asked, _owner(visit)
    lines = [outings.HomeLine(g.code, g.qty, owner) for g in asked.goods]
    done = outings.bring_home(
        visit.desk, visit.op, event, _place(visit, asked.goal, "to"), lines, _boxes(visit),
        at=asked.at, anyway=asked.anyway,
    )  # fmt: skip
    said = ngettext("{n} piece brought back", "{n} pieces brought back", done.pieces)
    data = {**asdict(done), "op": op_text(done.op)}
    return Answer(data, said.format(n=f"{done.pieces:,}"))


def _name(visit: Visit, event: int) -> Answer:
    from desktop.domain.errors import Missing
    from desktop.services import outings
    from desktop.wording import outings as words

    asked, owner = visit.asked, _owner(visit)
    if not asked.naming:
        raise Missing("as")
    naming = outings.Naming(asked.naming)
    goal = _place(visit, asked.goal, "to") if asked.goal else None
    lines = [outings.Named(g.code, g.qty, naming, owner, goal) for g in asked.goods]
    done = outings.name_rest(visit.desk, visit.op, event, lines, at=asked.at, anyway=asked.anyway)
    said = ngettext("{n} piece named: {what}", "{n} pieces named: {what}", done.pieces)
    data = {**asdict(done), "op": op_text(done.op)}
    return Answer(data, said.format(n=f"{done.pieces:,}", what=words.naming(naming.value)))


def _close(visit: Visit, event: int) -> Answer:
    from desktop.services import outings

    done = outings.close(visit.desk, visit.op, event)
    data = {**asdict(done), "op": op_text(done.op)}
    return Answer(data, _("The goods of {event} are settled").format(event=done.event))


def _sizes(visit: Visit, event: int) -> Answer:
    from desktop.services import outings
    from desktop.wording import outings as words

    found = outings.results(visit.desk, event)
    data = [
        {
            "item": one.variant.code,
            "name": one.variant.title,
            "taken": one.tally.came,
            "gone": one.tally.gone,
            "back_percent": one.back_percent,
            "gone_at": local(one.ran_out_at),
            "order": one.order.qty,
            "why": [asdict(why) for why in one.order.reasons],
        }
        for one in found
    ]
    columns = [
        Column(_("Code")), Column(_("Item")), Column(_("Taken along"), True),
        Column(_("In all"), True), Column(_("Came back"), True), Column(_("To order"), True),
        Column(_("Why")),
    ]  # fmt: skip
    rows = [
        (
            one.variant.code, one.variant.title, f"{one.tally.came:,}", f"{one.tally.gone:,}",
            f"{one.back_percent} %", f"{one.order.qty:,}", words.reasons(one.order.reasons),
        )
        for one in found
    ]  # fmt: skip
    return Answer(data, table(columns, rows) if rows else _("Nothing was taken along."))
