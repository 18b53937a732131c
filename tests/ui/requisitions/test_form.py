"""A request written down: typed, pasted, mended, kept as a draft, handed in, changed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.people import Role
from desktop.domain.requisitions import Contact, LineDraft, RequisitionDraft, State
from desktop.domain.requisitions.guides import GuideDraft
from desktop.services import booth, catalogue, people
from desktop.services.changes import OpId
from desktop.services.requisitions import drafting, guides, looking
from desktop.ui.requisitions.form import page as form_page
from tests.ui.requisitions.conftest import found, keys, today
from tests.ui.walk import faults


def test_from_a_message_the_keyboard_begins_at_the_message(house, page):
    page.open(("new", "message"))
    house.settle()
    assert house.frame.focusWidget() is page.way.message.field


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
