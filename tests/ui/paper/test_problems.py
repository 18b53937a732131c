"""What is the matter stands in words that can be read, however narrow their place."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.domain.paper.problems import Finding, Trouble
from desktop.ui import theme
from desktop.ui.paper import problems


def test_a_word_longer_than_its_line_is_broken_and_every_line_has_room(qtbot, look):
    page = problems.Problems()
    qtbot.addWidget(page)
    page.resize(230, 400)
    page.show_findings([Finding("KYS23020002K" * 3, Trouble.AS_QR, "KYS23020002K")] * 20)
    page.show()
    qtbot.waitUntil(lambda: page.list.verticalScrollBar().isVisible())
    index = page.list.model().index(0, 0)
    option = QStyleOptionViewItem()
    option.font = page.list.font()
    hint = page.list.itemDelegate().sizeHint(option, index)
    assert hint.width() <= page.list.viewport().width()
    room = problems._words(option.font, QRectF(0, 0, hint.width(), hint.height()))
    laid = problems._laid(index.data(), option.font, room.width())
    lines = [laid.lineAt(n) for n in range(laid.lineCount())]
    assert len(lines) > 3
    assert max(line.naturalTextWidth() for line in lines) <= room.width()
    assert laid.boundingRect().height() <= room.height()


def test_a_chosen_row_keeps_its_icon(look):
    chosen = theme.icon("tag").pixmap(24, QIcon.Mode.Selected).toImage()
    usual: QPixmap = theme.icon("tag").pixmap(24)
    assert chosen == usual.toImage()
