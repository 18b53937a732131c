"""Drawing the time line into any rectangle: bars by thing, months, today, the event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from desktop.domain.production import Milestone, Span, Timeline
from desktop.ui import theme
from desktop.ui.production import saying
from desktop.wording import pgettext
from desktop.wording import production as words

_AXIS = 2.6  # lines of text: the names of months and of the lines through the whole


@dataclass(frozen=True)
class Scale:
    """Days as pixels: the first day stands at `left`."""

    first: date
    left: float
    each: float

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self.each


def names_width(timeline: Timeline, font: QFont, most: float) -> float:
    """Room for the names at the left."""
    metrics = QFontMetricsF(font)
    wide = [
        metrics.horizontalAdvance(text)
        for draft in (span.production.draft for span in timeline.spans)
        for text in (draft.name, words.stage(draft.stage))
    ]
    return min(most, max(wide, default=0.0) + 36)


def row_high(font: QFont) -> float:
    """How high a row is: two lines, and a thumb."""
    return max(float(theme.TOUCH), QFontMetricsF(font).height() * 2.4)


def axis_high(font: QFont) -> float:
    """How high the head with months is."""
    return QFontMetricsF(font).height() * _AXIS


def scale(timeline: Timeline, rect: QRectF, names: float) -> Scale:
    """The days of the time line over the rest of the width."""
    days = max(1, (timeline.last - timeline.first).days)
    return Scale(timeline.first, rect.left() + names, max(1.0, rect.width() - names) / days)


def bar(span: Span, today: date) -> tuple[date, date]:
    """From which day to which a thing is under way; never empty. What is late goes to today."""
    days = [day for _what, day in span.marks]
    first, last = min(days), max(days)
    if span.production.late:
        last = max(last, today)
    return first, max(last, first + timedelta(days=1))


def head(painter: QPainter, rect: QRectF, timeline: Timeline, at: Scale, palette: QPalette) -> None:
    """Months, the line of today and of the event, over the whole height."""
    colours = theme.colours_of(palette)
    metrics = QFontMetricsF(painter.font())
    line = metrics.height()
    month = date(timeline.first.year, timeline.first.month, 1)
    last_end = 0.0
    while month <= timeline.last:
        if month >= timeline.first:
            x = at.x(month)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(x, rect.top() + line), QPointF(x, rect.bottom()))
            text = f"{month:%Y-%m}"
            if x >= last_end and x + metrics.horizontalAdvance(text) < rect.right():
                painter.setPen(QColor(colours.muted))
                painter.drawText(QPointF(x + 4, rect.top() + metrics.ascent()), text)
                last_end = x + metrics.horizontalAdvance(text) + 12
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    lines = [
        (
            timeline.today,
            pgettext("time line", "Today"),
            QColor(colours.link),
            Qt.PenStyle.SolidLine,
        )
    ]
    for name, day in timeline.marks:
        if name == Milestone.ON_SITE.value:
            ink = theme.tone_colours(palette, theme.Tone.WARN)[0]
            lines.append((day, timeline.event, ink, Qt.PenStyle.DashLine))
    for day, text, ink, style in lines:
        x = at.x(day)
        painter.setPen(QPen(ink, 2, style))
        painter.drawLine(QPointF(x, rect.top() + line), QPointF(x, rect.bottom()))
        wide = metrics.horizontalAdvance(text)
        left = min(x + 4, rect.right() - wide)
        painter.drawText(QPointF(left, rect.top() + line + metrics.ascent()), text)


def row(
    painter: QPainter, rect: QRectF, span: Span, timeline: Timeline, at: Scale, palette: QPalette
) -> None:
    """One thing: its name at the left, its bar, its days as marks, and in words how late it is."""
    colours, thing = theme.colours_of(palette), span.production
    metrics = QFontMetricsF(painter.font())
    tone = saying.tone(thing)
    ink = QColor(colours.accent)
    if tone is not theme.Tone.PLAIN:
        ink = theme.tone_colours(palette, tone)[0]
    names = at.left - rect.left() - 12
    middle = rect.center().y()
    painter.setPen(QColor(colours.text))
    upper = QRectF(rect.left() + 8, middle - metrics.height(), names - 8, metrics.height())
    elide = Qt.TextElideMode.ElideRight
    painter.drawText(upper, metrics.elidedText(thing.draft.name, elide, names - 8))
    painter.setPen(QColor(colours.muted))
    lower = upper.translated(0, metrics.height())
    painter.drawText(lower, metrics.elidedText(words.stage(thing.draft.stage), elide, names - 8))
    first, last = bar(span, timeline.today)
    box = QRectF(at.x(first), middle - 9, max(6.0, at.x(last) - at.x(first)), 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tinted(ink, 0.35))
    painter.drawRoundedRect(box, 5, 5)
    painter.setBrush(ink)
    for _what, day in span.marks:
        painter.drawEllipse(QPointF(at.x(day), middle), 4, 4)
    text = saying.due(thing.due)
    if text:
        painter.setPen(ink if tone is not theme.Tone.PLAIN else QColor(colours.muted))
        wide = metrics.horizontalAdvance(text)
        x = box.right() + 10
        if x + wide > rect.right():
            x = max(at.left, box.left() - wide - 10)
            if x + wide > box.left():  # no room at either side: over the bar
                x = max(at.left, rect.right() - wide - 4)
        place = QRectF(x, middle - metrics.height() / 2, wide + 4, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
