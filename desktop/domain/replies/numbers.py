"""Figures as people type them: `3包+12`, 一百二, 十几个, 大半包, about 200, 2.5 packs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from desktop.domain.money import LARGEST_QUANTITY

PACK = ("包", "袋", "盒", "卷", "扎", "捆", "叠", "沓", "packs", "pack", "pks", "pk", "bags", "bag")
BOX = ("箱子", "箱", "cartons", "carton", "cases", "case", "boxes", "box")
_PIECE = (
    *("个", "件", "张", "枚", "条", "只", "支", "本", "块", "套", "份", "顶", "双", "盏", "把"),
    *("片", "台", "根", "瓶", "面", "颗", "粒", "对", "副", "朵", "册", "封", "打", "串", "种"),
    *("pieces", "piece", "pcs", "pc", "sets", "set", "dozens", "dozen"),
)
# What makes a figure no count: days, hours, money, measures, ordinals, persons.
_NO_COUNT = re.compile(
    r"\s*(?:点|时|分钟|分|秒|号|日|月|年|天|小时|周|星期|届|楼|层|元|块钱|毛|cm|mm|kg|km|克|厘米"
    r"|毫米|米|%|岁|代|期|人|位|遍|次|回|趟|度|号楼|室|栋|单元|:[0-9]|am\b|pm\b|times?\b|days?\b"
    r"|hours?\b|minutes?\b)"
)
_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?")
_HAN = re.compile(r"[零〇一二两三四五六七八九十百千万廿卅]{1,24}")
_HAN_RANGE = re.compile(r"(十|廿|卅)?([一二两三四五六七八九])([二两三四五六七八九])([十百千万]?)")
_WORDS = re.compile(r"(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")
_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve".split()
_HALF = re.compile(
    r"(?:还?有)?(?:(一)?(大半|多半|小半|少半|半)|(half)\s+(?:an?\s+)?|(half)\s+(?:of\s+)?)"
)
BEFORE = re.compile(
    r"(?:大概|大约|大致|约莫|约|差不多|估计|估摸|可能|好像|应该|不到|将近|接近|近|快|目测|至少|起码"
    r"|最多|超过|不止|印象中?|记得|也就|~|≈|about|around|approx\.?|approximately|roughly|maybe"
    r"|perhaps|nearly|almost|some|ca\.?|circa|probably|i think|at least)(?:是|有|还有|有个)?\s*"
)
_AFTER = re.compile(
    r"\s*(?:左右|上下|出头|不到|吧|来着|\?|or so|ish\b|~|more or less|\(?估\)?|差不多|附近)"
)
_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True)
class Term:
    """So many of a unit: `kind` is "", "pack", "box"; `each` pieces in one where it was said."""

    number: Fraction
    kind: str = ""
    word: str = ""
    each: int | None = None
    sign: int = 1


@dataclass(frozen=True)
class Figure:
    """A figure as said. `loose` is set where two figures merely stood beside each other."""

    terms: tuple[Term, ...]
    estimate: bool = False
    loose: bool = False


def han(text: str) -> int | None:
    """A Chinese numeral: 十二, 两百, 一百二 (120), 一百零二, 二〇; None if it is none."""
    if "万" in text:
        left, _mark, right = text.partition("万")
        if not left or "万" in right:
            return None
        high, low = han(left), han(right) if right else 0
        if high is None or low is None:
            return None
        short = len(right) == 1 and right in _DIGIT
        return high * 10_000 + low * (1000 if short else 1)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(c in _TENS for c in text):
        return int("".join(str(_DIGIT[c]) for c in text)) if text and len(text) < 10 else None
    total, digit, last, nought = 0, None, 10_000, False
    for c in text:
        if c in _TENS:
            if _TENS[c] >= last:
                return None
            last = _TENS[c]
            total += (1 if digit is None else digit) * last
            digit, nought = None, False
        elif _DIGIT[c] == 0:
            nought = True
        elif digit is not None:
            return None
        else:
            digit = _DIGIT[c]
    if digit is not None:
        total += digit * (1 if nought or last == 10 else last // 10)
    return total


def number(text: str, at: int) -> tuple[Fraction, bool, int] | None:
    """A bare number at that place: its value, whether it is only about right, and its end."""
    if found := _DIGITS.match(text, at):
        digits = found[0].replace(",", "")
        if len(digits.partition(".")[0]) > 9 or len(digits) > 14:
            return None
        value, end = Fraction(digits), found.end()
        ends = re.compile(r"\s*(?:-|~|到|至|—|–)\s*([0-9]{1,9})(?![0-9.])").match(text, end)
        if ends and int(ends[1]) > value:
            return Fraction((value + int(ends[1])) // 2), True, ends.end()
        wan = re.compile(r"\s*([百千万])(?![元人])").match(text, end)
        if wan:
            times = {"百": 100, "千": 1000, "万": 10_000}[wan[1]]
            return value * times, False, wan.end()
        return value, False, end
    if found := _HAN_RANGE.match(text, at):
        low, high = _DIGIT[found[2]], _DIGIT[found[3]]
        follows = text[found.end() : found.end() + 1]
        if (high == low + 1 or (low, high) == (3, 5)) and follows not in (*_DIGIT, *_TENS):
            tens = {"十": 10, "廿": 20, "卅": 30}.get(found[1] or "", 0)
            times = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000}[found[4]]
            return Fraction(tens + (low + high) * times // 2), True, found.end()
    if found := _HAN.match(text, at):
        value_or_none = han(found[0])
        return None if value_or_none is None else (Fraction(value_or_none), False, found.end())
    if found := _WORDS.match(text, at):
        return Fraction(_ENGLISH.index(found[1])), False, found.end()
    return None


def unit(text: str, at: int, own: frozenset[str]) -> tuple[str, str, int] | None:
    """A unit at that place: "pack", "box" or "", the word, and its end.

    `own` are the units the things asked about are counted in themselves: 包 is one piece of a thing
    that is counted in 包.
    """
    start = at + len(text[at:]) - len(text[at:].lstrip(" "))
    start += text.startswith("整", start)
    for kind, words in (("pack", PACK), ("box", BOX), ("", (*_PIECE, *own))):
        for word in words:
            if word and text.startswith(word, start):
                end = start + len(word)
                if (
                    word.isascii()
                    and text[end : end + 1].isascii()
                    and text[end : end + 1].isalpha()
                ):
                    continue
                return kind, word, end
    return None


def _term(text: str, at: int, own: frozenset[str]) -> tuple[Term, bool, int] | None:
    half = _HALF.match(text, at)
    if half:
        measured = unit(text, half.end(), own)
        if measured and measured[0]:
            share = {"大半": Fraction(3, 4), "多半": Fraction(3, 4)}.get(half[2] or "")
            small = Fraction(1, 4) if half[2] in ("小半", "少半") else Fraction(1, 2)
            return Term(share or small, measured[0], measured[1]), True, measured[2]
    read = number(text, at)
    if read is None:
        return None
    value, estimate, end = read
    about = re.compile(r"\s*(?:多|几|来|余|好几)").match(text, end)
    if about and not re.compile(r"\s*多(?:了|出)").match(text, end):
        estimate, end = True, about.end()
        if about[0].strip() == "几":
            value += Fraction(5) if value % 10 == 0 and value else 0
    if _NO_COUNT.match(text, end):
        return None
    measured = unit(text, end, own)
    if measured is None:
        plain = Term(value)
        times = re.compile(r"\s*[x×*]\s*([0-9]{1,6})(?![0-9.])").match(text, end)
        if times:
            return Term(value, "pack", "", int(times[1])), estimate, times.end()
        return plain, estimate, end
    kind, word, end = measured
    if word in ("dozen", "dozens", "打"):
        value, kind = value * 12, ""
    term = Term(value, kind, word)
    tail = re.compile(r"\s*(半|多)(?!出|了)").match(text, end)
    if tail and kind:
        if tail[1] == "半":
            term = replace(term, number=value + Fraction(1, 2))
        estimate, end = True, tail.end()
    times = re.compile(r"\s*[x×*@]\s*([0-9]{1,6})(?![0-9.])").match(text, end)
    if times and kind:
        term, end = replace(term, each=int(times[1])), times.end()
    return term, estimate, end


_JOINED = re.compile(r"\s*(?:\+|加上?|又|零|and|plus|&|余)\s*")
_LESS = re.compile(r"\s*(?:-|减|少了?|差了?|缺了?)\s*")
_EACH = re.compile(
    r"\s*[(\[,]?\s*(?:每|一|1)\s*(?:包|袋|盒|箱|pack|box)(?:是|有|装|:)?\s*([0-9]{1,6})"
    r"\s*(?:个|张|枚|件|只|片|pcs)?\s*[)\]]?"
)
_EACH_BACK = re.compile(
    r"\s*[(\[,]?\s*([0-9]{1,6})\s*(?:个|张|枚|件|只|片|pcs)?\s*/\s*(?:包|袋|盒|箱|pack|box)\s*[)\]]?"
)


def figure(text: str, at: int, own: frozenset[str]) -> tuple[Figure, int] | None:
    """The figure that begins at that place, and its end; None if none does."""
    before = BEFORE.match(text, at)
    first = _term(text, before.end() if before else at, own)
    if first is None:
        return None
    term, estimate, end = first
    if before is None and not text[at].isascii() and not _stands_alone(text, at, end, term):
        return None
    terms, estimate, loose = [term], estimate or before is not None, False
    while True:
        for pattern in (_EACH, _EACH_BACK):
            told = pattern.match(text, end)
            if told and terms[0].kind and terms[0].each is None and len(terms) == 1:
                terms[0], end = replace(terms[0], each=int(told[1])), told.end()
        follow: tuple[Term, bool, int] | None = None
        sign, beside = 1, False
        if joined := _JOINED.match(text, end):
            follow = _term(text, joined.end(), own)
        elif less := _LESS.match(text, end):
            follow, sign = _term(text, less.end(), own), -1
        elif terms[-1].kind:
            start = end + len(text[end:]) - len(text[end:].lstrip(" "))
            follow, beside = _term(text, start, own), True
        if follow is None or (beside and follow[0].kind == terms[-1].kind):
            break
        terms.append(replace(follow[0], sign=sign))
        estimate, end = estimate or follow[1], follow[2]
        loose = loose or (beside and not follow[0].kind and not follow[0].word)
    if (open_end := re.compile(r"\s*\+").match(text, end)) and len(terms) == 1:
        estimate, end = True, open_end.end()
    while after := _AFTER.match(text, end):
        estimate, end = True, after.end()
    return Figure(tuple(terms), estimate, loose), end


def _stands_alone(text: str, at: int, end: int, term: Term) -> bool:
    """Whether a Chinese numeral is a figure here and not a part of a word (一下, 十周年)."""
    if term.word or term.each is not None:
        return True
    before, follows = text[:at][-1:], text[end : end + 1]
    if before == "第":
        return False
    return not follows or not follows.isalnum() or follows in "左上出多吧了"


def pieces(
    said: Figure, *, unit: str, pack_size: int | None, box_size: int | None
) -> tuple[int | None, bool]:
    """The figure in whole pieces of a thing and whether it is an estimate; None: size unknown."""
    total, estimate = Fraction(0), said.estimate

    def size(term: Term) -> int | None:
        """Pieces in one of what the term counts."""
        if not term.kind or term.word == unit:
            return 1
        return pack_size if term.kind == "pack" else box_size

    for term in said.terms:
        each = term.each if term.each is not None else size(term)
        if each is None:
            return None, estimate
        total += term.sign * term.number * each
    if total.denominator != 1:
        total, estimate = Fraction(int(total + Fraction(1, 2))), True
    if not 0 <= total <= LARGEST_QUANTITY:
        return None, estimate
    return int(total), estimate
