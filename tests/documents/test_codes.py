from __future__ import annotations

import pytest
import zxingcpp

from desktop.documents.codes import qr


def decoded(matrix: tuple[tuple[bool, ...], ...], dots: int = 4) -> list[str]:
    """What a foreign reader sees in the code, drawn with its quiet zone at `dots` per module."""
    return [code.text for code in seen(matrix, dots)]


def seen(matrix: tuple[tuple[bool, ...], ...], dots: int = 4) -> list[zxingcpp.Barcode]:
    """The codes that a foreign reader sees."""
    side = (len(matrix) + 8) * dots
    picture = memoryview(bytearray(b"\xff" * side * side)).cast("B", (side, side))
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                for line in range(dots):
                    for dot in range(dots):
                        picture[(y + 4) * dots + line, (x + 4) * dots + dot] = 0
    return zxingcpp.read_barcodes(picture)


@pytest.mark.parametrize(
    "text", ["wxp://f2f0abcDEF", "https://qr.alipay.com/fkx123", "收款 𠮷 ¥99", "A" * 900]
)
def test_another_reader_reads_what_was_put_in(text):
    assert decoded(qr(text)) == [text]


@pytest.mark.parametrize("text", ["王小明", "é", "帆布袋 𠮷", "·’"])
def test_what_is_not_ascii_is_utf_8_so_that_no_reader_must_guess(text):
    assert [code.bytes for code in seen(qr(text))] == [text.encode()]


def test_a_code_is_square():
    matrix = qr("A-0017")
    assert {len(row) for row in matrix} == {len(matrix)}


def test_nothing_and_too_much_make_no_code():
    with pytest.raises(ValueError, match="nothing"):
        qr("")
    with pytest.raises(ValueError, match="too large"):
        qr("码" * 3000)
