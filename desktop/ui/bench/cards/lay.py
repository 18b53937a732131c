"""How many cards stand side by side, so that each is as readable as it can be."""

from __future__ import annotations

from dataclasses import dataclass

# A card is best when it is about this much wider than high.
_SHAPE = 1.35


@dataclass(frozen=True)
class Layout:
    """`columns` side by side, each card `width` × `height` pixels."""

    columns: int
    width: int
    height: int

    def spot(self, index: int, gap: int) -> tuple[int, int]:
        """Where the card with this index (from 0) has its upper left corner."""
        row, column = divmod(index, self.columns)
        return column * (self.width + gap), row * (self.height + gap)


def lay(count: int, width: int, height: int, *, least: tuple[int, int], gap: int) -> Layout:
    """The layout for so many cards in that room, none smaller than `least` (width, height).

    Where not all of them have room at that size the wall grows downward, and is scrolled.
    """
    count = max(count, 1)
    most = max(1, (width + gap) // (least[0] + gap))
    best: tuple[tuple[bool, float], Layout] | None = None
    for columns in range(1, min(count, most) + 1):
        rows = -(-count // columns)
        wide = max(least[0], (width - gap * (columns - 1)) // columns)
        high = max(least[1], (height - gap * (rows - 1)) // rows)
        fits = rows * (high + gap) - gap <= height
        rank = (fits, min(wide / _SHAPE, high) if fits else float(columns))
        if best is None or rank > best[0]:
            best = (rank, Layout(columns, wide, high))
    assert best is not None
    return best[1]
