"""What the form asks of the use cases; everything here blocks and is called in a lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.booth.event import Event
from desktop.domain.moments import at_home
from desktop.domain.people import Role
from desktop.domain.requisitions import LineDraft, Requisition, RequisitionDraft, State
from desktop.domain.requisitions.guides import Weighed
from desktop.domain.requisitions.promise import Promise, promise
from desktop.domain.requisitions.rules import End
from desktop.domain.requisitions.templates import Template
from desktop.ui.requisitions.goods.found import Found, Reader

if TYPE_CHECKING:
    from desktop.services.changes import Desk
    from desktop.services.requisitions.acting import Saved

_SEEN = 300  # the latest requests whose words are offered again


@dataclass(frozen=True)
class Words:
    """What was said in requests before, each once, the usual ones first."""

    kinds: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Basics:
    """What every form offers: who is at work, events (the latest first), words, templates.

    `for_self`: who keeps a home usually asks for themselves, who manages writes down for others.
    """

    person: str
    for_self: bool
    events: tuple[Event, ...]
    words: Words
    templates: tuple[Template, ...]


@dataclass(frozen=True)
class Kept:
    """A request that is there, to be changed."""

    request: Requisition
    draft: RequisitionDraft
    lines: tuple[Found, ...]


@dataclass(frozen=True)
class Standing:
    """Where a request would stand if it came now; `post` false when it is too late to post it."""

    weighed: Weighed
    promised: Promise
    end: End
    post: bool


@dataclass(frozen=True)
class Understood:
    """What was read out of a message."""

    draft: RequisitionDraft
    lines: tuple[Found, ...]


def basics(desk: Desk) -> Basics:
    """What forms offer."""
    from desktop.services import booth, people
    from desktop.services.requisitions import templates

    keepers = {one.name for one in people.people(desk) if one.role is Role.KEEPER}
    return Basics(
        desk.person,
        desk.person in keepers,
        tuple(booth.events(desk)),
        words(desk),
        tuple(templates.templates(desk)),
    )


def today(desk: Desk) -> date:
    """The community's day."""
    return at_home(desk.now()).date()


def words(desk: Desk) -> Words:
    """What was said before."""
    from desktop.services.requisitions import guides, looking, templates

    rows = looking.requisitions(desk, sort="submitted", descending=True, limit=_SEEN).rows
    kinds = [one.kind for one in templates.templates(desk)]
    kinds += [one.kind for one in guides.guides(desk)]
    return Words(
        _once([*kinds, *(row.kind for row in rows)]),
        _once(row.city for row in rows),
        _once(row.team for row in rows),
        _once([desk.person, *(row.applicant for row in rows)]),
    )


def kept(desk: Desk, reader: Reader, key: int) -> Kept:
    """A request with its lines. Raises NotFound."""
    from desktop.services.requisitions import looking

    draft, lines = looking.draft(desk, key)
    return Kept(looking.requisition(desk, key), draft, reader.named(desk, lines))


def standing(
    desk: Desk,
    lines: Sequence[LineDraft],
    kind: str,
    headcount: int | None,
    needed_on: date | None,
    submitted_on: date | None = None,
) -> Standing:
    """Value against the guide, and what is promised, if it were submitted now or was before."""
    from desktop.services import rules
    from desktop.services.requisitions import deciding

    now, settled = today(desk), rules.rules(desk)
    promised = promise(
        rules.calendar(desk),
        settled,
        state=State.SUBMITTED,
        submitted_on=submitted_on or now,
        needed_on=needed_on,
    )
    weighed = deciding.weigh(desk, lines, kind, headcount)
    post = promised.post_by is None or promised.post_by >= now
    return Standing(weighed, promised, settled.promise_end, post)


def understood(desk: Desk, reader: Reader, text: str) -> Understood:
    """What a pasted message says. Raises TooLong."""
    from desktop.services.requisitions import matching

    draft, lines = matching.read_message(desk, text)
    return Understood(draft, reader.named(desk, lines))


def save(
    desk: Desk,
    op: UUID,
    draft: RequisitionDraft,
    lines: Sequence[LineDraft],
    mended: Mapping[str, str],
    ops: Sequence[UUID],
    key: int | None,
    submit: bool,
) -> Saved:
    """Remembers what was mended (an act of `ops` for each), then saves the request.

    The saving is the last act, so that it is what the undo button takes back first.
    """
    from desktop.services.requisitions import drafting, matching

    for (said, code), own in zip(mended.items(), ops, strict=True):
        matching.remember(desk, own, said, code)
    return drafting.save(desk, op, draft, lines, key, submit)


def _once(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in said if one))
