"""Messages to the asker: mended, copied, and sent to a group by a press alone."""

from __future__ import annotations

import io
import json
from email.message import Message
from typing import Any
from urllib.error import URLError

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.requisitions.arrivals import Step
from desktop.exchange.feishu import robot, webhook
from desktop.services.requisitions import looking
from tests.ui.requisitions.conftest import begin
from tests.ui.walk import faults

URL = "https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-4e5f-6789-abcd-ef0123456789"


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
    way = begin(house, page, "message", (sent.id, "report"))
    assert way.step is Step.REPORT


def test_a_step_that_the_request_has_not_come_to_is_not_offered(house, page, sent):
    way = begin(house, page, "message", (sent.id, "closed"))
    assert list(way.steps) == [Step.SENT, Step.CONFIRM, Step.REPORT]
    assert way.step is Step.SENT


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
