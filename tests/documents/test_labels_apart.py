"""On no label lies one thing over another, and every code has its white around it."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.faces import width
from desktop.documents.labels.layout import lay_out
from desktop.documents.labels.plate import Block, Mark, Said, Squares
from desktop.domain.paper.labels import (
    BoardLabel,
    BoxLabel,
    Content,
    ItemLabel,
    Label,
    ParcelLabel,
    PlaceLabel,
)
from desktop.domain.paper.sizes import STOCKS, Roll, Stock

Box = tuple[float, float, float, float]  # left, top, right, bottom in mm
POINT = 25.4 / 72
THINGS = tuple(Content(f"开源社纪念徽章第 {n} 款", 10 + n) for n in range(40))
LABELS: tuple[Label, ...] = (
    ItemLabel("TS-BLK-L", "COSCon'26 纪念 T恤", "黑色 L", 99_00),
    ItemLabel("KYS-2026-LONG-CODE-0001", "开源社十周年纪念帆布袋（加厚双面印花版）", "米白", 45_50),
    ItemLabel("BG", "徽章"),
    BoxLabel("A1", "主会场·签到区", "王瑒", THINGS[:8]),
    BoxLabel("成都-12", "物料仓库二楼东侧货架", "琚致远", THINGS),
    BoxLabel("B", contents=THINGS[:1]),
    PlaceLabel("三号货架", "成都·仓库/二楼/三号货架", "P:0123456789"),
    BoardLabel("SL-0017", "雪花灯 v1.2", date(2026, 11, 22)),
    ParcelLabel("𠮷野燊（喆哥）", "138 0000 1234",
                "四川省成都市高新区天府大道北段 1700 号环球中心 E5",
                "开源社 · 小明", "P-0007", "SF1234567890123", THINGS),
    ParcelLabel("李四"),
)  # fmt: skip


def places(marks: list[Mark]) -> tuple[list[Box], list[Box]]:
    """Where ink stands, and where codes want white, each in mm."""
    ink: list[Box] = []
    white: list[Box] = []
    for mark in marks:
        match mark:
            case Said(x, y, size, pieces, on_black) if not on_black:
                em = size * POINT
                wide = sum(width(piece, size, face) for face, piece in pieces) * POINT
                ink.append((x, y - 0.72 * em, x + wide, y))
            case Block(area):
                ink.append((area.x, area.y, area.x + area.wide, area.y + area.high))
            case Squares(x, y, wide, high, rows):
                right, foot = x + len(rows[0]) * wide, y + len(rows) * high
                ink.append((x, y, right, foot))
                across = 4 * wide if len(rows) > 1 else 10 * wide
                down = 4 * wide if len(rows) > 1 else 0.0
                white.append((x - across, y - down, right + across, foot + down))
            case _:
                pass
    return ink, white


def over(one: Box, other: Box) -> bool:
    # A tenth of a millimetre is less than a printer's dot.
    return (
        one[0] + 0.1 < other[2] and other[0] + 0.1 < one[2]
        and one[1] + 0.1 < other[3] and other[1] + 0.1 < one[3]
    )  # fmt: skip


def faults(label: Label, on: Stock) -> list[tuple[Box, Box]]:
    plate = lay_out(label, on)
    ink, white = places(plate.marks)
    paper = (-0.01, -0.01, on.wide + 0.01, on.high + 0.01)
    found = [pair for pair in combinations(ink, 2) if over(*pair)]
    for zone in white:
        inside = [one for one in ink if over(one, zone) and not within(one, zone)]
        found += [(zone, one) for one in inside]
        if not within(zone, paper):
            found.append((zone, paper))
    return found


def within(one: Box, other: Box) -> bool:
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


@pytest.mark.parametrize("on", STOCKS, ids=lambda s: s.name)
@pytest.mark.parametrize("label", LABELS, ids=lambda one: type(one).__name__)
def test_nothing_lies_over_anything(label: Label, on: Stock):
    assert faults(label, on) == []


@settings(max_examples=150, deadline=None)
@given(wide=st.integers(30, 110), high=st.integers(20, 160), label=st.sampled_from(LABELS))
def test_on_no_size_of_ones_own_either(wide: int, high: int, label: Label):
    assert faults(label, Roll("own", wide, high)) == []
