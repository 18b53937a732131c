"""The community's tables about production as they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.production import Production, Stage
from desktop.domain.production.lists import TableKind
from desktop.exchange.production import table_of
from desktop.exchange.tables import Table
from desktop.services.changes import Desk
from desktop.services.production.acting import today
from desktop.store import catalogue
from desktop.store.booth import events
from desktop.store.holdings import paths
from desktop.store.outings import closing
from desktop.store.production import approvals, arrivals, boxing, listing
from desktop.store.production.rows import plain

_ALL = 10**9
_ARRIVED = (Stage.GOODS_IN, Stage.BOXED, Stage.ON_SITE, Stage.BACK)
Said = Mapping[str, object]


def table(desk: Desk, kind: TableKind, event: int | None = None) -> Table:
    """One of the tables with the community's headings, of an event (None: of all)."""
    makers = {
        TableKind.LIST: _things,
        TableKind.BUDGET: _budget,
        TableKind.GOODS_IN: _parts,
        TableKind.BOXES: _boxes,
        TableKind.BACK: _back,
        TableKind.APPROVALS: _approvals,
    }
    return table_of(kind, makers[kind](desk, event))


def _made(desk: Desk, event: int | None) -> tuple[Production, ...]:
    with desk.database.reading() as connection:
        page = listing.things(connection, today(desk), event_id=event, sort="added", limit=_ALL)
    return page.rows


def _said(one: Production) -> dict[str, object]:
    draft = one.draft
    said = plain(draft) | {"supplier": one.supplier}
    arrived = draft.stage in _ARRIVED
    return said | {"arrives_on": said["arrived_on" if arrived else "promised_on"]}


def _things(desk: Desk, event: int | None) -> Iterable[Said]:
    return [_said(one) for one in _made(desk, event) if one.draft.stage is not Stage.BUDGET]


def _budget(desk: Desk, event: int | None) -> Iterable[Said]:
    return [_said(one) for one in _made(desk, event)]


def _parts(desk: Desk, event: int | None) -> Iterable[Said]:
    """One row a thing: what was to come and what came in all, its last acceptor, all problems."""
    things = _made(desk, event)
    with desk.database.reading() as connection:
        every = arrivals.parts(connection)
    for one in things:
        came = [part for production, part in every if production == one.id]
        if not came:
            continue
        passed: object = one.good
        if one.good in (0, one.arrived):
            passed = bool(one.good)
        yield {
            "name": one.draft.name,
            "expected": one.draft.qty or one.arrived,
            "arrived": one.arrived,
            "passed": passed,
            "accepted_by": came[-1].accepted_by,
            "problem": "；".join(part.problem for part in came if part.problem),
        }


def _boxes(desk: Desk, event: int | None) -> Iterable[Said]:
    with desk.database.reading() as connection:
        lines = boxing.lines(connection, event)
    names = _names(desk, event)
    return [
        {
            "box": line.box,
            "area": line.area,
            "name": names.get(line.code, line.item),
            "qty": line.qty,
            "responsible": line.responsible,
            "stands_in": line.stands_in,
        }
        for line in lines
    ]


def _names(desk: Desk, event: int | None) -> dict[str, str]:
    """What a thing calls its article, by code, so that its own table is understood again."""
    return {one.code: one.draft.name for one in _made(desk, event) if one.code}


def _back(desk: Desk, event: int | None) -> Iterable[Said]:
    names = _names(desk, event)
    with desk.database.reading() as connection:
        chosen = [e.id for e in events.events(connection)] if event is None else [event]
        rows = [row for one in sorted(chosen) for row in closing.recovered(connection, one)]
        where = paths(connection)
        titles = {one: catalogue.by_id(connection, one) for one in {row.variant for row in rows}}
    sums: dict[tuple[object, ...], dict[str, object]] = {}
    for row in rows:
        article = titles[row.variant]
        key = (row.event, row.variant, row.to_place, row.way)
        said = sums.setdefault(
            key,
            {
                "name": names.get(article.code, article.title),
                "qty": 0,
                "to_place": where[row.to_place],
                "way": row.way,
            },
        )
        said["qty"] = int(str(said["qty"])) + int(row.qty)
        said["responsible"] = row.responsible
    return sums.values()


def _approvals(desk: Desk, event: int | None) -> Iterable[Said]:
    del event  # an approval is of an amount, not of an event
    with desk.database.reading() as connection:
        return [plain(one.draft) for one in approvals.approvals(connection)]
