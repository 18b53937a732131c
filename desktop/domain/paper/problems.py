"""What a person should look at before a paper is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What is the matter. Those in STOPS must be mended before anything is issued or printed."""

    GLYPH = "glyph"  # no bundled face can write these characters (detail: the characters)
    MISSING = "missing"  # a field the template needs is empty (detail: the field)
    TOO_LONG = "too_long"  # the text does not fit even at its smallest (detail: the field)
    BAD_VALUE = "bad_value"  # a field cannot be what it must be, e.g. a date (detail: the field)
    NOT_CODE = "not_code"  # Code 128 and the till's scanners read ASCII only (detail: the code)
    TOO_MUCH = "too_much"  # more than a QR of this size can hold legibly (detail: what)

    SHRUNK = "shrunk"  # the text was set smaller (detail: percent of its size)
    WRAPPED = "wrapped"  # the text was set on more lines (detail: how many)
    CUT = "cut"  # the end of a text was left out on a label (detail: the text)
    PARTLY = "partly"  # a QR holds only the beginning of a list (detail: how many of how many)
    AS_QR = "as_qr"  # the bars did not fit, a QR stands instead (detail: the code)
    TURNED = "turned"  # text from right to left is set in its own order (detail: the field)
    STRIPPED = "stripped"  # control characters were left out (detail: the field)
    NO_PICTURE = "no_picture"  # a picture of the template is not here (detail: its slot)


STOPS = frozenset(
    {
        Trouble.GLYPH,
        Trouble.MISSING,
        Trouble.TOO_LONG,
        Trouble.BAD_VALUE,
        Trouble.NOT_CODE,
        Trouble.TOO_MUCH,
    }
)


@dataclass(frozen=True)
class Finding:
    """Something about one paper: whose it is by name, what, and the page it stands on (from 1)."""

    who: str
    what: Trouble
    detail: str = ""
    page: int = 0

    @property
    def stops(self) -> bool:
        """Whether it must be mended first."""
        return self.what in STOPS
