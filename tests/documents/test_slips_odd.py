"""Slips of whatever people type: hostile text, long names, characters that no face has."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents import slips
from desktop.domain.paper.slips import Width
from tests.documents.slip_values import LONG, closing, fallback, packed, sale
from tests.documents.test_slips import picture, texts, words

HOSTILE = [
    "&<b>粗</b>",
    "\u202eמשה עברית",
    "a\x00b\x1b[2J",
    "\n\t ",
    "𠮷" * 200,
    "W" * 300,
    "\u200f",
    "",
]


@pytest.mark.parametrize("odd", HOSTILE)
def test_hostile_text_makes_a_paper_all_the_same(odd):
    line = replace(sale().lines[0], title=odd, code=odd)
    slip = replace(sale(), event=odd, place=odd, by=odd, reason=odd, lines=(line,) * 3)
    size = replace(fallback().articles[0].sizes[0], label=odd, code=odd)
    article = replace(fallback().articles[0], name=odd, sizes=(size,) * 3)
    paper_till = replace(fallback(), event=odd, articles=(article,))
    box = replace(packed().boxes[0], name=odd, area=odd)
    for drawn in (
        *(slips.sale_slip(slip, paper) for paper in Width),
        *(slips.gift_slip(slip, paper) for paper in Width),
        *(slips.closing_slip(replace(closing(), event=odd, note=odd), paper) for paper in Width),
        slips.packing_list(replace(packed(), title=odd, boxes=(box,)), Width.A5),
        slips.fallback_sheet(paper_till),
        slips.tally_sheet(paper_till),
    ):
        assert texts(drawn)
        # Only what no face has is a finding, and it is named.
        assert set("".join(f.detail for f in drawn.findings)) <= set("משהעברית")


@given(st.text(max_size=60))
@settings(max_examples=25)
def test_any_text_makes_a_slip(title):
    line = replace(sale().lines[0], title=title)
    drawn = slips.sale_slip(replace(sale(), lines=(line,)), Width.ROLL_58)
    assert ("〓" in words(drawn)) == bool(drawn.findings) or "〓" in title


def test_the_proof_of_a_long_event_scans():
    slip = replace(closing(), event=LONG * 3)
    for paper in Width:
        drawn = slips.closing_slip(slip, paper)
        pages = [picture(drawn, n) for n in range(drawn.pages)]
        (found,) = [code for one in pages for code in zxingcpp.read_barcodes(one)]
        assert found.text == slip.proof
        assert slip.head in slip.proof
