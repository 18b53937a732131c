"""Two-dimensional codes as plain squares, for whoever draws them."""

from __future__ import annotations

import segno


def qr(text: str, *, error: str = "m") -> tuple[tuple[bool, ...], ...]:
    """The QR code of a text as rows of modules, True for dark, without its quiet zone.

    Draw it with four modules of white around it (ISO/IEC 18004 §9.1), never scaled unevenly.
    What is not ASCII stands in it as UTF-8: segno alone would write 王小明 as Shift_JIS and é as
    Latin-1, and readers would have to guess. `error` is the level of correction (l, m, q, h).
    Raises ValueError for no text, and for more than a code can hold (some two thousand
    characters).
    """
    if not text:
        raise ValueError("there is nothing to put into a code")
    mode, encoding = (None, None) if text.isascii() else ("byte", "utf-8")
    code = segno.make_qr(text, error=error, mode=mode, encoding=encoding, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def code128(text: str) -> tuple[bool, ...]:
    """The Code 128 symbol of a text as modules, True for a bar, without its quiet zones.

    Runs of digits stand in set C, two a sign, everything else in set B (ISO/IEC 15417, Annex E),
    so that numbers are short. Draw it with ten modules of white on both sides. Raises ValueError
    for no text and for anything but the printable signs of ASCII.
    """
    if not text:
        raise ValueError("there is nothing to put into a code")
    if not (text.isascii() and text.isprintable()):
        raise ValueError("Code 128 writes the printable signs of ASCII only")
    values = _values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    widths = "".join([*(_PATTERNS[value] for value in (*values, check)), _STOP])
    return tuple(n % 2 == 0 for n, width in enumerate(widths) for _ in range(int(width)))


def _values(text: str) -> list[int]:
    """Start, signs and changes of set, without the check."""
    values: list[int] = []
    in_c, at = False, 0
    while at < len(text):
        digits = _digits_from(text, at)
        # Four digits are worth the change at either end, six between others, and two alone.
        at_edge = at == 0 or at + digits == len(text)
        worth = digits >= 4 if at_edge else digits >= 6
        if in_c or worth or (at == 0 and digits == len(text) == 2):
            odd = digits % 2
            if not in_c and odd and at:
                values.append(ord(text[at]) - 32)
                at += 1
            if not in_c:
                values.append(_CODE_C if values else _START_C)
                in_c = True
            for pair in range(at, at + (digits - (odd if not at or in_c else 0)) // 2 * 2, 2):
                values.append(int(text[pair : pair + 2]))
            at += digits // 2 * 2
