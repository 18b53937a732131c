"""Columns that are one article each: `T恤 L`, `徽章（枚）`, with how many of it in their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.domain.errors import TooLong
from desktop.domain.money import narrow
from desktop.domain.requisitions.matching import Match, fold
from desktop.domain.requisitions.said.numerals import LARGEST, NUMERAL, UNIT
from desktop.domain.requisitions.said.reading import SaidLine, read_lines
from desktop.domain.requisitions.taking import Headed
from desktop.domain.requisitions.values import Sure
from desktop.exchange.requisitions import headings
from desktop.exchange.requisitions.headings import Heads
from desktop.exchange.spreadsheets import Row, text_of

_NOT_ONE = frozenset(
    "无|没有|暂无|不|不需要|不需|不要|不用|不选|否|未选|未选中|未勾选|零|〇|空|(空)|(跳过)|跳过|n|no|none|null|nil|"
    "false|n/a|na|×|✗|✘|☐|□|-|--|—|——|/|\\".split("|")
)
_TICKS = frozenset(
    "是|对|需要|需|要|有|选|选中|已选|已选中|勾选|已勾选|✓|✔|√|☑|●|■|v|x|y|yes|ok|true|on|checked".split(
        "|"
    )
)
_ZERO = re.compile(rf"[+-]?0+(?:\.0+)?\s*(?:{UNIT})?", re.IGNORECASE)
_SIZES = re.compile(
    r"(?:尺码|尺寸|码数|规格|款式|颜色|型号|size|color|colour|variant|option)$", re.I
)
_COUNTED = re.compile(rf"(?:\d|{NUMERAL})$")
_SUM = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|总数|汇总|total|sum)\s*[:：]?", re.IGNORECASE
)
_LONGEST = 60  # characters of a cell that says how many
_GLANCE = 50  # texts of a column that are looked at to tell what it holds
_LABEL = 20  # characters of a size or a colour
_ANY = "贴纸"  # stands for the article where only the number is read
_RANK = {Sure.KNOWN: 4, Sure.EXACT: 3, Sure.LIKELY: 2, Sure.UNSURE: 1, Sure.NONE: 0}
_NOTHING = Match(None, Sure.NONE)


@dataclass(frozen=True)
class Article:
    """A column of an article: its place, what is known of it, what its bare numbers count (a word
    such as 箱, "" for pieces), whether 1 only ticks it, whether its cells name sizes and no number,
    and the places of its sizes where they have columns of their own.
    """

    place: int
    headed: Headed
    unit: str = ""
    ticks: bool = False
    sized: bool = False
    labels: tuple[int, ...] = ()

    def lines(self, line: Row) -> tuple[SaidLine, ...]:
        """What a line of the sheet asks for in this column."""
        text, said = text_of(line.cells[self.place]), self.headed.said
        if not text:
            return ()
        labels = " ".join(filter(None, (text_of(line.cells[place]) for place in self.labels)))
        if labels and len(labels) <= _LONGEST:
            said = f"{said} {labels}"
        if self.sized and not is_none(text) and len(text) <= _LONGEST:
            return (SaidLine(f"{said} {text}", None),)
        found = asked(said, text, self.unit)
        if found is None:
            return (SaidLine(said, None, text[:_LONGEST]),)
        if self.ticks:
            return tuple(replace(one, qty=None, qty_said="✓") for one in found)
        return found


def articles(
    heads: Heads, taken: Iterable[int], match: Callable[[str], Match]
) -> tuple[Article, ...]:
    """The columns that are articles, apart from those that are `taken`; `match` says which article
    words mean.

    Certain ones, those that may be one, and headings among them or with a counting word whose
    article a person has to say. A word that was remembered as none of ours makes no article.
    """
    sheet = heads.sheet
    used = set(taken)
    rest = [
        n
        for n, text in enumerate(sheet.header)
        if n not in used and 0 < len(text) <= headings.LONGEST
    ]
    found: dict[int, Article] = {}
    for place in rest:
        one = _article(heads, place, _cells(sheet.rows, place), match)
        if one is not None:
            found[place] = one
    sure = [place for place, one in found.items() if one.headed.sure is not Sure.NONE]
    if not sure:
        return ()
    start, end = min(sure), max(sure)
    while start - 1 in found:
        start -= 1
    while end + 1 in found:
        end += 1
    kept = [
        one
        for place, one in found.items()
        if place in sure
        or start <= place <= end
        or headings.counts(sheet.header[place], heads.tops[place])
    ]
    whole = [_labelled(heads, one, rest) for one in kept]
    labels = {place for one in whole for place in one.labels}
    return tuple(one for one in whole if one.place not in labels)


def headed(columns: Sequence[Article], line: Row) -> list[SaidLine]:
    """What a line of the sheet asks for in these columns; where one of two that name the same
    article only ticks it, the other one says how many.
    """
    found = [one for column in columns for one in column.lines(line)]
    counted = {fold(one.said) for one in found if one.qty}
    return [one for one in found if one.qty or not ticked(one) or fold(one.said) not in counted]


def ticked(line: SaidLine) -> bool:
    """Whether it was ticked, with no word of how many."""
    return not line.qty_said or narrow(line.qty_said).casefold() in _TICKS


def is_sum(columns: Sequence[Article], line: Row) -> bool:
    """Whether a line sums up the ones above it: besides its numbers it says 合计 and no more."""
    places = {column.place for column in columns}
    beside = {text_of(cell) for n, cell in enumerate(line.cells) if n not in places} - {""}
    return any(_SUM.fullmatch(text) for text in beside) and all(
        _SUM.fullmatch(text) or text.replace(".", "").isdecimal() for text in beside
    )


def is_none(text: str) -> bool:
    """Whether a cell says that nothing is wanted."""
    plain = narrow(text).casefold()
    return not plain or plain in _NOT_ONE or bool(_ZERO.fullmatch(plain))


def asked(said: str, text: str, unit: str = "") -> tuple[SaidLine, ...] | None:
    """What a cell of an article's column asks for; None where it says no quantity at all.

    Nothing for 0, 无, 否; no number for a tick, which says that it is wanted and not how many.
    """
    read = _quantity(text, unit)
    if read is not None:
        return tuple(replace(one, said=said) for one in read)
    if len(text) > _LONGEST:
        return None
    try:
        several = read_lines(f"{said}:{text}")
    except TooLong:
        return None
    if not several or any(one.qty is None or one.under != said for one in several):
        return None
    return tuple(replace(one, said=f"{said} {one.said}", under="") for one in several)


@lru_cache(maxsize=4096)
def _quantity(text: str, unit: str) -> tuple[SaidLine, ...] | None:
    if is_none(text):
        return ()
    plain = narrow(text).casefold()
    if plain in _TICKS:
        return (SaidLine(_ANY, None, "✓" if plain == "true" else text),)
    if len(plain) > _LONGEST or (plain.isdigit() and int(plain) > LARGEST):
        return None
    if unit and _COUNTED.search(plain):
        plain += unit
    if plain.isdecimal():
        return (SaidLine(_ANY, int(plain), text),)
    read = read_lines(f"{_ANY} {plain}")
    if len(read) != 1 or read[0].said != _ANY or not read[0].qty_said:
        return None
    return (SaidLine(_ANY, read[0].qty, plain if text.isdecimal() and not read[0].qty else text),)


def _cells(rows: Sequence[Row], place: int) -> Counter[str]:
    """What stands in a column, and how often."""
    cells = Counter(text_of(row.cells[place]) for row in rows)
    del cells[""]
    return cells


def _article(
    heads: Heads, place: int, cells: Counter[str], match: Callable[[str], Match]
) -> Article | None:
    heading, top = heads.sheet.header[place], heads.tops[place]
    unit = headings.unit(heading)

    def fits(text: str) -> bool:
        return _quantity(text, unit) is not None or _counts(text)

    if sized := _sized(heads, place, cells, match):
        return sized
    some = cells.most_common(_GLANCE)
    mostly = sum(n for text, n in some if fits(text)) * 2 > sum(n for _text, n in some)
    if some and not mostly and not headings.counts(heading, top):
        return None
    said, found = _meant(heading, top, match)
    if found.sure is Sure.KNOWN and found.code is None:
        return None
    exact = found.sure in (Sure.KNOWN, Sure.EXACT) and fold(said) == fold(heading)
    if headings.is_other(heading) and not exact:
        return None
    if not found.sure.certain:
        if not cells or headings.is_people(said) or not all(map(fits, cells)):
            return None
        unknown = found.sure is Sure.NONE
        if unknown and (all(map(is_none, cells)) or not _may_be(heading, top, said)):
            return None
    whole = f"{top} {heading}" if top and said not in headings.names(heading) else heading
    ticks = headings.is_option(heading) and set(cells) <= {"0", "1"}
    return Article(place, Headed(whole, said, found.code, found.sure), unit, ticks)


def _sized(
    heads: Heads, place: int, cells: Counter[str], match: Callable[[str], Match]
) -> Article | None:
    """A column of sizes, each of which names an article together with the heading: `T恤尺码`."""
    some = [text for text in cells if not is_none(text)][:_GLANCE]
    if not some or any(len(text) > _LABEL or any(map(str.isdecimal, text[:1])) for text in some):
        return None
    heading = heads.sheet.header[place]
    said, found = _meant(_SIZES.sub("", narrow(heading).strip(" :*?")), heads.tops[place], match)
    if not said or _RANK[found.sure] != _RANK[Sure.UNSURE] or headings.is_other(heading):
        return None
    if not all(match(f"{said} {text}").sure.certain for text in some):
        return None
    return Article(place, Headed(heading, said, found.code, found.sure), sized=True)


def _may_be(heading: str, top: str, said: str) -> bool:
    """Whether a heading that no article answers to may be one all the same."""
    named = sum(map(str.isalpha, said)) > 1
    return named and (headings.counts(heading, top) or not headings.is_measure(said))


def _meant(heading: str, top: str, match: Callable[[str], Match]) -> tuple[str, Match]:
    """The words of a heading that name an article best, and which one that is."""
    best, found = "", _NOTHING
    for name in headings.names(heading, top):
        here = match(name)
        merit = (_RANK[here.sure], here.code is not None)
        if not best or merit > (_RANK[found.sure], found.code is not None):
            best, found = name, here
    return best, found


def _counts(text: str) -> bool:
    """Whether a cell counts sizes of what its heading names: `L 2件、M 3件`."""
    return any(sign.isdigit() for sign in text) and asked(_ANY, text) is not None


def _labelled(heads: Heads, one: Article, rest: Sequence[int]) -> Article:
    """With the columns of its sizes: `T恤尺码` beside `T恤数量`."""
    own, header = fold(one.headed.said), heads.sheet.header
    labels: list[int] = []
    for place in () if one.sized else rest:
        stem, sizes = _SIZES.subn("", narrow(header[place]).strip(" :*?"))
        if sizes and own in {fold(name) for name in headings.names(stem)}:
            labels.append(place)
    heading = " + ".join((one.headed.heading, *(header[place] for place in labels)))
    return replace(one, headed=replace(one.headed, heading=heading), labels=tuple(labels))
