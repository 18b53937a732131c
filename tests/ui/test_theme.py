"""The look can be read by everybody: contrast, disabled colours, sizes, icons, faces."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.theme import DARK, LIGHT, Colours, Tone
from desktop.ui.theme.fonts import text_font
from desktop.ui.theme.tokens import SERIES_DARK, SERIES_LIGHT

SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, _rgb(QColor(colour)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def contrast(one: str, other: str) -> float:
    """From 1 to 21, WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@SCHEMES
def test_text_stands_out_from_every_ground_it_is_used_on(colours: Colours) -> None:
    grounds = (colours.window, colours.base, colours.raised)
    pairs = [
        *product((colours.text, colours.muted, colours.link), grounds),
        *product((colours.good, colours.warn, colours.bad), (colours.window, colours.base)),
        (colours.on_accent, colours.accent),
        (colours.text, colours.accent_ground),
        (colours.link, colours.accent_ground),
        (colours.good, colours.good_ground),
        (colours.warn, colours.warn_ground),
        (colours.bad, colours.bad_ground),
        (colours.muted, colours.line),
        (colours.window, colours.text),
    ]
    weak = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5]
    assert weak == []


@pytest.mark.parametrize(
    ("colours", "row"), [(LIGHT, SERIES_LIGHT), (DARK, SERIES_DARK)], ids=["light", "dark"]
)
def test_charts_stand_out_from_their_card(colours: Colours, row: tuple[str, ...]) -> None:
    assert [c for c in row if contrast(c, colours.base) < 3] == []


@SCHEMES
def test_what_is_disabled_looks_disabled(colours: Colours) -> None:
    made = theme.palette(colours)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        normal = made.color(QPalette.ColorGroup.Normal, role)
        assert made.color(QPalette.ColorGroup.Disabled, role) != normal


def test_a_widget_knows_its_scheme_by_its_palette() -> None:
    for colours in (LIGHT, DARK):
        assert theme.colours_of(theme.palette(colours)) is colours
        text, ground = theme.tone_colours(theme.palette(colours), Tone.BAD)
        assert (text.name(), ground.name()) == (colours.bad, colours.bad_ground)


def test_the_bundled_faces_are_used_and_cover_rare_characters(qapp: QApplication) -> None:
    font = text_font(100)
    assert QFontInfo(font).family() == "Noto Sans SC"
    kai = text_font(100)
    kai.setFamilies(["LXGW WenKai"])
    raw = [QRawFont.fromFont(f) for f in (font, kai)]
    missing = [c for c in "源物瑒燊喆𠮷㬎龑¥·" if not any(r.supportsCharacter(ord(c)) for r in raw)]
    assert missing == []


def test_digits_are_all_of_one_width(qapp: QApplication) -> None:
    label = QLabel()
    assert len({label.fontMetrics().horizontalAdvance(d) for d in "0123456789"}) == 1


def test_text_grows_to_twice_its_size(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("开摊")
    qtbot.addWidget(button)
    button.show()
    small = button.sizeHint().height()
    theme.apply(qapp, dark=False, scale=200)
    assert theme.grown(button.font(), 10) == 20
    assert button.sizeHint().height() > small


def test_every_button_is_high_enough_for_a_thumb(qtbot: QtBot) -> None:
    button = QPushButton("开摊")
    qtbot.addWidget(button)
    button.show()
    assert button.sizeHint().height() >= theme.TOUCH


def test_a_pay_key_may_be_higher(qtbot: QtBot) -> None:
    button = QPushButton("F1 微信")
    button.setMinimumHeight(theme.PAY_KEY)
    qtbot.addWidget(button)
    button.show()
    assert button.height() >= theme.PAY_KEY


def test_icons_are_crisp_at_twice_the_resolution_and_follow_the_palette(
    qapp: QApplication,
) -> None:
    made = theme.icon("tag")
    pixmap = made.pixmap(QSize(24, 24), 2.0)
    assert pixmap.size() == QSize(48, 48)
    assert LIGHT.text in _colours(made)
    theme.apply(qapp, dark=True)
    assert DARK.text in _colours(made)


def test_an_unknown_icon_is_a_mistake(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_an_fcitx_desktop_is_spoken_to_by_ibus(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("QT_IM_MODULE", "fcitx5")
    theme.prepare_environment()
    assert os.environ["QT_IM_MODULE"] == "ibus"


def _colours(made: QIcon) -> set[str]:
    image = made.pixmap(QSize(64, 64), 1.0).toImage()
    every = (image.pixelColor(x, y) for x in range(64) for y in range(64))
    return {c.name() for c in every if c.alpha() == 255}
