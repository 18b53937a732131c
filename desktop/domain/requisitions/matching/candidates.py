"""Which items may be meant at all: an index of pairs of units, words and labels."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.domain.requisitions.matching.likeness import Item
from desktop.domain.requisitions.matching.naming import Units

_NEAR = 16  # items that are compared with the words
_SHARE = 0.45  # of the best one's score: what shares less is not compared
_COMMON = 60  # what more items have adds to those found by rarer things, and finds none itself
_PIECE = 4  # letters of pinyin that are looked for together
_Key = tuple[str, ...]


class Candidates:
    """Items by the pairs of their names, their words, their labels, and their pinyin."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        found: dict[_Key, dict[int, None]] = defaultdict(dict)
        self._labels: set[Units] = set()
        self._words: set[str] = set()
        for n, item in enumerate(items):
            for key in _keys(item.name):
                found[key][n] = None
            for pair in _pairs(item.category):
                found[pair][n] = None
            for label in item.labels:
                if label:
                    self._labels.add(label)
                    found["=", *label][n] = None
                self._words.update(unit for unit in label if unit.isascii())
            self._words.update(unit for unit in item.name if unit.isascii())
            for start in range(len(item.pinyin) - _PIECE + 1):
                found["~", item.pinyin[start : start + _PIECE]][n] = None
            if item.initials:
                found["~", item.initials][n] = None
        self._signs: dict[str, set[int]] = defaultdict(set)
        for n, item in enumerate(items):
            for unit in item.name:
                self._signs[unit].add(n)
        self._postings = {key: frozenset(numbers) for key, numbers in found.items()}
        self._weight = {
            key: math.log(1 + len(items) / len(numbers)) for key, numbers in self._postings.items()
        }
        self._longest_label = max((len(label) for label in self._labels), default=0)
        self._slips: dict[str, set[str]] = defaultdict(set)
        for word in self._words:
            if len(word) >= 5 and word.isalpha():
                for slip in _without_one(word):
                    self._slips[slip].add(word)

    def near(self, words: Units) -> list[tuple[Item, float]]:
        """The items that share most with these units, rare things counting more, and how much
        that is of what the first one shares.
        """
        keys = [key for key in self._asked(words) if key in self._postings]
        keys.sort(key=lambda key: len(self._postings[key]))
        scores: dict[int, float] = {}
        for key in keys:
            numbers = self._postings[key]
            weight = self._weight[key]
            if len(numbers) > _COMMON and len(scores) >= _NEAR:  # only of those found already
                for n in scores:
                    if n in numbers:
                        scores[n] += weight
                continue
            for n in numbers:
                scores[n] = scores.get(n, 0.0) + weight
        if not scores:
            return [(item, 1.0) for item in self._alike(words)]
        most = max(scores.values())
        best = sorted((-score, n) for n, score in scores.items() if score >= most * _SHARE)
        return [(self._items[n], -score / most) for score, n in best[:_NEAR]]

    def _alike(self, words: Units) -> list[Item]:
        """Items of as many signs that have at least half of them, a short name with a slip; those
        that end in what stands before 子: 帽子.
        """
        if len(words) == 2 and words[1] == "子":
            return [item for item in self._items if item.base[-1:] == words[:1]][:_NEAR]
        found = Counter(n for unit in set(words) for n in self._signs.get(unit, ()))
        return [
            self._items[n]
            for n, many in found.most_common(_NEAR)
            if 2 * many >= len(words) and len(self._items[n].name) == len(words) > 2
        ]

    def _asked(self, words: Units) -> Iterator[_Key]:
        seen: set[_Key] = set()
        for key in _keys(words):
            seen.add(key)
        for start in range(len(words)):
            for size in range(1, min(self._longest_label, 6) + 1):
                if start + size <= len(words):
                    seen.add(("=", *words[start : start + size]))
        for word in words:
            if word.isascii() and word.isalpha() and len(word) >= 2:
                seen.add(("~", word))
                for start in range(len(word) - _PIECE + 1):
                    seen.add(("~", word[start : start + _PIECE]))
        yield from seen

    def mended(self, words: Units) -> tuple[Units, bool]:
        """With unknown Latin words parted or spelled right; whether one was misspelled."""
        if all(not word.isascii() or word in self._words for word in words):
            return words, False
        out: list[str] = []
        slipped = False
        for word in words:
            if not word.isascii() or not word.isalpha() or word in self._words or len(word) < 3:
                out.append(word)
                continue
            parts = self._parted(word)
            near = self._slip(word) if not parts else ""
            slipped = slipped or bool(near)
            out += parts or [near or word]
        return _sized(out), slipped

    def _parted(self, word: str) -> list[str]:
        for cut in range(len(word) - 1, 0, -1):
            if cut == 1 and word[0] not in "sml":
                continue
            if word[:cut] in (*self._words, "xl") and word[cut:] in self._words:
                return [word[:cut], word[cut:]]
        return []

    def _slip(self, word: str) -> str:
        """The one known word that differs by a letter."""
        if len(word) < 4:
            return ""
        found = set(self._slips.get(word, ()))
        for slip in _without_one(word):
            if slip in self._words and len(slip) >= 5:
                found.add(slip)
            found |= self._slips.get(slip, set())
        found = {one for one in found if abs(len(one) - len(word)) <= 1}
        return found.pop() if len(found) == 1 else ""


def _sized(words: list[str]) -> Units:
    """With 2 and XL, which stood apart, as one size."""
    out: list[str] = []
    for word in words:
        if word == "xl" and out and out[-1].isdigit() and len(out[-1]) == 1:
            out[-1] += word
        else:
            out.append(word)
    return tuple(out)


def _without_one(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(len(word))}


def _pairs(name: Units) -> Iterator[_Key]:
    yield from pairwise(name)


def _keys(name: Units) -> Iterator[_Key]:
    """Pairs of units, and each word or number alone; a single sign where there is no more."""
    yield from _pairs(name)
    for unit in name:
        if unit.isascii() or len(name) == 1:
            yield (unit,)
