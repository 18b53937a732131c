"""Messages to a group by its robot's webhook.

Shape of messages and answers, the signature, the largest size and the numbers of refusals:
open.feishu.cn/document/client-docs/bot-v3/add-custom-bot (自定义机器人使用指南).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import ssl
from collections.abc import Callable
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from desktop.domain.errors import FeishuTrouble
from desktop.exchange.feishu.robot import Robot

_TIMEOUT = 10.0  # seconds without an answer
_LARGEST = 20 * 1024  # bytes a robot may send
_ANSWER = 64 * 1024  # bytes of an answer that are read
_WHY = {
    19001: "gone",  # param invalid: incoming webhook access token invalid
    19021: "sign",  # sign match fail or timestamp is not within one hour from current time
    19022: "address",  # Ip Not Allowed
    19024: "keyword",  # Key Words Not Found
    11232: "often",  # frequency limited
    9499: "other",  # Bad Request
}
_TOO_MANY = 429
_SERVER = 500

Post = Callable[[str, bytes, float], tuple[int, bytes]]


class _Stay(HTTPRedirectHandler):
    """Nobody is followed elsewhere: the address is a secret, and a network's login page lies."""

    def redirect_request(self, *_asked: Any) -> None:
        """Makes every redirection an answer of its own."""


def post(url: str, body: bytes, timeout: float) -> tuple[int, bytes]:
    """Sends JSON; the answer's status and beginning. Raises FeishuTrouble, which never says where
    to.
    """
    asked = Request(url, body, {"Content-Type": "application/json; charset=utf-8"}, method="POST")
    try:
        with build_opener(_Stay).open(asked, timeout=timeout) as answer:
            return int(answer.status), answer.read(_ANSWER)
    except HTTPError as error:
        with error:
            return error.code, error.read(_ANSWER)
    except TimeoutError:
        raise FeishuTrouble("timeout", "") from None
    except URLError as error:
        raise FeishuTrouble(_why(error.reason), "") from None
    except (OSError, HTTPException):
        raise FeishuTrouble("offline", "") from None


def _why(reason: object) -> str:
    if isinstance(reason, TimeoutError | socket.timeout):
        return "timeout"
    return "answer" if isinstance(reason, ssl.SSLError) else "offline"


def card(title: str, text: str, template: str = "blue") -> dict[str, Any]:
    """A message with a coloured head. Its words are plain: nothing in them calls anybody."""
    head = {"template": template, "title": {"tag": "plain_text", "content": title}}
    body = {"tag": "div", "text": {"tag": "plain_text", "content": text}}
    card = {"config": {"wide_screen_mode": True}, "header": head, "elements": [body]}
    return {"msg_type": "interactive", "card": card}


def plain(text: str) -> dict[str, Any]:
    """A message of words alone; what would call everybody (`<at …>`) is only said."""
    return {"msg_type": "text", "content": {"text": text.replace("<", "＜")}}


def sign(timestamp: int, secret: str) -> str:
    """The signature of a moment in seconds: HMAC-SHA256 of nothing, keyed by moment and secret."""
    key = f"{timestamp}\n{secret}".encode()
    return base64.b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode()


def send(
    robot: Robot,
    message: dict[str, Any],
    *,
    now: int,
    post: Post = post,
    timeout: float = _TIMEOUT,
) -> None:
    """Sends one message, once. `now` in seconds since 1970. Raises FeishuTrouble."""
    signed = {"timestamp": str(now), "sign": sign(now, robot.secret)} if robot.secret else {}
    body = json.dumps(signed | message, ensure_ascii=False).encode("utf-8", "replace")
    if len(body) > _LARGEST:
        raise FeishuTrouble("large", str(len(body)))
    status, answer = post(robot.url, body, timeout)
    _hear(status, answer)


def _hear(status: int, answer: bytes) -> None:
    """Feishu's own word on it. Raises FeishuTrouble."""
    try:
        told = json.loads(answer)
        code = int(told["code"] if "code" in told else told["StatusCode"])
    except (ValueError, TypeError, KeyError):
        if status == _TOO_MANY:
            raise FeishuTrouble("often", str(status)) from None
        why = "server" if status >= _SERVER else "answer"
        raise FeishuTrouble(why, str(status)) from None
    if code == 0:
        return
    raise FeishuTrouble(_WHY.get(code, "server" if status >= _SERVER else "other"), str(code))
