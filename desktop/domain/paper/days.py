"""Days and numbers as Chinese papers write them, and how lists say them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_DIGITS = "〇一二三四五六七八九"  # 〇 is U+3007, neither 零 nor a circle
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?")
_NUMBER = re.compile(
    r"(?:[Qq第])?\s*(\d{1,9}(?:\.\d{1,4})?)\s*(?:年|季度|季|届|期|小时|天|次|h|hours?)?"
)
_MONTHS = "January February March April May June July August September October November December"
FIRST_SESSION = 2015  # the year before the first 中国开源年会: COSCon'23 was the eighth

FORMATS = {
    "date": ("han", "cn", "iso", "en"),
    "number": ("han", "yy"),
}


def day(text: str) -> date | None:
    """The day a text says (2026-10-04, 2026/10/4, 2026年10月4日), None if it says none."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def number(text: str) -> str | None:
    """The digits of a number (3, 12.5, Q3, 第3季度, 8 小时), None if it is none.

    Without the noughts that tables put behind it: 8.0 hours are 8.
    """
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    digits = found[1]
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def counted(n: int) -> str:
    """A number below a hundred as it is counted: 八, 十, 十二, 二十三. Larger ones by digits."""
    if not 0 <= n < 100:
        return by_digits(str(n))
    tens, ones = divmod(n, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def by_digits(digits: str) -> str:
    """Digits one by one: 二〇二六; anything else stays."""
    return "".join(_DIGITS[int(d)] if d in "0123456789" else d for d in digits)


def session(year: int) -> str:
    """Which 中国开源年会 a year's was: 八 for 2023; "" before the first."""
    return counted(year - FIRST_SESSION) if year > FIRST_SESSION else ""


def said(on: date, form: str = "cn") -> str:
    """A day as 二〇二六年十月四日 (han), 2026年10月4日 (cn), 2026-10-04 (iso), 4 May 2026 (en)."""
    match form:
        case "han":
            return f"{by_digits(f'{on.year:04d}')}年{counted(on.month)}月{counted(on.day)}日"
        case "iso":
            return on.isoformat()
        case "en":
            return f"{on.day} {_MONTHS.split()[on.month - 1]} {on.year}"
    return f"{on.year}年{on.month}月{on.day}日"
