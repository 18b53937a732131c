"""Codes as plain modules, for whoever draws them: QR as rows of squares, Code 128 as bars."""

from __future__ import annotations

import functools

import segno

from desktop.documents.masking import MASKS, best, number


def qr(text: str, *, error: str = "m", mask: int | None = None) -> tuple[tuple[bool, ...], ...]:
    """The QR code of a text as rows of modules, True for dark, without its quiet zone.

    Draw it with four modules of white around it (ISO/IEC 18004 §9.1), never scaled unevenly.
    What is not ASCII stands in it as UTF-8: segno alone would write 王小明 as Shift_JIS and é as
    Latin-1. The code says so itself (ECI 26, ISO/IEC 18004 §7.3.2), because readers guess wrong:
    to zbar two hanzi between Latin letters look Japanese. `error` is the level of correction
    (l, m, q, h). A fixed `mask` (0 to 7) saves trying all eight, four fifths of the time: fit for
    what looks like chance, a signature for instance. Raises ValueError for no text, and for more
    than a code can hold (some two thousand characters).
    """
    if not text:
        raise ValueError("there is nothing to put into a code")
    code = _made(text, error, 0)
    side = len(code.matrix)
    symbol = best(number(code.matrix), _changes(int(code.version), error), side)
    modules = f"{symbol:0{side * side}b}"
    return tuple(
        tuple(module == "1" for module in modules[row : row + side])
        for row in range(0, side * side, side)
    )


def _made(text: str, error: str, mask: int, version: int | None = None) -> segno.QRCode:
    mode, encoding = (None, None) if text.isascii() else ("byte", "utf-8")
    return segno.make_qr(
        text, error=error, mode=mode, encoding=encoding, eci=encoding is not None,
        boost_error=False, mask=mask, version=version,
    )  # fmt: skip


@functools.cache
def _changes(version: int, error: str) -> tuple[int, ...]:
    """What turns a symbol with mask 0 into one with each mask: the same for every text."""
    symbols = [number(_made("0", error, mask, version).matrix) for mask in range(MASKS)]
    return tuple(symbols[0] ^ symbol for symbol in symbols)


_START_B, _START_C, _TO_B, _TO_C = 104, 105, 100, 99
_SIGNS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 "
    "122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 "
    "321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 "
    "211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 "
    "213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 "
    "121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 "
    "241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 "
    "412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 "
    "211214 211232"
).split()
_STOP = "2331112"


def code128(text: str) -> tuple[bool, ...]:
    """The Code 128 of a text as modules, True for a bar, without its quiet zones.

    As short as sets B and C allow: runs of digits stand in C, two a sign (ISO/IEC 15417 §4.3).
    Draw it with ten modules of white on both sides. Raises ValueError for no text, and for
    anything but the printable signs of ASCII.
    """
    if not text:
        raise ValueError("there is nothing to put into a code")
    if not (text.isascii() and text.isprintable()):
        raise ValueError("Code 128 writes the printable signs of ASCII only")
    in_b, in_c = _shortest(text)
    values = (_START_B, *in_b) if len(in_b) <= len(in_c) else (_START_C, *in_c)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    widths = "".join((*(_SIGNS[value] for value in (*values, check)), _STOP))
    return tuple(n % 2 == 0 for n, width in enumerate(widths) for _ in range(int(width)))


def _shortest(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The fewest values that write the text when set B is on at its start, and when C is."""
    in_b: tuple[int, ...] = ()
    in_c: tuple[int, ...] = ()
    after_pair: tuple[int, ...] = ()  # what follows two signs further on, with C on
    for at in range(len(text) - 1, -1, -1):
        char_in_b = (ord(text[at]) - 32, *in_b)
        pair = text[at : at + 2]
        both = len(pair) == 2 and pair.isdigit()
        pair_in_c = (int(pair), *after_pair) if both else None
        after_pair = in_c
        in_b, in_c = char_in_b, (_TO_B, *char_in_b)
        if pair_in_c is not None:
            in_b = min(in_b, (_TO_C, *pair_in_c), key=len)
            in_c = min(pair_in_c, in_c, key=len)
    return in_b, in_c
