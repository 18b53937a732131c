"""What is handed over to be printed or saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass

from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress


@dataclass(frozen=True)
class Paper:
    """`name` is the file's without its ending, `pages` how many it will have; `make` draws it, step
    by step, in the paper lane.
    """

    name: str
    pages: int
    make: Callable[[], Generator[Progress, None, Drawn]]

    @property
    def file(self) -> str:
        """The name as every system takes it."""
        return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", self.name).strip(" .-") or "paper"


def pages_of(text: str, count: int) -> tuple[int, ...]:
    """Pages (from 0) as people name them: `1-3, 7`, `５－`, `-2`; nothing names all of them.

    Raises ValueError for anything else, and where no page of `count` is named.
    """
    plain = re.sub(r"\s*[-–—－~～至]\s*", "-", text.strip())
    if not plain:
        return tuple(range(count))
    found: set[int] = set()
    for part in re.split(r"[\s,;，；、]+", plain):
        named = re.fullmatch(r"(\d*)(-?)(\d*)", part)
        if not named or not (named[1] or named[3]):
            raise ValueError(part)
        first = int(named[1] or 1)
        last = int(named[3] or count) if named[2] else first
        found.update(range(max(first, 1) - 1, min(last, count)))
    if not found:
        raise ValueError(text)
    return tuple(sorted(found))
