"""Two-dimensional codes as plain squares, for whoever draws them."""

from __future__ import annotations

import segno


def qr(text: str, *, error: str = "m") -> tuple[tuple[bool, ...], ...]:
    """The QR code of a text as rows of modules, True for dark, without its quiet zone.

    Draw it with four modules of white around it (ISO/IEC 18004 §9.1), never scaled unevenly.
    `error` is the level of correction (l, m, q, h). Raises ValueError for no text, and for more
    than a code can hold (some two thousand characters).
    """
    if not text:
        raise ValueError("there is nothing to put into a code")
    code = segno.make_qr(text, error=error, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
