from __future__ import annotations

import shutil
import subprocess

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import masking
from desktop.documents.codes import code128, qr


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


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar is not here")
@pytest.mark.parametrize("name", ["甲乙", "左文瑒", "𠮷野燊", "Nguyễn Thị Ánh", "O’Brien"])
def test_zbar_does_not_take_a_name_for_japanese(name, tmp_path):
    text = (
        f"KYS1|2UFPAML2|KYS-STAR-2026-0007|STAR|{name}|2026-10-25|fTeUuTpMFKyFJ_cx3EdVuFbIZ6qGbZG"
    )
    rows = [[False] * 4 + list(row) + [False] * 4 for row in qr(text)]
    side = len(rows[0])
    rows = [[False] * side] * 4 + rows + [[False] * side] * 4
    dots = "\n".join(
        " ".join(str(int(dark)) for dark in row for _ in "1234") for row in rows for _ in "1234"
    )
    (tmp_path / "code.pbm").write_text(f"P1\n{side * 4} {side * 4}\n{dots}\n")
    said = subprocess.run(
        ["zbarimg", "-q", "--raw", "--nodbus", str(tmp_path / "code.pbm")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.rstrip("\n") == text


def test_a_code_is_square():
    matrix = qr("A-0017")
    assert {len(row) for row in matrix} == {len(matrix)}


def test_nothing_and_too_much_make_no_code():
    with pytest.raises(ValueError, match="nothing"):
        qr("")
    with pytest.raises(ValueError, match="too large"):
        qr("码" * 3000)


def barred(modules: tuple[bool, ...], dots: int = 2, high: int = 40) -> list[tuple[str, str]]:
    """Kind and text of what a foreign reader sees in the bars, with their quiet zones."""
    line = b"\xff" * 10 * dots
    line += b"".join((b"\x00" if dark else b"\xff") * dots for dark in modules)
    line += b"\xff" * 10 * dots
    picture = memoryview(line * high).cast("B", (high, len(line)))
    return [(code.format.name, code.text) for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize(
    "text", ["TS-L", "A", "7", "42", "123", "0123456789", "A12345B", "AB1234", "~ |", "YW-000017"]
)
def test_another_reader_reads_the_bars(text):
    assert barred(code128(text)) == [("Code128", text)]


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40))
def test_whatever_ascii_prints_is_read_back(text):
    assert [found for _, found in barred(code128(text))] == [text]


@pytest.mark.parametrize(
    ("text", "signs"),
    [("1234567890", 5), ("12", 1), ("123", 3), ("A1234", 4), ("A123456", 5), ("AB12CD", 6)],
)
def test_digits_take_half_the_room(text, signs):
    # A start, the signs, a check of 11 modules each, and a stop of 13.
    assert len(code128(text)) == (signs + 2) * 11 + 13


@pytest.mark.parametrize("text", ["", "王小明", "é", "a\nb", "a\x7f"])
def test_what_bars_cannot_say_is_refused(text):
    with pytest.raises(ValueError, match=r"nothing|ASCII"):
        code128(text)


def test_the_mask_is_the_one_with_the_least_penalty():
    for text in ("TS-L", "YW-000017", "成都·仓库 A1\n徽章 ×20", "A" * 300):
        side = len(qr(text))
        judged = [
            masking.penalty(
                masking.number(segno.make_qr(text, error="m", boost_error=False, mask=mask,
                                             mode=None if text.isascii() else "byte",
                                             encoding=None if text.isascii() else "utf-8",
                                             eci=not text.isascii()).matrix),
                side,
            )
            for mask in range(masking.MASKS)
        ]  # fmt: skip
        chosen = masking.penalty(masking.number([[int(m) for m in row] for row in qr(text)]), side)
        assert chosen == min(judged)


def test_each_rule_counts_what_it_says():
    def counted(*rows: str) -> int:
        return masking.penalty(masking.number([[int(sign) for sign in row] for row in rows]), 11)

    chequered = ["10101010101" if n % 2 else "01010101010" for n in range(11)]
    assert counted(*chequered) == 0
    five = [*chequered[:5], "11111010101", *chequered[6:]]
    assert counted(*five) >= 3
    eye = [*chequered[:5], "10111010000", *chequered[6:]]
    assert counted(*eye) >= 40
    assert counted(*[row[::-1] for row in eye]) == counted(*eye)
