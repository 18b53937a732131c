"""Where in a text a number of pieces is said, and where a number is part of a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.domain.requisitions.said.numerals import MEASURE, NUMERAL, UNIT, pieces
from desktop.domain.requisitions.said.trimming import trimmed

# A number as it may stand: 20, 1,000, 1.5, 三十, 20-30, 20多, 二三十.
_DIGITS = r"\d{1,3}(?:,000)+(?!\d)|\d{1,15}"  # 50,100 are two numbers
_ONE = rf"(?:(?<![\d.])(?:{_DIGITS})(?:\.\d{{1,4}})?\s?[百千万]?|(?<!{NUMERAL}){NUMERAL}{{1,9}})"
_DASH = "[-~～—–−〜∼‐‑―至到]"  # as people type them
_TO = rf"\s?{_DASH}(?![-—–])\s?"  # two dashes part a name from its number
_OR = rf"\s?(?:/|或者?)\s?(?=(?:{_DIGITS}|{NUMERAL}{{1,9}})(?!\d|\s?{MEASURE}))"
_RANGE = rf"{_ONE}{_TO}{_ONE}"
# Also 20个-30个, 20/30, 20或30: which of them, a person decides.
_EITHER = rf"{_ONE}\s?(?:{UNIT}\s?)?(?:{_OR}|{_DASH}\s?){_ONE}"
_FAR = rf"{_ONE}\s?(?:{_DASH}{{2,3}}|\.{{2,6}}|…{{1,2}})\s?(?:{_DIGITS})"  # x20--30, x20..30
_NUMBER = (
    rf"(?:(?<![A-Za-z]){_RANGE}|{_ONE}[多几余来]?|"
    r"十几|几十|几百|上百|数十|几|数(?![据字码学])|半|N|n)"
)
_MORE = r"(?:\s?(?:左右|上下|以上|以内|\+(?=\s*(?:$|[;,、)])))|多(?![\u4e00-\u9fff]))"
_ABOUT = (
    r"(?:(?:大概|大约|约|差不多|一?共计?|合计|总共|总计|至少|最少|最多|不少于|不超过|数量(?:为|是)?|qty|需要?|要|申请|"
    r"来|各|每(?:[款种样色码人位]|个(?:[\u4e00-\u9fff]{2})?)?)\s?[:：]?\s?)"
)
_TIMES = r"[x×✕✖╳ⅹ*＊]"
_VAGUE = r"(?:若干|一批|少量|适量|一些|些许|待定|不限|TBD|酌情)"

_TIMES_SAID = re.compile(
    rf"(?P<about>{_ABOUT}{{0,2}})(?:(?<![\d.])|(?<=20[1-3]\d)|(?<=[AB][3-6]))(?P<times>{_TIMES})\s?"
    rf"(?P<number>-\s?\d{{1,12}}|\d{{1,9}}(?:\.\d+)?e\d+|"
    rf"{_EITHER}|{_FAR}|{_NUMBER})(?P<more>{_MORE}?)\s?"
    rf"(?P<unit>{UNIT}?)(?P<after>{_MORE}?)",
    re.IGNORECASE,
)
_UNIT_SAID = re.compile(
    rf"(?P<about>{_ABOUT}{{0,2}})(?P<number>(?<=[\s:：])-\d{{1,12}}|^-\d{{1,12}}|"
    rf"(?<![A-Za-z]){_EITHER}|{_NUMBER})(?P<more>{_MORE}?)\s?"
    rf"(?P<unit>{UNIT})(?![套装裝]|[\u4e00-\u9fff]{{1,3}}[各每])(?P<after>{_MORE}?)",
)
_VAGUE_SAID = re.compile(rf"{_ABOUT}{{0,2}}{_VAGUE}\s?(?:{UNIT})?", re.IGNORECASE)
_COUNT_SAID = re.compile(
    rf"(?:数量|(?i:qty))(?:为|是)?\s?:?\s?(\d{{1,6}})(?!\d|\s?{MEASURE}|\s?{UNIT})"
)
_SAME_SAID = re.compile(
    r"(?:(?:数量|规格)\s?)?(?:同上|[同一]样(?:的?数量|多|份数)|数量(?:相同|一[样致]))"
)
_AT_END = re.compile(
    rf"(?P<about>{_ABOUT}{{0,2}})(?:(?<=[\s:：=)\]])-(?P<minus>\d{{1,12}})|(?<![\dA-Za-z.])(?P<number>{_EITHER}|{_NUMBER}))"
    rf"(?P<more>{_MORE}?)\s*[)\]]?\s*$",
)
_AT_START = re.compile(
    rf"^\s*(?P<number>\d{{1,6}})\s?(?:(?P<times>{_TIMES})(?![A-Za-z\d])\s?|\s(?!{MEASURE}|{_TIMES}))(?=\S)",
    re.I,
)
_MEASURED = re.compile(rf"\s?{MEASURE}", re.IGNORECASE)
_MEASURED_GLUED = re.compile(rf"(?:\s?(?=[A-Za-z]))?{MEASURE}", re.IGNORECASE)  # not x2 米色
_WITHIN = re.compile(r"(?<=\s)(\d{1,4})(?=\s)")
_YEARS = range(2012, 2036)
_BEFORE_TIMES = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-HSML]|\d?X{0,4}[SML])$|\d\s?(?:[cm]?m|ml|gb?|kg)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Found:
    """A quantity and where it stands; `each`: 各, it counts for everything named before it;
    `total`: 共, a sum of what stands elsewhere; `bare`: a number alone; `same`: as many as before.
    """

    start: int
    end: int
    pieces: int | None
    said: str
    each: bool = False
    total: bool = False
    bare: bool = False
    same: bool = False


def quantities(text: str, known: Callable[[str], bool] | None = None) -> tuple[Found, ...]:
    """All quantities of a segment without separators, from left to right. `known` says of words
    whether they certainly name one thing: then a number alone behind them counts.
    """
    found: list[Found] = []
    for one in sorted(_candidates(text), key=lambda f: (f.start, -f.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    if found:
        return tuple(found)
    bare = tuple(_bare(text))
    first = re.match(r"\s*(?!20[1-3]\d\s)(\d{1,6})\s(?=\S)", text)  # 20 日历, no 2023 日历
    if not bare and known and first and known(text[first.end() :]):
        return (Found(0, first.end(), pieces(first[1]), first[1], bare=True),)
    if known and bare and bare[0].start:
        inner = [
            Found(m.start(1), m.end(1), pieces(m[1]), m[1], bare=True)
            for m in _WITHIN.finditer(text, 0, bare[0].start + 1)
            if m.end() <= bare[0].start and known(text[: m.start()])
        ]
        return (*inner, *bare)
    return bare


def gaps(text: str, found: tuple[Found, ...]) -> list[str]:
    """What stands before, between and behind the quantities, without words that say nothing."""
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    return [trimmed(text[a:b]) for a, b in zip(ends, starts, strict=True)]


def without(text: str, found: tuple[Found, ...]) -> str:
    """What stands beside the quantities."""
    return " ".join(gaps(text, found)).strip()


def _candidates(text: str) -> Iterator[Found]:
    for match in _TIMES_SAID.finditer(text):
        before = text[: match.start("times")]
        if re.fullmatch(r"\s*\d{1,6}\s?", before) and int(before) not in _YEARS:
            continue  # 6 x 2023 日历
        glued = before[-1:].isascii() and before[-1:].isalpha()
        if match["times"] in "xX" and glued and not _BEFORE_TIMES.search(before):
            continue
        if _MEASURED_GLUED.match(text, match.end("number")) and not match["unit"]:
            continue  # 10x15 cm
        yield _made(match, match["number"], match["unit"])
    for match in _UNIT_SAID.finditer(text):
        if match.end() == len(text) or not _names(text, match):
            yield _made(match, match["number"], match["unit"])
    for match in _VAGUE_SAID.finditer(text):
        yield Found(match.start(), match.end(), None, match[0].strip())
    for match in _COUNT_SAID.finditer(text):
        yield Found(match.start(), match.end(), pieces(match[1]), match[0].strip())
    for match in _SAME_SAID.finditer(text):
        yield Found(match.start(), match.end(), None, match[0], same=True)


def _names(text: str, match: re.Match[str]) -> bool:
    """Whether a number with a counting word is part of a name: 三件套, 第一本, 单张."""
    before, after = text[: match.start("number")], text[match.end() :]
    paper = bool(re.search(r"[ABab]$", before)) and match["number"] in "3456"  # A5本
    return before.endswith("第") or paper or after.startswith("子")


def _made(match: re.Match[str], number: str, unit: str) -> Found:
    about = match["about"] or ""
    rough = bool(re.search(r"至少|最少|最多|不少于|不超过|每人|每位|每个(?!..)", about))
    more = f"{match['more']}{match.groupdict().get('after') or ''}"
    vague = rough or bool(re.search(r"\+|多|以上|以内", more)) or number.strip().startswith("-")
    count = None if vague else pieces(number, unit or "")
    return Found(
        match.start(),
        match.end(),
        count,
        match[0].strip(),
        each="各" in about or bool(re.search(r"每(?:[款种样色码]|个..)", about)),
        total=bool(re.search(r"共|合计|总计", about)),
    )


def _bare(text: str) -> Iterator[Found]:
    """A number without a counting word: at the end, or before a name."""
    start = _AT_START.match(text)
    end = None if start and start["times"] else _AT_END.search(text)
    if end and not end["minus"] and not _counts(text, end):
        end = None
    if end:
        number = f"-{end['minus']}" if end["minus"] else end["number"]
        made = _made(end, number, "")
        if not (number.isdigit() and int(number) in _YEARS) or end["about"]:
            said = made.said.rstrip(")] ")
            yield Found(made.start, made.end, made.pieces, said, made.each, made.total, bare=True)
            return
    if start and int(start["number"]) not in _YEARS:
        yield Found(
            start.start(), start.end(), pieces(start["number"]), start[0].strip(), bare=True
        )


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a number at the end can count: 三十 does, the last sign of 第十 or 之一 does not."""
    number = match["number"]
    if number[0].isdigit():
        return not re.search(r"第\s*$", text[: match.start("number")])
    before = text[: match.start("number")]
    apart = not before or not before[-1].isalnum()
    if number in ("几", "数", "半", "N", "n"):
        return apart and bool(before)
    return bool(match["about"]) or apart or len(number) > 1
