"""What a person should look at before it is printed: by name, the grave ones first."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.paper.problems import Finding, Trouble
from desktop.domain.paper.template import Template
from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext, paper
from desktop.wording.joining import labelled, listed

# More than these nobody reads; the rest comes when these are mended.
_MOST = 200
# As often as this the same is said paper by paper; oftener, and it would bury all else.
_SINGLY = 3
_PAD = 10
_ICON = 20
_Index = QModelIndex | QPersistentModelIndex


class Problems(QWidget):
    """`show_findings` fills it, `picked` carries the Finding that was clicked or entered.

    What stops nothing and is found again and again has one row: each click goes to the next paper.
    With a `template` fields are called as that calls them.
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] = ()
        self.template: Template | None = None
        self._groups: list[tuple[Finding, ...]] = []
        self._turns: list[int] = []
        self.title = QLabel(wordWrap=True)
        self.list = QListView()
        self._rows = QStandardItemModel(self)
        self.list.setModel(self._rows)
        self.list.setAccessibleName(_("What to look at"))
        self.list.viewport().setAutoFillBackground(False)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        # One row leaves the room to the page.
        self.list.setSizeAdjustPolicy(QListView.SizeAdjustPolicy.AdjustToContents)
        self.list.setMinimumHeight(theme.TOUCH)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.clicked.connect(self._click)
        self.list.activated.connect(self._pick)
        self.more = QLabel(wordWrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.title, self.list, self.more):
            column.addWidget(part, 1 if part is self.list else 0)
        theme.set_tone(self.more, "muted")
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows these, those that must be mended first; hides itself where there are none."""
        self.findings = tuple(sorted(findings, key=lambda found: not found.stops))
        groups = _grouped(self.findings)
        # Looked through again and found alike, whoever steps through them goes on where that was.
        if groups != self._groups:
            self._groups, self._turns = groups, [0] * len(groups)
        self._rows.clear()
        for group in self._groups[:_MOST]:
            self._rows.appendRow(self._row(group))
        over = sum(len(group) for group in self._groups[_MOST:])
        self.more.setText(ngettext("and {n} more", "and {n} more", over).format(n=f"{over:,}"))
        self.more.setVisible(over > 0)
        self.title.setText(self.summary())
        theme.set_tone(self.title, Tone.BAD if self.stops else Tone.WARN)
        self.setVisible(bool(self.findings))

    @property
    def stops(self) -> int:
        """How many must be mended before anything is printed."""
        return sum(found.stops for found in self.findings)

    def summary(self) -> str:
        """How many of which kind, in words; "" where there are none."""
        grave, light = self.stops, len(self.findings) - self.stops
        parts = []
        if grave:
            said = ngettext("{n} must be mended first", "{n} must be mended first", grave)
            parts.append(said.format(n=f"{grave:,}"))
        if light:
            said = ngettext("{n} to look at", "{n} to look at", light)
            parts.append(said.format(n=f"{light:,}"))
        return listed(parts)

    def sentences(self) -> list[str]:
        """What is said, line by line."""
        return [self._rows.item(row).text() for row in range(self._rows.rowCount())]

    def _row(self, group: tuple[Finding, ...]) -> QStandardItem:
        found, many = group[0], len(group) > 1
        said = paper.findings(group, self.template) if many else paper.finding(found, self.template)
        item = QStandardItem(said)
        item.setData(found, Qt.ItemDataRole.UserRole)
        grave = _("Must be mended") if found.stops else _("Look at it")
        item.setAccessibleText(labelled(grave, said))
        if many:
            how = _("Each time you choose it, the next one is shown.")
            item.setToolTip(how)
            item.setAccessibleDescription(how)
        return item

    def _click(self, index: QModelIndex) -> None:
        # Where one click activates, that tells of it too: one click is one step all the same.
        at_once = QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick
        if not self.list.style().styleHint(at_once, None, self.list):
            self._pick(index)

    def _pick(self, index: QModelIndex) -> None:
        row = index.row()
        group, turn = self._groups[row], self._turns[row]
        self._turns[row] = (turn + 1) % len(group)
        self.picked.emit(group[turn])


def _grouped(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """Row by row: one finding, or all of a light kind that is there more than `_SINGLY` times."""
    kinds: dict[Trouble, list[Finding]] = {}
    for found in findings:
        kinds.setdefault(found.what, []).append(found)
    rows: list[tuple[Finding, ...]] = []
    for found in findings:
        same = kinds[found.what]
        if found.stops or len(same) <= _SINGLY:
            rows.append((found,))
        elif found is same[0]:
            rows.append(tuple(sorted(same, key=lambda one: one.page)))
    return rows


class _Lines(QStyledItemDelegate):
    """Icon, a word for how grave it is, and the sentence on as many lines as it needs."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found: Finding = index.data(Qt.ItemDataRole.UserRole)
        colours = theme.colours_of(option.palette)
        tone = Tone.BAD if found.stops else Tone.WARN
        ink, ground = theme.tone_colours(option.palette, tone)
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(colours.accent_ground) if chosen or over else ground)
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        side = theme.grown(option.font, _ICON)
        mark = QRectF(rect.left() + _PAD, rect.top() + _PAD, side, side)
        theme.paint_icon(painter, mark, "circle-x" if found.stops else "triangle-alert", ink)
        words = _words(option.font, rect)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        text = index.data(Qt.ItemDataRole.DisplayRole)
        _laid(text, option.font, words.width()).draw(painter, words.topLeft())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(option.palette.color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        wide = 240
        if isinstance(view, QListView):
            # The bar that long lists get must not push the words onto one more line.
            bar = view.verticalScrollBar().sizeHint().width()
            wide = view.width() - 2 * view.frameWidth() - bar
        room = _words(option.font, QRectF(2, 2, wide - 4, 10_000))
        text = index.data(Qt.ItemDataRole.DisplayRole)
        high = _laid(text, option.font, room.width()).boundingRect().height()
        return QSize(wide, max(theme.TOUCH, ceil(high) + 2 * _PAD + 4))


def _laid(text: str, font: QFont, wide: float) -> QTextLayout:
    """The sentence in lines of this width; only what is longer than a line breaks within it."""
    laid = QTextLayout(text, font)
    how = QTextOption()
    how.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(how)
    laid.beginLayout()
    high = 0.0
    while (line := laid.createLine()).isValid():
        line.setLineWidth(wide)
        line.setPosition(QPointF(0, high))
        high += line.height()
    laid.endLayout()
    return laid


def _words(font: QFont, rect: QRectF) -> QRectF:
    """Where the sentence stands beside the icon."""
    return rect.adjusted(theme.grown(font, _ICON) + _PAD * 2, _PAD - 2, -_PAD, -_PAD + 2)
