"""Columns of cards: a head with its numbers, the cards under it, the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.wording import _

_Card = TypeVar("_Card", bound=QWidget)


class Ground(QWidget):
    """The ground of a column: quiet, so that an empty one is seen too."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tinted(QColor(theme.colours_of(self.palette()).line), 0.35))
        painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)


def column(
    ground: Ground,
    title: str,
    total: int,
    late: int,
    cards: Sequence[QWidget],
    *,
    wide: int,
    rest: QWidget | None = None,
) -> Ground:
    """Lays a column out on its ground; `rest` stands under the cards. `wide`: pixels at 100 %."""
    head = QLabel(title)
    theme.set_heading(head, "line")
    count = QLabel(f"{total:,}")
    theme.set_tone(count, "muted")
    top = QHBoxLayout()
    top.addWidget(head)
    top.addWidget(count)
    top.addStretch(1)
    if late:
        behind = QLabel(_("{n} late").format(n=f"{late:,}"))
        theme.set_tone(behind, theme.Tone.BAD)
        top.addWidget(behind)
    inner = QWidget()
    box = QVBoxLayout(inner)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.UNIT)
    for card in cards:
        box.addWidget(card)
    if rest is not None:
        box.addWidget(rest)
    box.addStretch(1)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    for part in (area.viewport(), inner):
        part.setAutoFillBackground(False)  # the ground of the column shows through
    ground.setMinimumWidth(theme.grown(ground.font(), wide))
    stack = QVBoxLayout(ground)
    stack.setContentsMargins(*(theme.UNIT,) * 4)
    stack.setSpacing(theme.UNIT)
    stack.addLayout(top)
    stack.addWidget(area, 1)
    return ground


def wander(columns: Sequence[Sequence[_Card]], card: _Card, dx: int, dy: int) -> None:
    """Gives the keyboard to the card beside, over columns that have none, or above and below."""
    across = next(n for n, cards in enumerate(columns) if card in cards)
    down = columns[across].index(card)
    if dx:
        here = across + dx
        while 0 <= here < len(columns) and not columns[here]:
            here += dx
        if not 0 <= here < len(columns):
            return
        goal = columns[here][min(down, len(columns[here]) - 1)]
    else:
        goal = columns[across][max(0, min(down + dy, len(columns[across]) - 1))]
    goal.setFocus()
