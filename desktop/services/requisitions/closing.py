"""Closing a request: everything is known, back and reported, or somebody says why it is not."""

from __future__ import annotations

from uuid import UUID

from desktop.domain.errors import LoansOut, NoReport, ParcelsOpen
from desktop.domain.requisitions.arrivals import UNREPORTED
from desktop.domain.requisitions.states import Act, State
from desktop.domain.requisitions.values import Source
from desktop.services.changes import Desk
from desktop.services.requisitions import acting
from desktop.services.requisitions.acting import Saved
from desktop.services.requisitions.naming import code_of
from desktop.services.requisitions.receiving import everything
from desktop.store.requisitions import lending, notes, receiving, rows
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer


def close(
    desk: Desk,
    op_id: UUID,
    request: int | str,
    word: str = "",
    *,
    arrived: bool = False,
    loans_stay: bool = False,
) -> Saved:
    """Closes a request (local id or code). `word` says why there is no report; `arrived`: what
    nobody confirmed counts as arrived; `loans_stay`: loans go on, and are reminded of.

    Raises ParcelsOpen, LoansOut, NoReport, RequestNotNow, RequestNotYours, NotFound.
    """

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, request, Act.SAY)
        key = int(row.id)
        if row.state == State.SENT and (left := receiving.outstanding(writer.connection, key)):
            if not arrived:
                raise ParcelsOpen(row.code, left)
            rows.need(writer, row, Act.RECEIVE)
            everything(writer, row)
            row = receiving.settle(writer, row)
            if row.state == State.CLOSED:  # with its receipt, because nobody reports on it
                if word.strip():
                    notes.say(writer, key, "word", word)
                return row
        rows.need(writer, row, Act.CLOSE)
        lent = lending.lent(writer.connection, key)
        if lent and not loans_stay:
            raise LoansOut(row.code, lent)
        wanted = row.reported_at is None and Source(row.source) not in UNREPORTED
        if wanted and not word.strip():
            raise NoReport(row.code)
        notes.say(writer, key, Act.CLOSE.value, word)
        return rows.change(writer, row, state=State.CLOSED.value, closed_at=writer.at)

    asked = [request, bool(word.strip()), arrived, loans_stay]
    return acting.write(
        desk, "close_requisition", op_id, asked, work, note=code_of(desk, request), goods=arrived
    )
