"""The faces of the screen and their sizes."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from desktop.settings import resource
from desktop.ui.theme.tokens import FAMILIES, TEXT_POINTS

_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "LXGWWenKai-Regular.ttf")


def register() -> None:
    """Makes the bundled faces known: a fresh system may have no Chinese font at all.

    Raises FileNotFoundError where the installation lacks them.
    """
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def text_font(scale: int) -> QFont:
    """The font of the program at a text scale in percent, digits all of one width."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(TEXT_POINTS * scale / 100)
    # The faces' own digits are of one width, but a fallback's may not be.
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def sized(font: QFont, times: float, *, bold: bool = False) -> QFont:
    """The same font, `times` as large."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * times)
    other.setBold(bold)
    return other


def points(font: QFont, size: float, *, bold: bool = False) -> QFont:
    """The same font at `size` points of a text scale of 100 %, e.g. the total in 48 points."""
    return sized(font, size / TEXT_POINTS, bold=bold)


def grown(font: QFont, length: int) -> int:
    """A length in pixels at 100 % text, at the scale of this font (never smaller)."""
    return round(length * max(1.0, font.pointSizeF() / TEXT_POINTS))


def row_height(font: QFont, least: int) -> int:
    """A height that holds one line of this font with air around it, at least `least` pixels."""
    return max(least, QFontMetrics(font).height() + 14)
