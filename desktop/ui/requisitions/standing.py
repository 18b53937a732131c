"""Where a request stands as it is typed: value against the guide, and what is promised.

The guide is a guide: its sentence is as quiet above it as below it.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.requisitions.guides import Weighed
from desktop.domain.requisitions.promise import Promise
from desktop.domain.requisitions.rules import End
from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext
from desktop.wording.joining import paragraph

_HIGH = 8


def value_words(value_fen: int, guide_fen: int | None) -> str:
    """“Reference ¥600 · this one ¥720, ¥120 over”, amounts in fen."""
    this = money.short(value_fen)
    if guide_fen is None:
        return _("Worth {value}; no reference value for such an event").format(value=this)
    guide, over = money.short(guide_fen), value_fen - guide_fen
    if over > 0:
        said = _("Reference {guide} · this one {value}, {over} over")
        return said.format(guide=guide, value=this, over=money.short(over))
    return _("Reference {guide} · this one {value}").format(guide=guide, value=this)


def promise_words(promised: Promise, end: End) -> str:
    """What is promised, as one sentence."""
    parts = []
    if promised.due_on is not None:
        day = day_words(promised.due_on)
        parts.append(
            _("Sent no later than {day}.").format(day=day)
            if end is End.SENT
            else _("Answered no later than {day}.").format(day=day)
        )
    if promised.post_by is not None:
        parts.append(_("Post it by {day}.").format(day=day_words(promised.post_by)))
    for year in promised.estimated:
        said = _("The holidays of {year} are not known yet: counted Monday to Friday.")
        parts.append(said.format(year=year))
    return paragraph(*parts)


def day_words(day: date) -> str:
    """A day of the months around this one."""
    return _("{month}/{day}").format(month=day.month, day=day.day)


class ValueBar(QWidget):
    """How much of the guide it takes; the mark is the guide where it is more. Neutral."""

    def __init__(self) -> None:
        super().__init__()
        self._value, self._guide = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value_fen: int, guide_fen: int | None) -> None:
        """Other amounts, in fen; nothing is painted without a guide."""
        self._value, self._guide = value_fen, guide_fen or 0
        self.setVisible(bool(self._guide))
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(120, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints value and guide on one scale."""
        del event
        most = max(self._value, self._guide)
        if not most:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, high = float(self.width()), float(self.height())
        text, ground = theme.tone_colours(self.palette(), Tone.PLAIN)
        painter.setPen(ground)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(0, 0, whole, high), high / 2, high / 2)
        quiet = QColor(theme.colours_of(self.palette()).faint)
        painter.setPen(quiet)
        painter.setBrush(quiet)
        painter.drawRoundedRect(QRectF(0, 0, whole * self._value / most, high), high / 2, high / 2)
        if self._value > self._guide:
            at = whole * self._guide / most
            painter.fillRect(QRectF(at - 1.5, 0, 3, high), text)


class Standing(QWidget):
    """The value's sentence over its line, and the promise."""

    def __init__(self) -> None:
        super().__init__()
        self.value = QLabel(wordWrap=True)
        self.bar = ValueBar()
        self.unvalued = QLabel(wordWrap=True)
        self.promise = QLabel(wordWrap=True)
        theme.set_tone(self.unvalued, "muted")
        self.late = QLabel(wordWrap=True)
        theme.set_tone(self.promise, "muted")
        theme.set_tone(self.late, Tone.WARN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.value, self.bar, self.unvalued, self.promise, self.late):
            column.addWidget(part)
        for part in (self.bar, self.unvalued, self.promise, self.late):
            part.hide()

    def show_value(self, found: Weighed) -> None:
        """Other amounts; what nobody valued is not passed over in silence."""
        said = value_words(found.value_fen, found.guide_fen)
        self.value.setText(said)
        self.bar.setAccessibleName(said)
        self.bar.show_value(found.value_fen, found.guide_fen)
        some = len(found.unvalued)
        words = ngettext(
            "{n} article has no value yet and counts nothing",
            "{n} articles have no value yet and count nothing",
            some,
        )
        self.unvalued.setText(words.format(n=some) if some else "")
        self.unvalued.setVisible(bool(some))

    def show_promise(self, promised: Promise, end: End, *, post: bool) -> None:
        """What is promised, and whether it still can be posted."""
        words = promise_words(promised, end)
        self.promise.setText(words)
        self.promise.setVisible(bool(words))
        self.late.setText(
            ""
            if post
            else _(
                "Too late to post: it can be fetched, be carried by somebody who goes there, or "
                "something that lies nearer can stand in."
            )
        )
        self.late.setVisible(not post)
