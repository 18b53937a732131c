"""A request as scripts and people read it; whom it goes to is masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.cli.telling import local, op_text
from desktop.cli.visit import Visit
from desktop.domain.requisitions import Line, Requisition, State
from desktop.wording import _, ngettext
from desktop.wording.requisitions import words

if TYPE_CHECKING:
    from desktop.services.requisitions.acting import Saved


def data(one: Requisition) -> dict[str, Any]:
    """What a list says of it; keys that stay stable."""
    return {
        "request": one.code,
        "number": one.number,
        "state": one.state.value,
        "source": one.source.value,
        "title": one.title,
        "kind": one.kind,
        "city": one.city,
        "team": one.team,
        "applicant": one.applicant,
        "contact": one.contact_masked,
        "people": one.headcount,
        "lines": one.lines,
        "pieces": one.pieces,
        "unsure": one.unsure,
        "value_fen": one.value_fen,
        "guide_fen": one.guide_fen,
        "over_reason": one.over_reason,
        "decided_by": one.decided_by,
        "submitted_at": local(one.submitted_at),
        "needed_on": one.needed_on,
        "due_on": one.due_on,
        "post_by": one.post_by,
        "left": one.left,
        "decided_at": local(one.decided_at),
        "sent_at": local(one.sent_at),
        "received_at": local(one.received_at),
        "closed_at": local(one.closed_at),
    }


def line_data(line: Line) -> dict[str, Any]:
    """One line of it."""
    return {
        "line": line.position,
        "said": line.said,
        "item": line.code or None,
        "name": line.item,
        "sure": line.sure.value,
        "qty": line.qty,
        "qty_said": line.qty_said,
        "approved": line.approved,
        "substitute": line.substitute or None,
        "reason": line.reason,
        "lacking": line.lacking,
        "loan": line.loan,
        "back_on": line.back_on,
        "picked": line.picked,
        "sent": line.sent,
        "arrived": line.arrived,
    }


def whole(visit: Visit, key: int | str) -> dict[str, Any]:
    """The same with its lines."""
    from desktop.services.requisitions import looking

    one = looking.requisition(visit.desk, key)
    lines = [line_data(line) for line in looking.lines(visit.desk, one.id)]
    return {**data(one), "lines": lines}


def done(visit: Visit, saved: Saved) -> dict[str, Any]:
    """What an act answers: the act, and the request as it is now."""
    return {"op": op_text(saved.op), **whole(visit, saved.id)}


def sentence(told: dict[str, Any]) -> str:
    """One line about it."""
    pieces = ngettext("{n} piece", "{n} pieces", told["pieces"]).format(n=told["pieces"])
    return _("{request}: {title}, {pieces}, {state}").format(
        request=told["request"],
        title=told["title"],
        pieces=pieces,
        state=words.state(State(told["state"])),
    )
