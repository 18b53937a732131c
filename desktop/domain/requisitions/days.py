"""Days as people say them in a message: 2026年10月4日, 10月4日, 10.4, 下周六."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_BACK = timedelta(days=45)  # a day without a year may lie so far back, else it is next year's
_DAY_OF_WEEK = {sign: n for n, sign in enumerate("一二三四五六日")} | {"天": 6}
_NEAR = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_ITS_WEEKDAY = r"(?:\s?[(（](?:周|星期|礼拜)[一二三四五六日天][)）])?"  # says nothing new
_FULL = re.compile(
    r"(?<!\d)(20\d{2})\s?[-/.年]\s?(1[0-2]|0?[1-9])\s?[-/.月]\s?(3[01]|[12]\d|0?[1-9])(?!\d)\s?[日号]?"
    + _ITS_WEEKDAY
)
_MONTH = re.compile(
    r"(?<!\d)(1[0-2]|0?[1-9])\s?月\s?(3[01]|[12]\d|0?[1-9])(?!\d)\s?[日号]?" + _ITS_WEEKDAY
)
_SHORT = re.compile(
    r"(?<![\d./-])(1[0-2]|0?[1-9])[./-](3[01]|[12]\d|0?[1-9])(?![\d./-]|\s?(?:cm|m|元))"
)
_WEEK = re.compile(r"(下下|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])")
_WORD = re.compile("大后天|今天|今日|明天|明日|后天")


@dataclass(frozen=True)
class SaidDay:
    """A day and where it stands in the text; `short`: 10.4, which may be any other number."""

    day: date
    start: int
    end: int
    short: bool = False


def said_days(text: str, today: date) -> tuple[SaidDay, ...]:
    """All days of a text in its order; what is no day of the calendar is left out."""
    found: list[SaidDay] = []
    for one in (*_dated(text, today), *_relative(text, today)):
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _dated(text: str, today: date) -> Iterator[SaidDay]:
    for match in _FULL.finditer(text):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            yield SaidDay(day, match.start(), match.end())
    for pattern in (_MONTH, _SHORT):
        for match in pattern.finditer(text):
            near = _near(int(match[1]), int(match[2]), today)
            if near:
                yield SaidDay(near, match.start(), match.end(), short=pattern is _SHORT)


def _relative(text: str, today: date) -> Iterator[SaidDay]:
    for match in _WEEK.finditer(text):
        weeks = {"下下": 2, "下": 1}.get(match[1] or "", 0)
        monday = today - timedelta(days=today.weekday())
        day = monday + timedelta(days=7 * weeks + _DAY_OF_WEEK[match[2]])
        if not match[1] and day < today:
            day += timedelta(days=7)
        yield SaidDay(day, match.start(), match.end())
    for match in _WORD.finditer(text):
        yield SaidDay(today + timedelta(days=_NEAR[match[0]]), match.start(), match.end())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(month: int, day: int, today: date) -> date | None:
    """The next such day, or the last one where that is little ago."""
    for year in (today.year - 1, today.year, today.year + 1):
        found = _day(year, month, day) if 1 <= year <= 9999 else None
        if found and found >= today - _BACK:
            return found
    return None
