"""The goods that one cell names, and options as survey tools join them."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.domain.requisitions.said.reading import SaidLine, read_lines
from desktop.exchange.requisitions import cells

# `COSCon T恤/L x20`: nothing in it speaks of what stands before or behind it.
_PLAIN = re.compile(r"[^;；\n\r,，、:：()（）+＋。]{1,60} x[0-9]{1,6}")
_JOINED = re.compile(r"[┋┊│┃|｜]")
_LETTERED = re.compile(r"\s*[A-Z]\s*[.．、:：)）]\s*(?=\S)")
_ONE_LETTERED = re.compile(r"\s*[A-K]\s*[.．]\s*(?=[^\W\d])")  # L. 20 is a size
_FILLED = re.compile(r"((?:其[他它])?)〖([^〖〗]*)〗")  # 其他〖马克杯 2 个〗, T恤〖2 件〗
_LONG = 2000


def goods(text: str) -> tuple[SaidLine, ...]:
    """The lines of a cell. Forms say the same few lines again and again: where each stands for
    itself it is read once. Raises TooLong.
    """
    text = chosen(text)
    parts = text.split(";")
    if len(text) > _LONG or not all(map(_PLAIN.fullmatch, parts)):
        return read_lines(text)
    return tuple(line for part in parts for line in _part(part.strip()))


def chosen(text: str) -> str:
    """Options that were chosen, as survey tools join them: `A.T恤┋B.贴纸〖2 张〗`."""
    if not _JOINED.search(text) and not _ONE_LETTERED.match(text):
        return text
    parts = _JOINED.split(text)
    if all(map(_LETTERED.match, parts)):
        parts = [_LETTERED.sub("", part) for part in parts]
    return ";".join(_FILLED.sub(_filled, part) for part in parts)


def _filled(found: re.Match[str]) -> str:
    return found[2] if found[1] else f" {found[2]}"


@lru_cache(maxsize=4096)
def _part(text: str) -> tuple[SaidLine, ...]:
    return read_lines(text)


def counted(said: str, qty: str) -> tuple[SaidLine, ...]:
    """One line of goods with its quantity from a cell of its own; nothing where nothing is said.

    Raises TooLong.
    """
    if not said:
        return ()
    cells.kept("title", said)
    if qty.isdigit() and len(qty) < 10:
        return (SaidLine(said, int(qty) or None, qty),)
    if not qty:
        return (SaidLine(said, None, ""),)
    read = read_lines(f"贴纸 {qty[:40]}")
    number = read[0].qty if len(read) == 1 else None
    return (SaidLine(said, number, qty[:40]),)
