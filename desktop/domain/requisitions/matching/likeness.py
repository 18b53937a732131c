"""How well the words of a request say the name of one item, and which of its labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from desktop.domain.requisitions.matching.naming import NOISE, OWN, Units, is_size, worth

# 加大码 of a garment that comes in letters is XL.
_IN_LETTERS: tuple[tuple[Units, str], ...] = (
    (("加", "加", "大"), "2xl"),
    (("加", "大"), "xl"),
    (("特", "大"), "xl"),
    (("大",), "l"),
    (("中",), "m"),
    (("小",), "s"),
)
_IN_WORDS = frozenset("大中小")


@dataclass
class Item:
    """An item with its variants, as words are compared with it; `labels` → codes of articles."""

    name: Units
    base: Units  # without what stands in brackets
    title: str
    category: Units
    pinyin: str = ""
    initials: str = ""
    unit: str = ""
    labels: dict[Units, list[str]] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    year_of: dict[str, int | None] = field(default_factory=dict)
    worth: int = 0  # of its name

    def __post_init__(self) -> None:
        self.worth = sum(worth(unit) for unit in self.name)

    @property
    def codes(self) -> list[str]:
        """All its articles."""
        return [code for codes in self.labels.values() for code in codes]

    def sized(self, said: Units) -> Units:
        """The words with 大码 中码 小码 as letters, where it comes in letters and nothing of it is
        called by those words.
        """
        if _IN_WORDS.isdisjoint(said):
            return said
        own = {*self.name, *(unit for label in self.labels for unit in label)}
        if not _IN_WORDS.isdisjoint(own) or not any(map(is_size, own)):
            return said
        out: list[str] = []
        n = 0
        while n < len(said):
            words, letter = next(
                (one for one in _IN_LETTERS if said[n : n + len(one[0])] == one[0]),
                ((said[n],), said[n]),
            )
            out.append(letter)
            n += len(words)
        return tuple(out)


@dataclass(frozen=True)
class Likeness:
    """What the words say of one item: `codes` are the articles that they may mean, all of its
    where they name no label; `strange` is how much of the words it does not explain, `missing`
    how much of its name was left unsaid. `head`: they say what kind of thing it is.
    """

    item: Item
    codes: tuple[str, ...]
    strange: int
    missing: int
    score: float
    head: bool
    spelled: bool = False  # in pinyin


def likeness(said: Units, item: Item) -> Likeness:
    """The best reading of the words as this item."""
    said = item.sized(said)
    best = _compare(said, item, (), item.labels.get((), []) or item.codes)
    there = set(said)
    for label, codes in item.labels.items():
        if not label or not there.issuperset(label):
            continue
        for rest in _beside(said, label):
            one = _compare(rest, item, label, codes)
            if _better(one, best):
                best = one
            elif one.codes != best.codes and _rank(one) == _rank(best) and len(one.codes) == 1:
                best = replace(best, codes=tuple(dict.fromkeys((*best.codes, *one.codes))))
    return _by_part(said, best) if best.strange and len(best.codes) > 1 else best


def _by_part(said: Units, best: Likeness) -> Likeness:
    """Where no label was said, the one label that shares a sign with the words: 白色 for 本白."""
    signs = {unit for unit in said if not unit.isascii() and unit not in best.item.name}
    labels = [label for label in best.item.labels if not signs.isdisjoint(label)]
    return replace(best, codes=tuple(best.item.labels[labels[0]])) if len(labels) == 1 else best


def _rank(one: Likeness) -> tuple[int, int]:
    return (one.strange, one.missing)


def _better(one: Likeness, other: Likeness) -> bool:
    return _rank(one) < _rank(other) or (_rank(one) == _rank(other) and one.score > other.score)


def _beside(said: Units, label: Units) -> Iterator[Units]:
    """What stands beside the label: behind and before it, or around its words where they stand
    apart: M 黑色 for 黑色 M.
    """
    places = _places(said, label)
    for place in places:
        yield said[:place] + said[place + len(label) :]
    words = [tuple(run) for _latin, run in groupby(label, str.isascii)]
    if places or len(words) < 2:
        return
    for word in words:
        found = _places(said, word)
        if len(found) != 1:
            return
        said = said[: found[0]] + said[found[0] + len(word) :]
    yield said


def _places(said: Units, label: Units) -> list[int]:
    size = len(label)
    return [n for n in range(len(said) - size + 1) if said[n : n + size] == label]


@dataclass
class _Tiled:
    """Which units of the name are said (`used`), which places of the words stay unexplained
    (`left`), how many of these are nearly the name's, and whether it was said by pinyin.
    """

    used: set[int] = field(default_factory=set)
    left: list[int] = field(default_factory=list)
    near: int = 0
    spelled: bool = False


def _compare(rest: Units, item: Item, label: Units, codes: list[str]) -> Likeness:
    name = item.name
    tiled = _tiled(rest, item)
    left, used = [rest[n] for n in tiled.left], tiled.used
    years = [unit for unit in left if unit.isdigit() and _is_year(unit, item)]
    if years:
        codes = [c for c in codes if any(_same_year(y, item.year_of[c]) for y in years)] or codes
        left = [unit for unit in left if unit not in years]
    left = _without_own(left) if left else left
    strange = sum(worth(unit) for unit in left if unit not in NOISE)
    gone = _without_own([unit for n, unit in enumerate(name) if n not in used])
    optional = len(name) - len(item.base)
    missing = max(0, sum(worth(unit) for unit in gone) - (optional if optional > 0 else 0))
    whole = sum(worth(unit) for unit in rest) + sum(worth(unit) for unit in label)
    right = min(whole, whole - strange + tiled.near)
    full = item.worth or 1
    score = (right / whole if whole else 0.0) * 0.7 + (1 - min(1.0, missing / full)) * 0.3
    return Likeness(
        item, tuple(codes), strange, missing, score, _says_kind(rest, item, used), tiled.spelled
    )


def _tiled(rest: Units, item: Item) -> _Tiled:
    """What the name explains of the words. Chinese signs explain each other two at a time, words
    alone.
    """
    name = item.name
    tiled = _Tiled()
    places: dict[int, int] = {}  # of the words in the name
    n = 0
    while n < len(rest):
        place, length = _longest(rest, n, name, tiled.used)
        unit = rest[n]
        alone = unit.isascii() or len(name) == 1
        if length >= 2 or (length == 1 and alone):
            tiled.used.update(range(place, place + length))
            places.update((n + k, place + k) for k in range(length))
            n += length
            continue
        pair = rest[n : n + 2]
        if len(pair) == 2 and _within(pair, item.category):
            n += 2
            continue
        if unit.isascii() and unit.isalpha() and len(unit) >= 4 and unit in item.pinyin:
            tiled.spelled = True
            if unit == item.pinyin:
                tiled.used.update(range(len(name)))
        else:
            tiled.left.append(n)
        n += 1
    left = list(tiled.left)
    core = name[: len(item.base)]  # what stands in brackets is left out by most
    core = core if core == item.base and max(tiled.used, default=0) < len(core) else name
    while near := [n for n in left if _nearly(rest, n, core, places, tiled.used)]:
        left = [n for n in left if n not in near]
    tiled.near = len(tiled.left) - len(left)
    return tiled


def _nearly(rest: Units, n: int, name: Units, places: dict[int, int], used: set[int]) -> bool:
    """Whether a sign that was left over stands where the name has it (雪花灯套 for 雪花灯套件,
    木杯垫), or another one in the place of a single sign: a slip of the pen, 冰箱帖.
    """
    if rest[n].isascii():
        return False
    before = max((places[k] for k in places if k < n), default=-1)
    behind = min((places[k] for k in places if k > n), default=len(name))
    gap = [k for k in range(before + 1, behind) if k not in used]
    same = [
        k
        for k in gap
        if name[k] == rest[n] and (places or k == len(name) - 1 or len(rest) == len(name))
    ]
    if same:
        places[n] = same[0]
    elif len(gap) == 1 and len(name) > 2 and not name[gap[0]].isascii():
        if n - 1 not in places and n + 1 not in places:
            return False
        places[n] = gap[0]
    else:
        return False
    used.add(places[n])
    return True


def _longest(rest: Units, start: int, name: Units, used: set[int]) -> tuple[int, int]:
    place, best = 0, 0
    for at, unit in enumerate(name):
        if unit != rest[start]:
            continue
        length = 0
        while (
            start + length < len(rest)
            and at + length < len(name)
            and at + length not in used
            and rest[start + length] == name[at + length]
        ):
            length += 1
        if length > best:
            place, best = at, length
    return place, best


def _within(part: Units, whole: Units) -> bool:
    return bool(_places(whole, part))


def _without_own(left: list[str]) -> list[str]:
    text = tuple(left)
    for size in (3, 2):  # 开源社, 开源
        for place in reversed(_places(text, OWN[:size])):
            text = text[:place] + text[place + size :]
    return list(text)


def _says_kind(rest: Units, item: Item, used: set[int]) -> bool:
    """Whether the last word of the name was said, or its category."""
    base = item.base
    if item.pinyin and any(len(unit) >= 4 and item.pinyin.endswith(unit) for unit in rest):
        return True
    if len(base) - 1 in used or not base:
        return True
    return len(item.category) > 1 and _within(item.category, rest)


def _is_year(unit: str, item: Item) -> bool:
    return any(_same_year(unit, year) for year in item.years)


def _same_year(unit: str, year: int | None) -> bool:
    return year is not None and unit in (str(year), str(year % 100).zfill(2))
