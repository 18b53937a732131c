"""The steps of a board on its card: a sign, the step's name, what was read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette

from desktop.domain.bench.card import Mark
from desktop.ui import theme
from desktop.ui.bench.cards.look import Row
from desktop.ui.theme import Tone

_ICONS = {
    Mark.GOING: "chevron-right",
    Mark.DONE: "check",
    Mark.SKIPPED: "minus",
    Mark.FAILED: "x",
}
_TONES = {Mark.GOING: Tone.ACCENT, Mark.DONE: Tone.GOOD, Mark.FAILED: Tone.BAD}


def draw_rows(
    painter: QPainter, room: QRectF, rows: Sequence[Row], font: QFont, palette: QPalette
) -> None:
    """Draws as many as have room, in two columns where it is wide; the newest ones where not all
    have room.
    """
    colours = theme.colours_of(palette)
    line = QFontMetricsF(font).height() * 1.15
    lines = max(1, int(room.height() / line))
    columns = 2 if len(rows) > lines and room.width() > theme.grown(font, 470) else 1
    shown = list(rows)[-lines * columns :]
    wide = (room.width() - (columns - 1) * theme.UNIT * 2) / columns
    for number, row in enumerate(shown):
        column, at = divmod(number, lines)
        left = room.left() + column * (wide + theme.UNIT * 2)
        box = QRectF(left, room.top() + at * line, wide, line)
        ink = QColor(colours.muted)
        if row.mark in _TONES:
            ink = theme.tone_colours(palette, _TONES[row.mark])[0]
        side = line * 0.78
        icon = QRectF(box.left(), box.center().y() - side / 2, side, side)
        theme.paint_icon(painter, icon, _ICONS[row.mark], ink)
        _words(painter, box.adjusted(side + 6, 0, 0, 0), row, font, palette)


def _words(painter: QPainter, box: QRectF, row: Row, font: QFont, palette: QPalette) -> None:
    colours = theme.colours_of(palette)
    bold = row.mark in (Mark.GOING, Mark.FAILED)
    painter.setFont(theme.sized(font, 1.0, bold=bold))
    metrics = QFontMetricsF(painter.font())
    vcenter = Qt.AlignmentFlag.AlignVCenter
    name = metrics.horizontalAdvance(row.text)
    reading = metrics.horizontalAdvance(row.reading) if row.reading else 0.0
    painter.setPen(QColor(colours.text if row.mark is not Mark.SKIPPED else colours.muted))
    elided = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | vcenter, elided)
    # A reading is for whoever stands near; where there is no room for both the name stays.
    if row.reading and name + reading + theme.UNIT <= box.width():
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | vcenter, row.reading)
