"""What waits for whoever comes in, with the place where it is done; without a pixel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.domain import money
from desktop.domain.booth.event import Event
from desktop.domain.booth.figures import HalfHour
from desktop.domain.paper.register import State
from desktop.domain.sifting import LOW, Sift
from desktop.services import booth, catalogue, totals
from desktop.services.changes import Desk
from desktop.services.requisitions import ages
from desktop.services.requisitions.ages import Age
from desktop.services.totals import PlaceTotal
from desktop.ui.theme import Tone
from desktop.ui.today.asked import asked
from desktop.ui.today.made import made
from desktop.ui.today.one import Waiting
from desktop.wording import _, ngettext


@dataclass(frozen=True)
class Today:
    """Everything on the page. `items` counts all items, to know an empty ledger."""

    items: int
    waiting: tuple[Waiting, ...]
    places: tuple[PlaceTotal, ...]
    event: Event | None
    half_hours: tuple[HalfHour, ...]
    ages: tuple[Age, ...]


def look(desk: Desk) -> Today:
    """Asks everything; runs in a lane."""
    items = catalogue.search(desk, limit=1).total
    event = current_event(desk)
    waiting = [] if event is None else _at_event(desk, event)
    waiting += asked(desk)
    waiting += _counts(desk)
    waiting += _unprinted(desk)
    waiting += _failed(desk)
    waiting += made(desk)
    waiting += _under_way(desk)
    waiting += [found for found in (_sifted(desk, *kind) for kind in _KINDS) if found]
    hours = () if event is None else booth.figures(desk, event.id).by_half_hour
    places = tuple(totals.by_place(desk))
    return Today(items, tuple(waiting), places, event, hours, ages.by_age(desk))


def current_event(desk: Desk) -> Event | None:
    """The event of today, by its own zone, else the last one that has begun."""
    now = desk.now()
    begun = [
        event
        for event in booth.events(desk)
        if event.starts_on <= now.astimezone(ZoneInfo(event.zone)).date()
    ]
    return max(begun, key=lambda event: (event.ends_on, event.id), default=None)


def _at_event(desk: Desk, event: Event) -> list[Waiting]:
    found = []
    claims = booth.claims(desk, event.id)
    if claims:
        fen = sum(claim.amount_fen for claim in claims)
        found.append(
            Waiting(
                ngettext(
                    "{n} payment at {event} has not arrived yet: {amount}",
                    "{n} payments at {event} have not arrived yet: {amount}",
                    len(claims),
                ).format(n=len(claims), event=event.name, amount=money.show(fen)),
                "clock",
                "booth",
                "figures",
                Tone.WARN,
            )
        )
    unexplained = booth.unexplained(desk, event.id)
    if unexplained:
        found.append(
            Waiting(
                ngettext(
                    "{n} item was sold at {event} that the books did not have there: say where it "
                    "came from",
                    "{n} items were sold at {event} that the books did not have there: say where "
                    "they came from",
                    len(unexplained),
                ).format(n=len(unexplained), event=event.name),
                "circle-question-mark",
                "booth",
                "figures",
                Tone.WARN,
            )
        )
    return found


def _counts(desk: Desk) -> list[Waiting]:
    """Counts that are open, and a few lines that nobody saw for long."""
    from desktop.domain.counts import State
    from desktop.services import counts

    found = []
    for count in counts.counts(desk, {State.OPEN}):
        said = _("“{count}” is being counted: {done} of {all} seen").format(
            count=count.name, done=f"{count.done:,}", all=f"{count.lines:,}"
        )
        found.append(Waiting(said, "clipboard-list", "stock", ("counts", count.id)))
    if found:
        return found
    due = counts.micro(desk, days=desk.stale_days)
    if due is None:
        return []
    said = ngettext(
        "{n} line at {place} was not seen for long: count it",
        "{n} lines at {place} were not seen for long: count them",
        len(due.codes),
    ).format(n=len(due.codes), place=due.name)
    return [Waiting(said, "clipboard-list", "stock", ("counts", "few"))]


def _unprinted(desk: Desk) -> list[Waiting]:
    """Papers that have numbers and wait for a printer."""
    from desktop.services.paper import register

    n = register.register(desk, state=State.VALID, printed=False, limit=1).total
    if not n:
        return []
    said = ngettext("{n} certificate is not printed yet", "{n} certificates are not printed yet", n)
    return [Waiting(said.format(n=f"{n:,}"), "printer", "paper", ("register", "unprinted"))]


def _failed(desk: Desk) -> list[Waiting]:
    """Boards whose last try failed, and that lie somewhere with a paper number."""
    from desktop.services.bench import history

    n = history.boards(desk, state="failed", limit=1).total
    if not n:
        return []
    said = ngettext("{n} board did not pass its test", "{n} boards did not pass their test", n)
    what = ("boards", "failed")
    return [Waiting(said.format(n=f"{n:,}"), "cpu", "bench", what, Tone.WARN)]


def _under_way(desk: Desk) -> list[Waiting]:
    """Transfers that nobody confirmed, those for whoever is at work first; drafts that wait."""
    from desktop.services import transfers

    found, now = transfers.waiting(desk), desk.now()
    said = []
    for one in (*found.mine, *(t for t in found.aged if t not in found.mine)):
        text = _("{code} from {source} to {goal} is on its way and waits to be confirmed")
        if days := one.days(now):
            text = ngettext(
                "{code} from {source} to {goal}: {n} day on its way, not confirmed",
                "{code} from {source} to {goal}: {n} days on its way, not confirmed",
                days,
            )
        text = text.format(code=one.code, source=one.from_place, goal=one.to_place, n=one.days(now))
        tone = Tone.WARN if one.aged(now) else Tone.PLAIN
        said.append(Waiting(text, "truck", "stock", ("transfers", one.code), tone))
    if found.idle:
        text = ngettext(
            "{n} draft of a transfer holds goods and was not sent",
            "{n} drafts of transfers hold goods and were not sent",
            len(found.idle),
        ).format(n=len(found.idle))
        said.append(Waiting(text, "package", "stock", ("transfers", "draft")))
    return said


def _sifted(
    desk: Desk, sift: Sift, chip: str, icon: str, words: Callable[[int], str], tone: Tone
) -> Waiting | None:
    count = catalogue.search(desk, limit=1, sift=sift).total
    if not count:
        return None
    return Waiting(words(count), icon, "stock", ("chips", (chip,)), tone)


def _disputed(n: int) -> str:
    return ngettext(
        "{n} item has less than nothing on the books somewhere",
        "{n} items have less than nothing on the books somewhere",
        n,
    ).format(n=n)


def _low(n: int) -> str:
    return ngettext(
        "{n} item has fewer than {low} pieces left",
        "{n} items have fewer than {low} pieces left",
        n,
    ).format(n=n, low=LOW)


def _unpriced(n: int) -> str:
    return ngettext("{n} item has no price", "{n} items have no price", n).format(n=n)


def _unpictured(n: int) -> str:
    return ngettext("{n} item has no photo", "{n} items have no photo", n).format(n=n)


def _unverified(n: int) -> str:
    return ngettext(
        "{n} item lies where it was never counted", "{n} items lie where they were never counted", n
    ).format(n=n)


_KINDS: tuple[tuple[Sift, str, str, Callable[[int], str], Tone], ...] = (
    (Sift(disputed=True), "disputed", "triangle-alert", _disputed, Tone.BAD),
    (Sift(low=True), "low", "inbox", _low, Tone.WARN),
    (Sift(unpriced=True), "unpriced", "tag", _unpriced, Tone.PLAIN),
    (Sift(unpictured=True), "unpictured", "image", _unpictured, Tone.PLAIN),
    (Sift(unverified=True), "unverified", "clipboard-list", _unverified, Tone.PLAIN),
)


def greeting(now: datetime, name: str) -> str:
    """A word by the hour."""
    hour = now.astimezone().hour
    if hour < 11:
        said = _("Good morning, {name}") if name else _("Good morning")
    elif hour < 18:
        said = _("Good day, {name}") if name else _("Good day")
    else:
        said = _("Good evening, {name}") if name else _("Good evening")
    return said.format(name=name)
