"""Tokens as a QPalette, and back: a widget asks its own palette which scheme it stands in."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from desktop.ui.theme.tokens import DARK, LIGHT, SERIES_DARK, SERIES_LIGHT, Colours, Tone

_DARK_BELOW = 128


def palette(colours: Colours) -> QPalette:
    """The palette of a scheme, all groups set: Qt derives no disabled colours from a bare one."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.Button: colours.base,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.window,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.Light: colours.base,
        role.Midlight: colours.raised,
        role.Mid: colours.line,
        role.Dark: colours.faint,
        role.Shadow: colours.line,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.faint))
    disabled = QPalette.ColorGroup.Disabled
    made.setColor(disabled, role.Base, QColor(colours.window))
    made.setColor(disabled, role.Button, QColor(colours.window))
    made.setColor(disabled, role.Highlight, QColor(colours.line))
    made.setColor(disabled, role.HighlightedText, QColor(colours.text))
    made.setColor(disabled, role.BrightText, QColor(colours.muted))
    made.setColor(disabled, role.Accent, QColor(colours.line))
    return made


def is_dark(of: QPalette) -> bool:
    """Whether the palette is a dark one."""
    return of.color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW


def colours_of(of: QPalette) -> Colours:
    """The tokens of the scheme that a widget's palette belongs to."""
    return DARK if is_dark(of) else LIGHT


def series(of: QPalette) -> tuple[QColor, ...]:
    """The colours of a chart's series, in order."""
    return tuple(QColor(c) for c in (SERIES_DARK if is_dark(of) else SERIES_LIGHT))


def tone_colours(of: QPalette, tone: Tone) -> tuple[QColor, QColor]:
    """(text, ground) of a tone."""
    colours = colours_of(of)
    text, ground = {
        Tone.PLAIN: (colours.text, colours.raised),
        Tone.ACCENT: (colours.link, colours.accent_ground),
        Tone.GOOD: (colours.good, colours.good_ground),
        Tone.WARN: (colours.warn, colours.warn_ground),
        Tone.BAD: (colours.bad, colours.bad_ground),
    }[tone]
    return QColor(text), QColor(ground)
