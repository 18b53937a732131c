"""One line of the cart: what it is, how many, how much."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.domain import money
from desktop.domain.booth.cart import CartLine
from desktop.ui import theme
from desktop.ui.forms import ElidedLabel, tool_button
from desktop.wording import _, ngettext
from desktop.wording.joining import listed


class CartLineRow(QWidget):
    """A line with − and + for thumbs; a tap takes it into hand, `changed(qty)` asks for another
    quantity.
    """

    changed = Signal(int)
    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._qty = 0
        self._in_hand = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = ElidedLabel(least=6)
        self.under = ElidedLabel(muted=True, least=2)
        self.less = tool_button("minus", _("One less"))
        self.more = tool_button("plus", _("One more"))
        self.qty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.amount = QLabel(alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.warning = QLabel(wordWrap=True)
        self.less.clicked.connect(lambda: self.changed.emit(self._qty - 1))
        self.more.clicked.connect(lambda: self.changed.emit(self._qty + 1))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.UNIT + 4, 4, theme.UNIT, 4)
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._folded = False
        self._arrange()
        self._size()

    def show_line(self, line: CartLine, *, in_hand: bool, warning: str) -> None:
        """Shows a line; `warning` says what the books lack."""
        self._qty, self._in_hand = line.qty, in_hand
        self.title.set_text(line.title)
        price = _("no price") if line.unit_fen is None else money.short(line.unit_fen)
        self.under.set_text("  ·  ".join(x for x in (price, line.code) if x))
        self.qty.setText(str(line.qty))
        self.amount.setText(money.short(line.amount_fen))
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        pieces = ngettext("{n} piece", "{n} pieces", line.qty).format(n=line.qty)
        words = [line.title, pieces, money.short(line.amount_fen), warning]
        self.setAccessibleName(listed(word for word in words if word))
        self.less.setAccessibleName(_("One less: {name}").format(name=line.title))
        self.more.setAccessibleName(_("One more: {name}").format(name=line.title))
        self.update()

    def _arrange(self) -> None:
        """Name and price beside the keys; in a narrow cart the name has a row of its own."""
        grid, top, high = self._grid, *((1, 1) if self._folded else (0, 2))
        grid.addWidget(self.title, 0, 0, 1, 5 if self._folded else 1)
        grid.addWidget(self.under, 1, 0)
        for column, widget in enumerate((self.less, self.qty, self.more, self.amount), 1):
            grid.addWidget(widget, top, column, high, 1)
        grid.addWidget(self.warning, 2, 0, 1, 5)

    def _beside(self) -> int:
        """Pixels that keys and amount take, with the margins."""
        margins = self._grid.contentsMargins()
        parts = (self.less, self.qty, self.more, self.amount)
        keys = sum(part.minimumSizeHint().expandedTo(part.minimumSize()).width() for part in parts)
        spaces = len(parts) * self._grid.horizontalSpacing()
        return keys + spaces + margins.left() + margins.right()

    def minimumSizeHint(self) -> QSize:
        """What is left when the name stands over the keys."""
        wide = self._beside() + self.under.minimumSizeHint().width()
        return QSize(wide, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        folded = event.size().width() < self._beside() + self.title.minimumSizeHint().width()
        if folded is not self._folded:
            self._folded = folded
            self._arrange()
            self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the line into hand."""
        del event
        self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line in hand stands on a quiet ground with a bar beside it."""
        del event
        if not self._in_hand:
            return
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_ground))
        rect = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(QRectF(2, rect.center().y() - 12, 4, 24), 2, 2)

    def _size(self) -> None:
        bold = theme.sized(self.font(), 1.06, bold=True)
        if self.title.font() != bold:
            self.title.setFont(bold)
            self.qty.setFont(bold)
            self.amount.setFont(bold)
        self.under.setFont(theme.sized(self.font(), 0.9))
        self.qty.setMinimumWidth(theme.grown(self.font(), 30))
        self.amount.setMinimumWidth(theme.grown(self.font(), 68))
        warn = theme.tone_colours(self.palette(), theme.Tone.WARN)[0]
        colours = self.warning.palette()
        if colours.color(self.warning.foregroundRole()) != warn:
            colours.setColor(self.warning.foregroundRole(), warn)
            self.warning.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        """Follows text size and scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._size()
