"""Lists for packing say what the goods are for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents import slips
from desktop.domain.paper.labels import Content
from desktop.domain.paper.packing import PackedBox, Purpose
from desktop.domain.paper.slips import Width
from tests.documents.slip_values import LONG, packed, picks
from tests.documents.test_slips import texts, tongue, words

__all__ = ["tongue"]


def _picked_for(*purposes):
    return slips.pick_list(replace(picks(), purposes=purposes), Width.A4)


def _packed_for(*purposes):
    goods = (Content("开源社贴纸", 30, "ST-10"),)
    boxes = (PackedBox("RQ-AAAAA1-1", "成都·仓库", goods),)
    return slips.packing_list(replace(packed(), boxes=boxes, purposes=purposes), Width.A4)


@pytest.mark.parametrize("draw", [_picked_for, _packed_for])
def test_a_list_for_one_event_says_the_event_its_day_and_the_parcel(draw, tongue):
    told = words(draw(Purpose("南京读书会", date(2026, 12, 15), ("RQ-AAAAA1-1",))))
    order = [told.index(x) for x in ("南京读书会", "2026", "RQ-AAAAA1-1", "开源社贴纸")]
    assert order == sorted(order)


@pytest.mark.parametrize("draw", [_picked_for, _packed_for])
def test_a_list_for_several_events_says_all_of_them_whatever_their_names(draw, tongue):
    many = tuple(f"RQ-AAAAA2-{n}" for n in range(1, 200))
    drawn = draw(
        Purpose("南京读书会", date(2026, 12, 15), ("RQ-AAAAA1-1",)), Purpose(LONG * 9, None, many)
    )
    told = words(drawn)
    for x in ("南京读书会", "RQ-AAAAA1-1", LONG[:8], "RQ-AAAAA2-1", "开源社贴纸"):
        assert x in told
    assert drawn.pages == 1  # two hundred codes stand on two lines, the longest name on four


def test_packing_lists_of_several_parcels_are_a_page_each(tongue):
    goods = (Content("开源社贴纸", 30, "ST-10"),)
    every = [
        replace(
            packed(),
            title=event,
            boxes=(PackedBox(code, "成都·仓库", goods),),
            purposes=(Purpose(event, None, (code,)),),
        )
        for event, code in (("南京读书会", "RQ-AAAAA1-1"), ("杭州开源之夜", "RQ-AAAAA2-1"))
    ]
    codes = ("RQ-AAAAA1-1", "RQ-AAAAA2-1")
    told = texts(slips.packing_lists(every, Width.A4))
    assert [[code for code in codes if code in page] for page in told] == [[one] for one in codes]
    assert ["南京读书会" in page for page in told] == [True, False]
