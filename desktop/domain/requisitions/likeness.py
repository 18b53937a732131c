"""How well the words of a request say the name of one item, and which of its labels."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from desktop.domain.requisitions.naming import NOISE, OWN, Units, worth


@dataclass
class Item:
    """An item with its variants, as words are compared with it; `labels` → codes of articles."""

    name: Units
    base: Units  # without what stands in brackets
    title: str
    category: Units
    pinyin: str = ""
    initials: str = ""
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
    best = _compare(said, item, (), item.labels.get((), []) or item.codes)
    there = set(said)
    for label, codes in item.labels.items():
        if not label or label[0] not in there:
            continue
        for place in _places(said, label):
            rest = said[:place] + said[place + len(label) :]
            one = _compare(rest, item, label, codes)
            if _better(one, best):
                best = one
            elif one.codes != best.codes and _rank(one) == _rank(best) and len(one.codes) == 1:
                best = replace(best, codes=tuple(dict.fromkeys((*best.codes, *one.codes))))
    return best


def _rank(one: Likeness) -> tuple[int, int]:
    return (one.strange, one.missing)


def _better(one: Likeness, other: Likeness) -> bool:
    return _rank(one) < _rank(other) or (_rank(one) == _rank(other) and one.score > other.score)


def _places(said: Units, label: Units) -> list[int]:
    size = len(label)
    return [n for n in range(len(said) - size + 1) if said[n : n + size] == label]


def _compare(rest: Units, item: Item, label: Units, codes: list[str]) -> Likeness:
    name = item.name
    left, used, spelled = _tiled(rest, item)
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
    right = whole - strange
    full = item.worth or 1
    score = (right / whole if whole else 0.0) * 0.7 + (1 - min(1.0, missing / full)) * 0.3
    return Likeness(
        item, tuple(codes), strange, missing, score, _says_kind(rest, item, used), spelled
    )


def _tiled(rest: Units, item: Item) -> tuple[list[str], set[int], bool]:
    """What of the words stays unexplained, which units of the name they cover, and whether by
    pinyin. Chinese signs explain each other two at a time, words alone.
    """
    name = item.name
    left: list[str] = []
    used: set[int] = set()
    spelled = False
    n = 0
    while n < len(rest):
        place, length = _longest(rest, n, name, used)
        unit = rest[n]
        alone = unit.isascii() or len(name) == 1
        if length >= 2 or (length == 1 and alone):
            used.update(range(place, place + length))
            n += length
            continue
        pair = rest[n : n + 2]
        if len(pair) == 2 and _within(pair, item.category):
            n += 2
            continue
        if unit.isascii() and unit.isalpha() and len(unit) >= 4 and unit in item.pinyin:
            spelled = True
            if unit == item.pinyin:
                used.update(range(len(name)))
        else:
            left.append(unit)
        n += 1
    return left, used, spelled


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
