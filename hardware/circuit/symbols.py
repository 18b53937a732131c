"""Symbols of parts with two pins (and one), as strokes in mm, after IEC 60617.

Each lies on its side, pin 1 at the left end, 10 mm long, its middle at (0, 0).
"""

from __future__ import annotations

HALF = 5.0  # from the middle to a pin's end

# The strokes of each symbol: polylines, and circles as (x, y, radius).
STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "resistor": (
        ((-5, 0), (-3, 0)),
        ((-3, -1.1), (3, -1.1), (3, 1.1), (-3, 1.1), (-3, -1.1)),
        ((3, 0), (5, 0)),
    ),
    "fuse": (
        ((-5, 0), (5, 0)),
        ((-3, -1.1), (3, -1.1), (3, 1.1), (-3, 1.1), (-3, -1.1)),
    ),
    "capacitor": (
        ((-5, 0), (-0.6, 0)),
        ((-0.6, -2), (-0.6, 2)),
        ((0.6, -2), (0.6, 2)),
        ((0.6, 0), (5, 0)),
    ),
    "diode": (  # pin 1 is the cathode
        ((-5, 0), (5, 0)),
        ((1.6, -1.8), (1.6, 1.8), (-1.6, 0), (1.6, -1.8)),
        ((-1.6, -1.8), (-1.6, 1.8)),
    ),
    "crystal": (
        ((-5, 0), (-1.8, 0)),
        ((-1.8, -1.8), (-1.8, 1.8)),
        ((-1, -2), (1, -2), (1, 2), (-1, 2), (-1, -2)),
        ((1.8, -1.8), (1.8, 1.8)),
        ((1.8, 0), (5, 0)),
    ),
    "button": (
        ((-5, 0), (-2.5, 0)),
        ((-2.5, -1.6), (2.5, -1.6)),
        ((0, -1.6), (0, -3.2)),
        ((2.5, 0), (5, 0)),
    ),
    "light": (
        ((-5, 0), (-3, 0)),
        ((-3, -1.1), (3, -1.1), (3, 1.1), (-3, 1.1), (-3, -1.1)),
        ((3, 0), (5, 0)),
        ((-3.2, -4.4), (-1.4, -2)),
        ((-2.3, -2.4), (-1.4, -2), (-1.6, -3)),
        ((-0.8, -4.4), (1, -2)),
        ((0.1, -2.4), (1, -2), (0.8, -3)),
    ),
    "pad": (((-5, 0), (-1.2, 0)),),
}
CIRCLES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "button": ((-2.5, 0, 0.5), (2.5, 0, 0.5)),
    "pad": ((0, 0, 1.2),),
}
TWO_PINS: dict[str, set[str]] = {name: {"1"} if name == "pad" else {"1", "2"} for name in STROKES}


def ends(name: str) -> dict[str, tuple[float, float]]:
    """Where the pins of a symbol end, by number."""
    return {"1": (-HALF, 0.0)} if name == "pad" else {"1": (-HALF, 0.0), "2": (HALF, 0.0)}
