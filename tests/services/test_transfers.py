"""调拨、交接: picked, packed, sent, received in parts, and every step back; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from desktop.domain.errors import (
    BoxElsewhere,
    Missing,
    NothingPicked,
    NotNow,
    NotThatMany,
    NotYours,
    OnlyBySending,
    OutOfStock,
    Reserved,
    TooManyCodes,
    UndoFirst,
    WrongCode,
)
from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import State, Way, What
from desktop.services import people, places, stock, transfers
from desktop.services.changes import Desk, OpId
from desktop.services.transfers import Pick, ReceiptLine, TransferDraft
from desktop.store.database import Database
from tests.shop import Shop
from tests.store.ledgers import proven


class Post(Shop):
    """The shop with a second home, and words to send goods there."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.friend = self.place("张三", PlaceKind.PERSON)

    def draft(self, wish: str = "", way: Way = Way.PARCEL) -> str:
        """A draft from home to the friend: `TS-L BGx5`."""
        picks = [
            Pick(code, int(qty or 1))
            for word in wish.split()
            for code, _x, qty in [word.partition("x")]
        ]
        wanted = TransferDraft(self.home, self.friend, way)
        return transfers.draft(self.desk, OpId.new(), wanted, picks).transfer

    def send(self, code: str, **said: object) -> str:
        return transfers.send(self.desk, OpId.new(), code, **said).op  # type: ignore[arg-type]

    def box(self, name: str, **goods: int) -> int:
        """A box at home with goods of it: `box("A1", BG=5)`."""
        made = self.place(name, PlaceKind.BOX, self.home)
        for code, qty in goods.items():
            self.move(code.replace("_", "-"), qty, self.home, made)
        return made

    def told(self, code: str, wish: str, reason: str = "") -> transfers.Received:
        """A receipt in words: `BG:arrived:3 BG:lost:1`."""
        lines = {line.code: line for line in transfers.card(self.desk, code).lines}
        said = [
            ReceiptLine(lines[article].key, What(what), int(qty), reason)
            for word in wish.split()
            for article, what, qty in [word.split(":")]
        ]
        return transfers.receive(self.desk, OpId.new(), code, said)

    def undo(self, op: str) -> None:
        stock.undo(self.desk, OpId.new(), UUID(op))

    def as_(self, name: str) -> Desk:
        """The desk of somebody else."""
        return replace(self.desk, person=name)

    def state(self, code: str) -> State:
        return transfers.transfer(self.desk, code).state

    def free(self, code: str) -> int:
        rows = stock.holdings(self.desk, code=code, place=self.home, tree=True).rows
        return sum(h.available for h in rows)


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


def test_what_is_picked_nobody_else_can_take(post: Post):
    code = post.draft("BGx15")
    assert post.free("BG") == 5
    with pytest.raises(Reserved) as refused:
        post.move("BG", 6, post.home, post.friend)
    assert refused.value.purposes == (code,)
    with pytest.raises(Reserved):
        post.draft("BGx6")
    with pytest.raises(OutOfStock):
        post.draft("BGx21")
    assert proven(post.desk) == ()


def test_sent_goods_are_in_transit_until_they_arrive(post: Post):
    code = post.draft("BGx5 TS-Lx2")
    post.send(code, waybill="sf 1234567890123", parcels=1)
    sent = transfers.transfer(post.desk, code)
    assert (sent.state, sent.carrier, sent.waybill) == (State.SENT, "顺丰", "SF1234567890123")
    assert post.lies()[f"{code} BG"] == 5
    assert post.lies()["成都·仓库 BG"] == 15
    with pytest.raises(Reserved):
        post.move("BG", 1, places.find_place(post.desk, code).id, post.friend)
    done = transfers.receive(post.desk, OpId.new(), code)
    assert (done.told, done.outstanding, done.state) == (7, 0, "closed")
    assert post.lies()["张三 BG"] == 5
    assert f"{code} BG" not in post.lies()
    assert places.places(post.desk, retired=True)  # the place in transit is retired, not gone
    assert code not in [p.name for p in places.places(post.desk)]
    held = stock.holdings(post.desk, place=post.friend).rows
    assert all(h.verified_at == post.time for h in held)
    assert proven(post.desk) == ()


def test_nobody_puts_goods_into_a_parcel_by_hand(post: Post):
    code = post.draft("BGx5")
    post.send(code)
    with pytest.raises(OnlyBySending):
        post.move("BG", 1, post.home, places.find_place(post.desk, code).id)


def test_a_parcel_is_received_in_parts_line_by_line(post: Post):
    code = post.draft("BGx10 TS-Lx2")
    post.send(code)
    first = post.told(code, "BG:arrived:6 BG:not_sent:1")
    assert (first.outstanding, first.state) == (5, "sent")
    assert post.lies()["成都·仓库 BG"] == 11
    post.told(code, "BG:damaged:1 BG:lost:1", "摔坏了")
    done = post.told(code, "BG:unknown:1 TS-L:arrived:2", "没人知道")
    assert done.state == "closed"
    assert post.lies()["张三 BG"] == 6
    assert post.lies()["unknown BG" if "unknown BG" in post.lies() else "去向不明 BG"] == 1
    assert transfers.transfer(post.desk, code).wrong == 4
    assert proven(post.desk) == ()


def test_nothing_is_lost_without_a_reason_nor_more_than_was_sent(post: Post):
    code = post.draft("BGx2")
    post.send(code)
    with pytest.raises(Missing):
        post.told(code, "BG:lost:1")
    with pytest.raises(NotThatMany) as refused:
        post.told(code, "BG:arrived:3")
    assert refused.value.left == 2


def test_more_than_was_sent_is_found_or_comes_from_the_giver(post: Post):
    code = post.draft("BGx2")
    post.send(code)
    key = transfers.card(post.desk, code).lines[0].key
    transfers.receive(
        post.desk,
        OpId.new(),
        code,
        [
            ReceiptLine(key, What.ARRIVED, 2),
            ReceiptLine(key, What.EXTRA, 1, "多了", from_giver=True),
            ReceiptLine(key, What.EXTRA, 1, "多了"),
        ],
    )
    assert post.lies()["张三 BG"] == 4
    assert post.lies()["成都·仓库 BG"] == 17
    assert proven(post.desk) == ()


def test_a_box_travels_and_arrives_as_a_box(post: Post):
    box = post.box("A1", BG=5, TS_L=2)
    code = post.draft("TS-M")
    transfers.pick_box(post.desk, OpId.new(), code, box)
    with pytest.raises(Reserved):
        post.move("BG", 1, box, post.friend)
    post.move("TS-S", 1, post.home, box)  # put in after it was picked: it travels all the same
    post.send(code)
    assert post.lies()[f"{code}/A1 BG"] == 5
    transfers.receive(post.desk, OpId.new(), code)
    assert post.lies()["张三/A1 BG"] == 5
    assert post.lies()["张三/A1 TS-S"] == 1
    assert post.lies()["张三 TS-M"] == 1
    assert proven(post.desk) == ()


def test_a_box_of_which_a_part_arrives_leaves_the_rest_on_its_way(post: Post):
    box = post.box("A1", BG=5, TS_L=2)
    code = post.draft()
    transfers.pick_box(post.desk, OpId.new(), code, box)
    sent = post.send(code)
    first = post.told(code, "BG:arrived:3")
    assert post.lies()["张三/A1 BG"] == 3
    assert (post.lies()[f"{code} BG"], post.lies()[f"{code} TS-L"]) == (2, 2)
    with pytest.raises(UndoFirst):
        post.undo(sent)
    last = post.told(code, "BG:lost:2 TS-L:arrived:2", "箱子破了")
    assert post.lies()["张三 TS-L"] == 2
    assert proven(post.desk) == ()
    with pytest.raises(UndoFirst):
        post.undo(first.op)
    post.undo(last.op)
    post.undo(first.op)
    assert post.lies()[f"{code}/A1 BG"] == 5
    assert proven(post.desk) == ()
    post.undo(sent)
    assert post.lies()["成都·仓库/A1 BG"] == 5
    assert proven(post.desk) == ()


@pytest.mark.parametrize(
    ("what", "path"),
    [("not_sent", "成都·仓库/A1"), ("lost", "去向不明/A1"), ("damaged", "张三/A1")],
)
def test_a_box_of_which_nothing_arrives_is_where_it_must_be(post: Post, what: str, path: str):
    box = post.box("A1", BG=5)
    code = post.draft()
    transfers.pick_box(post.desk, OpId.new(), code, box)
    post.send(code)
    post.told(code, f"BG:{what}:5", "箱子没到")
    found = places.find_place(post.desk, "A1")
    assert found.path.replace("unknown", "去向不明") == path
    assert (post.lies().get("成都·仓库/A1 BG", 0) == 5) is (what == "not_sent")
    assert proven(post.desk) == ()


def test_loose_picks_are_packed_into_a_box(post: Post):
    code = post.draft("BGx5 TS-L")
    transfers.pack(post.desk, OpId.new(), code, "B1")
    assert post.lies()["成都·仓库/B1 BG"] == 5
    assert {line.box for line in transfers.card(post.desk, code).lines} == {"成都·仓库/B1"}
    assert proven(post.desk) == ()
    post.send(code)
    transfers.receive(post.desk, OpId.new(), code)
    assert post.lies()["张三/B1 BG"] == 5
    assert proven(post.desk) == ()


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


def test_a_box_that_stands_elsewhere_is_refused(post: Post):
    box = post.box("A1", BG=5)
    code = post.draft()
    with pytest.raises(BoxElsewhere):
        transfers.pick_box(post.desk, OpId.new(), code, post.friend)
    transfers.pick_box(post.desk, OpId.new(), code, box)
    places.move_place(post.desk, OpId.new(), box, post.friend)
    with pytest.raises(BoxElsewhere):
        post.send(code)


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


# ── handovers ─────────────────────────────────────────────────────────────────────────────────


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


# ── rights ────────────────────────────────────────────────────────────────────────────────────


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


# ── looking ───────────────────────────────────────────────────────────────────────────────────


def test_transfers_are_found_by_code_waybill_place_and_state(post: Post):
    first, second = post.draft("BGx5"), post.draft("TS-L")
    post.send(first, waybill="YT1234567890123")
    assert [one.code for one in transfers.transfers(post.desk, states=[State.DRAFT]).rows] == [
        second
    ]
    for words in (first.lower(), "yt1234", "张三 圆通"):
        assert [one.code for one in transfers.transfers(post.desk, query=words).rows] == [first]
    page = transfers.transfers(post.desk, limit=1, offset=1, sort="made")
    assert (page.total, len(page.rows)) == (2, 1)
    assert [act.kind for act in transfers.story(post.desk, first)] == [
        "send_transfer",
        "draft_transfer",
    ]


def test_what_was_not_confirmed_waits(post: Post):
    code = post.draft("BG")
    post.send(code)
    idle = post.draft("BG")
    assert transfers.waiting(post.desk).aged == ()
    post.time += timedelta(days=9)
    waits = transfers.waiting(post.desk)
    assert [one.code for one in waits.aged] == [code]
    assert waits.aged[0].days(post.time) == 9
    assert [one.code for one in waits.idle] == [idle]


def test_which_home_ships_it(post: Post):
    post.move("BG", 8, post.home, post.friend)
    code = post.draft("TS-L")
    post.send(code)
    transfers.receive(post.desk, OpId.new(), code)
    found = transfers.sources(post.desk, [("BG", 8), ("TS-L", 1)])
    assert [(one.home.path, one.whole) for one in found] == [("张三", True), ("成都·仓库", True)]
    assert found[0].verified == 1
    found = transfers.sources(post.desk, [("BG", 15)])
    assert [one.parcels for one in found] == [2, 2]
    assert [one.first.pieces + one.rest[0].pieces for one in found] == [15, 15]
    assert transfers.sources(post.desk, [("BG", 30)])[0].short == {"BG": 10}
    assert [one.home.path for one in transfers.sources(post.desk, [("BG", 1)], to_place=post.home)
            ] == ["张三"]  # fmt: skip
