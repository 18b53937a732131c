"""How a card looks. Everything is as large as its room allows, and says it by words and signs as
well as by colour.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from desktop.ui import theme
from desktop.ui.bench.cards.look import Look
from desktop.ui.bench.cards.rows import draw_rows
from desktop.ui.bench.cards.words import LEAST, cut, fitted, height
from desktop.ui.theme import Tone

# The grounds of PASS and FAIL, with white words on them, in light and dark alike.
GREEN, RED = QColor("#16703f"), QColor("#b3261e")
_WHITE = QColor("#ffffff")
_LOW = 226  # a card lower than this (pixels at 100 % text) saves where it can
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_FLAGS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def place_colour(palette: QPalette, number: int) -> QColor:
    """The colour of a place by its number from 1."""
    colours = theme.series(palette)
    return colours[(max(number, 1) - 1) % len(colours)]


class CardPainter:
    """Paints one card. `foot` is the room below that its keys take, in pixels."""

    def __init__(
        self, painter: QPainter, card: QRectF, font: QFont, palette: QPalette, number: int
    ) -> None:
        self._painter, self._card, self._font, self._palette = painter, card, font, palette
        self._number = number
        self._colours = theme.colours_of(palette)
        self._own = place_colour(palette, number)
        self._low = card.height() < theme.grown(font, _LOW)
        self._pad = theme.grown(font, 7 if self._low else 10)
        self._side = theme.grown(font, 38 if self._low else 44)

    def paint(self, look: Look, foot: float, *, focus: bool) -> None:
        """Paints everything but the keys."""
        head = self._ground(look)
        self._head(look)
        body = QRectF(
            self._card.left() + self._pad,
            head + self._pad * 0.6,
            self._card.width() - 2 * self._pad,
            self._card.bottom() - foot - head - self._pad,
        )
        if look.tone is Tone.BAD or (look.then and not look.filled):
            self._fault(look, body)
        elif look.big and look.filled:
            self._number_of_board(look, body)
        elif look.rows and look.tone is Tone.ACCENT:
            self._way(look, body)
        else:
            self._sentence(look, body)
        if focus:
            self._focus()

    # ── the ground ────────────────────────────────────────────────────────────────────────────

    def _ground(self, look: Look) -> float:
        """Paints the card itself; where its head ends."""
        painter, card = self._painter, self._card
        head = card.top() + self._pad + self._side
        empty = look.tone is Tone.PLAIN
        pen = QPen(self._own, 2)
        ground = QColor(self._colours.base)
        if look.filled:
            pen, ground = QPen(GREEN, 2), GREEN
        elif look.tone is Tone.WARN:
            text, ground = theme.tone_colours(self._palette, Tone.WARN)
            pen = QPen(text, 3)
        elif look.tone is Tone.BAD:
            pen = QPen(RED, 3)
        elif empty:
            pen = QPen(QColor(self._colours.line), 2, Qt.PenStyle.DashLine)
            ground = QColor(self._colours.window)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(card, theme.RADIUS * 1.5, theme.RADIUS * 1.5)
        if look.tone is Tone.BAD:
            head += self._pad
            painter.save()
            painter.setClipRect(QRectF(card.left(), card.top(), card.width(), head - card.top()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(RED)
            painter.drawRoundedRect(card, theme.RADIUS * 1.5, theme.RADIUS * 1.5)
            painter.restore()
        return head

    def _ink(self, look: Look) -> QColor:
        if look.filled or look.tone is Tone.BAD:
            return QColor(_WHITE)
        if look.tone is Tone.PLAIN:
            return QColor(self._colours.muted)
        return theme.tone_colours(self._palette, look.tone)[0]

    # ── the head: the place's number, how it stands, whose it is ──────────────────────────────

    def _head(self, look: Look) -> None:
        painter, card = self._painter, self._card
        badge = QRectF(card.left() + self._pad, card.top() + self._pad, self._side, self._side)
        self._badge(badge, look)
        left = badge.right() + self._pad
        right = card.right() - self._pad
        if look.label:
            right = self._label(look.label, badge, right) - self._pad
        elif look.big and not look.filled:
            right = self._figure(look, badge, right) - self._pad
        room = QRectF(left, badge.top(), right - left, badge.height())
        ink = self._ink(look)
        foot = "" if look.filled and not self._low else look.foot
        if look.headline:
            loud = not foot and (look.filled or look.tone is Tone.BAD)
            icon = float(theme.grown(self._font, 32 if loud else 24))
            high = room.height() * (0.58 if foot else 1)
            box = QRectF(room.left(), room.top() + (high - icon) / 2, icon, icon)
            theme.paint_icon(painter, box, look.icon, ink)
            icon += self._pad * 0.5
            self._line(
                look.headline,
                QRectF(room.left() + icon, room.top(), room.width() - icon, high),
                2.1 if loud else 1.15 if foot and self._low else 1.45,
                ink,
                bold=True,
            )
        if foot:
            ink.setAlphaF(0.86)
            top = room.top() + (room.height() * 0.58 if look.headline else 0)
            high = room.bottom() - top
            self._line(foot, QRectF(room.left(), top, room.width(), high), 0.9, ink)

    def _line(
        self, text: str, room: QRectF, times: float, ink: QColor, *, bold: bool = False
    ) -> None:
        """One line, smaller where it must be, with an ellipsis where even that is too long."""
        painter = self._painter
        font = theme.sized(self._font, times, bold=bold)
        while QFontMetricsF(font).horizontalAdvance(text) > room.width() and times > LEAST + 0.05:
            times *= 0.95
            font = theme.sized(self._font, times, bold=bold)
        painter.setFont(font)
        painter.setPen(ink)
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left, elided)

    def _badge(self, badge: QRectF, look: Look) -> None:
        """The number of the place on its colour."""
        painter = self._painter
        light = self._own.lightnessF() > 0.62 or theme.is_dark(self._palette)
        painter.setPen(
            QPen(_WHITE, 2) if look.filled or look.tone is Tone.BAD else Qt.PenStyle.NoPen
        )
        painter.setBrush(self._own)
        painter.drawRoundedRect(badge, theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor("#12161c") if light else _WHITE)
        text = str(self._number)
        painter.setFont(fitted(self._font, text, badge.adjusted(4, 2, -4, -2), 2.2, bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _label(self, text: str, badge: QRectF, right: float) -> float:
        """What is written on the board by hand, on a paper label; its left edge."""
        painter = self._painter
        font = theme.sized(self._font, 1.6, bold=True)
        wide = QFontMetricsF(font).horizontalAdvance(text) + self._pad * 1.6
        box = QRectF(right - wide, badge.top() + 2, wide, badge.height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#fff6d6"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor("#17212e"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.left()

    def _figure(self, look: Look, badge: QRectF, right: float) -> float:
        """How far it has come, large, at the right of the head."""
        painter = self._painter
        font = theme.sized(self._font, 2.0, bold=True)
        wide = QFontMetricsF(font).horizontalAdvance("100 %")
        box = QRectF(right - wide, badge.top(), wide, badge.height())
        painter.setFont(font)
        painter.setPen(QColor(self._colours.text))
        right_edge = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right_edge, look.big)
        return box.left()

    # ── the body ──────────────────────────────────────────────────────────────────────────────

    def _number_of_board(self, look: Look, body: QRectF) -> None:
        """PASS: the number, as large as it can be; below it whose it is."""
        painter = self._painter
        painter.setPen(_WHITE)
        beside = theme.grown(self._font, 124)  # where the keys are
        if self._low:
            bottom = self._card.bottom() - self._pad
            body = QRectF(body.left(), body.top(), body.width() - beside, bottom - body.top())
        painter.setFont(fitted(self._font, look.big, body, 12.0, bold=True))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, look.big)
        if not self._low:
            high = theme.grown(self._font, 40)
            foot = QRectF(body.left(), self._card.bottom() - high - self._pad, body.width(), high)
            foot.setWidth(max(0.0, body.width() - beside))
            painter.setFont(theme.sized(self._font, 1.0))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(foot, left | Qt.TextFlag.TextWordWrap, look.foot)

    def _fault(self, look: Look, body: QRectF) -> None:
        """What is wrong, and under it the one next thing to do."""
        painter = self._painter
        red = theme.tone_colours(self._palette, look.tone)[0]
        times = 2.1
        while True:
            what = theme.sized(self._font, times, bold=True)
            then = theme.sized(self._font, max(times * 0.86, LEAST))
            icon = QFontMetricsF(then).height() * 0.95
            beside = body.width() - icon - self._pad * 0.4
            upper = height(what, look.text, body.width())
            lower = height(then, look.then, beside)
            if upper + lower <= body.height() or times <= LEAST:
                break
            times *= 0.95
        painter.setFont(what)
        painter.setPen(QColor(self._colours.text))
        painter.drawText(QRectF(body.left(), body.top(), body.width(), upper), _WRAPPED, look.text)
        top = body.top() + upper + min(self._pad * 0.4, max(0.0, body.height() - upper - lower))
        painter.setFont(then)
        painter.setPen(red)
        room = QRectF(body.right() - beside, top, beside, body.bottom() - top)
        painter.drawText(room, _WRAPPED, cut(then, look.then, room))
        line = QFontMetricsF(then).height()
        box = QRectF(body.left(), top + (line - icon) / 2, icon, icon)
        theme.paint_icon(painter, box, "arrow-right", red)

    def _way(self, look: Look, body: QRectF) -> None:
        """The bar, and the steps as they are ticked off."""
        top = body.top()
        if look.share is not None:
            top = self._bar(look.share, body) + self._pad
        if look.text:
            line = QRectF(body.left(), top, body.width(), theme.grown(self._font, 22))
            self._line(look.text, line, 1.0, QColor(self._colours.muted))
            top = line.bottom() + 2
        room = QRectF(body.left(), top, body.width(), body.bottom() - top)
        draw_rows(self._painter, room, look.rows, self._font, self._palette)

    def _bar(self, share: float, body: QRectF) -> float:
        """The bar in the colour of the place; where it ends."""
        painter = self._painter
        high = theme.grown(self._font, 16)
        box = QRectF(body.left(), body.top(), body.width(), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.raised))
        painter.drawRoundedRect(box, high / 2, high / 2)
        if share > 0:
            painter.setBrush(self._own)
            done = QRectF(box)
            done.setWidth(max(high, box.width() * min(share, 1.0)))
            painter.drawRoundedRect(done, high / 2, high / 2)
        return box.bottom()

    def _sentence(self, look: Look, body: QRectF) -> None:
        """A few large words, with a large sign where there is room."""
        painter = self._painter
        ink = self._ink(look)
        side = min(body.height() * 0.34, body.width() * 0.3, theme.grown(self._font, 72))
        if look.share is not None:
            end = self._bar(look.share, body)
            body = QRectF(body.left(), end, body.width(), body.bottom() - end)
        text = QRectF(body)
        high = body.height() > body.width() * 0.45
        if high and side >= theme.grown(self._font, 30) and look.tone is not Tone.ACCENT:
            box = QRectF(body.center().x() - side / 2, body.top() + self._pad / 2, side, side)
            text.setTop(box.bottom() + self._pad / 2)
            theme.paint_icon(painter, box, look.icon, ink)
        strong = look.tone is Tone.WARN or (look.tone is Tone.ACCENT and look.share is None)
        most = 2.6 if strong else 1.7
        painter.setFont(fitted(self._font, look.text, text, most, bold=strong))
        painter.setPen(ink)
        painter.drawText(text, _FLAGS, look.text)

    def _focus(self) -> None:
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Accent), 3))
        painter.drawRoundedRect(
            self._card.adjusted(-1, -1, 1, 1), theme.RADIUS * 1.5, theme.RADIUS * 1.5
        )
