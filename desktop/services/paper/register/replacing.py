"""Making papers void and issuing them anew: the old one and the new one are both kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from desktop.domain.errors import Missing, NotValid, Purged
from desktop.domain.paper.register import (
    Reference,
    State,
    counter_of,
    name_on_paper,
    number_in,
    readable,
)
from desktop.domain.paper.signed import Signs
from desktop.domain.paper.template import Draft, Template
from desktop.services.changes import Desk, Topic, perform
from desktop.services.paper import templates
from desktop.services.paper.register.fitting import kept_text, need_fit, need_same_words
from desktop.services.paper.register.issuing import Numbered, recipient_search
from desktop.store.paper import issuing as writes
from desktop.store.paper import register as rows
from desktop.store.paper import series as counters
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Voided:
    """The act (hex) and the number of the paper that is void from now on."""

    op: str
    number: str


def void(desk: Desk, op_id: UUID, ref: Reference, note: str) -> Voided:
    """Makes a paper void; it stays in the register with its number.

    Raises NotFound, NotValid, and Missing without a reason.
    """
    note = _reason(note)
    number = _number(desk, ref)

    def work(writer: Writer) -> Voided:
        _need_valid(writer, ref, number)
        writes.note(writer, [ref], "void", note)
        return Voided(op_id.hex, number)

    done = perform(
        desk,
        "void_paper",
        op_id,
        {"of": ref.op, "line": ref.line},
        work,
        lambda said: Voided(**said),
        {Topic.PAPER},
        note=number,
    )
    need_same_words(desk, op_id, [note])
    return done


def reissue(
    desk: Desk,
    op_id: UUID,
    ref: Reference,
    note: str,
    *,
    recipient: str | None = None,
    fields: Mapping[str, str] | None = None,
    issued_on: date | None = None,
    issuer: str | None = None,
    template: Template | None = None,
    signer: Signs | None = None,
    take_over: bool = False,
) -> Numbered:
    """Issues a paper anew under the next number; the old one stays, and says so.

    What is not said is as it was, the version of the template too; of the `fields` those named
    replace the old ones. Raises NotFound, Purged, NotValid, UnfitPapers, SeriesLeased,
    BadNumberRule, and Missing without a reason.
    """
    with desk.database.reading() as connection:
        (old,) = rows.rows(connection, [ref])
    if not rows.whole(old):
        raise Purged(old.number)
    before = rows.value(old)
    made = template or templates.version(desk, before.body)
    on = before.issued_on if issued_on is None else issued_on
    by = before.issuer if issuer is None else readable(issuer)
    whose = before.recipient if recipient is None else name_on_paper(recipient)
    draft = Draft(whose, {**before.fields, **(fields or {})})
    series = need_fit(made, [draft], on, by, signer)
    kept, note = kept_text(made, draft.fields), _reason(note)
    pictures = json.loads(old.pictures)

    def work(writer: Writer) -> Any:
        _need_valid(writer, ref, before.number)
        counter = counter_of(series)
        n = counters.take(writer, counter, 1, take_over=take_over)
        number = number_in(series, n)
        signed = signer.sign(number, made.kind, whose, on) if signer else ""
        entry = writes.Entry(n, number, whose, recipient_search(whose), kept, signed)
        batch = writes.Batch(made, counter, on.isoformat(), by, pictures, replaces=ref)
        writes.enter(writer, batch, [entry])
        writes.note(writer, [ref], State.REISSUED.value, note)
        return number

    request = {
        "of": ref.op,
        "line": ref.line,
        "template": made.sha256,
        "on": on.isoformat(),
        "issuer": by,
        "signed": signer is not None,
        "take_over": take_over,
    }
    number = perform(
        desk,
        "reissue_paper",
        op_id,
        request,
        work,
        lambda said: said,
        {Topic.PAPER},
        note=before.number,
    )
    need_same_words(desk, op_id, [whose, kept, note])
    return Numbered(Reference(op_id.hex, 1), number, whose)


def _reason(note: str) -> str:
    if not (said := readable(note)):
        raise Missing("reason")
    return said


def _number(desk: Desk, ref: Reference) -> str:
    with desk.database.reading() as connection:
        return str(rows.rows(connection, [ref])[0].number)


def _need_valid(writer: Writer, ref: Reference, number: str) -> None:
    state = writes.lock(writer.connection, ref)
    if state is not State.VALID:
        raise NotValid(number, state.value)
