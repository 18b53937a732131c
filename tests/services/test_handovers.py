"""交接: closed by the giver's code, and by whoever may; on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.errors import (
    NotNow,
    NotYours,
    TooManyCodes,
    WrongCode,
)
from desktop.domain.transfers import State, Way
from desktop.services import people, transfers
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.services.post import Post
from tests.store.ledgers import proven


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


def test_a_handover_closes_with_the_code_on_the_givers_screen(post: Post):
    code = post.draft("BGx5", Way.HANDOVER)
    with pytest.raises(NotNow):
        transfers.secret(post.desk, code)
    post.send(code)
    digits = transfers.secret(post.desk, code)
    done = transfers.confirm(post.desk, OpId.new(), code, f"{digits[:3]} {digits[3:]}")
    assert done.state == "closed"
    assert post.lies()["张三 BG"] == 5
    assert proven(post.desk) == ()
    post.undo(done.op)
    assert post.state(code) is State.SENT


def test_wrong_codes_are_counted_and_then_wait(post: Post):
    code = post.draft("BG", Way.HANDOVER)
    post.send(code)
    digits = transfers.secret(post.desk, code)
    wrong = f"{(int(digits) + 1) % 10**6:06d}"
    left = []
    for _try in range(5):
        with pytest.raises(WrongCode) as refused:
            transfers.confirm(post.desk, OpId.new(), code, wrong)
        left.append(refused.value.left)
    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(TooManyCodes) as waits:
        transfers.confirm(post.desk, OpId.new(), code, digits)
    assert waits.value.minutes == 10
    assert post.state(code) is State.SENT
    post.time += timedelta(minutes=10)
    assert transfers.confirm(post.desk, OpId.new(), code, digits).state == "closed"
    assert proven(post.desk) == ()


def test_a_parcel_has_no_code(post: Post):
    code = post.draft("BG")
    post.send(code)
    assert transfers.secret(post.desk, code) == ""
    with pytest.raises(WrongCode):
        transfers.confirm(post.desk, OpId.new(), code, "")


def test_a_keeper_confirms_what_comes_to_them_and_sends_what_is_theirs(post: Post):
    code = post.draft("BGx5", Way.HANDOVER)
    for name in ("张三", "李四"):
        people.add_person(post.desk, OpId.new(), name)
    with post.desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE person SET role = 'keeper' WHERE name <> '小明'")
    friend, stranger = post.as_("张三"), post.as_("李四")
    with pytest.raises(NotYours):
        transfers.send(friend, OpId.new(), code)
    post.send(code)
    with pytest.raises(NotYours):
        transfers.secret(friend, code)
    with pytest.raises(NotYours):
        transfers.receive(stranger, OpId.new(), code)
    with pytest.raises(NotYours):
        transfers.confirm(stranger, OpId.new(), code, transfers.secret(post.desk, code))
    assert [one.code for one in transfers.waiting(friend).mine] == [code]
    assert transfers.receive(friend, OpId.new(), code).state == "closed"
