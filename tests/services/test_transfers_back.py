"""Every step of a transfer has its way back, and what has none is refused; on both databases."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.errors import (
    NothingPicked,
    NotNow,
    NotThatMany,
    UndoFirst,
)
from desktop.domain.transfers import State
from desktop.services import stock, transfers
from desktop.services.changes import OpId
from desktop.services.transfers import Pick, TransferDraft
from desktop.store.database import Database
from tests.services.post import Post
from tests.store.ledgers import proven


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


def test_every_act_has_its_way_back(post: Post):
    begun = transfers.draft(
        post.desk, OpId.new(), TransferDraft(post.home, post.friend), [Pick("BG", 5)]
    )
    code = begun.transfer
    packed = transfers.pack(post.desk, OpId.new(), code, "B1").op
    before = post.lies()
    sent = post.send(code)
    got = transfers.receive(post.desk, OpId.new(), code)
    assert post.state(code) is State.CLOSED
    post.undo(got.op)
    assert post.state(code) is State.SENT
    assert proven(post.desk) == ()
    post.undo(sent)
    assert post.state(code) is State.DRAFT
    assert post.lies() == before
    again = post.send(code)  # its place in transit comes back
    assert proven(post.desk) == ()
    post.undo(again)
    with pytest.raises(UndoFirst):
        post.undo(begun.op)
    post.undo(packed)
    assert post.lies()["成都·仓库 BG"] == 20
    post.undo(begun.op)
    assert post.free("BG") == 20
    assert transfers.transfers(post.desk).total == 0
    assert proven(post.desk) == ()


def test_an_undo_can_itself_be_undone(post: Post):
    code = post.draft("BGx5")
    sent = post.send(code)
    back = stock.undo(post.desk, OpId.new(), UUID(sent))
    post.undo(back.op)
    assert post.state(code) is State.SENT
    assert post.lies()[f"{code} BG"] == 5
    assert proven(post.desk) == ()
    transfers.receive(post.desk, OpId.new(), code)
    assert proven(post.desk) == ()


def test_nothing_is_picked_again_for_what_was_given_up(post: Post):
    for end in ("cancel", "undo"):
        begun = transfers.draft(post.desk, OpId.new(), TransferDraft(post.home, post.friend))
        picked = transfers.pick(post.desk, OpId.new(), begun.transfer, [Pick("BG", 2)]).op
        back = stock.undo(post.desk, OpId.new(), UUID(picked)).op
        if end == "cancel":
            transfers.cancel(post.desk, OpId.new(), begun.transfer)
        else:
            post.undo(begun.op)
        with pytest.raises(UndoFirst):
            post.undo(back)
    assert post.free("BG") == 20
    assert proven(post.desk) == ()


def test_giving_up_frees_exactly_what_was_held(post: Post):
    other = post.draft("BGx3")
    code = post.draft("BGx5 TS-L")
    given_up = transfers.cancel(post.desk, OpId.new(), code, "不寄了").op
    assert post.free("BG") == 17
    assert post.state(code) is State.CANCELLED
    with pytest.raises(NotNow):
        post.send(code)
    post.undo(given_up)
    assert post.free("BG") == 12
    assert post.state(code) is State.DRAFT
    assert post.state(other) is State.DRAFT
    assert proven(post.desk) == ()


def test_an_empty_transfer_is_not_sent_and_a_sent_one_not_picked_for(post: Post):
    code = post.draft()
    with pytest.raises(NothingPicked):
        post.send(code)
    transfers.pick(post.desk, OpId.new(), code, [Pick("BG", 1)])
    post.send(code)
    with pytest.raises(NotNow):
        transfers.pick(post.desk, OpId.new(), code, [Pick("BG", 1)])
    with pytest.raises(NotNow):
        transfers.cancel(post.desk, OpId.new(), code)


def test_goods_are_put_back_line_by_line(post: Post):
    code = post.draft("BGx5 TS-L")
    key = next(line.key for line in transfers.card(post.desk, code).lines if line.code == "BG")
    transfers.unpick(post.desk, OpId.new(), code, [(key, 2)])
    assert post.free("BG") == 17
    with pytest.raises(NotThatMany):
        transfers.unpick(post.desk, OpId.new(), code, [(key, 4)])
    transfers.unpick(post.desk, OpId.new(), code)
    assert transfers.transfer(post.desk, code).pieces == 0
    assert proven(post.desk) == ()
