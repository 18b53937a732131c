"""Pieces of SVG: lines, boxes, circles and words, all in mm."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

BLUE, RED, BLACK, GREY, FAINT = "#1e72b9", "#b3261e", "#202020", "#606060", "#a8b4c0"


def line(points: Sequence[tuple[float, float]], width: float = 0.3, colour: str = BLACK) -> str:
    """A line through some points."""
    told = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polyline points="{told}" stroke="{colour}" stroke-width="{number(width)}"/>'


def rect(
    x: float,
    y: float,
    wide: float,
    high: float,
    width: float,
    colour: str = BLACK,
    *,
    fill: str = "none",
    round_by: float = 0,
) -> str:
    """A box."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}" '
        f'rx="{number(round_by)}" fill="{fill}" stroke="{colour}" stroke-width="{number(width)}"/>'
    )


def circle(x: float, y: float, radius: float) -> str:
    """A small empty circle."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="white" '
        f'stroke="{BLACK}" stroke-width="0.3"/>'
    )


def text(x: float, y: float, words: str, size: float, colour: str, anchor: str = "start") -> str:
    """Words on one line; `anchor`: start, middle or end."""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )


def number(value: float) -> str:
    """A number with at most two places and nothing idle behind it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
