"""What the lines of one text mean beside each other: a label under its heading, all kinds of one
thing, the rest of them, and remarks that ask for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.requisitions.matching.articles import LONGEST, NOTHING, OTHERS, Match
from desktop.domain.requisitions.matching.kinds import all_kinds, declined, the_rest
from desktop.domain.requisitions.matching.likeness import Item
from desktop.domain.requisitions.matching.naming import NOISE, Units, units, without_brackets
from desktop.domain.requisitions.said.line import SaidLine
from desktop.domain.requisitions.said.numerals import NUMERAL, UNIT, pieces
from desktop.domain.requisitions.said.quantities import quantities
from desktop.domain.requisitions.said.trimming import remark
from desktop.domain.requisitions.values import LineDraft, Sure

_COUNTED = re.compile(rf"(?:[x×*]|共)?\s?(\d{{1,6}}|{NUMERAL}{{1,6}})\s?({UNIT})")
_Placed = tuple[LineDraft, Match]


@dataclass(frozen=True)
class _Named:
    """Words that stand near a line, and what they mean."""

    said: str
    match: Match


class Placing:
    """The lines of one text, one after the other. `match` says what words mean by themselves;
    `item_of` gives the item of an article's code.
    """

    def __init__(
        self,
        lines: Sequence[SaidLine],
        match: Callable[[str], Match],
        item_of: Mapping[str, Item],
    ) -> None:
        self._lines = lines
        self._match = match
        self._item_of = item_of
        self._before = _Named("", NOTHING)
        self._placed: list[_Placed] = []
        self._heading = False  # the last one placed has no number of its own
        self._remarks: list[str] = []  # that stand before the first line

    def placed(self) -> tuple[_Placed, ...]:
        """Each line with what it means, and what it may mean as well."""
        for n, line in enumerate(self._lines):
            if not self._several(line):
                self._place(n, line)
        for said in self._remarks:
            if self._placed:
                self._note(said)
            else:  # nothing else was said
                self._placed.append((LineDraft(None, None, said, "", Sure.NONE), NOTHING))
        return tuple(one for n, one in enumerate(self._placed) if not self._sums_up(n))

    def _sums_up(self, n: int) -> bool:
        """Whether a line only adds up what follows it: T恤 5 件，S 2、M 3; or what it follows."""
        draft, found = self._placed[n]
        if draft.code or not draft.qty_said:
            return False
        if draft.said == draft.qty_said:
            total = next(iter(quantities(draft.said)), None)
            said = sum(one.qty or 0 for one, _found in self._placed[:n])
            return total is not None and total.total and total.pieces == said
        items, total_said = self._items(found), 0
        for one, _found in self._placed[n + 1 :] if draft.qty else ():
            if one.code is None or self._item_of[one.code] not in items:
                return False
            total_said += one.qty or 0
            if total_said == draft.qty:
                return True
        return False

    def _place(self, n: int, line: SaidLine) -> None:
        said, found = self._of_line(line, self._named_with(n) or self._before)
        alone = self._match(line.said)
        nothing = line.qty is None and not (alone.code or alone.others)
        unwanted = declined(line.said) and not line.qty_said
        if (nothing and remark(line.said)) or unwanted:
            if self._placed:
                self._note(said)
            else:
                self._remarks.append(said)
            return
        if found.code or found.others:
            self._before = _Named(said, found)
        if line.doubtful and found.sure.certain:
            found = Match(found.code, Sure.UNSURE, found.others)
        counted = bool(line.qty_said)
        if counted and found.code and self._headed(found.code):
            self._placed.pop()
        qty = line.qty if line.qty or not found.code else self._unboxed(line, found.code)
        draft = LineDraft(found.code, qty, said, line.qty_said, found.sure)
        self._placed.append((draft, found))
        with_others = bool(line.shared and n + 1 < len(self._lines))
        with_others = with_others and self._lines[n + 1].shared == line.shared
        self._heading = not found.code and (not counted or with_others)

    def _unboxed(self, line: SaidLine, code: str) -> int | None:
        """Of what is kept by the box, 4 盒 are four; of anything else nobody knows the pieces."""
        unit = self._item_of[code].unit
        said = _COUNTED.fullmatch(line.qty_said)
        boxed = said and said[2] == unit and pieces(said[1], unit) is None
        return pieces(said[1]) if said and boxed else None

    def _note(self, said: str) -> None:
        """A remark is kept beside the line before it, where there is room for it."""
        draft, found = self._placed[-1]
        noted = f"{draft.said} ({said.strip('()[]【】')})"
        if len(noted) <= LONGEST:
            self._placed[-1] = replace(draft, said=noted), found

    def _headed(self, code: str) -> bool:
        """Whether the line before only named the item, whose articles follow with their numbers,
        or this very article: 信纸、手写纸 20 本.
        """
        if not self._placed:
            return False
        draft, found = self._placed[-1]
        heading = self._heading and self._item_of[code] in self._items(found)
        return heading or (draft.code == code and not draft.qty_said)

    def _items(self, found: Match) -> list[Item]:
        codes = (found.code,) if found.code else found.others
        return list({id(item): item for item in map(self._item_of.get, codes) if item}.values())

    def _several(self, line: SaidLine) -> bool:
        """A line of several articles, 三款贴纸各10, 其余各5: one line for each."""
        if self._match(line.said).sure.certain:
            return False
        rest = the_rest(line.said) if line.qty_said else None
        named = all_kinds(line.said, "" if line.each is None else line.qty_said)
        name, count = (rest, None) if rest is not None else named or ("", None)
        if rest is None and named is None:
            return False
        under = _Named(line.under, self._match(line.under))
        before = under if under.match.code or under.match.others else self._before
        source = _Named(name, self._match(name)) if name else before
        items = self._items(source.match)
        if rest is not None and self._placed and not name and len(items) != 1:
            items = self._items(self._placed[-1][1])
        if len(items) != 1 or (name and source.match.code):
            return False
        codes = items[0].codes
        if count not in (None, len(codes)):
            return False
        if rest is not None:
            taken = {draft.code for draft, _found in self._placed}
            codes = [code for code in codes if code not in taken]
        if codes:
            self._spread(line, items[0], source.said, codes)
        return bool(codes)

    def _spread(self, line: SaidLine, item: Item, name: str, codes: Sequence[str]) -> None:
        if self._headed(codes[0]):
            self._placed.pop()
        qty = line.qty if line.each is None else line.each
        for label, there in item.labels.items():
            said = f"{name} {' '.join(label)}".strip()
            sure = Sure.LIKELY if self._match(said).sure.certain else Sure.UNSURE
            for code in there:
                if code in codes:
                    found = Match(code, sure)
                    draft = LineDraft(code, qty, line.said, line.qty_said, sure)
                    self._placed.append((draft, found))
                    self._before = _Named(said, found)
        self._heading = False

    def _named_with(self, n: int) -> _Named | None:
        """“S码、M码帽衫各5件”: what names the article of a line stands behind it, in one group."""
        lines = self._lines
        if not lines[n].shared:
            return None
        start = end = n
        while start and lines[start - 1].shared == lines[n].shared:
            start -= 1
        while end + 1 < len(lines) and lines[end + 1].shared == lines[n].shared:
            end += 1
        if any(self._match(lines[k].said).sure.certain for k in range(start, n)):
            return None
        behind = (_Named(line.said, self._match(line.said)) for line in lines[n + 1 : end + 1])
        return next((one for one in behind if one.match.sure.certain), None)

    def _of_line(self, line: SaidLine, before: _Named) -> tuple[str, Match]:
        found = self._match(line.said)
        if found.sure in (Sure.EXACT, Sure.LIKELY):
            return line.said, found
        heading = _Named(line.under, self._match(line.under))
        if heading.match.code or heading.match.others:
            before = heading
        near = self._sibling(line.said, before)
        if found.sure is Sure.KNOWN and not near:
            return line.said, found
        if line.under:
            said = f"{line.under} {line.said}"
            under = self._match(said)
            if under.sure.certain or (under.code and not found.code):
                return said, under
            whole = [f"{item.title} {said}" for item in self._items(self._before.match)]
            beneath = self._match(whole[0]) if len(whole) == 1 else NOTHING
            if beneath.sure.certain:  # 冲锋衣男款：S 1；女款：S 2
                return whole[0], beneath
        return line.said, near or self._nearly(line.said, found, before)

    def _nearly(self, said: str, found: Match, before: _Named) -> Match:
        """“北京站” under a heading: words that mean nothing by themselves."""
        items = [] if found.code else self._items(before.match)
        others = [item for item in self._items(found) if item not in items]
        if len(items) == 1 and len(items[0].codes) > 1 and not others:
            one = self._match(f"{items[0].title} {said}")
            if one.code in items[0].codes:
                return Match(one.code, Sure.UNSURE)
        return found

    def _sibling(self, said: str, before: _Named) -> Match | None:
        """“M码” behind “T恤 L码”: another variant of the item that was named before. It is as sure
        as that is, or as both together are.
        """
        found = before.match
        items = self._items(found)
        words = _bare(said)
        if not any(item.sized(words) in item.labels for item in items):
            words = _bare(without_brackets(said))
        codes = [code for item in items for code in item.labels.get(item.sized(words), ())]
        several = len(items) == 1 and len(items[0].codes) > 1
        if not codes and several and not set(words) <= set(items[0].name):
            one = self._match(f"{items[0].title} {said}")
            codes = [one.code] if one.sure.certain and one.code in items[0].codes else []
        if not words or not codes:
            return None
        if len(codes) > 1:
            return Match(None, Sure.UNSURE, tuple(codes[:OTHERS]))
        sure = found.sure.certain or self._match(f"{before.said} {said}").sure.certain
        return Match(codes[0], Sure.LIKELY if sure else Sure.UNSURE)


def _bare(said: str) -> Units:
    return tuple(unit for unit in units(said) if unit not in NOISE)
