"""A field for a template's text: lines counted at its left, the one with a mistake marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.ui.theme.fonts import text_font
from desktop.wording import _

_PAD = 10
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_EVEN = ("Noto Sans Mono", "DejaVu Sans Mono", "Consolas", "Menlo", "Courier New")


class TemplateText(QPlainTextEdit):
    """Plain text in a face of even width, with WenKai and Noto for Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self._bad = 0
        self.setAccessibleName(_("Text of the template"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setProperty("code", True)
        self._side = _Lines(self)
        self._colours = _Colours(self.document())
        self.blockCountChanged.connect(lambda _n: self._make_room())
        self.updateRequest.connect(self._scrolled)
        self._dress()

    def put(self, text: str) -> None:
        """Another text, that cannot be undone into the one before."""
        self.setPlainText(text)
        self.mark(0)

    def replace_all(self, text: str) -> None:
        """Another text in this one's place; undo brings it back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, line: int) -> None:
        """Marks the line (from 1) that cannot be used; 0 marks none."""
        self._bad = line
        found = []
        block = self.document().findBlockByNumber(line - 1)
        if line > 0 and block.isValid():
            ground = theme.tone_colours(self.palette(), Tone.BAD)[1]
            selection = QTextEdit.ExtraSelection()
            selection.format.setBackground(ground)
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selection.cursor = QTextCursor(block)
            found.append(selection)
        self.setExtraSelections(found)
        self._side.update()

    def go_to(self, line: int) -> None:
        """Puts the cursor at the beginning of a line (from 1)."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
            self.setFocus()

    # ── the column of numbers ─────────────────────────────────────────────────────────────────

    def side_width(self) -> int:
        """How wide the column of numbers is."""
        digits = max(3, len(str(self.blockCount())))
        return QFontMetrics(self.font()).horizontalAdvance("9") * digits + 2 * _PAD

    def paint_side(self, painter: QPainter, rect: QRect) -> None:
        """Paints the numbers of the lines in view."""
        colours = theme.colours_of(self.palette())
        painter.fillRect(rect, QColor(colours.raised))
        bad, ground = theme.tone_colours(self.palette(), Tone.BAD)
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        offset: QPointF = self.contentOffset()
        while block.isValid():
            box: QRectF = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > rect.bottom():
                return
            number = block.blockNumber() + 1
            where = QRectF(0, box.top(), self._side.width() - _PAD, box.height())
            if number == self._bad:
                painter.fillRect(QRectF(0, box.top(), self._side.width(), box.height()), ground)
            painter.setPen(bad if number == self._bad else QColor(colours.muted))
            painter.drawText(where, _NUMBER, str(number))
            block = block.next()

    def _make_room(self) -> None:
        self.setViewportMargins(self.side_width(), 0, 0, 0)
        self._place()

    def _place(self) -> None:
        inside = self.contentsRect()
        self._side.setGeometry(inside.left(), inside.top(), self.side_width(), inside.height())

    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self._side.scroll(0, by)
        else:
            self._side.update(0, rect.y(), self._side.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the numbers beside the text."""
        super().resizeEvent(event)
        self._place()

    # ── the look ──────────────────────────────────────────────────────────────────────────────

    def _dress(self) -> None:
        families = [*_even_faces(), *text_font(100).families()]
        named = ", ".join(f'"{family}"' for family in families)
        # By the sheet, because the program's own sheet wins over a font that is set.
        self.setStyleSheet(f"QPlainTextEdit {{ font-family: {named}; padding: 0; }}")
        self.ensurePolished()
        self._colours.dress(self)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follows light, dark and the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_side"):
            self._colours.dress(self)
            self.mark(self._bad)
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_side"):
            self._make_room()


def _even_faces() -> list[str]:
    """The system's face of even width, where it has one."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    known = set(QFontDatabase.families())
    named = (system, *_EVEN)
    return [one for one in named if one in known and QFontDatabase.isFixedPitch(one)][:1]


class _Lines(QWidget):
    """The column of numbers; a click goes to the line."""

    def __init__(self, text: TemplateText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """As wide as the longest number."""
        return QSize(self._text.side_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the numbers."""
        self._text.paint_side(QPainter(self), event.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the line."""
        at = self._text.cursorForPosition(event.position().toPoint())
        self._text.go_to(at.blockNumber() + 1)


class _Colours(QSyntaxHighlighter):
    """Comments muted, heads of tables bold, texts and fields in colours of the palette."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._comment, self._head, self._slot = (QTextCharFormat() for _ in range(3))

    def dress(self, widget: QWidget) -> None:
        """Takes the colours of a palette."""
        colours = theme.colours_of(widget.palette())
        self._comment.setForeground(QColor(colours.muted))
        self._head.setForeground(QColor(colours.link))
        self._head.setFontWeight(QFont.Weight.Bold)
        self._slot.setForeground(QColor(colours.good))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colours one line."""
        plain = text.strip()
        if plain.startswith("#"):
            self.setFormat(0, len(text), self._comment)
        elif plain.startswith("["):
            self.setFormat(0, len(text), self._head)
        else:
            start = text.find("{")
            while start >= 0:
                end = text.find("}", start)
                if end < 0:
                    return
                self.setFormat(start, end - start + 1, self._slot)
                start = text.find("{", end)
