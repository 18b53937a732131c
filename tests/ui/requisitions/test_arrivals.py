"""What arrived, came back and was reported; the message: with real keys, on the real window."""

from __future__ import annotations

import io
import json
from email.message import Message
from typing import Any, cast
from urllib.error import URLError

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.requisitions import Requisition, State
from desktop.domain.requisitions.arrivals import Step
from desktop.exchange.feishu import robot, webhook
from desktop.services import stock
from desktop.services.requisitions import looking, reporting
from tests.ui.requisitions.conftest import focus, found, undo
from tests.ui.walk import faults

URL = "https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-4e5f-6789-abcd-ef0123456789"


@pytest.fixture
def sent(house, page) -> Requisition:
    """The request that is on its way: 40 badges, 2 shirts."""
    return cast(Requisition, found(house, "深圳年会"))


def begin(house, page, key: str, what: object) -> Any:
    """Opens a page of the room."""
    page.begin(key, what)
    house.settle()
    return page.way


def state(house) -> State:
    return cast(State, found(house, "深圳年会").state)


def at_home(house, code: str) -> int:
    rows = stock.holdings(house.session.desk(), code=code, limit=100).rows
    return sum(row.on_hand for row in rows if row.place == "成都·仓库")


def test_enter_upon_the_first_key_books_all_of_it(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    assert [(line.code, row.well) for line, row in way.rows] == [("BG", 40), ("TS-L", 2)]
    assert "42 pieces arrived" in way.sum.text()
    assert faults(way) == []
    focus(house, way.all_key)
    house.bot.keyClick(way.all_key, Qt.Key.Key_Space)
    house.settle()
    assert page.way is None
    assert state(house) is State.RECEIVED
    undo(house)
    assert state(house) is State.SENT


def test_what_did_not_arrive_is_said_with_its_reason(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    badge = way.rows[0][1]
    badge.qty.set_value(30)
    badge.other.setCurrentIndex(badge.other.findData("damaged"))
    assert badge.reason.isVisible()
    assert faults(way) == []
    house.tap(way.go_key)
    assert "开源徽章" in way.notices.words.text()
    assert house.frame.focusWidget() is badge.reason
    house.write(badge.reason, "压坏了")
    house.bot.keyClick(badge.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert page.way is None
    assert state(house) is State.RECEIVED


def test_what_nobody_told_of_stays_on_its_way(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    way.rows[0][1].qty.set_value(0)
    way.rows[1][1].qty.set_value(0)
    assert "42 still on the way" in way.sum.text()
    house.tap(way.go_key)
    assert "still on its way" in way.notices.words.text()
    way.rows[1][1].qty.set_value(2)
    house.tap(way.go_key)
    assert state(house) is State.SENT
    way = begin(house, page, "receive", sent.id)
    assert [(line.code, row.well) for line, row in way.rows] == [("BG", 40)]


def test_short_goods_that_stayed_at_home_are_there_again(house, page, sent):
    before = at_home(house, "BG")
    way = begin(house, page, "receive", sent.id)
    badge = way.rows[0][1]
    badge.qty.set_value(35)
    badge.other.setCurrentIndex(badge.other.findData("at_home"))
    house.tap(way.go_key)
    assert at_home(house, "BG") == before + 5


def test_scanned_pieces_are_counted_from_none(house, page, sent):
    way = begin(house, page, "receive", sent.id)
    assert way.take_scan("BG")
    assert way.take_scan("bg")
    assert way.take_scan("TS-L")
    assert not way.take_scan("NOPE")
    assert [row.well for _line, row in way.rows] == [2, 1]


def test_esc_asks_before_what_was_typed_is_lost(house, page, sent, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(
        "desktop.ui.requisitions.afterwards.page.ask",
        lambda _parent, question, _yes: asked.append(question),
    )
    way = begin(house, page, "receive", sent.id)
    way.rows[0][1].qty.set_value(3)
    focus(house, way.rows[0][1].qty.field)
    house.bot.keyClick(way.rows[0][1].qty.field, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert page.way is way
    way.rows[0][1].qty.set_value(40)
    house.bot.keyClick(way.rows[0][1].qty.field, Qt.Key.Key_Escape)
    house.settle()
    assert len(asked) == 1
    assert page.way is None


def test_where_nothing_is_on_its_way_the_page_teaches(house, page):
    way = begin(house, page, "receive", found(house, "成都见面会").id)
    assert not way.go_key.isEnabled()
    assert not way.all_key.isEnabled()
    assert faults(way) == []
    way = begin(house, page, "returns", found(house, "成都见面会").id)
    assert not way.go_key.isEnabled()
    assert way.goal_field.isHidden()


def receive(house, page, sent: Requisition) -> None:
    house.tap(begin(house, page, "receive", sent.id).all_key)


def test_left_overs_come_back_to_the_home_they_left(house, page, sent):
    receive(house, page, sent)
    before = at_home(house, "BG")
    way = begin(house, page, "returns", sent.id)
    assert faults(way) == []
    badge = way.rows[0][1]
    assert badge.other.isHidden()  # what was given is left over, or it is not
    house.tap(way.go_key)
    assert "Nothing is said yet" in way.notices.words.text()
    focus(house, badge.qty.field)
    badge.qty.field.selectAll()
    house.bot.keyClicks(badge.qty.field, "12")
    house.bot.keyClick(badge.qty.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert at_home(house, "BG") == before + 12
    undo(house)
    assert at_home(house, "BG") == before


def test_a_place_that_is_typed_and_not_chosen_is_asked_for(house, page, sent):
    receive(house, page, sent)
    way = begin(house, page, "returns", sent.id)
    way.rows[0][1].qty.set_value(1)
    house.write(way.goal.field, "哪里")
    house.tap(way.go_key)
    assert "Choose the place" in way.notices.words.text()
    assert page.way is way


def test_the_event_is_reported_with_left_overs(house, page, sent):
    receive(house, page, sent)
    before = at_home(house, "TS-L")
    way = begin(house, page, "report", sent.id)
    assert faults(way) == []
    house.tap(way.go_key)
    assert "at least one" in way.link_field.under.text()
    house.write(way.link, "https://example.org/album")
    house.write(way.words, "来了 40 人")
    shirt = next(row for line, row in way.rows if line.code == "TS-L")
    shirt.qty.set_value(1)
    assert way.begun
    house.tap(way.go_key)
    desk = house.session.desk()
    told = reporting.report_of(desk, sent.id)
    assert (told.link, told.words) == ("https://example.org/album", "来了 40 人")
    assert at_home(house, "TS-L") == before + 1
    again = begin(house, page, "report", sent.id)
    assert again.link.text() == "https://example.org/album"
    assert "Reported on" in again.sum.text()
    assert not again.begun


def test_the_message_is_chosen_mended_and_copied(house, page, sent):
    way = begin(house, page, "message", sent.id)
    assert faults(way) == []
    assert list(way.steps) == [Step.SENT, Step.CONFIRM, Step.REPORT]
    assert "SF1234567890123" in way.text.toPlainText()
    assert not way.go_key.isEnabled()
    assert way.setup_key.isVisible()
    house.tap(way.steps[Step.REPORT])
    house.tap(way.languages["en"])
    assert way.text.toPlainText().startswith("Hello 老王,")
    assert not way.begun
    house.write(way.text, "P.S. ")
    assert way.begun
    house.tap(way.copy_key)
    said = QApplication.clipboard().text()
    assert "P.S." in said
    assert not way.begun
    story = looking.story(house.session.desk(), sent.id)
    assert (story[-1].what, story[-1].text) == ("message", said)


def test_a_step_can_be_asked_for_by_name(house, page, sent):
    way = begin(house, page, "message", (sent.id, "closed"))
    assert way.step is Step.CLOSED


class Line:
    """The network, as far as the opener knows it."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.answer: bytes | Exception = b'{"code":0,"msg":"success"}'

    def __call__(self, *_handlers: object) -> Line:
        return self

    def open(self, request: Any, timeout: float) -> Any:
        assert timeout > 0
        assert request.full_url == URL
        self.got.append(json.loads(request.data))
        if isinstance(self.answer, Exception):
            raise self.answer
        answer = io.BytesIO(self.answer)
        answer.status = 200  # type: ignore[attr-defined] # as urllib's answers have
        answer.headers = Message()  # type: ignore[attr-defined] # as urllib's answers have
        return answer


@pytest.fixture
def line(monkeypatch) -> Line:
    opened = Line()
    monkeypatch.setattr(webhook, "build_opener", opened)
    return opened


def test_a_message_goes_to_the_group_by_a_press_alone(house, page, sent, line):
    robot.keep(house.folders.robot, robot.robot(URL, "s3cr3t"))
    way = begin(house, page, "message", sent.id)
    assert "…6789" in way.robot.text()
    assert line.got == []
    line.answer = URLError("no route")
    house.tap(way.go_key)
    assert "cannot be reached" in way.notices.words.text()
    assert page.way is way
    line.answer = b'{"code":0,"msg":"success"}'
    house.tap(way.go_key)
    assert len(line.got) == 2
    assert line.got[1]["card"]["elements"][0]["text"]["content"].startswith("老王好！")
    assert page.way is None
    assert looking.story(house.session.desk(), sent.id)[-1].what == "message"


def test_the_groups_robot_is_set_up_tried_and_forgotten(house, line):
    house.session.go("settings", "feishu")
    house.settle()
    group = house.page("settings").feishu
    assert not group.test_key.isEnabled()
    house.write(group.url, "https://example.org/hook")
    house.bot.keyClick(group.url, Qt.Key.Key_Return)
    house.settle()
    assert "no address of a group's robot" in group.url_field.under.text()
    group.url.clear()
    house.write(group.url, URL)
    house.write(group.secret, "s3cr3t")
    assert group.secret.echoMode() == group.secret.EchoMode.Password
    house.tap(group.save_key)
    assert (group.url.text(), group.secret.text()) == ("", "")
    assert "…6789" in group.now.text()
    assert faults(group) == []
    assert line.got == []
    house.tap(group.test_key)
    assert len(line.got) == 1
    line.answer = b'{"code":19021,"msg":"sign match fail"}'
    house.tap(group.test_key)
    assert "signature" in group.notices.words.text()
    settings = house.folders.settings.read_text("utf-8")
    logs = "".join(path.read_text("utf-8") for path in house.folders.logs.glob("*"))
    for told in (settings, logs):
        assert "0a1b2c3d" not in told
        assert "s3cr3t" not in told
    house.tap(group.forget_key)
    assert not house.folders.robot.exists()
    assert not group.forget_key.isEnabled()
