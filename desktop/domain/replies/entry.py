"""A figure with the words it stands by, before it is held against what was asked."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.replies.names import Match
from desktop.domain.replies.numbers import Figure
from desktop.domain.replies.words import Kind


@dataclass
class Entry:
    """`start` and `end` in the text; `match` the lines the words may mean, none: no words."""

    start: int
    end: int
    kind: Kind
    figure: Figure | None
    match: Match
    words: str
    adds: bool = False  # 还有: besides what was said before
    doubt: bool = False
    fixes: bool = False  # 不对: instead of what was said before
    rest: bool = False  # 其他的: what is not spoken of elsewhere
    row: int = 0
    clause: int = 0
    place: str = ""
    likely: bool = False
    sweeping: bool = False  # 都在, all there
