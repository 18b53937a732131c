"""A spoiled design trips the rule it was spoiled for, by name and place; ours trips none."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from hardware.pcb_ruler.checks import Code, check, factories, rules
from hardware.pcb_ruler.checks.checking import look
from hardware.pcb_ruler.layout import Design
from hardware.pcb_ruler.letters import write
from hardware.pcb_ruler.panel import panel, size
from hardware.pcb_ruler.shapes import (
    MM,
    Arc,
    Form,
    Hole,
    Layer,
    Line,
    Pad,
    Region,
    Shape,
    Tag,
    mm,
)
from tests.hardware.ruler.rulers import board, spec

CU, BACK, MASK, SILK = Layer.TOP_COPPER, Layer.BOTTOM_COPPER, Layer.TOP_MASK, Layer.TOP_SILK
WHOLE = (((0, 0), (100 * MM, 0), (100 * MM, 30 * MM), (0, 30 * MM)),)


def line(layer: Layer, x1: float, y1: float, x2: float, y2: float, width: float = 0.2,
         what: str = "a", height: int = 0) -> Line:  # fmt: skip
    return Line(layer, mm(x1), mm(y1), mm(x2), mm(y2), mm(width), Tag(what, "1", height))


def dot(layer: Layer, x: float, y: float, size: float, what: str = "b") -> Pad:
    return Pad(layer, mm(x), mm(y), mm(size), mm(size), Form.ROUND, Tag(what, "2"))


def hole(x: float, y: float, size: float, what: str = "h", *, plated: bool = False) -> Hole:
    layer = Layer.PLATED if plated else Layer.UNPLATED
    return Hole(layer, mm(x), mm(y), mm(size), Tag(what, "3"))


def bar(layer: Layer, x1: float, y1: float, x2: float, y2: float) -> Region:
    corners = ((mm(x1), mm(y1)), (mm(x2), mm(y1)), (mm(x2), mm(y2)), (mm(x1), mm(y2)))
    return Region(layer, corners, (), Tag("bar", "4"))


def frame() -> Region:
    """A square ring: outline and a hole, 0.08 mm apart at the left."""
    outer = ((mm(20), mm(10)), (mm(24), mm(10)), (mm(24), mm(14)), (mm(20), mm(14)))
    inner = (
        (mm(20.08), mm(10.5)),
        (mm(20.08), mm(13.5)),
        (mm(23.5), mm(13.5)),
        (mm(23.5), mm(10.5)),
    )
    return Region(CU, outer, (inner,), Tag("frame", "5"))


SPOILED: dict[str, tuple[Code, str, list[Shape]]] = {
    "a trace of 0.09": (Code.TRACE_THIN, "a", [line(CU, 10, 10, 12, 10, 0.09)]),
    "a bar of 0.08": (Code.TRACE_THIN, "bar", [bar(CU, 10, 10, 10.08, 14)]),
    "a letter's thin stroke": (Code.TRACE_THIN, "frame", [frame()]),
    "lines 0.05 apart": (
        Code.SPACE_NARROW, "a", [line(CU, 10, 10, 12, 10), line(CU, 10, 10.25, 12, 10.25)],
    ),
    "a pad 0.08 from a bow": (
        Code.SPACE_NARROW, "bow",
        [Arc(CU, mm(10), mm(10), mm(12), mm(10), mm(12), mm(10), mm(0.2), Tag("bow")),
         dot(CU, 12.68, 10, 1)],
    ),
    "copper across copper": (
        Code.COPPER_OVERLAPS, "a",
        [line(BACK, 10, 10, 12, 12), line(BACK, 10, 12, 12, 10, what="b")],
    ),
    "copper within copper": (
        Code.COPPER_OVERLAPS, "bar", [bar(CU, 10, 10, 14, 14), dot(CU, 12, 12, 0.5)],
    ),
    "a drill of 0.15": (
        Code.DRILL_SMALL, "h", [hole(10, 10, 0.15, plated=True), dot(CU, 10, 10, 1),
                                dot(BACK, 10, 10, 1)],
    ),
    "an unplated drill of 0.4": (Code.DRILL_SMALL, "h", [hole(10, 10, 0.4)]),
    "a drill of 6.5": (Code.DRILL_LARGE, "h", [hole(20, 15, 6.5)]),
    "a ring of 0.1": (
        Code.RING_THIN, "h", [hole(10, 10, 0.5, plated=True), dot(CU, 10, 10, 0.7),
                              dot(BACK, 10, 10, 1)],
    ),
    "no ring on the back": (
        Code.RING_THIN, "h", [hole(10, 10, 0.5, plated=True), dot(CU, 10, 10, 1)],
    ),
    "holes 0.1 apart": (Code.HOLES_CLOSE, "h", [hole(10, 10, 1), hole(11.1, 10, 1, "other")]),
    "a hole 0.2 from the edge": (Code.HOLE_AT_EDGE, "h", [hole(0.7, 10, 1)]),
    "copper 0.2 from the edge": (Code.COPPER_AT_EDGE, "a", [line(CU, 0.3, 10, 4, 10)]),
    "copper off the board": (Code.OFF_BOARD, "a", [line(CU, 101, 10, 104, 10)]),
    "a hole off the board": (Code.OFF_BOARD, "h", [hole(50, 40, 1)]),
    "copper 0.3 from a groove": (
        Code.COPPER_AT_SCORE, "a",
        [line(Layer.SCORE, 0, 10, 100, 10, 0.1, "score"), line(CU, 5, 10.4, 9, 10.4)],
    ),
    "copper 0.1 from a hole that is not plated": (
        Code.COPPER_AT_HOLE, "a", [hole(10, 10, 1), line(CU, 10.7, 8, 10.7, 12)],
    ),
    "openings 0.05 apart": (
        Code.MASK_WEB_THIN, "a", [line(MASK, 10, 10, 12, 10), line(MASK, 10, 10.25, 12, 10.25)],
    ),
    "letters 0.6 high": (
        Code.LEGEND_LOW, "a", list(write("ab", mm(10), mm(10), mm(0.6), Tag("a", "ab", mm(0.6)))),
    ),
    "legend of 0.12": (Code.LEGEND_THIN, "a", [line(SILK, 10, 10, 12, 10, 0.12)]),
    "legend over an opening": (
        Code.LEGEND_ON_PAD, "a", [line(SILK, 10, 10, 14, 10), dot(MASK, 12, 10, 1)],
    ),
    "legend 0.1 from an opening": (
        Code.LEGEND_ON_PAD, "a", [line(SILK, 10, 10, 14, 10), dot(MASK, 12, 10.7, 1)],
    ),
    "legend over a hole": (
        Code.LEGEND_ON_HOLE, "a", [line(SILK, 10, 10, 14, 10), hole(12, 10, 1)],
    ),
    "legend over a trace": (
        Code.LEGEND_ON_COPPER, "a", [line(SILK, 10, 10, 14, 10), line(CU, 12, 8, 12, 12, what="b")],
    ),
    "text over text": (
        Code.LEGEND_OVERLAPS, "a",
        [line(SILK, 10, 10, 14, 10, height=MM), line(SILK, 12, 9, 12, 11, what="b", height=MM)],
    ),
    "text across the edge": (Code.LEGEND_OFF_BOARD, "a", [line(SILK, 98, 10, 100.5, 10)]),
    "text beside the board": (Code.LEGEND_OFF_BOARD, "a", [line(SILK, 10, 31, 12, 31)]),
}  # fmt: skip


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=SPOILED)
def test_what_is_spoiled_is_found_by_name(spoiled):
    code, what, shapes = spoiled
    found = look(Design(tuple(shapes), 100 * MM, 30 * MM, WHOLE, ()), rules("jlcpcb"))
    assert code in {each.code for each in found}
    assert {each.what for each in found if each.code is code} == {what}


def test_every_rule_has_something_that_trips_it():
    tripped = {code for code, *_ in SPOILED.values()}
    assert tripped == set(Code) - {Code.LETTER_MISSING}


def test_a_finding_says_where_and_how_much():
    shapes = (line(BACK, 10, 10, 12, 10, 0.09),)
    (found,) = look(Design(shapes, 100 * MM, 30 * MM, WHOLE, ()), rules("jlcpcb"))
    assert (found.x, found.y, found.side) == (11 * MM, 10 * MM, "bottom")
    assert (found.value, found.limit) == (mm(0.09), mm(0.1))


@pytest.mark.parametrize("factory", factories())
@pytest.mark.parametrize("cut", ["none", "bites", "score"])
def test_the_shipped_ruler_has_no_finding(factory, cut):
    asked = spec(factory=factory, cut=cut, lot="2026-11 A")
    assert board(asked).left_out == ()
    assert check(asked, board(asked)) == ()


def test_a_label_that_lies_on_its_trace_is_named():
    asked = spec()
    made = board(asked)
    label = Tag("traces", "1.0", mm(1.0))
    over = [s for s in made.shapes if isinstance(s, Line) and s.tag.feature == "traces"
            and s.layer is CU and s.tag.label == "1.0"]  # fmt: skip
    text = write("1.0", over[0].x1, over[0].y1, mm(1.0), label, align=0.5)
    found = check(asked, replace(made, shapes=(*made.shapes, *text)))
    assert {(each.code, each.what, each.label, each.other) for each in found} >= {
        (Code.LEGEND_ON_PAD, "traces", "1.0", "traces"),
        (Code.LEGEND_ON_COPPER, "traces", "1.0", "traces"),
    }


@pytest.mark.parametrize(
    ("wish", "code", "what", "label"),
    [
        ({"traces": (0.05, 0.2)}, Code.TRACE_THIN, "traces", "0.05"),
        ({"gaps": (0.08, 0.2)}, Code.SPACE_NARROW, "gaps", "0.08 1"),
        ({"vias": (0.1, 0.3)}, Code.DRILL_SMALL, "vias", "0.1 open"),
        ({"fonts": (0.5, 1.0)}, Code.LEGEND_LOW, "fonts", "Aa 0.5"),
        ({"title": "开源社🎉"}, Code.LETTER_MISSING, "logo", "🎉"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_wish_beyond_the_factory_is_told_by_its_name(wish, code, what, label):
    asked = spec(**wish)
    found = check(asked, board(asked))
    assert (code, what, label) in {(each.code, each.what, each.label) for each in found}


def test_every_limit_has_its_source():
    for factory, table in factories().items():
        for each in fields(rules(factory)):
            assert table[each.name]["source"], (factory, each.name)  # type: ignore[index]  # a table of tables


@pytest.mark.parametrize("cut", ["none", "score", "bites"])
def test_how_large_a_panel_will_be_is_known_before_it_is_drawn(cut: str):
    asked = spec(length=50, cut=cut, columns=2, rows=3)
    made = panel(asked, board(asked))
    assert size(asked) == (made.wide, made.high)


def test_a_panel_may_lie_either_way_and_not_be_larger():
    limits = rules("jlcpcb")
    assert limits.take(500 * MM, 400 * MM)
    assert limits.take(400 * MM, 500 * MM)
    assert not limits.take(500 * MM, 400 * MM + 1)
    assert not limits.take(501 * MM, 10 * MM)
