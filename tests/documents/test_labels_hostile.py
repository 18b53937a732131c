"""Whatever people write on boxes, places, boards and parcels: the label scans, or says why not."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.documents.labels import check, labels
from desktop.documents.labels.setting import set_lines
from desktop.documents.sheet import Face, width
from desktop.domain.paper.labels import (
    BoardLabel,
    BoxLabel,
    Content,
    Copies,
    Label,
    ParcelLabel,
    PlaceLabel,
)
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.sizes import STOCKS, Roll, Stock
from tests.documents.seeing import codes, finished

RARE = "王瑒䶮𠮷㬎喆堃燊锜·’ÊĂơđéßABC xyz-/（）T恤0189开源社、。“”"
NAME = st.text(st.sampled_from(RARE), min_size=1, max_size=40).filter(str.strip)
ASCII = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=24)
CONTENTS = st.lists(
    st.builds(Content, NAME, st.integers(1, 9999)), max_size=30
).map(tuple)  # fmt: skip
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def seen(label: Label, on: Stock) -> tuple[list[tuple[str, str]], set[Trouble]]:
    drawn = finished(labels([Copies(label)], on))
    return codes(drawn.data), {found.what for found in drawn.findings}


@SLOW
@given(number=NAME, area=NAME, keeper=NAME, contents=CONTENTS, on=st.sampled_from(STOCKS))
def test_a_boxs_code_says_what_is_in_it(
    number: str, area: str, keeper: str, contents: tuple[Content, ...], on: Stock
):
    found, troubles = seen(BoxLabel(number, area, keeper, contents), on)
    if Trouble.TOO_MUCH in troubles:
        return
    ((form, told),) = found
    assert form == "QRCode"
    assert told.startswith(number.strip()) or told.strip().startswith(number.strip())
    if Trouble.PARTLY not in troubles:
        for content in contents:
            assert f"{content.title} ×{content.qty}" in told


@SLOW
@given(name=NAME, path=NAME, n=st.integers(0, 10**10 - 1), on=st.sampled_from(STOCKS))
def test_a_places_code_is_read(name: str, path: str, n: int, on: Stock):
    code = f"P:{n:010d}"
    found, troubles = seen(PlaceLabel(name, path, code), on)
    assert found == [("Code128", code), ("QRCode", code)]
    assert Trouble.AS_QR not in troubles


@SLOW
@given(serial=ASCII, product=NAME, on=st.sampled_from(STOCKS))
def test_a_boards_serial_is_read(serial: str, product: str, on: Stock):
    found, troubles = seen(BoardLabel(serial, product), on)
    assert ("QRCode", serial) in found
    assert (Trouble.AS_QR in troubles) is (("Code128", serial) not in found)


@SLOW
@given(name=NAME, address=NAME, waybill=ASCII, contents=CONTENTS, on=st.sampled_from(STOCKS))
def test_a_parcels_waybill_is_read_and_nothing_else_is_in_a_code(
    name: str, address: str, waybill: str, contents: tuple[Content, ...], on: Stock
):
    label = ParcelLabel(name, "13800001234", address, "开源社", "P-7", waybill, contents)
    found, troubles = seen(label, on)
    assert found == [("QRCode" if Trouble.AS_QR in troubles else "Code128", waybill)]


@SLOW
@given(text=st.text(max_size=60), wide=st.floats(3, 60), high=st.floats(2, 40))
def test_set_lines_stay_in_their_room_and_keep_every_word(text: str, wide: float, high: float):
    found = set_lines(text, Face.BOLD, wide, high, biggest=20, least=5, most=3)
    assert len(found.lines) <= 3
    for line in found.lines:
        assert width(line, found.size, Face.BOLD) * 25.4 / 72 <= wide + 0.01 or len(line) <= 1
    if not found.cut:
        assert "".join("".join(found.lines).split()) == "".join(text.split())


@SLOW
@given(wide=st.floats(15, 210), high=st.floats(10, 300))
def test_no_size_of_ones_own_is_too_odd(wide: float, high: float):
    """The smallest may hold little, and say so; none fails."""
    on = Roll("own", round(wide, 1), round(high, 1))
    everything = [
        Copies(BoxLabel("成都-12", "仓库", "王瑒", (Content("徽章", 3),) * 12)),
        Copies(PlaceLabel("三号货架", "仓库/三号货架", "P:0123456789")),
        Copies(BoardLabel("SL-0017", "雪花灯")),
        Copies(ParcelLabel("李四", "138", "成都", "开源社", "P-1", "SF1234567890123")),
    ]
    check(everything, on)
    assert finished(labels(everything, on)).pages == 4
