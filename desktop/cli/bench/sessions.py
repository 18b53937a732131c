"""Sessions as the words of the bench name them, and tell them."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from desktop.cli.telling import local
from desktop.cli.visit import Visit
from desktop.domain.errors import Ambiguous, BadCommand, NotFound
from desktop.wording import N_, _, bench
from desktop.wording.bench.lists import percent, times

if TYPE_CHECKING:
    from desktop.domain.bench.sessions import Participant, Session, Tally

# How a participant came to a kit.
KITS: dict[str, str] = {"": "–", "handed": N_("handed over"), "sold": N_("sold at the till")}
_COMMONEST = 3  # faults that are told to people; scripts get all


def add_session(parser: argparse.ArgumentParser, *, option: bool = False) -> None:
    """Which session; nothing means the newest open one of this station."""
    words = _("its name or number (else the newest open one)")
    if option:
        parser.add_argument("--session", metavar="SESSION", help=words)
    else:
        parser.add_argument("session", nargs="?", metavar="SESSION", help=words)


def add_participant(parser: argparse.ArgumentParser) -> None:
    """Which participant."""
    parser.add_argument("who", metavar="WHO", help=_("a participant's number or name"))


def asked(visit: Visit) -> Session:
    """The session that was named, else the one that is open. Raises NotFound, BadCommand."""
    from desktop.services.bench.sessions import current, find_session

    if visit.asked.session:
        return find_session(visit.desk, visit.asked.session)
    found = current(visit.desk)
    if found is None:
        raise BadCommand(_("No session is open here. Name one, or open one: yuanwu workshop open."))
    return found


def participant(visit: Visit, session: int) -> Participant:
    """The participant that was named. Raises NotFound, Ambiguous."""
    from desktop.services.bench.participants import participants

    who, every = visit.asked.who.strip(), participants(visit.desk, session)
    found = [one for one in every if who in (str(one.number), one.name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous("participant", who, tuple(f"{one.number} {one.name}" for one in found))
    near = get_close_matches(who, [one.name for one in every if one.name], cutoff=0.3)
    raise NotFound("participant", who, tuple(near))


def kit_word(how: str) -> str:
    """How somebody came to a kit."""
    return _(KITS[how]) if how in KITS else how


def data(session: Session) -> dict[str, Any]:
    """A session for scripts."""
    setup = session.setup
    return {
        "session": session.id,
        "name": setup.name,
        "kind": setup.kind.value,
        "board": setup.project,
        "event": session.event_name,
        "place": session.place_name,
        "kit": session.kit_name,
        "lamp": session.lamp_name,
        "image": setup.image,
        "opened_at": local(session.opened_at),
        "closed_at": local(session.closed_at),
    }


def facts(session: Session) -> list[tuple[str, object]]:
    """A session for people: what there is to say about it."""
    setup = session.setup
    every = [
        (_("Session"), f"{setup.name} (#{session.id})"),
        (_("Kind"), bench.kind(setup.kind)),
        (_("Project"), setup.project),
        (_("Event"), session.event_name),
        (_("Place"), session.place_name),
        (_("Kit"), session.kit_name),
        (_("Finished board"), session.lamp_name),
    ]
    return [(name, value) for name, value in every if value]


def tally_data(figures: Tally) -> dict[str, Any]:
    """How a session went, for scripts. Boards, not attempts."""
    return {
        "boards": figures.boards,
        "passed": figures.passed,
        "failed": figures.failed,
        "first": figures.first,
        "attempts": figures.attempts,
        "participants": figures.participants,
        "kits_handed": figures.kits_handed,
        "kits_left": figures.kits_left,
        "unbooked": figures.unbooked,
        "seconds": round(figures.seconds, 1),
        "faults": [
            {**trouble.data, "code": str(trouble.code), "n": n, "message": bench.fault(trouble)[0]}
            for trouble, n in figures.faults
        ],
    }


def tally_facts(figures: Tally) -> list[tuple[str, object]]:
    """How a session went, for people, with the commonest faults and what to do about them."""
    rows: list[tuple[str, object]] = [
        (_("Boards"), f"{figures.boards:,}"),
        (_("Passed"), _of(figures.passed, figures.boards)),
        (_("Passed at the first try"), _of(figures.first, figures.boards)),
        (_("Attempts"), f"{figures.attempts:,}"),
    ]
    if figures.participants:
        rows.append((_("Participants"), f"{figures.participants:,}"))
    if figures.kits_left is not None:
        rows.append((_("Kits left"), f"{figures.kits_left:,}"))
    if figures.unbooked:
        rows.append((_("Not booked into stock"), f"{figures.unbooked:,}"))
    rows += [(times(n), bench.in_one(trouble)) for trouble, n in figures.faults[:_COMMONEST]]
    return rows


def _of(part: int, whole: int) -> str:
    return f"{part:,} ({percent(part, whole)})" if whole else f"{part:,}"
