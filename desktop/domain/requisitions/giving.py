"""派发: one act that gives something to each person of a list, and quotas of what audiences get."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.catalogue import size_rank
from desktop.domain.imports import Trouble
from desktop.domain.money import narrow
from desktop.domain.people import name_key

# Audiences that quotas speak of and a booth gives to by these reasons; any other is its own word.
AUDIENCES = ("speaker", "partner", "volunteer")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "speaker": ("讲师", "嘉宾", "speakers"),
    "partner": ("赞助", "赞助商", "伙伴", "合作伙伴", "sponsor", "sponsors", "partners"),
    "volunteer": ("志愿者", "volunteers"),
}
_LETTERS, _NUMBERS = 0, 1  # kinds of labels, as `size_rank` tells them
_LETTER = "letter "


def audience(said: str) -> str:
    """The audience that a word means: `讲师` → `speaker`; other words stay as they are."""
    word = narrow(said).strip()
    for code, words in _WORDS.items():
        if word.casefold() in (code, *words):
            return code
    return word


@dataclass(frozen=True)
class Person:
    """Somebody of a list. `size` is the label of the variant that fits; `row` as in the list."""

    name: str
    size: str = ""
    phone: str = ""
    address: str = ""
    row: int = 0


@dataclass(frozen=True)
class PeopleList:
    """People as read, each once; `twice` are names that stood there more than once, `failed` how
    many did not pass, `unknown` headings that say nothing here.
    """

    people: tuple[Person, ...]
    troubles: tuple[Trouble, ...] = ()
    twice: tuple[str, ...] = ()
    failed: int = 0
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gift:
    """`each` pieces of an article, by code, to every person."""

    code: str
    each: int


@dataclass(frozen=True)
class GiveDraft:
    """What is given to whom from which home; `place` and `event` are local ids."""

    name: str
    gifts: tuple[Gift, ...]
    people: tuple[Person, ...]
    place: int
    audience: str = ""
    event: int | None = None
    note: str = ""


@dataclass(frozen=True)
class There:
    """A home (local id and path) with so many free pieces of what is wanted."""

    place: int
    path: str
    free: int


@dataclass(frozen=True)
class Need:
    """Of one article at the home, in pieces; `people` are those who would get nothing or less, and
    `elsewhere` are other homes that have some of what is short, those with most of it first.
    """

    code: str
    item: str
    wanted: int
    free: int
    people: tuple[str, ...] = ()
    elsewhere: tuple[There, ...] = ()

    @property
    def short(self) -> int:
        """How many are not there."""
        return max(0, self.wanted - self.free)


@dataclass(frozen=True)
class Had:
    """What somebody of this name was given before: how often this year and ever, and when last."""

    name: str
    this_year: int
    ever: int
    last: str = ""  # name of the last act
    last_at: datetime | None = None


@dataclass(frozen=True)
class Quota:
    """How much of an article an audience gets: `each` a person, of `people` (None: nobody said).

    `used` went out by giving to many, `booth` at the booth; all in pieces.
    """

    id: int
    event: int | None
    event_name: str
    audience: str
    code: str
    item: str
    each: int
    people: int | None
    used: int = 0
    booth: int = 0

    @property
    def total(self) -> int | None:
        """All that may go out, None where nobody said for how many."""
        return None if self.people is None else self.each * self.people

    @property
    def left(self) -> int | None:
        """What may still go out; below zero: more went out than was meant."""
        return None if self.total is None else self.total - self.used - self.booth


@dataclass(frozen=True)
class Over:
    """A gift that goes beyond a quota: `wanted` pieces, `may` of them within it."""

    code: str
    item: str
    audience: str
    wanted: int
    may: int


@dataclass(frozen=True)
class Weighed:
    """A giving before it is done; `unfit` are (name, size, item) for whom there is no such size,
    `unsaid` are (name, article) who said no size of what has sizes, and get the one chosen.
    `instead`: where this home is short, others that have all of everything, the least busy first.
    """

    needs: tuple[Need, ...]
    had: tuple[Had, ...]
    over: tuple[Over, ...]
    unfit: tuple[tuple[str, str, str], ...] = ()
    unsaid: tuple[tuple[str, str], ...] = ()
    instead: tuple[There, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether all of it is there."""
        return not self.unfit and not any(need.short for need in self.needs)


@dataclass(frozen=True)
class Giveaway:
    """One act of giving as lists show it; people and pieces, and how many people have theirs."""

    id: int
    name: str
    audience: str
    event_name: str
    at: datetime
    people: int
    pieces: int
    handed: int


def sized(code: str, size: str, siblings: Mapping[str, str]) -> str | None:
    """The code that fits a person: of an article with the wanted size among its siblings
    ({label folded: code}); what comes in no sizes of that kind (`A 款`, `15 cm`) is the one
    chosen, whatever somebody wears. None: it has such sizes, and not this one.
    """
    wanted = fold_size(size)
    if not wanted or len(siblings) < 2 or wanted in siblings:
        return siblings.get(wanted, code)
    kinds = {_kind(label) for label in siblings}
    return None if {_LETTERS, _kind(wanted)} & kinds else code


def in_sizes(siblings: Mapping[str, str]) -> bool:
    """Whether somebody has to say which of these labels fits them: letters or numbers."""
    return len(siblings) > 1 and not {_LETTERS, _NUMBERS}.isdisjoint(map(_kind, siblings))


def _kind(folded: str) -> int:
    return _LETTERS if folded.startswith(_LETTER) else size_rank(folded)[0]


def fold_size(label: str) -> str:
    """A size for comparing: `xl 码` and `XL` are one, so are `XXL` and `2XL`."""
    said = narrow(label).casefold().replace(" ", "").removesuffix("码")
    kind, rank, _text = size_rank(said)
    return f"{_LETTER}{rank:g}" if kind == _LETTERS else said


def each_once(people: Iterable[Person]) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """People without those that stand there twice (same name, and no other phone), and whose
    names those are. What one line leaves unsaid of somebody is taken from the next one.
    """
    found: list[Person] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    twice: dict[str, None] = {}
    for one in people:
        namesakes = places[name_key(one.name)]
        for at in namesakes:
            known = found[at]
            if not known.phone or not one.phone or known.phone == one.phone:
                found[at] = _filled(known, one)
                twice[known.name] = None
                break
        else:
            namesakes.append(len(found))
            found.append(one)
    return tuple(found), tuple(twice)


def _filled(known: Person, more: Person) -> Person:
    return replace(
        known,
        size=known.size or more.size,
        phone=known.phone or more.phone,
        address=known.address or more.address,
    )
