"""A group's robot: what is an address of one, how it is kept, what Feishu answers."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import BadWebhook, CannotWrite, FeishuTrouble
from desktop.exchange.feishu import robot, webhook

URL = "https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
NOW = 1_700_000_000


@dataclass
class Server:
    """Answers as it is told to, and remembers what it was sent."""

    status: int = 200
    answer: bytes = b'{"code":0,"msg":"success","data":{}}'
    headers: dict[str, str] = field(default_factory=dict)
    waits: threading.Event | None = None
    got: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0

    def post(self, url: str, body: bytes, timeout: float) -> tuple[int, bytes]:
        """The real way of sending, to this server in place of Feishu."""
        here = url.replace("https://open.feishu.cn", f"http://127.0.0.1:{self.port}")
        # An answer that comes is waited for as ever; one that stays away, for a moment.
        return webhook.post(here, body, timeout if self.waits is None else 0.3)


@pytest.fixture
def feishu(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.got.append({"path": self.path, "type": self.headers["Content-Type"],
                               "body": json.loads(body)})  # fmt: skip
            if server.waits is not None:
                server.waits.wait(5)
                return
            self.send_response(server.status)
            for name, value in server.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(server.answer)

        def log_message(self, *_said: Any) -> None:
            """Nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.port = listening.server_address[1]
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    if server.waits is not None:
        server.waits.set()
    listening.shutdown()
    listening.server_close()
    thread.join()


def send(feishu: Server, message: dict[str, Any] | None = None, secret: str = "") -> None:
    said = message or webhook.card("物料申请", "已发出")
    webhook.send(robot.robot(URL, secret), said, now=NOW, post=feishu.post)


def test_a_card_with_a_head_is_sent_to_the_robots_path(feishu: Server):
    send(feishu)
    (got,) = feishu.got
    assert got["path"] == URL.removeprefix("https://open.feishu.cn")
    assert got["type"].startswith("application/json")
    assert got["body"]["msg_type"] == "interactive"
    head = got["body"]["card"]["header"]
    assert (head["template"], head["title"]["content"]) == ("blue", "物料申请")
    assert got["body"]["card"]["elements"][0]["text"] == {
        "tag": "plain_text",
        "content": "已发出",
    }
    assert "sign" not in got["body"]


def test_with_a_secret_it_is_signed_as_feishu_says(feishu: Server):
    send(feishu, secret="s3cr3t")
    body = feishu.got[0]["body"]
    # The way the manual writes it down, once more by hand.
    due = hmac.new(f"{NOW}\ns3cr3t".encode(), digestmod=hashlib.sha256).digest()
    assert (body["timestamp"], body["sign"]) == (str(NOW), base64.b64encode(due).decode())
    assert "s3cr3t" not in json.dumps(body)


def test_words_call_nobody():
    said = webhook.plain('<at user_id="all">所有人</at>')
    assert "<at" not in said["content"]["text"]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (19001, "gone"),
        (19021, "sign"),
        (19022, "address"),
        (19024, "keyword"),
        (11232, "often"),
        (9499, "other"),
        (4711, "other"),
    ],
)
@pytest.mark.parametrize("status", [200, 400])
def test_feishus_own_refusals_are_told(feishu: Server, code: int, why: str, status: int):
    feishu.status = status
    feishu.answer = json.dumps({"code": code, "msg": "no", "data": {}}).encode()
    with pytest.raises(FeishuTrouble) as refused:
        send(feishu)
    assert (refused.value.why, refused.value.detail) == (why, str(code))


@pytest.mark.parametrize(
    ("status", "answer", "why"),
    [
        (500, b"oops", "server"),
        (502, b"<html>Bad Gateway</html>", "server"),
        (200, b"<html>please log in</html>", "answer"),
        (200, b"", "answer"),
        (200, b"[]", "answer"),
        (200, b'{"msg":"success"}', "answer"),
        (200, b'{"code":"zero"}', "answer"),
        (404, b"nothing here", "answer"),
        (429, b"slow down", "often"),
        (503, b'{"code":1,"msg":"later"}', "server"),
    ],
)
def test_what_is_no_answer_of_feishus_is_told_as_trouble(
    feishu: Server, status: int, answer: bytes, why: str
):
    feishu.status, feishu.answer = status, answer
    with pytest.raises(FeishuTrouble) as refused:
        send(feishu)
    assert refused.value.why == why


def test_the_older_way_of_saying_yes_is_understood(feishu: Server):
    feishu.answer = b'{"StatusCode":0,"StatusMessage":"success","Extra":null}'
    send(feishu)


def test_a_login_page_of_the_network_gets_nothing(feishu: Server):
    feishu.status = 302
    feishu.headers = {"Location": f"http://127.0.0.1:{feishu.port}/login"}
    feishu.answer = b""
    with pytest.raises(FeishuTrouble) as refused:
        send(feishu)
    assert refused.value.why == "answer"
    assert len(feishu.got) == 1


def test_no_answer_in_time_is_told(feishu: Server):
    feishu.waits = threading.Event()
    with pytest.raises(FeishuTrouble) as refused:
        send(feishu)
    assert refused.value.why == "timeout"


def test_without_a_network_nothing_leaks():
    def post(url: str, body: bytes, timeout: float) -> tuple[int, bytes]:
        return webhook.post(url.replace("https://open.feishu.cn", f"http://127.0.0.1:{port}"),
                            body, timeout)  # fmt: skip

    with socket.socket() as taken:  # a port that nobody else can have, and nobody listens at
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(FeishuTrouble) as refused:
            webhook.send(robot.robot(URL), webhook.card("a", "b"), now=NOW, post=post)
    assert refused.value.why == "offline"
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert "0a1b2c3d" not in repr(refused.value.data())


def test_more_than_a_robot_may_send_is_not_tried(feishu: Server):
    with pytest.raises(FeishuTrouble) as refused:
        send(feishu, webhook.card("a", "长" * 7000))
    assert refused.value.why == "large"
    assert feishu.got == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "0a1b2c3d",
        URL.replace("https", "http"),
        URL.replace("open.feishu.cn", "open.feishu.cn.example.org"),
        URL.replace("open.feishu.cn", "open.feishu.cn:8443"),
        URL.replace("open.feishu.cn", "open.feishu.cn@example.org"),
        URL.replace("open.feishu.cn", "example.org"),
        URL.replace("/bot/v2/hook/", "/bot/hook/"),
        URL + "?a=b",
        URL + "#c",
        URL + "/../x",
        URL.rpartition("/")[0] + "/",
        "https://[open.feishu.cn/open-apis/bot/v2/hook/abcdefgh",
    ],
)
def test_no_other_address_is_a_robots(url: str):
    with pytest.raises(BadWebhook):
        robot.robot(url)


def test_both_hosts_are_known_and_what_it_prints_as_tells_nothing():
    lark = URL.replace("open.feishu.cn", "open.larksuite.com")
    one = robot.robot(f"  {lark}\n", " s3cr3t ")
    assert (one.url, one.secret) == (lark, "s3cr3t")
    assert one.hint == "open.larksuite.com …6789"
    assert "0a1b2c3d" not in repr(one)
    assert "s3cr3t" not in repr(one)


def test_it_is_kept_for_its_owner_alone_and_forgotten(tmp_path: Path):
    path = tmp_path / "keys" / "feishu.json"
    robot.keep(path, robot.robot(URL, "s3cr3t"))
    assert robot.read(path) == robot.robot(URL, "s3cr3t")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
        path.chmod(0o644)
        assert robot.read(path) is None
    robot.keep(path, robot.robot(URL))
    assert robot.read(path) == robot.robot(URL)
    assert [p.name for p in path.parent.iterdir()] == ["feishu.json"]
    robot.forget(path)
    robot.forget(path)
    assert robot.read(path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"url": 3}', '{"url": "https://example.org"}'])
def test_a_damaged_file_is_none(tmp_path: Path, text: str):
    path = tmp_path / "feishu.json"
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    assert robot.read(path) is None


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path):
    (tmp_path / "keys").write_text("a file", "utf-8")
    with pytest.raises(CannotWrite):
        robot.keep(tmp_path / "keys" / "feishu.json", robot.robot(URL))
