"""The stand opened on its page, and the day closed on its page."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.domain.stock import PlaceKind
from desktop.services import booth, places, stock
from desktop.services.changes import OpId
from tests.ui.walk import faults


@pytest.fixture
def fresh(stand):
    stand.show()
    return stand


@pytest.fixture
def evening(till):
    for code, key in (("BD", Qt.Key.Key_F1), ("TS-L", Qt.Key.Key_F2), ("TZ", Qt.Key.Key_F1)):
        till.tap(till.tile(code))
        till.key(key)
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F3)
    till.key(Qt.Key.Key_Return)
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    return till


def open_on_its_page(stand, name="COSCon'23"):
    page = stand.page.stand
    page.event_part.name.setText(name)
    for row in page.goods_part.rows:
        if row.holding.code in ("BD", "TS-L"):
            row.tick.setChecked(True)
            row.pieces.set_value(7)
    stand.tap(page.start)
    stand.event = booth.events(stand.desk)[0].id


def test_the_stand_is_opened_on_one_page(fresh):
    page = fresh.page.stand
    assert page.isVisible()
    assert page.drawer_part.money.fen() == 20_000
    assert page.goods_part.home.currentText() == "成都·小王"
    open_on_its_page(fresh)
    assert fresh.page.selling.isVisible()
    assert [k.text() for k in fresh.page.selling.pay.buttons[:3]] == [
        "WeChat Pay", "Alipay", "Cash",
    ]  # fmt: skip
    assert "7 left" in fresh.tile("BD").accessibleName()
    assert {a.holder for a in fresh.accounts()} == {"小王"}


def test_an_event_without_a_name_is_refused_in_its_place(fresh):
    page = fresh.page.stand
    fresh.tap(page.start)
    assert page.event_part.name_field.under.isVisible()
    assert booth.events(fresh.desk) == []


def test_a_stand_opened_after_midnight_at_home_is_the_new_day_s(stand):
    stand.now = datetime(2023, 10, 28, 16, 30, tzinfo=UTC)
    stand.show()
    first, last = stand.page.stand.event_part.days()
    assert first == last == date(2023, 10, 29)


def test_the_keys_are_tried_before_the_queue_comes(fresh):
    fresh.key(Qt.Key.Key_F2)
    marks = fresh.page.stand.trial_part.marks
    assert [m.accessibleName() for m in marks[:3]] == ["F1", "F2 ✓", "F3"]


def test_the_last_stand_is_copied(evening):
    shift = evening.page.post.shift
    booth.close_shift(evening.desk, booth_op(), shift.id, 21_500, "小王")
    evening.page.close()
    evening.show()
    page = evening.page.stand
    evening.tap(page.copy)
    page.event_part.pick.setCurrentIndex(0)
    assert [d.method for d in page.accounts_part.drafts()] == ["wechat", "alipay", "cash"]
    assert page.accounts_part.drafts()[0].label == "小王的码"
    wanted = {t.code: t.qty for t in page.goods_part.takes()}
    assert wanted["BD"] == 10
    assert wanted["TS-S"] == 3


def booth_op():
    from desktop.services.changes import OpId

    return OpId.new()


def test_a_picture_of_a_code_is_kept_small_and_shown_to_the_buyer(fresh, tmp_path, qapp):
    from PySide6.QtGui import QColor, QImage

    image = QImage(1600, 1600, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    path = tmp_path / "code.png"
    image.save(str(path))
    part = fresh.page.stand.accounts_part
    part.take_picture(part.rows[0], str(path))
    fresh.settle()
    assert part.drafts()[0].photo
    open_on_its_page(fresh)
    fresh.tap(fresh.page.head.customer)
    window = fresh.page.customer
    assert [c.accessibleName() for c in window.cards] == ["Code to pay with: WeChat Pay"]
    assert not window.cards[0]._pixmap.isNull()
    fresh.tap(fresh.page.head.customer)
    assert fresh.page.customer is None


def test_what_is_no_picture_is_refused_beside_it(fresh, tmp_path):
    path = tmp_path / "code.png"
    path.write_bytes(b"no picture")
    part = fresh.page.stand.accounts_part
    part.take_picture(part.rows[0], str(path))
    fresh.settle()
    assert part.notices.isVisible()


def test_the_buyer_sees_the_cart_grow_and_the_change(evening):
    evening.tap(evening.page.head.customer)
    window = evening.page.customer
    assert len(window.cards) == 2
    evening.tap(evening.tile("TS-M"))
    assert window.total.text() == "¥99"
    evening.key(Qt.Key.Key_F3)
    evening.tap(evening.page.selling.cart.cash.keys[1])
    assert window.total.text() == "Change ¥1"


def test_what_is_expected_shows_only_after_the_count(evening):
    evening.tap(evening.page.head.keys["close"])
    drawer = evening.page.closing.drawer
    assert not drawer.result.isVisible()
    evening.tap(drawer.compare)
    assert not drawer.result.isVisible()
    drawer.notes[10_000].set_value(2)
    drawer.notes[1_000].set_value(1)
    assert drawer.sum.fen() == 21_000
    evening.tap(drawer.compare)
    assert "Expected ¥215, counted ¥210. ¥5 missing." in drawer.result.text()


def test_a_difference_is_looked_at_before_the_till_closes(evening):
    evening.tap(evening.page.head.keys["close"])
    drawer = evening.page.closing.drawer
    drawer.sum.setText("210")
    evening.tap(drawer.close_key)
    assert evening.page.post is not None
    drawer.note.setText("少了一张五元")
    evening.tap(drawer.close_key)
    assert evening.page.post is None
    [shift] = booth.shifts(evening.desk, evening.event)
    assert (shift.counted_fen, shift.expected_fen, shift.keeper) == (21_000, 21_500, "小王")
    assert evening.page.figures.isVisible()


def test_what_has_not_arrived_is_ticked_off(evening):
    evening.tap(evening.page.head.keys["close"])
    [key] = evening.page.closing.claims.keys
    evening.tap(key)
    assert booth.claims(evening.desk, evening.event) == []
    assert not evening.page.closing.claims.isVisible()


def test_goods_nobody_brought_are_explained(evening):
    evening.tap(evening.page.head.keys["close"])
    part = evening.page.closing.explain
    _pieces, home, key = part.keys[evening.uids["TZ"]]
    assert home.currentData() == evening.home, "the home that has them is chosen"
    evening.tap(key)
    assert booth.unexplained(evening.desk, evening.event) == []
    assert stock.holdings(evening.desk, code="TZ", place=evening.home).rows[0].on_hand == 49


def test_a_home_that_has_none_of_them_is_refused_beside_it(evening):
    empty = places.create_place(evening.desk, OpId.new(), PlaceKind.SITE, "阿里仓").id
    evening.tap(evening.page.head.keys["close"])
    part = evening.page.closing.explain
    _pieces, home, key = part.keys[evening.uids["TZ"]]
    assert home.currentData() == evening.home, "not the first home by its name"
    home.setCurrentIndex(home.findData(empty))
    evening.tap(key)
    assert "Choose another place" in part.notices.words.text()
    assert booth.unexplained(evening.desk, evening.event)


def test_the_rest_goes_home_as_counted(evening):
    evening.tap(evening.page.head.keys["close"])
    part = evening.page.closing.back
    part.home.setCurrentIndex(part.home.findData(evening.home))
    part.pieces[evening.uids["BD"]].set_value(6)
    assert "1 line differs" in part.differs.text()
    evening.tap(part.key)
    assert stock.holdings(evening.desk, code="BD", place=evening.home).rows[0].on_hand == 46
    assert "开源徽章 -1" in evening.page.closing.notices.words.text()


def test_the_figures_add_up_on_the_page(evening, tmp_path):
    evening.tap(evening.page.head.keys["figures"])
    page = evening.page.figures
    assert page.net.text() == "¥154"
    assert "¥15 not yet arrived" in page.below.text()
    assert "WeChat Pay" in page.methods.canvas.accessibleName()
    for name in ("figures.csv", "figures.xlsx", "figures.pdf"):
        page.write(tmp_path / name)
    evening.settle()
    assert "开源徽章" in (tmp_path / "figures.csv").read_text("utf-8-sig")
    assert (tmp_path / "figures.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "figures.xlsx").stat().st_size > 1_000


def test_the_days_picture_goes_to_the_clipboard(evening, qapp):
    evening.tap(evening.page.head.keys["figures"])
    evening.tap(evening.page.figures.keys["picture"])
    evening.qtbot.waitUntil(lambda: evening.jobs.idle)
    assert qapp.clipboard().image().width() == 1080


def test_a_sale_is_opened_from_the_list(evening):
    evening.tap(evening.page.head.keys["sales"])
    evening.settle()
    evening.page.sales.opened.emit(evening.sales()[0].op)
    evening.settle()
    assert evening.page.after.heading.text().startswith("A-0001")


@pytest.mark.parametrize("page", ["sell", "sales", "figures", "close"])
def test_every_page_is_fit_for_thumbs_and_screen_readers(evening, page):
    evening.tap(evening.page.head.keys[page])
    assert faults(evening.page) == []


def test_the_page_for_opening_is_fit_for_thumbs_and_screen_readers(fresh):
    assert faults(fresh.page) == []
