"""快递单号: which courier a number looks like. A hint only: no number is ever refused for it.

The shapes were collected from public code, which contradicts itself; several couriers may fit.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Courier(StrEnum):
    """The couriers that the community sends with, by the names on their parcels."""

    SF = "顺丰"
    JD = "京东"
    ZTO = "中通"
    YTO = "圆通"
    STO = "申通"
    YUNDA = "韵达"
    JT = "极兔"
    POST = "邮政"
    EMS = "EMS"
    DEPPON = "德邦"


# In the order of their certainty: letters first, then the number's length and beginning.
_SHAPES: tuple[tuple[Courier, str], ...] = (
    (Courier.SF, r"SF\d{13}"),
    (Courier.JD, r"JD[0-9A-Z]{11,13}"),
    (Courier.YTO, r"YT\d{13}"),
    (Courier.JT, r"JT\d{13}"),
    (Courier.DEPPON, r"DP[KL]\d{12}"),
    (Courier.EMS, r"E[A-Z]?\d{9}(E|CN)"),
    (Courier.ZTO, r"7\d{13}"),
    (Courier.STO, r"77\d{13}"),
    (Courier.YUNDA, r"[34]\d{14}"),
    (Courier.POST, r"9\d{12}"),
    (Courier.YUNDA, r"\d{13}"),
    (Courier.SF, r"\d{12}"),
    (Courier.ZTO, r"\d{12}"),
    (Courier.STO, r"\d{12}"),
)
_KNOWN = tuple((courier, re.compile(shape)) for courier, shape in _SHAPES)


def tidy(text: str) -> str:
    """A number as it is kept: without blanks and dashes between, letters large, digits ASCII."""
    return "".join(c for c in text if c.isalnum()).translate(_HALF).upper()


_HALF = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}


def couriers(number: str) -> tuple[Courier, ...]:
    """Every courier that has numbers of this shape, the likeliest first; none for a strange one."""
    wanted = tidy(number)
    return tuple(dict.fromkeys(who for who, shape in _KNOWN if shape.fullmatch(wanted)))


def courier(number: str) -> Courier | None:
    """The courier to fill in beside a number: only where no other one fits as well."""
    fitting = couriers(number)
    return fitting[0] if len(fitting) == 1 else None
