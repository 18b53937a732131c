"""How large a millimetre is on this screen."""

from __future__ import annotations

from PySide6.QtGui import QScreen

MM_PER_INCH = 25.4
# What a screen says of itself outside of these is no size (a projector, a screen in a window).
_LEAST_DPI, _MOST_DPI = 50.0, 400.0
_USUAL_DPI = 96.0


def pixels_per_mm(screen: QScreen | None, measured: float = 0.0) -> float:
    """Device-independent pixels to a millimetre: as measured by a ruler (`measured`, 0: never),
    else as the screen says, else as screens usually are.
    """
    if measured > 0:
        return measured
    dpi = 0.0 if screen is None else screen.physicalDotsPerInch()
    if not _LEAST_DPI <= dpi <= _MOST_DPI:
        dpi = _USUAL_DPI
    return dpi / MM_PER_INCH


def corrected(pixels: float, measured_mm: float, wanted_mm: float = 100.0) -> float:
    """Pixels to a millimetre after a line of `wanted_mm` was measured to be `measured_mm` long.

    Raises ValueError for what nobody measures (less than half, more than double).
    """
    if not wanted_mm / 2 <= measured_mm <= wanted_mm * 2:
        raise ValueError(f"{measured_mm} mm")
    return pixels * wanted_mm / measured_mm
