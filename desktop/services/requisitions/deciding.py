"""Answering a request: value against the guide, approved by one or two people, asked back.

`ending` holds what takes away again: reject, revise, cancel.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.errors import Missing, NeedsReason, NothingApproved, Retired
from desktop.domain.moments import HOME, at_home, moment
from desktop.domain.requisitions import Act, Decision, LineDraft, State
from desktop.domain.requisitions.checking import LINES, short
from desktop.domain.requisitions.deciding import Decided, decide, in_words, sure_of
from desktop.domain.requisitions.guides import Weighed, guide_for, weighed
from desktop.services.changes import Desk
from desktop.services.requisitions.acting import Saved, write
from desktop.services.requisitions.ending import cancel, reject, revise
from desktop.store import private, rules
from desktop.store.requisitions import clocks, guides, notes, rows
from desktop.store.requisitions import lines as line_rows
from desktop.store.requisitions.lines import Article
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer

__all__ = [
    "answer",
    "approve",
    "ask",
    "cancel",
    "reject",
    "revise",
    "second",
    "weigh",
]


def weigh(
    desk: Desk,
    lines: Sequence[LineDraft],
    kind: str,
    headcount: int | None,
    on: date | None = None,
) -> Weighed:
    """What these lines are worth against the guide for such an event on a day. None: today,
    as when they are approved.

    Lines without an article or a number count nothing; an article that is none, or that nobody
    valued, stands among `unvalued`: it may still be being typed.
    """
    day = on or at_home(desk.now()).date()
    wanted = [(one.code, max(0, one.qty or 0)) for one in lines if one.code]
    with desk.database.reading() as connection:
        known = line_rows.known_articles(connection, [code for code, _qty in wanted])
        holds = guide_for(guides.guides(connection, day), kind, headcount, day)
    worth = {code: known[code].value_fen if code in known else 0 for code, _qty in wanted}
    value = sum(worth[code] * qty for code, qty in wanted)
    return weighed(value, holds, [code for code, fen in worth.items() if not fen])


def approve(
    desk: Desk,
    op_id: UUID,
    id: int | str,
    decisions: Sequence[Decision] = (),
    over_reason: str = "",
    message: str = "",
) -> Saved:
    """Approves a request; lines that no decision speaks of as they were asked for. A loan without
    a day is back when the event's report is due.

    `over_reason` is wanted once the value is over the guide; `message` is kept in the thread. All
    words are private values: they may name people.
    Above the value that the group settled it waits for a second person. Raises NeedsReason,
    Undecided, NothingApproved, BadQuantity, Retired (an article), NotFound, RequestNotNow,
    RequestNotYours, OwnRequest.
    """
    why = short("over_reason", over_reason, LINES)
    word = short("message", message, LINES)

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.APPROVE)
        connection = writer.connection
        decided = decide(line_rows.of(connection, row.id), decisions)
        if not any(one.decision.qty for one in decided):
            raise NothingApproved(row.code, Act.REJECT.value)
        known = line_rows.articles(connection, [one.gives for one in decided if one.gives])
        for article in known.values():
            if article.retired:
                raise Retired("item", article.title)
        _write_lines(writer, row, decided, known)
        found = _against_guide(writer, row, decided, known)
        if found.over_fen and not why:
            raise NeedsReason("over", "", found.over_fen)
        limit = rules.rules(connection).second_above_fen
        two = limit is not None and found.value_fen > limit
        told = [in_words(decided), why if found.over_fen else "", word]
        notes.say(writer, row.id, Act.APPROVE.value, "\n".join(part for part in told if part))
        return rows.change(
            writer,
            row,
            value_fen=found.value_fen,
            guide_fen=found.guide_fen,
            over_reason=private.keep_word(writer, why if found.over_fen else ""),
            decided_by=writer.actor,
            **(_SECOND if two else _answered(writer, row) | {"state": State.APPROVED.value}),
        )

    request = [id, [_plain(one) for one in decisions]]
    return write(desk, "approve_requisition", op_id, request, work)


_SECOND: dict[str, Any] = {"state": State.SECOND.value}


def second(desk: Desk, op_id: UUID, id: int | str, message: str = "") -> Saved:
    """Another person approves what the first one did. Raises ApprovedTwice, OwnRequest,
    RequestNotNow, RequestNotYours, NotFound.
    """
    word = short("message", message, LINES)

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.SECOND)
        notes.say(writer, row.id, Act.SECOND.value, word)
        after = {"state": State.APPROVED.value, "seconded_by": writer.actor}
        return rows.change(writer, row, **after, **_answered(writer, row))

    return write(desk, "second_requisition", op_id, [id], work)


def ask(desk: Desk, op_id: UUID, id: int | str, question: str) -> Saved:
    """Asks the applicant back: the promise's clock stands still until they answer.

    What a first person approved is open again. Raises NeedsReason for no question, TooLong,
    RequestNotNow, RequestNotYours, NotFound.
    """
    word = short("question", question, LINES)
    if not word:
        raise NeedsReason("ask", "", 0)

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.ASK)
        notes.say(writer, row.id, Act.ASK.value, word)
        after: dict[str, Any] = {"state": State.ASKED.value, "paused_at": writer.at}
        if row.state == State.SECOND:
            after |= _open_again(writer, row)
        return rows.change(writer, row, **after)

    return write(desk, "ask_requisition", op_id, [id], work)


def answer(desk: Desk, op_id: UUID, id: int | str, text: str) -> Saved:
    """What the applicant answered: the clock goes on, the working days waited are not counted.

    Raises Missing for no word, TooLong, RequestNotNow, RequestNotYours, NotFound.
    """
    word = short("answer", text, LINES)
    if not word:
        raise Missing("answer")

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.ANSWER)
        notes.say(writer, row.id, Act.ANSWER.value, word)
        return rows.change(writer, row, state=State.SUBMITTED.value, **clocks.waited(writer, row))

    return write(desk, "answer_requisition", op_id, [id], work)


def _answered(writer: Writer, row: RequisitionRow) -> dict[str, Any]:
    first = writer.at if row.answered_at is None else row.answered_at
    return {"answered_at": first, "decided_at": writer.at}


def _open_again(writer: Writer, row: RequisitionRow) -> dict[str, Any]:
    """Nothing is decided any more; what its lines are worth is what was asked for."""
    nothing = {"approved": None, "substitute": None, "reason": None, "lacking": 0}
    for stands in line_rows.rows(writer.connection, row.id):
        line_rows.change(writer, stands, **nothing)
    every = line_rows.of(writer.connection, row.id)
    value = sum(one.value_fen * (one.qty or 0) for one in every)
    return {"decided_by": None, "guide_fen": None, "over_reason": None, "value_fen": value}


def _write_lines(
    writer: Writer,
    row: RequisitionRow,
    decided: Sequence[Decided],
    known: dict[str, Article],
) -> None:
    stand = {line.id: line for line in line_rows.rows(writer.connection, row.id)}
    for one in decided:
        said = one.decision
        line_rows.change(
            writer,
            stand[one.line.id],
            back_on=_back_on(writer, row, stand[one.line.id]),
            approved=said.qty,
            substitute=known[said.substitute].id if said.substitute else None,
            reason=private.keep_word(writer, said.reason),
            lacking=said.lacking,
            sure=sure_of(one).value,
        )


def _back_on(writer: Writer, row: RequisitionRow, line: Any) -> str | None:
    """When a loan is back: a day of its own, else when the event's report is due."""
    if not line.loan or line.back_on is not None:
        return cast("str | None", line.back_on)
    used = row.needed_on or at_home(moment(writer.at)).date().isoformat()
    days = rules.rules(writer.connection).report_days
    return (date.fromisoformat(used) + timedelta(days=days)).isoformat()


def _against_guide(
    writer: Writer,
    row: RequisitionRow,
    decided: Sequence[Decided],
    known: dict[str, Article],
) -> Weighed:
    value = sum(known[one.gives].value_fen * one.decision.qty for one in decided if one.gives)
    day = moment(writer.at, ZoneInfo(HOME)).date()
    known_guides = guides.guides(writer.connection, day)
    return weighed(value, guide_for(known_guides, row.kind, row.headcount, day))


def _plain(one: Decision) -> list[Any]:
    return [one.line, one.qty, one.substitute, one.lacking]
