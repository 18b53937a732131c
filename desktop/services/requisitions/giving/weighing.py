"""A giving looked at before it is done: what it takes, who had what, which quota it goes beyond."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.errors import BadQuantity, Missing
from desktop.domain.moments import at_home, day_bounds
from desktop.domain.requisitions import LineDraft
from desktop.domain.requisitions.giving import (
    GiveDraft,
    Need,
    Over,
    Person,
    Weighed,
    audience,
    in_sizes,
    sized,
)
from desktop.services.changes import Desk
from desktop.store.imports.known import View
from desktop.store.requisitions import giving, quotas
from desktop.store.requisitions.giving import Article


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
        had = giving.had(connection, [one.name for one in draft.people], begins)
        return Weighed(
            needs=needs(view, draft, found),
            had=tuple(had[one.name] for one in draft.people if one.name in had),
            over=over(view, draft, found),
            unfit=tuple((person.name, person.size, title) for person, title in found.unfit),
            unsaid=tuple((person.name, title) for person, title in found.unsaid),
        )


def needs(view: View, draft: GiveDraft, found: Split) -> tuple[Need, ...]:
    """Each article with what is wanted and free, and for whom it does not suffice."""
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
