"""One line of a request as it was said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SaidLine:
    """One line as said: `said` is what, `qty` how many pieces, None where nobody can know;
    `qty_said` are the words about the number (`x20`, `若干`, `20-30`). `under` is the heading that
    it stands under: “T恤：L 20”. `doubtful`: a number without a name stood beside it, so that
    names and numbers may belong together otherwise. `shared`: which 各 of the text, counted from 1,
    holds for it, 0 for none; `each`: how many of each kind, where one name stands before 各.
    """

    said: str
    qty: int | None
    qty_said: str = ""
    under: str = ""
    doubtful: bool = False
    shared: int = 0
    each: int | None = None
