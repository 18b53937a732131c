"""Phone numbers in words that everybody reads: they are taken out, and what was said with them is
kept apart, among what is private.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.masking import PHONE
from desktop.domain.requisitions.values import LineDraft, RequisitionDraft

_OPEN = ("title", "kind", "city", "team")  # what of a request everybody reads, besides its lines
_MOST = 200  # characters that are kept of what stands around a number
_NARROW = {ord("０") + n: ord("0") + n for n in range(10)} | {ord("－"): "-", ord("＋"): "+"}
_BRACKETS = re.compile(r"[（(【\[][^（()）【】\[\]]*[)）】\]]")
_ENDS = re.compile(r"[\n;；]")


def taken_apart(text: str) -> tuple[str, str]:
    """What everybody may read of a text, and what is to be kept apart: the words around each phone
    number, "" where there is none. A bracket with a number in it goes as a whole.
    """
    plain = text.translate(_NARROW)
    found = [one.span() for one in PHONE.finditer(plain)]
    if not found:
        return text, ""
    brackets = [one.span() for one in _BRACKETS.finditer(plain)]
    kept: dict[str, None] = {}
    left, end = [], 0
    for start, stop in found:
        kept[_around(text, start, stop)] = None
        start, stop = next(((a, b) for a, b in brackets if a < start and stop < b), (start, stop))
        left.append(text[end:start] if start > end else "")
        end = max(end, stop)
    return "".join((*left, text[end:])).strip(), "\n".join(kept)


def request_apart(
    draft: RequisitionDraft, lines: Iterable[LineDraft]
) -> tuple[RequisitionDraft, tuple[LineDraft, ...], str]:
    """A request and its lines as everybody may read them, and what is to be kept apart."""
    apart: list[str] = []

    def read(text: str) -> str:
        said, kept = taken_apart(text)
        apart.append(kept)
        return said

    open_ = {name: read(getattr(draft, name)) for name in _OPEN}
    wanted = tuple(replace(one, said=read(one.said), qty_said=read(one.qty_said)) for one in lines)
    said = replace(draft, **open_)  # type: ignore[arg-type]  # all of them are text
    return said, wanted, "\n".join(dict.fromkeys(filter(None, apart)))


def _around(text: str, start: int, stop: int) -> str:
    """The words of one line around a number, the nearest where there are many."""
    before = _ENDS.split(text[:start])[-1]
    behind = _ENDS.split(text[stop:], maxsplit=1)[0]
    room = (_MOST - (stop - start)) // 2
    return (before[-room:] + text[start:stop] + behind[:room]).strip()
