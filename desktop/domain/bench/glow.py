"""The colour of each place on the table: the card wears it, and the lamp glows it when found.

So whoever holds one of eight cables knows which card is theirs. Eight colours, told apart by eyes
that see red and green alike; the ninth place begins again, and its number tells it from the first.
"""

from __future__ import annotations

GLOWS: tuple[tuple[int, int, int], ...] = (
    (0, 10, 40),  # blue
    (40, 14, 0),  # orange
    (0, 36, 12),  # green
    (26, 0, 36),  # violet
    (40, 0, 8),  # red
    (16, 16, 16),  # white
    (0, 28, 28),  # cyan
    (32, 26, 0),  # yellow
)


def glow(number: int) -> tuple[int, int, int]:
    """Red, green, blue (0 to 255, dimmed for the eyes) of a place by its number from 1."""
    return GLOWS[(max(number, 1) - 1) % len(GLOWS)]
