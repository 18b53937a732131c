"""What of the register is computed from its facts, in a ledger rebuilt from journals."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from desktop.domain.catalogue import search_text
from desktop.store.tables import certificate, series, series_claim, template


def derive(connection: Connection) -> None:
    """Fills in where each series stands, and what lists of papers look into."""
    if rows := list(standing(connection).values()):
        connection.execute(insert(series), rows)
    c = certificate.c
    papers = connection.execute(
        select(c.op_id, c.line, c.number, c.kind, template.c.title, c.issuer).join(
            template, template.c.id == c.template
        )
    ).all()
    if papers:
        found = [
            {"op": p.op_id, "l": p.line, "s": search_text(p.number, p.kind, p.title, p.issuer)}
            for p in papers
        ]
        mine = (c.op_id == bindparam("op"), c.line == bindparam("l"))
        connection.execute(update(certificate).where(*mine).values(search=bindparam("s")), found)


def standing(connection: Connection) -> dict[str, dict[str, Any]]:
    """Rows of `series` as claims and papers say: the last claim leases, its papers count on.

    Every claim begins beyond all numbers before it. Their moments say less: whoever waits for the
    lock has looked at the clock before.
    """
    ends: dict[str, dict[str, Any]] = {}
    claims = select(series_claim).order_by(series_claim.c.first_n, series_claim.c.recorded_at)
    for row in connection.execute(claims):
        station = bytes(row.station)
        ends[row.series] = {"series": row.series, "station": station, "last_n": row.first_n - 1}
    c = certificate.c
    last = select(c.series, c.station, func.max(c.n).label("n")).group_by(c.series, c.station)
    for row in connection.execute(last):
        mine = ends.get(row.series)
        if mine is not None and mine["station"] == bytes(row.station):
            mine["last_n"] = max(mine["last_n"], row.n)
    return ends
