"""How many, as people write it: digits, Chinese numerals, dozens, and words that say no number."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGIT = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SCALE = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[零〇一二两俩三四五六七八九十百千万]"
# Words that count pieces; 包 箱 盒 袋 count what holds them, so the pieces stay unknown.
_PIECES = "件个只张枚套本把份条支枝根块双顶副对片册幅面台部颗粒朵瓶座盏串罐打個隻張條塊雙頂對"
_HOLDERS = "包箱盒袋捆沓卷摞筐提"
_LATIN = r"(?:pcs?|pieces?|ea|sets?)\b"
UNIT = rf"(?:[{_PIECES}{_HOLDERS}]|{_LATIN})"
_DOZEN = "打"
LARGEST = 1_000_000  # pieces: more than all shelves hold; beyond it somebody mistyped
# Where a number has one of these behind it, it measures or names and counts no pieces.
MEASURE = (
    r"(?:(?i:cm|mm|km|kg|ml|gb|mb|tb|mah|inch|in\b|ghz|mhz|hz|dpi|px)|(?-i:[mgwv])(?![A-Za-z])|厘米|公分|毫米|米|"
    r"英寸|寸|公斤|千克|克|斤|毫升|升|周年|年|月|日|号|號|款|代|版|届|期|楼|层|室|元|人|位|名|场|天|"
    r"点|折(?!叠|扇)|岁|色|合一|in1|%|％|°|度|维|次|码|孔|针|路|口|头|式|用|角|页|开(?![\u4e00-\u9fff])|英尺)"
)


@dataclass(frozen=True)
class Quantity:
    """`pieces` of it, None where the words say no certain number above zero."""

    pieces: int | None
    said: str


def chinese(text: str) -> int | None:
    """三十 → 30, 一百二 → 120, 两万 → 20000; None for anything else."""
    if not text or any(sign not in _DIGIT and sign not in _SCALE and sign != "万" for sign in text):
        return None
    if text.count("万") > 1:
        return None
    high, ten_thousand, low = text.rpartition("万")
    below = _below(low, scale_before=1000 if ten_thousand else 1)
    above = _below(high, scale_before=1) if ten_thousand else 0
    if below is None or above is None or (ten_thousand and not above):
        return None
    return above * 10_000 + below


def _below(text: str, scale_before: int) -> int | None:
    """A numeral below 万; `scale_before` is what a last single digit counts after 万: 两万三."""
    if not text:
        return 0
    if all(sign in _DIGIT for sign in text):  # 二〇二三, 五
        digits = "".join(str(_DIGIT[sign]) for sign in text)
        if len(text) == 1:
            return _DIGIT[text] * scale_before
        return int(digits) if scale_before == 1 and len(text) < 7 else None
    total, digit, last, zero = 0, None, 10_000, False
    for sign in text:
        if sign in _SCALE:
            scale = _SCALE[sign]
            if scale >= last or (digit is None and scale != 10):
                return None
            total += (1 if digit is None else digit) * scale
            digit, last, zero = None, scale, False
        elif _DIGIT[sign] == 0:
            zero = True
        elif digit is not None:
            return None
        else:
            digit = _DIGIT[sign]
    if digit is None:
        return total
    return total + digit * (1 if zero or last == 10 else last // 10)  # 一百二 is 120


_RANGE = re.compile(rf"(?:\d|{NUMERAL})\s*[-~～—–至到]+\s*(?:\d|{NUMERAL})")
_PLAIN = re.compile(r"(\d{1,3}(?:,000)+|\d{1,12})(?:\.0+)?\s*([百千万]?)")
_VAGUE = re.compile(
    r"[多几数余\+＋上下]|至少|最多|不少于|不超过|以内|以上|若干|一批|少量|适量|一些|每"
)


def pieces(number: str, unit: str = "") -> int | None:
    """What a number and its counting word come to, None where nobody can know: below one, in
    boxes, a range, a fraction, too many to be true.
    """
    number = number.strip()
    if unit and unit[0] in _HOLDERS:
        return None
    if not number or _RANGE.search(number) or _VAGUE.search(number):
        return None
    half = number == "半"
    plain = _PLAIN.fullmatch(number)
    if half:
        found: int | None = 0
    elif plain:
        found = int(plain[1].replace(",", "")) * {"百": 100, "千": 1000, "万": 10_000}.get(
            plain[2], 1
        )
    else:
        found = chinese(number)
    if found is None:
        return None
    if unit.startswith(_DOZEN):
        found = 6 if half else found * 12
    return found if 0 < found <= LARGEST else None
