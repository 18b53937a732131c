"""Chips above the pay keys: money not yet arrived, and carts that wait under an animal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.domain import money
from desktop.domain.booth.cart import Cart
from desktop.ui import theme
from desktop.ui.booth.selling.animals import animal
from desktop.ui.forms import FlowLayout
from desktop.ui.theme import Tone
from desktop.wording import _

# A payment that nobody heard of for so long turns from waiting to worrying.
WORRY_S = 120
_MINUTE = 60


@dataclass(frozen=True)
class Pending:
    """A payment not yet heard of: whose, how much, since when; `key` is what `heard` hands back."""

    key: tuple[str, int]
    number: str
    name: str
    amount_fen: int
    since: datetime


class Chip(QAbstractButton):
    """A rounded key with icon and words; worrying ones have another icon and ground."""

    def __init__(self, icon: str, tone: Tone) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, words: str, name: str, tone: Tone, icon: str) -> None:
        """Shows other words."""
        if words != self.text():
            wider = len(words) != len(self.text())
            self.setText(words)
            if wider:
                self.updateGeometry()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._tone, self._icon = tone, icon
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a thumb."""
        metrics = QFontMetrics(theme.sized(self.font(), 1.0, bold=True))
        wide = metrics.horizontalAdvance(self.text()) + theme.grown(self.font(), 20) + 40
        return QSize(wide, max(theme.TOUCH, metrics.height() + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the chip."""
        del event
        text, ground = theme.tone_colours(self.palette(), self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(text if self.hasFocus() or self.underMouse() else ground)
        painter.setBrush(ground.darker(108) if self.isDown() else ground)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        side = theme.grown(self.font(), 20)
        box = QRectF(14, rect.center().y() - side / 2, side, side)
        theme.paint_icon(painter, box, self._icon, QColor(text))
        painter.setPen(text)
        painter.setFont(theme.sized(self.font(), 1.0, bold=True))
        painter.drawText(
            rect.adjusted(box.right() + 6, 0, -8, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )


class Chips(QWidget):
    """`heard(key)`: the money has arrived; `take_up(op)`: the buyer of a parked cart is back."""

    heard = Signal(object)
    take_up = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._pending: tuple[Pending, ...] = ()
        self._pressed: Pending | None = None
        self.pending: dict[tuple[str, int], Chip] = {}
        self.parked: dict[str, Chip] = {}
        self._flow = FlowLayout(self, spacing=theme.UNIT)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._say)
        self.hide()

    def show_pending(self, pending: Sequence[Pending]) -> None:
        """Shows what has not arrived, the oldest first."""
        self._pending = tuple(sorted(pending, key=lambda p: p.since))
        wanted = {p.key for p in self._pending}
        for key in [k for k in self.pending if k not in wanted]:
            self._drop(self.pending.pop(key))
        for one in self._pending:
            if one.key not in self.pending:
                chip = Chip("clock", Tone.WARN)
                chip.clicked.connect(partial(self._hear, one.key))
                self.pending[one.key] = chip
                self._flow.addWidget(chip)
        self._say()
        if self._pending:
            self._tick.start()
        else:
            self._tick.stop()
        self._show()

    def waiting(self, key: object) -> Pending | None:
        """The payment of a chip, also of the one that was pressed last: it may have gone before
        the answer is there. None for others that have gone.
        """
        known = (*self._pending, *([self._pressed] if self._pressed else []))
        return next((one for one in known if one.key == key), None)

    def show_parked(self, carts: Sequence[Cart]) -> None:
        """Shows the parked carts by their animals."""
        wanted = {c.op: c for c in carts}
        for op in [o for o in self.parked if o not in wanted]:
            self._drop(self.parked.pop(op))
        for op, cart in wanted.items():
            if op not in self.parked:
                self.parked[op] = Chip("shopping-cart", Tone.ACCENT)
                self.parked[op].clicked.connect(partial(self._take, op))
                self._flow.addWidget(self.parked[op])
            amount = money.short(cart.total_fen)
            name = animal(cart.name)
            self.parked[op].say(
                f"{name}  {amount}",
                _("Take up {animal}, {amount}").format(animal=name, amount=amount),
                Tone.ACCENT,
                "shopping-cart",
            )
        self._show()

    def _say(self) -> None:
        for one in self._pending:
            waited = max(0, int((self._now() - one.since).total_seconds()))
            since = f"{waited} s" if waited < _MINUTE else f"{waited // _MINUTE} min"
            worrying = waited >= WORRY_S
            words = _("Not yet arrived {amount} {name} {since}").format(
                amount=money.short(one.amount_fen), name=one.name, since=since
            )
            name = _("{words}, sale {number}. Press when it has arrived.").format(
                words=words, number=one.number
            )
            self.pending[one.key].say(
                words,
                name,
                Tone.BAD if worrying else Tone.WARN,
                "triangle-alert" if worrying else "clock",
            )

    def _hear(self, key: tuple[str, int], _checked: bool = False) -> None:
        self._pressed = self.waiting(key)
        self.heard.emit(key)

    def _take(self, op: str, _checked: bool = False) -> None:
        self.take_up.emit(op)

    def _drop(self, chip: Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _show(self) -> None:
        self.setVisible(bool(self.pending or self.parked))
