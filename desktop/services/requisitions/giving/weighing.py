"""A giving looked at before it is done: what it takes, who had what, which quota it goes beyond."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from desktop.domain.errors import BadQuantity, Missing
from desktop.domain.moments import at_home, day_bounds
from desktop.domain.requisitions import LineDraft
from desktop.domain.requisitions.giving import (
    GiveDraft,
    Need,
    Over,
    Person,
    There,
    Weighed,
    audience,
    in_sizes,
    sized,
)
from desktop.domain.sources import Home
from desktop.services.changes import Desk
from desktop.store import places
from desktop.store.imports.known import View
from desktop.store.requisitions import giving, quotas
from desktop.store.requisitions.giving import Article
from desktop.store.requisitions.homes import homes


@dataclass
class Split:
    """What each person gets, as lines; `unfit` are (person, the item's name) and get none of it,
    `unsaid` (person, the article's title) said no size and get the one chosen.
    """

    articles: dict[str, Article]
    lines: list[tuple[Person, tuple[LineDraft, ...]]]
    unfit: list[tuple[Person, str]] = field(default_factory=list)
    unsaid: list[tuple[Person, str]] = field(default_factory=list)

    @property
    def wanted(self) -> Counter[str]:
        """Pieces in all, by code."""
        sums: Counter[str] = Counter()
        for _person, lines in self.lines:
            for line in lines:
                sums[str(line.code)] += line.qty or 0
        return sums


def split(view: View, draft: GiveDraft) -> Split:
    """Which article each person gets, by their size. Raises Missing, BadQuantity, NotFound,
    Retired.
    """
    if not draft.name.strip():
        raise Missing("name")
    if not draft.gifts:
        raise Missing("gifts")
    if not draft.people:
        raise Missing("people")
    for gift in draft.gifts:
        if gift.each < 1:
            raise BadQuantity(str(gift.each))
    known = {gift.code: giving.article(view.connection, gift.code) for gift in draft.gifts}
    found = Split({one.code: one for one in known.values()}, [])
    for person in draft.people:
        lines = []
        for gift in draft.gifts:
            mine = known[gift.code]
            code = sized(mine.code, person.size, mine.sizes)
            if code is None:
                found.unfit.append((person, mine.item))
                continue
            if in_sizes(mine.sizes) and not person.size:
                found.unsaid.append((person, mine.title))
            if code not in found.articles:
                found.articles[code] = giving.article(view.connection, code)
            lines.append(LineDraft(code, gift.each, said=found.articles[code].title, loan=False))
        found.lines.append((person, tuple(lines)))
    return found


def weigh(desk: Desk, draft: GiveDraft) -> Weighed:
    """What a giving takes. Raises Missing (name, gifts, people), BadQuantity, NotFound, Retired."""
    begins = day_bounds(date(at_home(desk.now()).year, 1, 1))[0]
    with desk.database.reading() as connection:
        view = View(connection)
        found = split(view, draft)
        wanted = needs(view, draft, found, desk.now())
        had = giving.had(connection, [one.name for one in draft.people], begins)
        return Weighed(
            needs=wanted.needs,
            had=tuple(had[one.name] for one in draft.people if one.name in had),
            over=over(view, draft, found),
            unfit=tuple((person.name, person.size, title) for person, title in found.unfit),
            unsaid=tuple((person.name, title) for person, title in found.unsaid),
            instead=wanted.instead,
        )


@dataclass(frozen=True)
class Wanted:
    """What it takes, and where else it is: see `Weighed`."""

    needs: tuple[Need, ...]
    instead: tuple[There, ...] = ()


def needs(view: View, draft: GiveDraft, found: Split, now: datetime) -> Wanted:
    """Each article with what is wanted and free, for whom it does not suffice, and who has it."""
    told = _needs(view, draft, found)
    if not any(need.short for need in told):
        return Wanted(told)
    counted = {a.id: code for code, a in found.articles.items() if not a.uncounted}
    known, _stands = homes(view.connection, counted, now, requisition=0)
    mine = places.path_of(view.connection, draft.place)
    others = [h for h in known if not f"{h.path}/".startswith(f"{mine}/")]
    have = {h.place_id: _free(h) for h in others}
    lacking = tuple(
        replace(
            need,
            elsewhere=tuple(
                There(h.place_id, h.path, have[h.place_id][need.code])
                for h in sorted(others, key=lambda h: (-have[h.place_id][need.code], h.path))
                if have[h.place_id][need.code]
            ),
        )
        if need.short
        else need
        for need in told
    )
    asked = {code: qty for code, qty in found.wanted.items() if code in counted.values()}
    whole = [h for h in others if all(have[h.place_id][code] >= asked[code] for code in asked)]
    return Wanted(
        lacking,
        tuple(
            There(h.place_id, h.path, sum(have[h.place_id].values()))
            for h in sorted(whole, key=lambda h: (h.load, h.path))
        ),
    )


def _free(home: Home) -> Counter[str]:
    free: Counter[str] = Counter()
    for one in home.have:
        free[one.code] += one.free
    return free


def _needs(view: View, draft: GiveDraft, found: Split) -> tuple[Need, ...]:
    wanted = found.wanted
    counted = {found.articles[code].id for code in wanted if not found.articles[code].uncounted}
    free: Counter[int] = Counter()
    for key, qty in giving.free_at(view.connection, draft.place, counted).items():
        free[key.variant] += qty
    told = []
    for code, qty in wanted.items():
        article = found.articles[code]
        there = qty if article.uncounted else free[article.id]
        told.append(Need(code, article.title, qty, there, _without(found, code, there)))
    return tuple(told)


def _without(found: Split, code: str, there: int) -> tuple[str, ...]:
    """For whom it does not suffice, in the order of the list."""
    names = []
    for person, lines in found.lines:
        mine = sum(line.qty or 0 for line in lines if line.code == code)
        if mine > there:
            names.append(person.name)
        there = max(0, there - mine)
    return tuple(names)


def over(view: View, draft: GiveDraft, found: Split) -> tuple[Over, ...]:
    """Where more goes out than a quota of this audience and event says."""
    whom = audience(draft.audience)
    told = []
    for quota in quotas.quotas(view.connection):
        if quota.audience != whom or quota.event != draft.event:
            continue
        qty = found.wanted[quota.code]
        if not qty:
            continue
        each = max(
            sum(line.qty or 0 for line in lines if line.code == quota.code)
            for _person, lines in found.lines
        )
        may = quota.each * len(found.lines) if each > quota.each else qty
        if quota.left is not None:
            may = min(may, max(0, quota.left))
        if qty > may:
            told.append(Over(quota.code, quota.item, whom, qty, may))
    return tuple(told)
