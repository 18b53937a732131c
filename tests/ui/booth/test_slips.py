"""What the till prints: looked at on its page, saved, and reached from where it is wanted."""

import re

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from desktop.services import booth
from desktop.services.changes import OpId
from desktop.ui.booth.slips.asking import Which
from tests.ui.walk import faults


def text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    found = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return re.sub(r"\s+", "", found)


@pytest.fixture
def sold(till):
    till.tap(till.tile("BD"))
    till.tap(till.tile("TS-L"))
    till.key(Qt.Key.Key_F1)
    return till


@pytest.fixture
def slips(sold):
    sold.page.show_page("slips")
    sold.settle()
    return sold.page.slips


def choose(stand, which):
    stand.tap(stand.page.slips.kinds[which])
    stand.settle()


def test_the_strip_shows_the_slip_of_the_last_sale(sold):
    strip = sold.page.selling.strip
    assert strip.slip.accessibleName() == "Slip: A-0001"
    sold.tap(strip.slip)
    page = sold.page.slips
    assert page.isVisible()
    assert page.which is Which.SALE
    told = text(page.seen.drawn.data)
    assert "A-0001" in told
    assert "¥114.00" in told
    assert len(page.pages) == 1
    assert page.pages[0].accessibleName() == "Page 1 of 1"
    assert faults(sold.page) == []


def test_the_gift_slip_is_one_tap_further_and_stays_for_the_next_sale(sold):
    sold.tap(sold.page.selling.strip.slip)
    choose(sold, Which.GIFT)
    assert "¥" not in text(sold.page.slips.seen.drawn.data)
    sold.page.show_page("sell")
    sold.tap(sold.page.selling.strip.slip)
    assert sold.page.slips.which is Which.GIFT


def test_a_sale_of_the_list_is_printed_by_its_number(sold):
    sold.page.show_page("sales")
    sold.settle()
    sales = sold.page.sales
    assert not sales.slip.isEnabled()
    sales.list.select(booth.find_sale(sold.desk, "A-0001", sold.event).op)
    sold.settle()
    sold.tap(sales.slip)
    assert sold.page.slips.number.text() == "A-0001"
    assert sold.page.slips.seen is not None


def test_a_number_that_is_not_there_is_refused_in_its_place(sold):
    sold.tap(sold.page.selling.strip.slip)
    page = sold.page.slips
    page.number.setText("A-0099")
    page.number.setFocus()
    sold.key(Qt.Key.Key_Return)
    assert page.number_field.under.isVisible()
    assert page.seen is None
    assert not page.printing.print_key.isEnabled()
    page.number.setText("1")
    sold.key(Qt.Key.Key_Return)
    assert not page.number_field.under.isVisible()
    assert page.seen is not None


def test_the_paper_is_chosen_once(sold, slips):
    choose(sold, Which.SALE)
    changed = []
    sold.page.slips._keeping = type(sold.keeping)(
        sold.folders, sold.keeping.settings, lambda **new: changed.append(new), lambda: None
    )
    for width, key in slips.widths.items():
        sold.tap(key)
        document = pypdfium2.PdfDocument(slips.seen.drawn.data)
        assert document[0].get_width() / 72 * 25.4 == pytest.approx(width.value, abs=0.1)
        document.close()
    assert [new["slip_width"] for new in changed] == [58, 80, 148, 210]


def test_the_paper_till_is_there_before_the_first_sale(till):
    till.page.show_page("slips")
    till.settle()
    page = till.page.slips
    assert page.which is Which.ROWS
    assert "TS-2XL" not in text(page.seen.drawn.data)  # not brought to this stand
    assert "TS-XL" in text(page.seen.drawn.data)
    assert not page.number_field.isVisible()
    assert not page.width_field.isVisible()
    choose(till, Which.TALLY)
    assert "开源徽章" in text(page.seen.drawn.data)
    choose(till, Which.PACKING)
    assert "成都·小王" in text(page.seen.drawn.data)
    choose(till, Which.SALE)
    assert page.seen is None
    assert "Nothing has been sold yet." in page.notices.words.text()


def test_the_closing_page_shows_how_the_till_stands(sold):
    sold.page.show_page("close")
    sold.settle()
    sold.tap(sold.page.closing.slip)
    page = sold.page.slips
    assert page.which is Which.CLOSING
    told = text(page.seen.drawn.data)
    assert "Howthetillstands" in told
    assert "¥114.00" in told
    # Before the drawer is counted nothing tells what it should hold.
    assert "Cashexpected" not in told


def test_a_closed_till_offers_its_closing_slip(sold):
    shift = sold.page.post.shift.id
    closing = sold.page.closing
    sold.page.show_page("close")
    sold.settle()
    closing.drawer.sum.set_fen(20_000)
    sold.tap(closing.drawer.compare)
    sold.tap(closing.drawer.close_key)
    sold.settle()
    assert sold.page.figures.isVisible()
    toast = sold.toasts.toast
    assert toast is not None
    toast.undo_button.click()
    sold.settle()
    page = sold.page.slips
    assert page.isVisible()
    assert page.shift.currentData() == shift
    told = text(page.seen.drawn.data)
    assert "Closingslip" in told
    assert "Cashexpected" in told
    assert "A-0001–A-0001" in told


def test_the_slip_that_is_seen_is_the_one_that_is_saved(sold, slips, tmp_path):
    choose(sold, Which.SALE)
    assert slips.printing.paper.file == "Sale slip COSCon'23 A-0001"
    path = tmp_path / "slip.pdf"
    slips.printing.save(path)
    sold.settle()
    assert path.read_bytes() == slips.seen.drawn.data


def test_a_sale_while_the_page_is_open_is_on_the_slip_of_the_till(sold, slips):
    choose(sold, Which.CLOSING)
    assert "¥114.00" in text(slips.seen.drawn.data)
    last = booth.last_sale(sold.desk, sold.event, "A")
    assert last is not None
    booth.refund(sold.desk, OpId.new(), OpId(last.op), None, "不合适")
    sold.settle()
    assert "¥0.00" in text(slips.seen.drawn.data)


def test_a_scanned_slip_is_shown_again_and_esc_leads_back_to_the_till(sold, slips):
    assert not sold.page.take_scan("TS-L")
    assert sold.page.take_scan("A-0001")
    sold.settle()
    assert slips.which is Which.SALE
    assert "A-0001" in text(slips.seen.drawn.data)
    slips.number.setFocus()
    sold.key(Qt.Key.Key_Escape)
    assert sold.page.selling.isVisible()


def test_without_any_event_the_page_says_when_slips_come(stand):
    stand.show()
    stand.page.show_page("slips")
    stand.settle()
    assert stand.page.slips.seen is None
    assert faults(stand.page) == []


def test_the_page_is_reached_by_keyboard_and_named(sold, slips):
    for which in Which:
        choose(sold, which)
        assert slips.seen is not None, which
        assert faults(sold.page) == []
