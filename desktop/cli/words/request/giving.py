"""`request give`: something for each person of a list, as one act."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, op_text
from desktop.cli.telling import table as tabled
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import labelled, listed
from desktop.wording.requisitions.giving import from_there, lacking, size_unsaid

if TYPE_CHECKING:
    from desktop.domain.requisitions.giving import GiveDraft, PeopleList, Weighed

NAME = "give"
ABOUT = N_("give something to each person of a list: all of them or nobody")


def options(parser: argparse.ArgumentParser) -> None:
    """Whom, what, from where."""
    parser.add_argument(
        "list",
        metavar="LIST",
        type=Path,
        help=_("people (CSV or XLSX): name, size, phone, address"),
    )
    parser.add_argument(
        "goods", metavar="CODE[xN]", nargs="+", type=reading.goods, help=_("what each gets")
    )
    parser.add_argument("--name", required=True, help=_("what the act is called"))
    parser.add_argument(
        "--from", dest="place", metavar="PLACE", required=True, help=_("the home it comes from")
    )
    parser.add_argument("--audience", default="", metavar="A", help=_("whose quota it counts on"))
    parser.add_argument("--event", metavar="E", help=_("the event it is for"))
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why it is over the quota"))
    parser.add_argument("--sheet", metavar="NAME", help=_("which sheet of a workbook"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what it takes"))


def run(visit: Visit) -> Answer:
    """Looks at it first; gives unless it is a dry run."""
    from desktop.domain.requisitions.giving import Gift, GiveDraft
    from desktop.services import booth, places
    from desktop.services.requisitions import giving

    asked, desk = visit.asked, visit.desk
    people = giving.read(asked.list, sheet=asked.sheet)
    draft = GiveDraft(
        name=asked.name,
        gifts=tuple(Gift(one.code, one.qty) for one in asked.goods),
        people=people.people,
        place=places.find_place(desk, asked.place).id,
        audience=asked.audience,
        event=booth.event(desk, asked.event).id if asked.event else None,
    )
    seen = giving.weigh(desk, draft)
    data: dict[str, Any] = _seen(people, seen) | {"op": None, "giveaway": None, "parcels": []}
    if not asked.dry_run:
        done = giving.give(desk, visit.op, draft, asked.reason)
        data |= {
            "op": op_text(done.op),
            "giveaway": done.id,
            "people": done.people,
            "pieces": done.pieces,
            "parcels": done.parcels,
        }
    return Answer(data, _words(draft, people, seen, data))


def _seen(people: PeopleList, seen: Weighed) -> dict[str, Any]:
    return {
        "people": len(people.people),
        "pieces": sum(need.wanted for need in seen.needs),
        "twice": list(people.twice),
        "failed": people.failed,
        "needs": [
            {
                "item": n.code,
                "wanted": n.wanted,
                "free": n.free,
                "without": list(n.people),
                "elsewhere": [{"place": t.path, "free": t.free} for t in n.elsewhere],
            }
            for n in seen.needs
        ],
        "instead": [there.path for there in seen.instead],
        "had": [
            {"person": h.name, "this_year": h.this_year, "ever": h.ever, "last": h.last}
            for h in seen.had
        ],
        "over": [
            {"item": o.code, "audience": o.audience, "wanted": o.wanted, "may": o.may}
            for o in seen.over
        ],
        "unfit": [{"person": n, "size": s, "item": i} for n, s, i in seen.unfit],
        "unsaid": [{"person": n, "item": i} for n, i in seen.unsaid],
    }


def _words(draft: GiveDraft, people: PeopleList, seen: Weighed, data: dict[str, Any]) -> str:
    from desktop.wording.refusals import trouble

    n = len(people.people)
    parts = [ngettext("{n} person", "{n} people", n).format(n=f"{n:,}")]
    columns = [Column(_("Code")), Column(_("Item")), Column(_("Wanted"), True)]
    columns.append(Column(_("Free"), True))
    rows = [(need.code, need.item, need.wanted, need.free) for need in seen.needs]
    parts.append(tabled(columns, rows))
    parts += [lacking(need) for need in seen.needs if need.short]
    if seen.instead:
        parts.append(from_there(seen.instead[0].path))
    if people.twice:
        parts.append(labelled(_("More than once in the list, taken once"), listed(people.twice)))
    if people.failed:
        said = ngettext("{n} did not pass", "{n} did not pass", people.failed)
        parts.append(said.format(n=f"{people.failed:,}"))
    if seen.had:
        names = [f"{one.name} ({one.this_year}/{one.ever})" for one in seen.had]
        parts.append(labelled(_("Had something before (this year/ever)"), listed(names)))
    for one, size, item in seen.unfit:
        parts.append(_("{name}: no {item} in “{size}”").format(name=one, item=item, size=size))
    parts += size_unsaid(seen)
    parts += [trouble(found) for found in people.troubles]
    if data["op"]:
        done = ngettext(
            "“{name}”: given to {n} person. To take it back: yuanwu undo {op}",
            "“{name}”: given to {n} people. To take it back: yuanwu undo {op}",
            n,
        )
        parts.append(done.format(name=draft.name, n=f"{n:,}", op=data["op"]))
    else:
        parts.append(_("Nothing was written (dry run)."))
    return "\n".join(parts)
