"""Goods of a request: typed, pasted, read from a message, mended, remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.requisitions import LineDraft, Sure
from desktop.services import catalogue
from desktop.services.changes import OpId
from desktop.services.requisitions import looking, matching
from tests.ui.requisitions.conftest import keys, undo


def test_what_is_typed_stands_below_as_lines_at_once(house, form):
    """Each with its article and how sure it is; Enter keeps them and empties the field."""
    house.write(form.lines.field, "BG x20; 神秘贴纸 若干")
    first, second = form.lines.rows

    assert (first.item.chosen().key, first.qty.value(), first.sure) == ("BG", 20, Sure.EXACT)
    assert first.mark.accessibleName() == "certain"
    assert second.sure is Sure.NONE
    assert second.mark.accessibleName() == "no article known"
    assert "若干" in second.under.text()
    house.bot.keyClick(form.lines.field, Qt.Key.Key_Return)
    assert form.lines.field.toPlainText() == ""
    house.write(form.lines.field, "TS-L x3")
    assert [row.qty.value() for row in form.lines.rows] == [20, 0, 3]


def test_a_line_is_corrected_while_it_is_typed(house, form):
    """The lines follow the field; an emptied field leaves none behind."""
    house.write(form.lines.field, "BG x2")
    assert [row.qty.value() for row in form.lines.rows] == [2]
    keys(house, form.lines.field, "5")
    assert [row.qty.value() for row in form.lines.rows] == [25]
    form.lines.field.selectAll()
    house.bot.keyClick(form.lines.field, Qt.Key.Key_Delete)
    house.settle()
    assert form.lines.rows == []


def test_a_pasted_list_is_kept_at_once(house, form):
    """As people send it, with breaks and semicolons."""
    QGuiApplication.clipboard().setText("BG x20\nTS-L x5; BG x1")
    form.lines.field.setFocus()
    form.lines.field.paste()
    house.settle()

    assert [row.qty.value() for row in form.lines.rows] == [20, 5, 1]
    assert form.lines.field.toPlainText() == ""


def test_a_million_characters_are_refused_at_once(house, form):
    """Before they are laid out; what was typed stays."""
    house.write(form.lines.field, "BG x2")
    QGuiApplication.clipboard().setText("贴" * 1_000_000)
    form.lines.field.paste()
    assert form.lines.notices.isVisible()
    assert form.lines.field.toPlainText() == "BG x2"
    form.message_key.click()
    form.message.field.paste()
    assert form.message.notices.isVisible()
    assert form.message.field.toPlainText() == ""


def test_what_is_mended_is_remembered_when_it_is_saved(house, form):
    """The next request that says so finds the article by itself; the undo key is the request's."""
    desk = house.session.desk()
    house.write(form.fields.title, "长沙见面会")
    house.write(form.lines.field, "神秘徽标 x7")
    row = form.lines.rows[0]
    house.pick(row.item, "BG")
    assert row.sure is Sure.EXACT
    assert form.lines.field.toPlainText() == ""  # mending keeps the line
    assert matching.words(desk) == ()
    form.save(submit=True)
    house.settle()

    assert [(word.said, word.code) for word in matching.words(desk)] == [("神秘徽标", "BG")]
    assert matching.read(desk, "神秘徽标 x1")[0].code == "BG"
    undo(house)
    assert not looking.requisitions(desk, "长沙见面会").rows


def test_another_article_is_one_tap_away(house, form):
    """Of what is not certain, the others that it may be are keys."""
    from desktop.ui.forms import Choice
    from desktop.ui.requisitions.goods.found import Found

    guess = LineDraft("TS-L", 4, "衫", sure=Sure.UNSURE)
    form.lines.add([Found(guess, Choice("TS-L", "COSCon T恤 L"), (Choice("BG", "开源徽章"),))])
    house.settle()
    row = form.lines.rows[0]
    house.tap(row.others[0])

    assert row.item.chosen().key == "BG"
    assert row.sure is Sure.EXACT
    assert row.choices.isHidden()
    assert form.lines.mended() == {"衫": "BG"}


def test_a_pasted_message_fills_the_form(house, page):
    """At once when it is pasted; what was understood stands beside the text, people masked."""
    page.open(("new", "message"))
    house.settle()
    form = page.way
    QGuiApplication.clipboard().setText(
        "活动名称：兰州开源之夜\n城市：兰州\n人数：50 人\n物料：BG x20\n"
        "收件人：王小明\n手机：13812348000\n地址：兰州市天水路 1 号"
    )
    form.message.field.setFocus()
    form.message.field.paste()
    house.settle()

    assert form.fields.title.text() == "兰州开源之夜"
    assert form.fields.city.text() == "兰州"
    assert form.fields.headcount.text() == "50"
    assert form.fields.contact.phone.text() == "13812348000"
    assert [(r.item.chosen().key, r.qty.value()) for r in form.lines.rows] == [("BG", 20)]
    shown = [label.text() for label in form.message.facts.findChildren(QLabel)]
    assert "兰州开源之夜" in shown
    assert not any("13812348000" in text for text in shown)


def test_a_typed_message_waits_for_the_key(house, page, form):
    """Nothing in the form is overwritten while somebody still writes."""
    form.message_key.click()
    house.write(form.fields.title, "我的标题")
    house.write(form.message.field, "活动名称：别的名字")
    assert form.fields.title.text() == "我的标题"
    house.tap(form.message.take_key)
    assert form.fields.title.text() == "别的名字"


def test_a_scanned_article_is_one_piece_more(house, page, form):
    """Of its line, else in a line of its own."""
    assert page.take_scan("BG")
    assert page.take_scan("BG")
    house.settle()
    assert page.take_scan("NICHT-DA")
    house.settle()
    assert form.notices.isVisible()
    assert [(r.item.chosen().key, r.qty.value()) for r in form.lines.rows] == [("BG", 2)]


def test_what_a_guess_may_mean_as_well_is_offered(house, form):
    """Of a shirt without a size, every size is a key."""
    desk = house.session.desk()
    sizes = [catalogue.VariantEdit(VariantDraft(f"HD-{size}", size)) for size in ("S", "M", "L")]
    catalogue.save_item(desk, OpId.new(), ItemDraft("开源社帽衫", "服饰"), sizes)
    house.settle()
    house.write(form.lines.field, "帽衫 x5")
    row = form.lines.rows[0]
    assert not row.sure.certain
    assert row.choices.isVisible()
    house.tap(row.others[-1])
    assert row.sure is Sure.EXACT
    assert row.item.chosen().key.startswith("HD-")
    assert row.qty.value() == 5


def lend(house, code: str) -> None:
    """Says of an item that it comes back."""
    desk = house.session.desk()
    one = catalogue.variant(desk, code)
    edits = [
        catalogue.VariantEdit(VariantDraft(v.code, v.label, v.price_fen, v.value_fen), v.uid)
        for v in catalogue.item(desk, one.item_id).variants
    ]
    draft = ItemDraft(one.name, one.category, returnable=True)
    catalogue.save_item(desk, OpId.new(), draft, edits, one.item_id)
    house.settle()


def test_what_usually_comes_back_is_ticked_and_a_person_may_say_otherwise(house, form):
    lend(house, "BG")
    house.write(form.lines.field, "BG x20; TS-L x3; 神秘贴纸 x2")
    badges, shirts, unknown = form.lines.rows
    assert [row.loan.isChecked() for row in form.lines.rows] == [True, False, False]
    assert badges.back.isVisible()
    house.pick(unknown.item, "BG")
    assert unknown.loan.isChecked()
    badges.loan.setChecked(False)
    house.pick(shirts.item, "BG")
    house.pick(shirts.item, "TS-L")
    assert [row.draft().loan for row in form.lines.rows] == [False, None, None]
    assert [row.loan.isChecked() for row in form.lines.rows] == [False, False, True]
