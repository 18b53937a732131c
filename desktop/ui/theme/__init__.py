"""The look: tokens, palette, faces and icons. Everybody in `ui` may come in.

A widget needs no theme object: it asks its own `palette()` and `font()`, which the application
handed down, through the functions here.
"""

from __future__ import annotations

import os
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from desktop.settings import resource
from desktop.ui.theme.fonts import grown, points, register, row_height, sized, text_font
from desktop.ui.theme.ground import card_painter
from desktop.ui.theme.icons import icon
from desktop.ui.theme.icons import paint as paint_icon
from desktop.ui.theme.palette import colours_of, is_dark, palette, series, tone_colours
from desktop.ui.theme.tokens import (
    DARK,
    LIGHT,
    PAY_KEY,
    RADIUS,
    ROW,
    TEXT_POINTS,
    TOUCH,
    UNIT,
    Colours,
    Tone,
)

__all__ = [
    "DARK",
    "LIGHT",
    "PAY_KEY",
    "RADIUS",
    "ROW",
    "TOUCH",
    "UNIT",
    "Colours",
    "Tone",
    "apply",
    "card_painter",
    "colours_of",
    "grown",
    "icon",
    "is_dark",
    "paint_icon",
    "palette",
    "points",
    "prepare_environment",
    "register",
    "row_height",
    "series",
    "set_flat",
    "set_heading",
    "set_primary",
    "set_tone",
    "sized",
    "system_is_dark",
    "tinted",
    "tone_colours",
]

# For QApplication itself: Qt's style in Python's hands is 7 ms, and a window is painted without it.
STYLE = ("-style", "fusion")
_FUSION = "yuanwu_in_fusion"
# Icons beside words, in pixels at 100 % text.
_ICON = 18
# How much larger than the text the heads of a page, a part and a few lines are.
_HEADINGS = {"page": 1.6, "part": 1.3, "line_head": 1.1}


def prepare_environment() -> None:
    """What must be said before QApplication is made.

    The Qt that pip installs brings no fcitx plugin, and fcitx5, the commonest Chinese input
    method, also speaks the ibus protocol.
    """
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"


def begun_in_fusion(app: QApplication) -> None:
    """Says that the program was given `STYLE`: it need not be dressed in it once more."""
    app.setProperty(_FUSION, True)


def system_is_dark(app: QApplication) -> bool:
    """Whether the system asks for dark."""
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def apply(app: QApplication, *, dark: bool, scale: int = 100) -> None:
    """Puts the look on the whole program; may be called again at any time.

    `scale` is the text size in percent, 100 to 200. The faces must be registered before.
    """
    colours = DARK if dark else LIGHT
    font, shades, sheet = text_font(scale), palette(colours), _style_sheet(colours, scale)
    if (app.font(), app.palette(), app.styleSheet()) == (font, shades, sheet):
        return  # every widget there is would be dressed anew in what it wears
    if not app.property(_FUSION):
        app.setStyle("Fusion")
        app.setProperty(_FUSION, True)
    app.setFont(font)
    app.setPalette(shades)
    app.setStyleSheet(sheet)


def tinted(colour: QColor, share: float) -> QColor:
    """The colour at a share (0 to 1) of its strength, for grounds and grid lines."""
    other = QColor(colour)
    other.setAlphaF(share)
    return other


def set_primary(button: QWidget) -> None:
    """Marks the one primary button of a page."""
    button.setProperty("primary", True)


def set_tone(label: QWidget, tone: Tone | str) -> None:
    """Colours the words of a QLabel; also "muted" for secondary text. Follows light and dark."""
    said = tone.value if isinstance(tone, Tone) else tone
    if label.property("tone") != said:
        label.setProperty("tone", said)
        if label.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            label.style().unpolish(label)
            label.style().polish(label)


def set_heading(label: QWidget, rank: str = "part") -> None:
    """Makes a QLabel the head of a "page", a "part" of it or a few "line"s; grows with the text.

    Said through the style sheet, because a font set on a label inside a scroll area is lost when
    the area is put into another window before it was shown.
    """
    label.setProperty("heading", rank)


def set_flat(button: QWidget) -> None:
    """Takes the frame off a button that stands among others, e.g. in a bar."""
    button.setProperty("flat", True)


def _style_sheet(colours: Colours, scale: int) -> str:
    return Template(resource("style", "yuanwu.qss").read_text("utf-8")).substitute(
        colours.items(),
        radius=RADIUS,
        **{rank: TEXT_POINTS * times * scale / 100 for rank, times in _HEADINGS.items()},
        icon=_ICON * scale // 100,
        accent_hover=QColor(colours.accent).lighter(112).name(),
        down=resource("style", f"down-{'dark' if colours is DARK else 'light'}.svg").as_posix(),
        check=resource("style", "check.svg").as_posix(),
    )
