"""A request written down: typed, pasted, mended, kept as a draft, handed in, changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.people import Role
from desktop.domain.requisitions import Contact, LineDraft, RequisitionDraft, State, Sure
from desktop.domain.requisitions.guides import GuideDraft
from desktop.services import booth, catalogue, people
from desktop.services.changes import OpId
from desktop.services.requisitions import drafting, guides, looking, matching
from desktop.ui.requisitions.form import page as form_page
from tests.ui.requisitions.conftest import found, today, undo
from tests.ui.walk import faults


@pytest.fixture
def form(house, page):
    """The form of a new request."""
    page.open("new")
    house.settle()
    page.way.fields.applicant.setText("小新")
    page.way.fields.settle()
    return page.way


def keys(house, widget, text: str) -> None:
    """Types as a keyboard does."""
    house.frame.activateWindow()
    widget.setFocus()
    house.until(widget.hasFocus)
    house.bot.keyClicks(widget, text)
    house.settle()


def test_a_request_is_typed_and_handed_in_without_the_mouse(house, page, form):
    """Tab is enough to come everywhere, Ctrl+Enter hands in, and its story stands there."""
    form.fields.applicant.clear()
    house.write(form.fields.title, "西安开源之夜")
    house.write(form.fields.applicant, "小西")
    house.write(form.fields.city, "西安")
    keys(house, form.fields.headcount, "40")
    house.write(form.lines.field, "BG x20")
    house.bot.keyClick(form.lines.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()

    one = found(house, "西安开源之夜")
    (line,) = looking.lines(house.session.desk(), one.id)
    assert (one.state, one.city, one.headcount) == (State.SUBMITTED, "西安", 40)
    assert one.applicant == "小西"
    assert (line.code, line.qty, line.said) == ("BG", 20, "BG")
    assert page.way is None
    assert page.side.whole.one.id == one.id


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


def test_a_draft_waits_and_is_handed_in_later(house, page, form):
    """Ctrl+S keeps it; what was typed stands there again, the contact only masked."""
    house.write(form.fields.title, "武汉沙龙")
    house.write(form.fields.contact.phone, "13912340000")
    house.write(form.lines.field, "BG x2")
    house.bot.keyClick(form.lines.field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    one = found(house, "武汉沙龙")
    assert one.state is State.DRAFT

    page.open(("edit", one.id))
    house.settle()
    again = page.way
    assert again.fields.title.text() == "武汉沙龙"
    assert [row.qty.value() for row in again.lines.rows] == [2]
    assert all(not entry.text() for entry in again.fields.contact.entries)
    assert "13912340000" not in again.fields.contact.kept.text()
    assert "139****0000" in again.fields.contact.kept.text()
    assert not again.begun
    again.save(submit=True)
    house.settle()
    one = found(house, "武汉沙龙")
    assert one.state is State.SUBMITTED
    assert "139****0000" in one.contact_masked


def test_mending_the_phone_leaves_the_address(house, page):
    """A form never shows what is kept, so what it does not say stays."""
    desk = house.session.desk()
    kept = drafting.save(
        desk,
        OpId.new(),
        RequisitionDraft(
            "昆明", "小云", contact=Contact("王小明", "13812348000", "昆明市翠湖路 1 号")
        ),
        [LineDraft("BG", 1)],
    )
    page.open(("edit", kept.id))
    house.settle()
    house.write(page.way.fields.contact.phone, "13700001111")
    page.way.save(submit=True)
    house.settle()
    masked = looking.requisition(desk, kept.id).contact_masked
    assert "137****1111" in masked
    assert "王" in masked
    assert "昆明" in masked


def test_what_is_missing_is_said_at_its_place(house, form):
    """A title, a day that is none, and goods."""
    form.save(submit=True)
    house.settle()
    assert form.fields.parts["title"].under.isVisible()
    house.write(form.fields.title, "太原")
    house.write(form.fields.needed, "明天")
    form.save(submit=True)
    house.settle()
    assert form.fields.parts["needed_on"].under.isVisible()
    form.fields.needed.clear()
    form.save(submit=True)
    house.settle()
    assert form.lines.notices.isVisible()
    form.fields.applicant.clear()
    form.save(submit=True)
    house.settle()
    assert "Nobody decides" not in form.fields.parts["applicant"].under.text()
    assert not looking.requisitions(house.session.desk(), "太原").rows


def test_what_cannot_be_taken_is_said_at_its_field(house, form):
    """A phone as long as a novel, and a day of return that is none at its line."""
    house.write(form.fields.title, "拉萨")
    form.fields.contact.phone.setText("1" * 300)
    house.write(form.lines.field, "BG x2")
    form.save(submit=True)
    house.settle()
    assert form.fields.parts["phone"].under.text()
    assert form.go_key.isEnabled()
    form.fields.contact.phone.clear()
    row = form.lines.rows[0]
    row.loan.click()
    house.write(row.back_on, "哪天")
    form.save(submit=True)
    house.settle()
    assert row.under.isVisible()
    row.back_on.setText("2027-01-15")
    form.save(submit=True)
    house.settle()
    (line,) = looking.lines(house.session.desk(), found(house, "拉萨").id)
    assert (line.loan, line.back_on) == (True, date(2027, 1, 15))


def test_value_and_promise_are_said_while_it_is_typed(house, form):
    """Against the guide for its kind and size, in a quiet colour."""
    desk = house.session.desk()
    guides.save_guide(desk, OpId.new(), GuideDraft("读书会", 0, date(2020, 1, 1), 600_00))
    house.write(form.fields.kind, "读书会")
    house.write(form.lines.field, "BG x240")
    standing = form.standing
    assert standing.value.text() == "Reference ¥600 · this one ¥720, ¥120 over"
    assert standing.value.property("tone") not in ("bad", "warn")
    assert standing.promise.text().startswith("Sent no later than ")
    house.write(form.fields.kind, "别的")
    assert "no reference value" in standing.value.text()


def test_too_late_to_post_is_said(house, form):
    """Fetched, carried or something nearer is what is left."""
    soon = today()
    house.write(form.fields.needed, soon.isoformat())
    house.until(lambda: form.standing.late.isVisible())
    form.fields.needed.clear()
    house.settle()
    assert form.standing.late.isHidden()


def test_nothing_typed_is_lost_by_esc(house, page, form, monkeypatch):
    """Esc asks first, and goes at once where nothing was typed."""
    asked: list[str] = []

    def no(_parent: object, question: str, _yes: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(form_page, "ask", no)
    house.write(form.fields.title, "半句话")
    house.bot.keyClick(form.fields.title, Qt.Key.Key_Escape)
    house.settle()
    assert len(asked) == 1
    assert page.way is form
    page.show_tab("list")
    assert page.way is form
    form.fields.title.clear()
    house.bot.keyClick(form.fields.title, Qt.Key.Key_Escape)
    house.settle()
    assert len(asked) == 2  # by the tab
    assert page.way is None


def test_who_keeps_a_home_asks_for_themselves(house, page):
    """Who manages writes down for others: their own name would keep them from deciding."""
    page.open("new")
    house.settle()
    assert page.way.fields.applicant.text() == ""
    page.way.leave()
    people.set_role(house.session.desk(), OpId.new(), "阿源", Role.KEEPER)
    page.open("new")
    house.settle()
    assert page.way.fields.applicant.text() == "阿源"
    assert not page.way.begun


def test_a_template_brings_its_kind_and_lines(house, page):
    """Chosen from the box, or asked for by name."""
    page.open(("new", ("template", "小型活动")))
    house.settle()
    form = page.way
    assert form.template_box.currentText() == "小型活动"
    assert len(form.lines.rows) == 3
    assert all(row.words for row in form.lines.rows)


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


def test_the_form_is_kind_to_thumbs_and_screen_readers(house, form):
    """With lines, a loan and a message open."""
    house.write(form.lines.field, "BG x2; 神秘贴纸")
    form.lines.rows[0].loan.click()
    form.message_key.click()
    house.settle()
    QApplication.processEvents()
    assert faults(form) == []


def test_an_event_says_its_name_and_day(house, page):
    """Where nobody typed another one."""
    starts = today() + timedelta(days=40)
    booth.save_event(
        house.session.desk(), OpId.new(), "COSCon 26", starts, starts, place_name="展位"
    )
    page.open("new")
    house.settle()
    fields = page.way.fields
    fields.occasion.setCurrentIndex(1)
    fields.occasion.activated.emit(1)
    assert fields.title.text() == "COSCon 26"
    assert fields.needed.day() == starts
    assert fields.draft(submit=False).event is not None


def test_what_nobody_valued_is_not_passed_over(house, form):
    """It counts nothing, and that is said."""
    desk = house.session.desk()
    variant = [catalogue.VariantEdit(VariantDraft("NV", ""))]
    catalogue.save_item(desk, OpId.new(), ItemDraft("无价之宝"), variant)
    house.write(form.lines.field, "NV x2")
    assert form.standing.unvalued.isVisible()
    assert form.standing.unvalued.text().startswith("1 article")


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
