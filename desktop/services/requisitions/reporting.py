"""活动回执: where the photos are, a few words, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from desktop.domain.errors import Missing
from desktop.domain.moments import at_home, moment
from desktop.domain.requisitions.arrivals import UNREPORTED, Back, Report, Unreported
from desktop.domain.requisitions.checking import LINES, short
from desktop.domain.requisitions.states import Act
from desktop.domain.requisitions.values import Source
from desktop.services.changes import Desk
from desktop.services.requisitions import acting, returns
from desktop.services.requisitions.acting import Saved
from desktop.services.requisitions.naming import code_of
from desktop.store import private, rules
from desktop.store.requisitions import notes, receiving, rows, whereabouts
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer


def report(
    desk: Desk,
    op_id: UUID,
    request: int | str,
    link: str = "",
    words: str = "",
    leftovers: Sequence[Back] = (),
) -> Saved:
    """Takes a report in (request by local id or code); left-overs come back in the same act.

    A second report replaces the first one's link and words, which are private values: pictures
    show people, and who has the link sees them. Raises
    Missing (report: neither link nor words nor left-overs), TooLong, and what
    `returns.give_back` raises.
    """
    where, told = short("report", link, LINES), short("report", words, LINES)
    if not where and not told and not leftovers:
        raise Missing("report")
    if leftovers:
        returns.need(leftovers)

    def work(writer: Writer) -> RequisitionRow:
        row, why = rows.lock(writer, request, Act.REPORT), ""
        if leftovers:
            rows.need(writer, row, Act.RETURN)
            _pieces, why = returns.book(writer, row, leftovers)
        notes.say(writer, int(row.id), Act.REPORT.value, why)
        row = receiving.settle(writer, row)
        if where or told or row.reported_at is None:
            kept = {
                "report_link": private.keep_word(writer, where),
                "report": private.keep_word(writer, told),
            }
            row = rows.change(writer, row, reported_at=writer.at, **kept)
        return row

    asked = [request, [returns.said(one) for one in leftovers]]
    return acting.write(
        desk,
        "report_requisition",
        op_id,
        asked,
        work,
        note=code_of(desk, request),
        goods=bool(leftovers),
    )


def report_of(desk: Desk, request: int | str) -> Report:
    """What was reported of a request's event; link and words are "" after they were purged."""
    with desk.database.reading() as connection:
        row = rows.get(connection, request)
        link = private.word(connection, row.report_link)
        words = private.word(connection, row.report)
    at = None if row.reported_at is None else moment(row.reported_at)
    return Report(link, words, at, Source(row.source) not in UNREPORTED)


def unreported(desk: Desk) -> tuple[Unreported, ...]:
    """Requests whose report is to be asked for, the oldest event first."""
    today = at_home(desk.now()).date()
    with desk.database.reading() as connection:
        days = rules.rules(connection).report_days
        return tuple(whereabouts.unreported(connection, today, days))
