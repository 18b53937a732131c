"""Text that a spreadsheet program would run as a formula, made harmless and taken back.

A cell of a CSV file that begins with `= + - @`, a tab or a line end is a formula to Excel, WPS and
LibreOffice (also with the full-width signs). Going out it gets a leading apostrophe; coming in
that one apostrophe goes again, so that our own files read back equal. Text that only looks like a
formula is never evaluated by us: it stays the text it is.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def neutralise(text: str) -> str:
    """`=1+1` as `'=1+1`, other text as it is."""
    return f"'{text}" if _RUNS.match(text) else text


def restore(text: str) -> str:
    """The inverse of `neutralise`."""
    return text[1:] if text[:1] == "'" and _RUNS.match(text) else text
