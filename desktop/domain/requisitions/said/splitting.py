"""A free text cut into chunks and segments: by line ends, commas, joining words, brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from desktop.domain.requisitions.said.numerals import MEASURE, NUMERAL, UNIT

_LINE = re.compile(r"\r\n|[\n\r\v\f]")
_HARD = re.compile(r"[;。|!?]+")
_BULLET = re.compile(
    r"^\s*(?:#\s?\d{1,2}(?:[.:、)]\s*|\s+)|[-*•·●○◆■▪▶→~—–>#]+\s*|[①-⑳㈠-㈩]\s*|[(\[【]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)\]】]\s*"
    r"|(?:\d{1,2}\s*[、)](?!\d)|[一二三四五六七八九十]{1,3}\s*[、)])\s*|\d{1,2}\s*\.(?!\d)\s*|\d{1,2}\.(?=\d+\s*[A-Za-z\u4e00-\u9fff]{3})"
    r"|(?:第[一二三四五六七八九十]|其[一二三四五六七八九十])\s*[,:、])"
)
_NEXT_NUMBER = "(?<=\\s){n}\\s*(?:[、)]|\\.(?!\\d))|(?<=[\u4e00-\u9fff)]){n}\\s*(?:、|\\.(?!\\d))"
_IN_SIGNS = "一二三四五六七八九十"
_STRONG = re.compile(
    r"(?<!\d),|,(?!000)|、|(?<!\+)\+(?=\s*[^\W\d])|(?<=\s)\+(?=\s)|(?<![\w])&|&(?![\w])|"
    r"以及|还有(?!的话)|還有|外加|另加|再加|加上|另外|再要|再来|然后|其次|此外|并且|同时"
)
_WEAK = re.compile(r"和|与|及|跟|與|(?<=\s)and(?=\s)|(?<=\s)或(?=\s)|&|或者")
_SLASH = re.compile(r"(?<=\s)/(?=\s)|/")
_COUNTED_END = re.compile(rf"(?:\d|{NUMERAL})\s*(?:{UNIT})?[)\]】]?\s*$")
_ENDED = re.compile(rf"(?:\s\d{{1,9}}|(?:\d|{NUMERAL})\s?{UNIT})\s*[)\]】]?\s*$")
# 20/30个, x20或30: one number or the other, of one thing.
_OR_BEFORE = re.compile(rf"(?:\d|{NUMERAL})\s?(?:{UNIT})?\s*$")
_OR_BEHIND = re.compile(
    rf"\s*(?:\d{{1,9}}|{NUMERAL}{{1,9}})\s?(?:{UNIT}(?=$|[\s)\],、])|(?=\s*(?:$|[)\],、])))"
)
_COUNTED = re.compile(rf"(?:\d|{NUMERAL})\s?{UNIT}|[x×*]\s?\d", re.IGNORECASE)
_LABELS = re.compile(r"[、,;/]|和|与|及|跟")
_SPACED = re.compile(rf"\s+(?![码号款版色])(?!{MEASURE})")
_COUNTED_START = re.compile(rf"^\s*(?:[x×*]\s*)?(?:\d|{NUMERAL}+\s*{UNIT})")


def chunks(text: str) -> Iterator[str]:
    """The lines of a list without bullets and numbers; "" for an empty line."""
    for line in _LINE.split(text):
        if not line.strip():
            yield ""
        for part in _HARD.split(line):
            for one in _numbered(part):
                bare = one.strip()
                while found := _BULLET.match(bare):
                    bare = bare[found.end() :]
                if bare := bare.strip(" \t,、"):
                    yield bare


def _numbered(part: str) -> Iterator[str]:
    """“1. 帆布袋 2. 公仔” is two lines, because its numbers count on; 一、 二、 as well."""
    first = re.match(r"\s*(?:(1)\s*[.、)](?!\d)|(一)\s*[、)])", part)
    if not first:
        yield part
        return
    numbers = [str(n) for n in range(1, 100)] if first[1] else list(_IN_SIGNS)
    start, number = 0, 2
    while number <= len(numbers):
        found = re.compile(_NEXT_NUMBER.format(n=numbers[number - 1])).search(part, start + 1)
        if not found:
            break
        yield part[start : found.start()]
        start, number = found.start(), number + 1
    yield part[start:]


def outside(text: str) -> list[bool]:
    """For each sign whether it stands outside of all brackets."""
    depth, seen = 0, []
    for sign in text:
        if sign in "([【":
            depth += 1
        seen.append(depth == 0)
        if sign in ")]】" and depth:
            depth -= 1
    return seen if depth == 0 else [True] * len(text)  # never closed: no bracket at all


def segments(text: str, known: Callable[[str], bool]) -> list[str]:
    """A chunk cut at its commas and joining words; what `known` says is one name stays one."""
    if known(text):
        return [text]
    cut = _cut(text, [m.span() for m in _STRONG.finditer(text)])
    return [one for part in cut for one in _joined(part, known) if one.strip()]


def _cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    free, parts, start = outside(text), [], 0
    for begin, end in spans:
        if free[begin]:
            parts.append(text[start:begin])
            start = end
    return [*parts, text[start:]]


def _joined(part: str, known: Callable[[str], bool]) -> list[str]:
    """和 parts what is counted on both its sides; else it may be within a name."""
    spans = []
    for found in _WEAK.finditer(part):
        left = part[max(0, found.start() - 20) : found.start()]
        right = part[found.end() : found.end() + 20]
        if found[0].startswith("或") and _either(left, right):
            continue
        if _COUNTED_END.search(left) or _COUNTED_START.match(right):
            spans.append(found.span())
    for found in _SLASH.finditer(part):
        left = part[max(0, found.start() - 20) : found.start()]
        if _either(left, part[found.end() :]):
            continue
        apart = part[found.start() - 1 : found.start()].isspace()
        counted_first = _COUNTED_START.match(part) and not _COUNTED.search(part, found.end())
        if (
            apart and not counted_first and _COUNTED.search(part[: found.start()])
        ) or _ENDED.search(left):
            spans.append(found.span())
    return _cut(part, sorted(spans))


def _either(left: str, right: str) -> bool:
    return bool(_OR_BEFORE.search(left) and _OR_BEHIND.match(right))


def labels(text: str) -> list[str]:
    """What stands in brackets before 各, taken apart: L、M码, 金色/银色, 红 蓝."""
    parting = _LABELS if _LABELS.search(text) else _SPACED
    return [part.strip() for part in parting.split(text) if part.strip()]


def _spaced(text: str, known: Callable[[str], bool]) -> list[str]:
    """“马克杯 白 黑”, “白 黑色马克杯”: labels beside what certainly names one article."""
    words = _SPACED.split(text)
    if any(map(str.isdigit, words)):  # a year, no label
        return [text]
    for size in range(1, len(words)):
        if known(" ".join(words[:size])):
            return [" ".join(words[:size]), *words[size:]]
        if known(" ".join(words[-size:])):
            return [*words[:-size], " ".join(words[-size:])]
    return [text]


def _lettered(text: str, known: Callable[[str], bool]) -> list[str]:
    """“马克杯黑白”, “贴纸套装 ABC”: every last sign names an article with what stands before."""
    for size in range(min(6, len(text) - 2), 1, -1):
        stem, last = text[:-size], text[-size:]
        if all(known(f"{stem}{sign}") for sign in last):
            return [f"{stem}{sign}" for sign in last]
    return [text]


def of_each(text: str, known: Callable[[str], bool]) -> list[str]:
    """What stands before 各, taken apart: 徽章和贴纸, T恤 S/M/L, A款B款."""
    if known(text):
        return [text]
    parts = _cut(text, [m.span() for m in _WEAK.finditer(text)])
    if len(parts) == 1:
        parts = re.split(r"(?<=款)(?=[A-Za-z\d]{1,3}\s?款)|(?<=[码号])(?=\w{1,3}?\s?[码号])", text)
    if len(parts) == 1 and "/" in text:
        name, *behind = text.split("/")
        words = _SPACED.split(" ".join(behind))
        several = len(behind) == 1 and all(known(f"{name} {word}") for word in words)
        parts = [name, *(words if several else behind)]  # 帽衫/M 大码
    if len(parts) == 1:
        parts = _spaced(text, known)
    if len(parts) == 1:
        parts = _lettered(text, known)
    return [part.strip() for part in parts if part.strip()]
