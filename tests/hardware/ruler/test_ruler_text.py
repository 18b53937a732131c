"""Letters: our own of one stroke keep their width and height, a font's are filled as they are."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from hardware.pcb_ruler import outlines
from hardware.pcb_ruler.checks.bodies import body, inside, thickness
from hardware.pcb_ruler.letters import can_write, width_of, write
from hardware.pcb_ruler.outlines import Outline
from hardware.pcb_ruler.shapes import Layer, Region, Shape, Tag, mm
from hardware.pcb_ruler.strokes import LETTERS
from tests.hardware.ruler.rulers import spec

FACE = Outline(spec().font)
TAG = Tag("text", "x", mm(1))
ASCII = "".join(map(chr, range(32, 127)))


def filled(shapes: list[Shape], x: float, y: float) -> bool:
    return any(body(shape).covers(x, y) for shape in shapes)


def test_every_ascii_sign_can_be_written():
    assert can_write(ASCII)
    assert not can_write("源")


@pytest.mark.parametrize("height", [0.8, 1.0, 1.6, 3.0])
def test_a_text_is_as_high_and_wide_as_it_says(height):
    shapes = [body(shape) for shape in write("HELMXZ", 0, 0, mm(height), TAG)]
    assert min(each.box[1] for each in shapes) == pytest.approx(0, abs=2)
    assert max(each.box[3] for each in shapes) == pytest.approx(mm(height), abs=2)
    assert min(each.box[0] for each in shapes) == pytest.approx(0, abs=2)
    right = max(each.box[2] for each in shapes)
    assert right == pytest.approx(width_of("HELMXZ", mm(height)), abs=2)


def test_no_stroke_is_thinner_than_what_can_be_printed():
    assert {shape.width for shape in write(ASCII, 0, 0, mm(0.8), TAG)} == {mm(0.15)}  # type: ignore[union-attr]  # lines only


def test_letters_of_0_8_mm_keep_apart():
    def right(sign: str) -> float:
        return max(body(shape).box[2] for shape in write(sign, 0, 0, mm(0.8), TAG))

    for sign in sorted(set(LETTERS) - {" "}):
        both = [body(shape) for shape in write(f"{sign}H", 0, 0, mm(0.8), TAG)]
        assert both[-3].box[0] - right(sign) >= mm(0.15), sign


@pytest.mark.parametrize(
    ("sign", "inked", "empty"),
    [
        # in em of the font, from the ink's lower left corner
        ("回", [(0.04, 0.4), (0.42, 0.35)], [(0.42, 0.5), (0.16, 0.4)]),
        ("田", [(0.42, 0.4), (0.04, 0.4)], [(0.2, 0.2), (0.65, 0.6)]),
        ("6", [(0.05, 0.3), (0.27, 0.05)], [(0.27, 0.22)]),
        ("O", [(0.06, 0.36)], [(0.34, 0.36)]),
    ],
)
def test_what_is_inked_and_what_is_not(sign, inked, empty):
    shapes = FACE.write(sign, 0, 0, mm(1), TAG, layers=(Layer.TOP_SILK,))
    assert [point for point in inked if not filled(shapes, mm(point[0]), mm(point[1]))] == []
    assert [point for point in empty if filled(shapes, mm(point[0]), mm(point[1]))] == []


@pytest.mark.parametrize("sign", "开源社物雪花灯电路板尺子大会0123456789")
def test_no_outline_crosses_itself_or_says_a_corner_twice(sign):
    for shape in FACE.write(sign, 0, 0, mm(8), TAG, layers=(Layer.TOP_SILK,)):
        assert isinstance(shape, Region)
        for ring in (shape.outline, *shape.holes):
            assert len(set(ring)) == len(ring)
        for hole in shape.holes:
            assert all(inside(x, y, shape.outline) for x, y in hole)
        assert thickness(shape) > mm(0.3)


@pytest.mark.parametrize(("sign", "least", "most"), [("O", 1.0, 1.7), ("一", 0.8, 1.6)])
def test_a_stroke_is_as_thick_as_it_is(sign, least, most):
    (shape,) = FACE.write(sign, 0, 0, mm(10), TAG, layers=(Layer.TOP_SILK,))
    assert isinstance(shape, Region)
    assert mm(least) < thickness(shape) < mm(most)


def test_two_may_read_one_font_at_once():
    for _turn in range(5):
        outlines._opened.cache_clear()
        outlines._letter.cache_clear()
        with ThreadPoolExecutor(4) as pool:
            boxes = list(pool.map(FACE.box, ["开源社源物工作坊雪花灯尺子批次"] * 8))
        assert len(set(boxes)) == 1
