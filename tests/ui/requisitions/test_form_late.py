"""The form of a request while its answers are on their way: nobody's words are overwritten."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tests.ui.requisitions.conftest import found

MESSAGE = "活动名称：兰州开源之夜\n城市：兰州\n人数：50 人\n物料：BG x20\n收件人：王小明"


def paste(house, form, text: str) -> None:
    """Pastes a message into its field."""
    QGuiApplication.clipboard().setText(text)
    form.message.field.setFocus()
    form.message.field.paste()


def codes(form) -> list[str]:
    return [row.item.chosen().key for row in form.lines.rows]


def test_a_request_can_be_typed_into_once_it_stands_there(house, page):
    one = found(house, "成都见面会")
    house.frame.activateWindow()
    page.open(("edit", one.id))
    form = page.way
    house.bot.keyClicks(form.fields.title, "x")  # before the answer came
    assert form.fields.title.text() == ""
    form.save(submit=True)
    house.settle()
    assert page.way is form
    assert form.fields.title.text() == "成都见面会"
    assert house.frame.focusWidget() is form.fields.title
    assert not form.begun


def test_what_was_typed_first_stays_when_a_message_is_pasted(house, page, form):
    house.write(form.fields.title, "我的标题")
    house.write(form.lines.field, "TS-L x3\n")
    form.lines.keep()
    form.message_key.click()
    paste(house, form, MESSAGE)
    house.settle()
    assert form.fields.title.text() == "我的标题"
    assert form.fields.city.text() == "兰州"
    assert form.fields.contact.recipient.text() == "王小明"
    assert codes(form) == ["TS-L", "BG"]
    house.tap(form.message.take_key)  # the key says it: the form is filled with the message
    assert form.fields.title.text() == "兰州开源之夜"
    assert codes(form) == ["BG"]


def test_another_message_replaces_the_first_one(house, page, form):
    form.message_key.click()
    paste(house, form, MESSAGE)
    house.settle()
    form.message.field.clear()
    paste(house, form, MESSAGE.replace("兰州", "西宁").replace("BG x20", "TS-L x2"))
    house.settle()
    assert form.fields.title.text() == "西宁开源之夜"
    assert form.fields.city.text() == "西宁"
    assert codes(form) == ["TS-L"]
