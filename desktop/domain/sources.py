"""哪家发货: which home ships a wish, by what it has, how sure that is, and how busy it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Have:
    """Of one wanted article at one home, in pieces: what is free there, and how much of that was
    seen lately (`verified`). `owner` is a local id.
    """

    code: str
    owner: int
    free: int
    verified: int
    place_id: int = 0  # the very shelf or box
    place: str = ""
    seen_at: datetime | None = None


@dataclass(frozen=True)
class Home:
    """A place that could ship: `load` is how many parcels its keeper has open, `joins` are codes
    of open drafts from here that go out in time.
    """

    place_id: int
    path: str
    have: tuple[Have, ...]
    keeper: str = ""
    city: str = ""
    load: int = 0
    joins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What one home gives: pieces by place, article and owner."""

    home: Home
    takes: tuple[tuple[Have, int], ...]

    @property
    def pieces(self) -> int:
        """All of them."""
        return sum(qty for _have, qty in self.takes)


@dataclass(frozen=True)
class Source:
    """One answer to “which home ships it?”: begin with this one, and where the rest comes from.

    `parcels` is how many homes have to send something, `short` what nobody has, by code;
    `verified` says how many of the first home's pieces were seen lately.
    """

    first: Part
    rest: tuple[Part, ...]
    short: Mapping[str, int] = field(default_factory=dict)
    verified: int = 0
    seen_at: datetime | None = None

    @property
    def home(self) -> Home:
        """The home it begins with."""
        return self.first.home

    @property
    def parcels(self) -> int:
        """How many parcels there will be: one from each home."""
        return 1 + len(self.rest)

    @property
    def whole(self) -> bool:
        """Whether this home has everything."""
        return not self.rest and not self.short


def part(home: Home, wants: Mapping[str, int]) -> Part:
    """What a home gives of a wish, stock that was seen lately before the other."""
    left = dict(wants)
    takes = []
    best = sorted(home.have, key=lambda h: (-(h.verified > 0), -h.free, h.place_id, h.owner))
    for have in best:
        qty = min(left.get(have.code, 0), have.free)
        if qty > 0:
            left[have.code] -= qty
            takes.append((have, qty))
    return Part(home, tuple(takes))


def _left(wants: Mapping[str, int], given: Part) -> dict[str, int]:
    left = dict(wants)
    for have, qty in given.takes:
        left[have.code] -= qty
    return {code: qty for code, qty in left.items() if qty > 0}


def _sure(given: Part) -> int:
    """How many of its pieces were seen lately."""
    return sum(min(have.verified, qty) for have, qty in given.takes)


def _greed(given: Part) -> tuple[int, int, int, str, int]:
    home = given.home
    return (-given.pieces, -_sure(given), home.load, home.path, home.place_id)


def split(
    homes: Iterable[Home], wants: Mapping[str, int]
) -> tuple[tuple[Part, ...], dict[str, int]]:
    """As few homes as a simple look finds: each time the one that has most of what is left.

    Returns the parts and, by code, what nobody has. Nobody gives more than is free.
    """
    left = {code: qty for code, qty in wants.items() if qty > 0}
    open_homes = list(homes)
    parts: list[Part] = []
    while left:
        offers = [given for home in open_homes if (given := part(home, left)).takes]
        if not offers:
            break
        best = min(offers, key=_greed)
        parts.append(best)
        open_homes.remove(best.home)
        left = _left(left, best)
    return tuple(parts), left


def rank(homes: Sequence[Home], wants: Mapping[str, int]) -> list[Source]:
    """Every home that has something, the best first: fewest parcels and nothing short, then most
    pieces seen lately, then a draft it can join, then the keeper with fewest open parcels.
    """
    wished = {code: qty for code, qty in wants.items() if qty > 0}
    found = []
    for home in homes:
        given = part(home, wished)
        if not given.takes:
            continue
        others, short = split([h for h in homes if h is not home], _left(wished, given))
        seen = [have.seen_at for have, _qty in given.takes if have.seen_at is not None]
        oldest = min(seen) if len(seen) == len(given.takes) else None
        found.append(Source(given, others, short, _sure(given), oldest))
    return sorted(found, key=_order)


def _order(source: Source) -> tuple[int, int, int, int, bool, int, str, int]:
    home = source.home
    return (
        sum(source.short.values()),
        source.parcels,
        -source.verified,
        -source.first.pieces,
        not home.joins,
        home.load,
        home.path,
        home.place_id,
    )
