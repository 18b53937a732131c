"""What of a name, a phone or an address is shown where others look on: too little to find them."""

from __future__ import annotations

import re

_HIDDEN = 4  # digits of a phone, at least
_HEAD, _TAIL = 3, 4  # of its digits are shown, at most
# A Chinese mobile number however it is grouped, with or without +86; a landline with its area.
PHONE = re.compile(
    r"(?<!\d)(?:\+?86[\s-]?)?(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}-?\d{7,8})(?!\d)"
)
_CHINA = re.compile(r"\+?\s?86(?=[\s-]*1[3-9])")
# A province, a city, a district: two of them are a town, and a 小区 is somebody's home.
_TOWN = re.compile(r"\s*(?:[^\d\s省市区县州盟旗]{1,8}(?:[省市县州盟旗]|(?<!小)区)){1,2}")


def name(text: str) -> str:
    """`王小明` → `王**`."""
    return text[:1] + "*" * min(len(text) - 1, 3)


def phone(text: str) -> str:
    """`13812345678` → `138****5678`, `+1 650 555 0100` → `+1 65* *** 0100`; an account of letters
    in its place is not shown at all.
    """
    code = _CHINA.match(text)
    start = code.end() if code else 0
    digits = [at for at, sign in enumerate(text) if at >= start and sign.isdecimal()]
    head = max(0, min(_HEAD, len(digits) - _HIDDEN - _TAIL))
    tail = max(0, min(_TAIL, len(digits) - _HIDDEN))
    hidden = set(digits[head : len(digits) - tail])
    return "".join(
        "*" if at in hidden or (sign.isascii() and sign.isalpha()) else sign
        for at, sign in enumerate(text)
    )


def phones(text: str) -> str:
    """Free words with the phone numbers in them masked."""
    return PHONE.sub(lambda found: phone(found.group()), text)


def address(text: str) -> str:
    """The beginning of it: `四川省成都市武侯区某路 1 号` → `四川省成都市…`; town, not door."""
    town = _TOWN.match(text)
    shown = town.group() if town else ""
    return shown + ("…" if len(text) > len(shown) else "")
