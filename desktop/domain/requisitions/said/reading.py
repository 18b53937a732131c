"""What people write into “申请物料”, taken apart: what is meant, and how many of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from desktop.domain.errors import TooLong
from desktop.domain.requisitions.said.clearing import GLUE, cleaned
from desktop.domain.requisitions.said.gathering import Gathering
from desktop.domain.requisitions.said.line import SaidLine
from desktop.domain.requisitions.said.numerals import NUMERAL, UNIT
from desktop.domain.requisitions.said.quantities import Found, gaps, quantities, without
from desktop.domain.requisitions.said.splitting import (
    chunks,
    labels,
    outside,
    segments,
)
from desktop.domain.requisitions.said.trimming import (
    behind_number,
    noted,
    remark,
    trimmed,
    wanted,
    worthless,
)

__all__ = ["MOST", "SaidLine", "read_lines"]

MOST = 10_000  # characters; a request of a hundred lines has three thousand
_NAME = 80  # characters: nothing longer is asked for as one name
# “COSCon T恤/L x20”, as the form is filled in: nothing else has to be looked for.
_PLAIN = re.compile(r"([^,、:+&()\[\]【】]{1,60}?)\s([x×]([1-9]\d{0,5}))$")
_FOR_EACH = re.compile(r"每(?:[份人位组桌队]|个人)")  # how many of these, nobody knows
_REMARKS = frozenset(("备注", "说明", "注", "注意"))  # what stands behind asks for nothing
_BUSY = re.compile(rf"[和与及跟各共约]|(?:\d|{NUMERAL})\s?{UNIT}|[x×*]\s?\d|\s/|\d\s")


def _never(_said: str) -> bool:
    return False


def read_lines(
    text: str, known: Callable[[str], bool] = _never, measures: re.Pattern[str] | None = None
) -> tuple[SaidLine, ...]:
    """The lines of a free text, in its order. `known` says of words whether they certainly name
    one thing, so that 手写纸与信纸 stays one; `measures` finds numbers with counting words that
    are part of a name.

    Raises TooLong beyond `MOST` characters.
    """
    if len(text) > MOST:
        raise TooLong("said", "", len(text), MOST)
    reader = _Reader(lambda said: len(said) <= _NAME and known(said))
    for chunk in chunks(cleaned(text, measures)):
        reader.take(chunk)
    return reader.done()


class _Reader:
    """Lines as they come, with the heading that holds until an empty line."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self._known = known
        self._all = Gathering(known)
        self._lines = self._all.lines
        self._used = False  # something stood under the heading
        self._each: Found | None = None

    def done(self) -> tuple[SaidLine, ...]:
        """All lines."""
        self._drop_heading()
        return tuple(
            replace(one, said=one.said.replace(GLUE, ""), under=one.under.replace(GLUE, ""))
            if GLUE in one.said + one.under
            else one
            for one in self._lines
        )

    def take(self, chunk: str) -> None:
        """One line of the text; an empty one ends the heading."""
        if not chunk:
            if self._used:
                self._all.under, self._used, self._each = "", False, None
            return
        plain = _PLAIN.match(chunk)
        if plain and not self._each and not _BUSY.search(plain[1]):
            self._all.add(plain[1], Found(0, 0, int(plain[3]), plain[2]))
            self._used = True
            return
        if worthless(chunk):
            return
        start = len(self._lines)
        self._take(chunk)
        if each := _FOR_EACH.search(chunk):
            self._lines[start:] = [
                replace(one, qty=None, qty_said=f"{each[0]} {one.qty_said}")
                for one in self._lines[start:]
            ]
        if any(line.said == line.qty_said for line in self._lines[start:]):
            self._lines[start:] = [replace(one, doubtful=True) for one in self._lines[start:]]

    def _take(self, chunk: str) -> None:
        heading, rest = self._heading(chunk)
        if heading and not rest:
            self._drop_heading()
            self._head(heading)
            return
        if heading in _REMARKS and self._lines:
            self._all.note(f"({rest})")
            return
        under, each = self._all.under, self._each
        if heading:
            self._drop_heading()
            self._head(heading)
        self._segments(rest)
        if heading and not (self._each and not self._all.under):  # it held for its own line only
            self._all.under, self._each, self._used = under, each, True

    def _head(self, heading: str) -> None:
        found = quantities(heading)
        self._each = next((one for one in found if one.each), None)
        name = heading[: found[0].start] if found else heading
        self._all.under, self._used = trimmed(name), False

    def _drop_heading(self) -> None:
        """A heading with nothing under it was a line."""
        if self._all.under and not self._used and not worthless(self._all.under):
            self._lines.append(SaidLine(self._all.under, None))
        self._all.under, self._used = "", True

    def _heading(self, chunk: str) -> tuple[str, str]:
        """“T恤：L 20” apart; “T恤：20” stays one."""
        place = chunk.find(":")
        if place < 0 or not outside(chunk)[place]:
            return "", chunk
        left, right = chunk[:place].strip(), chunk[place + 1 :].strip()
        if not left:
            return "", right
        *named, left = segments(left, self._known) or [left]
        for one in named:
            self._segments(one)
        only = quantities(right)
        if right and len(only) == 1 and not trimmed(without(right, only)):
            return "", f"{left} {right}"
        counted = quantities(left)
        if counted and right and not any(one.each for one in counted):
            if self._sum(right) == counted[-1].pieces is not None:  # “T恤20件：L 10，M 10”
                return left[: counted[-1].start].strip(), right
            return "", f"{left}, {right}"
        return left, right

    def _sum(self, text: str) -> int | None:
        counts: list[int | None] = []
        for part in segments(text, self._known):
            for one in quantities(part):
                many = len(self._all.apart(part[: one.start])) if one.each else 1
                counts += [one.pieces] * many
        return sum(n or 0 for n in counts) if counts and None not in counts else None

    def _segments(self, chunk: str) -> None:
        start = len(self._lines)
        spread: Found | None = self._each
        for part in segments(wanted(chunk), self._known):
            before = len(self._lines)
            part, note = noted(part)
            if not note:
                bare, behind = behind_number(part)
                part, note = (part, "") if quantities(behind) else (bare, behind)
            spread = (part and self._segment(wanted(part), start)) or spread
            if note and len(self._lines) > start:
                self._all.note(note)
            if spread:
                for n in range(before, len(self._lines)):
                    if self._lines[n].qty is None and not self._lines[n].qty_said:
                        self._all.give(n, spread)
        self._used = True

    def _segment(self, part: str, start: int) -> Found | None:
        """One segment; gives a quantity that holds for the ones to come (各10个 before names)."""
        part = self._bracket(part)
        if not part:
            return None
        found = () if self._known(part) else quantities(part, self._known)
        texts = gaps(part, found)
        if not any(one.pieces for one in found) and remark(part) and not self._known(texts[0]):
            self._lines.append(SaidLine(part, None, "", self._all.under))  # looked at as it is
        elif not found:
            self._all.add(texts[0], None)
        elif not any(texts):
            return self._all.alone(found[0])
        elif found[0].each and not texts[0]:
            for text in self._all.apart(texts[1]):
                self._all.add(text, None)
            return found[0]
        elif not texts[0] and len(found) == 1 and noted(texts[1])[0] == "":
            self._all.alone(found[0])
            self._all.note(f"({texts[1]})")
        elif not texts[0]:
            for one, text in zip(found, texts[1:], strict=True):
                self._all.add(text, one)
        else:
            self._counted(texts, found, start)
        return None

    def _counted(self, texts: list[str], found: tuple[Found, ...], start: int) -> None:
        """Names with the quantity behind them; what is left at the end belongs to the last."""
        for text, one in zip(texts, found, strict=False):
            if one.each:
                self._all.spread(self._all.apart(text), one)
            elif not text:
                self._all.alone(one)
            else:
                self._all.add(text, one)
        rest, note = noted(texts[-1])
        if note:
            self._all.note(note)
        last = self._lines[-1]
        if not rest:
            return
        together = trimmed(f"{last.said} {rest}")
        if self._known(rest) and not noted(texts[0])[0]:  # 给讲师准备 6 件帽衫
            self._lines[-1] = replace(last, said=f"{rest} ({last.said})")
        elif self._known(rest) and not self._known(together):
            self._all.add(rest, None)
        else:
            self._lines[-1] = replace(last, said=together)

    def _bracket(self, part: str) -> str:
        """“T恤（L码20件、M码10件）” as lines of its own; gives what is still to be read."""
        found = re.search(r"[(\[【]([^()\[\]【】]*)[)\]】]", part)
        if not found:
            return part
        if self._known(part):
            return part
        if self._variants(part[: found.start()], found[1], part[found.end() :]):
            return ""
        within = quantities(found[1])
        if not within:
            return part
        if len(within) == 1 and not trimmed(without(found[1], within)):
            return f"{part[: found.start()]} {found[1]} {part[found.end() :]}"
        name = part[: found.start()]
        outer = quantities(name)
        under, self._all.under = self._all.under, trimmed(without(name, outer))
        if outer and self._sum(found[1]) != outer[-1].pieces:
            self._all.under = under
            self._all.add(part, replace(outer[-1], pieces=None))  # which is meant? a person decides
            return ""
        self._segments(found[1])
        self._all.under = under
        return part[found.end() :].strip()

    def _variants(self, name: str, within: str, behind: str) -> bool:
        """“T恤（L、M码）各5件”: a line for each label, of the name before the brackets."""
        each = quantities(behind)
        if len(each) != 1 or not each[0].each or without(behind, each):
            return False
        said = labels(within)
        if len(said) < 2 or not trimmed(name):
            return False
        under, self._all.under = self._all.under, trimmed(name)
        for label in said:
            self._all.add(label, each[0])
        self._all.under = under
        return True
