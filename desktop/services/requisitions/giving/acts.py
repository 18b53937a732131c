"""One act gives to each person of a list: a request each, approved, its goods held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from desktop.domain.errors import NoSuchSize, NotEnoughForAll, OpReused, OverQuota
from desktop.domain.people import Right
from desktop.domain.requisitions import Contact, RequisitionDraft, Source, State
from desktop.domain.requisitions.giving import GiveDraft, Person, audience
from desktop.domain.requisitions.parcels import Take
from desktop.domain.stock import Key
from desktop.services.changes import Desk, perform
from desktop.services.requisitions.giving.weighing import Split, needs, over, split
from desktop.services.requisitions.picking import TOPICS
from desktop.store import places, private, rights
from desktop.store.imports.known import View
from desktop.store.requisitions import codes, giving, notes, picking, rows, taking
from desktop.store.writing import Writer

KIND = "give_away"


@dataclass(frozen=True)
class Given:
    """The act in hex, the giveaway's local id, how many people, pieces and parcels."""

    op: str
    id: int
    people: int
    pieces: int
    parcels: list[str]


def give(desk: Desk, op_id: UUID, draft: GiveDraft, over_reason: str = "") -> Given:
    """Gives to all of a list or to nobody. Raises Missing (name, gifts, people), BadQuantity,
    NotFound, NoSuchSize, NotEnoughForAll, OverQuota without a reason, NotYours, NotFromThere, and
    OpReused where the same act gave to other people.
    """
    before: list[Given] = []

    def work(writer: Writer) -> Given:
        connection = writer.connection
        view = View(connection)
        rights.need(writer, Right.DECIDE, None)
        rights.need(writer, Right.SEND, draft.place)
        taking.lock(connection)  # one such act at a time counts against a quota
        found = split(view, draft)
        for person, title in found.unfit:
            raise NoSuchSize(title, person.size, person.row)
        wanted = needs(view, draft, found, desk.now())
        for need in wanted.needs:
            if need.short:
                raise NotEnoughForAll(
                    need.item,
                    places.path_of(connection, draft.place),
                    need.wanted,
                    need.free,
                    len(need.people),
                    tuple((there.path, there.free) for there in need.elsewhere),
                    wanted.instead[0].path if wanted.instead else "",
                )
        beyond = over(view, draft, found)
        if beyond and not over_reason.strip():
            first = beyond[0]
            raise OverQuota(first.item, first.audience, first.wanted, first.may)
        return _write(writer, draft, found, over_reason.strip() if beyond else "")

    request = {
        "name": draft.name,
        "audience": audience(draft.audience),
        "event": draft.event,
        "place": draft.place,
        "gifts": [[gift.code, gift.each] for gift in draft.gifts],
        # How many, and which size each: names, contacts and words are private, and a hash of them
        # in the journal could be guessed. That people are the same is seen from what was kept.
        "people": [[person.row, person.size] for person in draft.people],
    }

    def again(said: dict[str, Any]) -> Given:
        before.append(Given(**said))
        return before[-1]

    done = perform(desk, KIND, op_id, request, work, again, TOPICS, note=draft.name)
    if before:
        people = [(one.name, one.phone, one.address) for one in draft.people]
        with desk.database.reading() as connection:
            if not giving.went_to(connection, done.id, people):
                raise OpReused(str(op_id))
    return done


def _write(writer: Writer, draft: GiveDraft, found: Split, reason: str) -> Given:
    connection = writer.connection
    act = giving.born(
        writer, draft.name.strip(), audience(draft.audience), draft.event, draft.note.strip()
    )
    named = codes.fresh(connection, writer.op_id, len(found.lines))
    own = {
        "giveaway": act,
        "decided_at": writer.at,
        "decided_by": writer.actor,
        "answered_at": writer.at,
    }
    words: Sequence[bytes | None] = [None] * len(found.lines)
    if reason:
        words = private.keep_many(writer, [{"value": reason}] * len(found.lines))
    ids = rows.make_many(
        writer,
        [
            rows.New(
                _draft(draft, person), lines, code, State.APPROVED, own | {"over_reason": word}
            )
            for code, (person, lines), word in zip(named, found.lines, words, strict=True)
        ],
    )
    taking.approve(writer, ids)
    takes = _takes(writer, draft, found, ids)
    boxes: list[str] = []
    for number in ids:
        boxes += picking.pick(writer, rows.get(connection, number), takes[number])
    notes.say_many(writer, [(number, "pick", "") for number in ids])
    return Given(writer.op_id.hex(), act, len(ids), sum(found.wanted.values()), boxes)


def _draft(draft: GiveDraft, person: Person) -> RequisitionDraft:
    return RequisitionDraft(
        title=draft.name.strip(),
        applicant=person.name,
        event=draft.event,
        contact=Contact(person.name, person.phone, person.address),
        source=Source.GIVEAWAY,
    )


def _takes(
    writer: Writer, draft: GiveDraft, found: Split, ids: Sequence[int]
) -> dict[int, list[Take]]:
    """From which shelf each line of each request is taken: one shelf after the other."""
    connection = writer.connection
    wanted = {found.articles[code].id: found.articles[code] for code in found.wanted}
    counted = {number for number, one in wanted.items() if not one.uncounted}
    left = giving.free_at(connection, draft.place, counted)
    takes: dict[int, list[Take]] = {}
    for number, lines in giving.lines_by(connection, ids).items():
        takes[number] = []
        for line, variant, qty in lines:
            if variant not in counted:
                takes[number].append(Take(line, draft.place, 0, qty))
            else:
                takes[number] += _from(left, line, variant, qty)
    return takes


def _from(left: dict[Key, int], line: int, variant: int, qty: int) -> list[Take]:
    takes = []
    for key in left:
        some = min(qty, left[key]) if key.variant == variant else 0
        if some:
            left[key] -= some
            qty -= some
            takes.append(Take(line, key.place, key.owner, some))
    return takes
