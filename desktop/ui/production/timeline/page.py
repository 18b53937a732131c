"""The time line as a page: rows that the arrow keys go along, and a picture of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.production import Milestone, Timeline
from desktop.services.changes import Topic
from desktop.ui import picture, theme
from desktop.ui.forms import ElidedLabel, tool_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.production import saying
from desktop.ui.production.timeline import paint
from desktop.ui.production.ways import Ways
from desktop.wording import _, ngettext
from desktop.wording import production as words
from desktop.wording.joining import listed

_LEAST = 560


class TimelinePage(QWidget):
    """Everything that is had made, day by day, against the days of an event."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.said = ElidedLabel("", muted=True)
        self.copy_key = tool_button("image", _("Copy picture"))
        self.copy_key.clicked.connect(self.copy_picture)
        self.notices = NoticeBar()
        self.canvas = Canvas()
        self.canvas.opened.connect(ways.show)
        self.canvas.reached.connect(self._into_view)
        self._area: QScrollArea = scrolled(self.canvas)
        self.setFocusProxy(self.canvas)
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.copy_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(self._area, 1)
        ways.work.news.listen(self, (Topic.PRODUCTION, Topic.EVENTS), self.ask)

    def ask(self) -> None:
        """Asks again."""
        desk, event = self._ways.work.desk(), self._ways.event()

        def look() -> Timeline:
            from desktop.services import production

            return production.timeline(desk, event)

        self._ways.work.jobs.run(
            *(READ, look), owner=self, done=self._show, refused=self.notices.refuse, latest="days"
        )

    def as_picture(self) -> QImage:
        """The time line 1080 pixels wide, in the light colours."""
        face = theme.sized(self.font(), 1.0)
        face.setPixelSize(22)
        timeline = self.canvas.timeline
        assert timeline is not None
        rows = len(timeline.spans) * paint.row_high(face)

        def draw(painter: QPainter, rect: QRectF) -> None:
            painter.setFont(face)
            draw_all(painter, rect, timeline, theme.palette(theme.LIGHT))

        tall = paint.axis_high(face) + max(rows, paint.row_high(face))
        return picture.picture(
            timeline.event or _("Production"), self.said.text(), self.font(), tall, draw
        )

    def copy_picture(self) -> None:
        """Puts it on the clipboard."""
        if self.canvas.timeline is not None:
            picture.copy(self.as_picture())

    def _show(self, timeline: Timeline) -> None:
        self.canvas.show_timeline(timeline)
        late = sum(span.production.late > 0 for span in timeline.spans)
        n = len(timeline.spans)
        parts = [ngettext("{n} thing", "{n} things", n).format(n=f"{n:,}")]
        if late:
            parts.append(_("{n} late").format(n=f"{late:,}"))
        days = dict(timeline.marks)
        if timeline.event:
            ordered, boxed = days[Milestone.ORDERED.value], days[Milestone.BOXED.value]
            parts.append(_("order by {day}").format(day=ordered.isoformat()))
            parts.append(_("goods in and boxed by {day}").format(day=boxed.isoformat()))
        else:
            parts.append(_("Choose an event to see its days."))
        self.said.set_text("  ·  ".join(parts))
        self.copy_key.setEnabled(n > 0)

    def _into_view(self, y: int) -> None:
        self._area.ensureVisible(0, y, 0, theme.TOUCH * 2)


def draw_all(
    painter: QPainter, rect: QRectF, timeline: Timeline, palette: QPalette, chosen: int = -1
) -> None:
    """The whole time line; row `chosen` stands on another ground."""
    font = painter.font()
    names = paint.names_width(timeline, font, rect.width() * 0.34)
    at = paint.scale(timeline, rect, names)
    high, top = paint.row_high(font), rect.top() + paint.axis_high(font)
    if 0 <= chosen < len(timeline.spans):
        ground = QRectF(rect.left(), top + chosen * high, rect.width(), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours_of(palette).raised))
        painter.drawRoundedRect(ground, theme.RADIUS, theme.RADIUS)
    body = QRectF(rect.left(), rect.top(), rect.width(), rect.height())
    paint.head(painter, body, timeline, at, palette)
    for n, span in enumerate(timeline.spans):
        box = QRectF(rect.left(), top + n * high, rect.width(), high)
        paint.row(painter, box, span, timeline, at, palette)


class Canvas(QWidget):
    """`opened` carries the id of a thing; `reached` where the row in hand lies."""

    opened = Signal(int)
    reached = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.timeline: Timeline | None = None
        self.row = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Time line"))

    def show_timeline(self, timeline: Timeline) -> None:
        """Other days."""
        self.timeline = timeline
        self.row = max(0, min(self.row, len(timeline.spans) - 1))
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        rows = 1 if self.timeline is None else max(1, len(self.timeline.spans))
        font = self.font()
        return QSize(_LEAST, round(paint.axis_high(font) + rows * paint.row_high(font)) + 8)

    def minimumSizeHint(self) -> QSize:
        """All rows; it is scrolled."""
        return QSize(240, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down along the rows, Enter opens one."""
        count = 0 if self.timeline is None else len(self.timeline.spans)
        goals = {
            Qt.Key.Key_Up: self.row - 1,
            Qt.Key.Key_Down: self.row + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = event.key()
        if key in goals and count:
            self._go(max(0, min(goals[Qt.Key(key)], count - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and count:
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A row that is tapped opens."""
        found = self._at(event.position())
        if found is not None:
            self._go(found)
            self._open()

    def _at(self, point: QPointF) -> int | None:
        if self.timeline is None:
            return None
        at = point.y() - paint.axis_high(self.font())
        found = int(at // paint.row_high(self.font()))
        return found if at >= 0 and found < len(self.timeline.spans) else None

    def _go(self, row: int) -> None:
        self.row = row
        high = paint.row_high(self.font())
        self.reached.emit(round(paint.axis_high(self.font()) + (row + 0.5) * high))
        self._tell()
        self.update()

    def _open(self) -> None:
        assert self.timeline is not None
        self.opened.emit(self.timeline.spans[self.row].production.id)

    def _tell(self) -> None:
        """What the row in hand says, for a screen reader."""
        if self.timeline is None or not self.timeline.spans:
            self.setAccessibleDescription("")
            return
        span = self.timeline.spans[self.row]
        days = [f"{words.mark(name)} {day.isoformat()}" for name, day in span.marks]
        self.setAccessibleDescription(listed([saying.card(span.production), *days]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints months, lines and bars."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        if self.timeline is not None:
            chosen = self.row if self.hasFocus() else -1
            draw_all(painter, QRectF(self.rect()), self.timeline, self.palette(), chosen)
