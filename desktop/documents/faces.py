"""The bundled faces: which of them writes a character, how wide it is, where a text is parted.

reportlab has no fallback of fonts and embeds TrueType outlines only: a text is split into runs
along the wanted face, Noto Sans SC and LXGW WenKai, which together write every name met so far; a
character none of them has becomes 〓. Every character is looked up once and remembered.
"""

from __future__ import annotations

import functools
import re
import threading
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics, ttfonts

from desktop.settings import resource

LACKING = "〓"
_LOCK = threading.Lock()  # reportlab keeps one register of fonts for all threads
_plain_map = ttfonts.makeToUnicodeCMap
_QUOTES = "’‘“”"
_QUOTED = re.compile(r"“([^“”]*)”")
_FIRST_CJK = "\u2e80"


def _unicode_map(fontname: str, subset: Any) -> str:
    """Writes characters above U+FFFF as UTF-16 pairs, as a PDF wants them (ISO 32000-1 §9.10.3).

    reportlab writes them as five digits: 𠮷 is then printed right and copied wrong.
    """
    return re.sub(
        r"<([0-9A-F]{5,6})>$",
        lambda found: f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>",
        _plain_map(fontname, subset),
        flags=re.MULTILINE,
    )


ttfonts.makeToUnicodeCMap = _unicode_map


class Face(StrEnum):
    """The bundled faces by what they are for; the value is the file in resources/fonts."""

    SANS = "NotoSansSC-Regular"
    BOLD = "NotoSansSC-Bold"
    KAI = "LXGWWenKai-Regular"


class Glyph(NamedTuple):
    """How a character is written: in which face, as what ("": nothing), how wide at 1 pt."""

    face: Face
    shown: str
    wide: float


@functools.cache
def font(face: Face) -> Any:
    """The face, read from its file the first time (a fifth of a second, 23 MB)."""
    with _LOCK:
        if face.value not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(
                ttfonts.TTFont(face.value, str(resource("fonts", f"{face.value}.ttf")))
            )
        return pdfmetrics.getFont(face.value)


def written(char: str, face: Face) -> bool:
    """Whether this very face can write the character."""
    return ord(char) in font(face).face.charToGlyph


@functools.cache
def glyph(char: str, face: Face) -> Glyph:
    """How a character is written where `face` is wanted: there, in another face, or as 〓."""
    if char == "\u3000":
        return Glyph(face, char, 1.0)
    if char.isspace():
        return Glyph(face, " ", _advance(" ", face))
    if unseen(char):
        return Glyph(face, "", 0.0)
    if unicodedata.category(char) != "Co":  # private characters mean something else everywhere
        for one in (face, Face.SANS, Face.KAI):
            if written(char, one):
                return Glyph(one, char, _advance(char, one))
    return Glyph(Face.SANS, LACKING, _advance(LACKING, Face.SANS))


def unseen(char: str) -> bool:
    """Whether there is nothing to see of it: joiners, marks of direction, variants, controls."""
    if unicodedata.category(char) in ("Cc", "Cf", "Cs"):
        return True
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _advance(char: str, face: Face) -> float:
    metrics = font(face).face
    return float(metrics.charWidths.get(ord(char), metrics.defaultWidth)) / 1000


def glyphs(text: str, face: Face = Face.SANS) -> list[Glyph]:
    """Every character of the text as it is written, one for one.

    Quotation marks and apostrophes of Latin words are taken from WenKai, where they are narrow
    (Noto Sans SC has them as wide as a hanzi), and a Latin word of which the face lacks a letter
    is written in one face as a whole.
    """
    found = [glyph(char, face) for char in text]
    if face is not Face.KAI:
        if any(mark in text for mark in _QUOTES):
            _narrow(text, found)
        if any(g.face is not face and g.shown < _FIRST_CJK for g in found):
            _whole_words(text, found)
    return found


def _narrow(text: str, found: list[Glyph]) -> None:
    inside = {
        end: not any(c >= _FIRST_CJK for c in pair[1])
        for pair in _QUOTED.finditer(text)
        for end in (pair.start(), pair.end() - 1)
    }
    for n, char in enumerate(text):
        if char in _QUOTES:
            beside = text[max(0, n - 1) : n] + text[n + 1 : n + 2]
            latin = any(c.isalnum() and c < _FIRST_CJK for c in beside)
            if inside.get(n, latin):
                found[n] = glyph(char, Face.KAI)


def _whole_words(text: str, found: list[Glyph]) -> None:
    for word in re.finditer(r"[^\W\d_]+", text):
        start, end = word.span()
        latin = [n for n in range(start, end) if text[n] < _FIRST_CJK]
        if len({found[n].face for n in latin}) > 1:
            letters = [text[n] for n in latin]
            one = next((f for f in Face if all(written(c, f) for c in letters)), Face.KAI)
            for n in latin:
                found[n] = glyph(text[n], one)


def pieces(shapes: list[Glyph]) -> Iterator[tuple[Face, str]]:
    """Written characters in pieces of one face each."""
    piece, at = "", None
    for face, shown, _ in shapes:
        if face is not at and shown:
            if piece and at is not None:
                yield at, piece
                piece = ""
            at = face
        piece += shown
    if piece and at is not None:
        yield at, piece


def runs(text: str, face: Face = Face.SANS) -> Iterator[tuple[Face, str]]:
    """The text in pieces that one face each can write; line ends and controls become blanks."""
    return pieces(glyphs(text, face))


def lacking(text: str) -> tuple[str, ...]:
    """The characters of a text that no bundled face can write, each once."""
    shown = dict.fromkeys(text)
    return tuple(c for c in shown if c != LACKING and glyph(c, Face.SANS).shown == LACKING)


def width(text: str, size: float, face: Face = Face.SANS) -> float:
    """How wide the text is at a size, in points."""
    return sum(g.wide for g in glyphs(text, face)) * size


def fitted(text: str, size: float, room: float, face: Face = Face.SANS) -> str:
    """The text, or as much of its beginning as fits the room (points), with `…` at its end."""
    if width(text, size, face) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(f"{text[:middle].rstrip()}…", size, face) <= room:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


def wrapped(
    text: str, size: float, room: float, face: Face = Face.SANS, most: int = 2
) -> list[str]:
    """The text on at most `most` lines of a width (points); the last one is cut if it must be.

    Chinese breaks between any two characters, other words at blanks and after hyphens.
    """
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < most - 1 and width(rest, size, face) > room:
        end = max(1, len(fitted(rest, size, room + width("…", size, face), face)) - 1)
        cut = end
        while cut and _inside_a_word(rest[cut - 1], rest[cut]):
            cut -= 1
        # A word longer than most of a line is broken all the same.
        cut = cut if cut > end // 3 else end
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, fitted(rest, size, room, face)] if rest else lines


def _inside_a_word(before: str, after: str) -> bool:
    return (before + after).isascii() and before not in " -/" and after != " "
