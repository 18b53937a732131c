"""Messages to a group by its robot: set up, tried, sent by a press and never by itself.

The robot's address and secret stay in a file of this installation that only its owner reads; they
are in no journal, log, refusal or result. All of this waits for the network: run it in a lane of
its own.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from desktop.domain.errors import NoWebhook
from desktop.domain.moments import micros
from desktop.domain.requisitions.states import Act
from desktop.exchange.feishu import robot, webhook
from desktop.exchange.feishu.webhook import Post
from desktop.services.changes import Desk
from desktop.services.requisitions import acting
from desktop.services.requisitions.acting import Saved
from desktop.services.requisitions.naming import code_of
from desktop.store.requisitions import notes, rows
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer

_SECOND = 1_000_000  # microseconds


def hint(path: Path) -> str:
    """What a person knows the robot by that is set up in this file; "" where none is."""
    found = robot.read(path)
    return "" if found is None else found.hint


def set_up(path: Path, url: str, secret: str = "") -> str:
    """Keeps a robot's address and secret; its hint. Raises BadWebhook, CannotWrite."""
    kept = robot.robot(url, secret)
    robot.keep(path, kept)
    return kept.hint


def forget(path: Path) -> None:
    """Deletes what was kept. Raises CannotWrite."""
    robot.forget(path)


def try_out(desk: Desk, path: Path, title: str, text: str, *, post: Post = webhook.post) -> None:
    """Sends a message that is about nothing. Raises NoWebhook, FeishuTrouble."""
    _send(desk, path, title, text, post)


def tell(
    desk: Desk,
    op_id: UUID,
    path: Path,
    request: int | str,
    title: str,
    text: str,
    *,
    post: Post = webhook.post,
) -> Saved:
    """Sends a message about a request to the group, then keeps it in the request's thread.

    The words are the person's: they were shown before. Raises NoWebhook, FeishuTrouble, NotFound,
    RequestNotYours.
    """
    code_of(desk, request)  # nothing goes out about a request that is not there
    _send(desk, path, title, text, post)
    return keep(desk, op_id, request, text)


def keep(desk: Desk, op_id: UUID, request: int | str, text: str) -> Saved:
    """Keeps in a request's thread that this was said to the asker, however it went out.

    Raises NotFound, RequestNotYours.
    """

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, request, Act.SAY)
        notes.say(writer, int(row.id), "message", text)
        return row

    return acting.write(desk, "tell_asker", op_id, [request], work, note=code_of(desk, request))


def _send(desk: Desk, path: Path, title: str, text: str, post: Post) -> None:
    kept = robot.read(path)
    if kept is None:
        raise NoWebhook
    now = micros(desk.now()) // _SECOND
    webhook.send(kept, webhook.card(title, text), now=now, post=post)
