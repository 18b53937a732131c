"""Words that mean several kinds of one thing at once: 三款, 所有城市, 每种, 其余."""

from __future__ import annotations

import re

from desktop.domain.requisitions.said.numerals import NUMERAL, chinese
from desktop.domain.requisitions.said.trimming import trimmed

_KIND = r"(?:[款种样色码]|尺码|颜色|款式|规格|型号)"
_COUNTED = re.compile(
    rf"(?P<n>\d{{1,2}}|{NUMERAL}{{1,3}})\s?(?:{_KIND}|年|个(?:{_KIND}|[\u4e00-\u9fff]{{2}}))(?:都要|全要|都)?"
)
_ALL = re.compile(
    rf"(?:(?:所有|全部|每个?)的?(?:{_KIND}|[\u4e00-\u9fff]{{2}}(?=的?(?:\W|$)|的?[A-Za-z]))?|各{_KIND})"
    r"(?:都要|全要|都)?"
)
_REST = re.compile(
    rf"(?:其余|其[他它]|剩下|剩余|余下|别)(?:的)?(?:{_KIND}|[\u4e00-\u9fff]{{2}}(?=$|\s))?(?:都|全部)?\s*"
)
_EVERY = re.compile(r"每(?:[款种样色码]|个..)")


_DECLINED = re.compile(r"不(?:要|用|需要)了?$")


def declined(said: str) -> bool:
    """Whether words say what is not wanted: 其他不用, 白色不要."""
    return bool(_DECLINED.search(said) or _REST.match(said))


def all_kinds(said: str, each_said: str) -> tuple[str, int | None] | None:
    """The name beside words for all its kinds, and how many kinds these say there are, None where
    they say no number; None where there are no such words. `each_said` are the words about how
    many of each: 每种5个.
    """
    counted = _COUNTED.search(said)
    found = counted or _ALL.search(said)
    if found is None:
        return (said, None) if _EVERY.search(each_said) else None
    name = trimmed(f"{said[: found.start()]} {said[found.end() :]}".replace("()", " "))
    if counted is None:
        return name, None
    number = counted["n"]
    return name, int(number) if number.isdigit() else chinese(number)


def the_rest(said: str) -> str | None:
    """What is named behind 其余, "" where nothing is; None where it is not asked for."""
    found = _REST.match(said)
    return trimmed(said[found.end() :]) if found else None
