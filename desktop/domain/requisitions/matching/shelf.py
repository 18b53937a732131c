"""Which article is meant by the words of a request, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from desktop.domain.catalogue import search_text
from desktop.domain.requisitions.matching.articles import LONGEST, NOTHING, OTHERS, Article, Match
from desktop.domain.requisitions.matching.candidates import Candidates
from desktop.domain.requisitions.matching.likeness import Item, Likeness, likeness
from desktop.domain.requisitions.matching.naming import (
    Units,
    fold,
    is_size,
    units,
    without_brackets,
    worth,
)
from desktop.domain.requisitions.matching.placing import Placing
from desktop.domain.requisitions.said.clearing import GLUE
from desktop.domain.requisitions.said.numerals import MEASURE, UNIT
from desktop.domain.requisitions.said.reading import read_lines
from desktop.domain.requisitions.said.trimming import noted, remark
from desktop.domain.requisitions.values import LineDraft, Sure

_ENOUGH = 0.55  # from which likeness on a guess is worth a look
_FAR = 0.75
_HINT = 0.35  # from which one is worth to be named among others
_MEASURE = re.compile(rf"(\d+)\s?({UNIT})", re.IGNORECASE)
_UNMEASURED = re.compile(rf"\d(?!\d|\.\d|{GLUE}|\s?{MEASURE})")
_BRACKET = re.compile(r"\s*[(\[【][^()\[\]【】]*[)\]】]\s*$")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{4,}")


_K = TypeVar("_K")


class Shelf:
    """All articles by the words that mean them. `words`: folded words → code, None: no article.

    Made once, then asked for thousands of lines.
    """

    def __init__(
        self, articles: Sequence[Article], words: Mapping[str, str | None] | None = None
    ) -> None:
        self._words = dict(words or {})
        self._codes = {fold(one.code): one.code for one in articles}
        self._strict: dict[str, list[str]] = {}
        self._loose: dict[Units, list[str]] = {}
        self._items: dict[str, Item] = {}
        self._item_of: dict[str, Item] = {}
        for one in articles:
            self._place(one)
        for item in self._items.values():
            if len(item.codes) == 1:
                _called(self._loose, tuple(sorted(item.name)), item.codes[0])
                _called(self._loose, tuple(sorted(item.base)), item.codes[0])
        self._candidates = Candidates(tuple(self._items.values()))
        self._seen: dict[str, Match] = {}
        self._measures = _measures(articles)

    def _place(self, one: Article) -> None:
        base = without_brackets(one.item)
        key = fold(one.item)
        item = self._items.get(key)
        label = units(one.label)
        if item is None:
            full, initials = _spelling(one)
            item = Item(
                units(one.item),
                units(base),
                one.item,
                units(one.category),
                full,
                initials,
                one.unit,
            )
            self._items[key] = item
        item.labels.setdefault(label, []).append(one.code)
        item.year_of[one.code] = one.year
        if one.year is not None:
            item.years.add(one.year)
        self._item_of[one.code] = item
        _called(self._strict, fold(one.item + one.label), one.code)
        for name in (item.name, item.base):
            _called(self._loose, tuple(sorted(name + label)), one.code)

    def match(self, said: str) -> Match:
        """The article that these words mean."""
        found = self._seen.get(said)
        if found is None:
            found = self._seen[said] = self._match(said)
        return found

    def _match(self, said: str) -> Match:
        key = fold(said)
        if key in self._words and not all(is_size(unit) for unit in units(said)):
            return Match(self._words[key], Sure.KNOWN)
        if not key or len(said) > LONGEST:
            return NOTHING
        without, note = noted(said)
        if note:
            return self.match(without)
        bracket = _BRACKET.search(said)
        beside = self.match(said[: bracket.start()]) if bracket else NOTHING
        if bracket and remark(bracket[0]) and beside.sure.certain:
            return beside
        if key in self._codes:
            return Match(self._codes[key], Sure.EXACT)
        strict = self._strict.get(key, [])
        if len(strict) == 1:
            return Match(strict[0], Sure.EXACT)
        coded = {self._codes[fold(t)] for t in _CODE.findall(said) if fold(t) in self._codes}
        if len(coded) == 1:
            return Match(coded.pop(), Sure.EXACT)
        if strict:
            return Match(None, Sure.UNSURE, tuple(strict[:OTHERS]))
        words, mended = self._candidates.mended(units(said))
        loose = self._loose.get(tuple(sorted(words)), [])
        if len(loose) == 1 and not mended:
            return Match(loose[0], Sure.LIKELY)
        found = self._guess(words, mended)
        if found.code is None and beside.code:  # the brackets name nothing: a note, it seems
            return Match(beside.code, Sure.UNSURE, found.others)
        return found

    def _guess(self, words: Units, mended: bool) -> Match:
        likes: list[Likeness] = []
        for item, share in self._candidates.near(words):
            if share < _FAR and any(one.strange == 0 and one.missing == 0 for one in likes):
                break  # all was said and explained: what shares much less means something else
            likes.append(likeness(words, item))
        likes.sort(key=lambda one: (-one.score, one.strange, one.missing))
        likes = [one for one in likes if one.score >= _HINT]
        if not likes:
            return NOTHING
        whole = [one for one in likes if one.strange == 0]
        best = likes[0]
        if whole:
            said_all = [one for one in whole if one.missing == 0]
            few = said_all if len(said_all) == 1 else whole
            if len(few) == 1:
                return self._decided(few[0], words, likes, mended)
            tied = [one for one in whole if one.missing == min(w.missing for w in whole)]
            code = tied[0].codes[0] if len(tied) == 1 and len(tied[0].codes) == 1 else None
            return Match(code, Sure.UNSURE, _others(whole + likes, code))
        if best.score < _ENOUGH or not best.head:
            return Match(None, Sure.NONE, _others(likes, None))
        again = [one for one in likes if one.score > best.score - 0.02]
        code = best.codes[0] if len(best.codes) == 1 and len(again) == 1 else None
        return Match(code, Sure.UNSURE, _others(likes, code))

    def _decided(self, one: Likeness, words: Units, likes: list[Likeness], mended: bool) -> Match:
        """One item explains all that was said: it is likely where also its label is plain."""
        if len(one.codes) != 1:
            return Match(None, Sure.UNSURE, _others([one], None))
        code = one.codes[0]
        enough = sum(worth(unit) for unit in words) >= 2 and one.head
        fine = enough and not (mended and one.missing)
        return Match(code, Sure.LIKELY if fine else Sure.UNSURE, _others(likes, code))

    def read(self, text: str) -> tuple[LineDraft, ...]:
        """The lines of a free text with their articles. Raises TooLong."""
        return tuple(draft for draft, _match in self.read_with_others(text))

    def read_with_others(self, text: str) -> tuple[tuple[LineDraft, Match], ...]:
        """As `read`, with what else each line may mean. Raises TooLong."""
        lines = read_lines(text, self._certain, self._measures)
        return Placing(lines, self.match, self._item_of).placed()

    def _certain(self, said: str) -> bool:
        """Whether these words certainly name one article; a number in them has to be its own."""
        if _UNMEASURED.search(said):
            key = fold(said)
            return key in self._words or key in self._strict or key in self._codes
        return self.match(said).sure.certain


def _called(names: dict[_K, list[str]], key: _K, code: str) -> None:
    known = names.setdefault(key, [])
    if code not in known:
        known.append(code)


def _measures(articles: Sequence[Article]) -> re.Pattern[str] | None:
    """What finds numbers with counting words that are names of these articles: 300 片."""
    found = {
        rf"(?<!\d){number}\s?{re.escape(word)}"
        for one in articles
        for number, word in _MEASURE.findall(f"{one.item} {one.label}")
    }
    return re.compile("|".join(sorted(found)), re.IGNORECASE) if found else None


def _others(likes: Sequence[Likeness], code: str | None) -> tuple[str, ...]:
    codes = dict.fromkeys(c for one in likes for c in one.codes if c != code)
    return tuple(codes)[:OTHERS]


def _spelling(one: Article) -> tuple[str, str]:
    """Pinyin and initials of the name out of a catalogue's words to search by."""
    plain = search_text(one.code, one.item, one.label)
    if not one.search.startswith(plain):
        return "", ""
    rest = one.search[len(plain) :].split()
    return (rest[0], rest[1]) if len(rest) > 1 else ("", "")
