"""What is the matter stands in words that can be read, however narrow their place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOptionViewItem

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.paper.problems import Finding, Trouble
from desktop.services import catalogue
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.paper import problems
from tests.ui.paper.room import settled, wanted
from tests.ui.walk import faults


def test_a_word_longer_than_its_line_is_broken_and_every_line_has_room(qtbot, look):
    page = problems.Problems()
    qtbot.addWidget(page)
    page.resize(230, 400)
    page.show_findings([Finding("KYS23020002K" * 3, Trouble.NOT_CODE, "KYS23020002K")] * 20)
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


class _AtOnce(QProxyStyle):
    """A desktop where one click opens."""

    def styleHint(self, hint, option=None, widget=None, data=None):
        if hint == QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick:
            return 1
        return super().styleHint(hint, option, widget, data)


def _shown(qtbot, found):
    """A list that shows these, and the pages that are gone to from it."""
    page = problems.Problems()
    qtbot.addWidget(page)
    page.resize(260, 600)
    page.show_findings(found)
    page.show()
    qtbot.waitExposed(page)
    gone: list[int] = []
    page.picked.connect(lambda one: gone.append(one.page))
    return page, gone


def _bars(pages):
    return [Finding(f"纸 {n}", Trouble.AS_QR, f"KYS{n:06}", n) for n in pages]


def _click(qtbot, page, row):
    where = page.list.visualRect(page.list.model().index(row, 0)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_what_is_found_of_all_papers_has_one_row_and_every_click_goes_to_the_next(qtbot):
    stop = Finding("纸 9", Trouble.NOT_CODE, "流水9", 9)
    page, gone = _shown(qtbot, [*_bars([2, 1, *range(3, 43)]), stop])
    first, many = page.sentences()
    assert first.startswith("纸 9: ")
    assert many == "42 times: the bars do not fit here, so a QR stands instead."
    assert page.title.text() == "1 must be mended first, 42 to look at"
    assert page.more.isHidden()
    spoken = page.list.model().index(1, 0)
    assert spoken.data(Qt.ItemDataRole.AccessibleTextRole) == f"Look at it: {many}"
    assert "the next one" in spoken.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    for _each in range(3):
        _click(qtbot, page, 1)
    _click(qtbot, page, 0)
    _click(qtbot, page, 1)
    assert gone == [1, 2, 3, 9, 4]


def test_the_page_is_turned_to_label_after_label(house, page):
    desk = house.session.desk()
    codes = [f"KYS23020{n:03}KXXXL" for n in range(1, 6)]
    variants = [VariantEdit(VariantDraft(code, code[-8:], 4900, 1200)) for code in codes]
    catalogue.save_item(desk, OpId.new(), ItemDraft("帽衫", "衣服", 2024, "件"), variants)
    wanted(house, page, *codes)
    [said] = page.view.problems.sentences()
    assert said.startswith("5 times: ")
    assert page.view.problems.summary() == "5 to look at"
    for turned in (0, 1, 2):
        _click(house.bot, page.view.problems, 0)
        settled(house, page)
        assert page.view.preview.page == turned
        assert page.wish.table.currentIndex().row() == turned
    assert page.printing.print_key.isEnabled()
    assert faults(page) == []


def test_after_the_last_comes_the_first_and_enter_steps_as_a_click_does(qtbot):
    page, gone = _shown(qtbot, _bars([3, 5, 7, 8]))
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    for _each in range(5):
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert gone == [3, 5, 7, 8, 3]
    page.show_findings(_bars([3, 5, 7, 8]))
    _click(qtbot, page, 0)
    page.show_findings(_bars([3, 5, 7, 8, 9]))
    _click(qtbot, page, 0)
    assert gone[5:] == [5, 3]


def test_one_click_is_one_step_where_a_click_opens(qtbot):
    page, gone = _shown(qtbot, _bars([1, 2, 3, 4]))
    style = _AtOnce()
    style.setParent(page)
    page.list.setStyle(style)
    _click(qtbot, page, 0)
    assert gone == [1]
    _click(qtbot, page, 0)
    assert gone == [1, 2]


def test_what_stops_and_what_is_rare_stands_paper_by_paper(qtbot):
    stops = [Finding(f"纸 {n}", Trouble.MISSING, "date", n) for n in range(1, 7)]
    page, gone = _shown(qtbot, [*_bars([1, 2, 3]), *stops])
    assert len(page.sentences()) == 9
    assert page.stops == 6
    assert page.summary() == "6 must be mended first, 3 to look at"
    _click(qtbot, page, 4)
    _click(qtbot, page, 4)
    assert gone == [5, 5]


def test_what_is_left_out_of_a_long_list_counts_every_paper(qtbot):
    stops = [Finding(f"纸 {n}", Trouble.MISSING, "date", n) for n in range(1, 202)]
    page, _gone = _shown(qtbot, [*_bars(range(1, 43)), *stops])
    assert len(page.sentences()) == 200
    assert page.more.text() == "and 43 more"
    assert page.summary() == "201 must be mended first, 42 to look at"
