"""物料制作: from artwork to shelf, told as a person does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from desktop.domain.errors import (
    BadQuantity,
    EndsTooEarly,
    Missing,
    NotFound,
    NotYours,
    OutOfStock,
    Retired,
    SplitDiffers,
)
from desktop.domain.production import (
    ArtworkDraft,
    Boxing,
    Making,
    Milestone,
    ProductionDraft,
    QuoteDraft,
    Split,
    Stage,
    Verdict,
)
from desktop.services import booth, catalogue, people, stock
from desktop.services import production as made
from desktop.services.changes import OpId, Topic
from desktop.store.database import Database
from tests.press import TODAY, event, keep, sponsor, supplier, thing, undo
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def stage(shop: Shop, which: int) -> Stage:
    return made.production(shop.desk, which).draft.stage


def story(shop: Shop, which: int) -> list[str]:
    lines = made.thread(shop.desk, which)
    return [f"{one.what} {one.stage} {one.text}".strip() for one in lines]


def test_one_thread_from_artwork_to_the_box(shop: Shop):
    desk = shop.desk
    coscon = event(shop)
    logo = made.save_artwork(desk, OpId.new(), ArtworkDraft("社徽", "v2", "设计师")).id
    stickers = thing(
        shop, qty=1000, event=coscon, artwork=logo, kind=Making.PRINT, responsible="沈花"
    )
    made.sample(desk, OpId.new(), stickers, Verdict.BAD, "颜色偏暗")
    assert stage(shop, stickers) is Stage.DESIGN
    made.sample(desk, OpId.new(), stickers, Verdict.GOOD)
    printer = supplier(shop, moq=500, days=10)
    quote = made.add_quote(desk, OpId.new(), stickers, QuoteDraft(printer, 1000, 35, 2000, 500, 10))
    made.order_quote(desk, OpId.new(), quote.id)
    ordered = made.production(desk, stickers)
    assert ordered.draft.promised_on == TODAY + timedelta(days=10)
    assert ordered.piece is not None
    assert (ordered.draft.cost_fen, ordered.piece.rounded_fen) == (370_00, 37)
    made.ship(desk, OpId.new(), stickers, carrier="顺丰", waybill="SF1234567890123")
    made.goods_in(
        desk, OpId.new(), stickers, arrived=600, good=580, place=shop.home, problem="20 张裁歪"
    )
    made.goods_in(desk, OpId.new(), stickers, arrived=400, good=400, place=shop.home)
    whole = made.production(desk, stickers)
    assert (whole.arrived, whole.good, whole.draft.stage) == (1000, 980, Stage.GOODS_IN)
    assert [part.expected for part in made.parts(desk, stickers)] == [1000, 400]
    made.box(desk, OpId.new(), stickers, [Boxing("A1", 300, "签到区"), Boxing("B1", 200, "主会场")])
    lies = shop.lies()
    assert lies[f"成都·仓库/A1 {whole.code}"] == 300
    assert lies[f"成都·仓库 {whole.code}"] == 480
    assert [(b.box, b.area, b.qty) for b in made.boxes(desk)] == [
        ("A1", "签到区", 300), ("B1", "主会场", 200)
    ]  # fmt: skip
    assert story(shop, stickers) == [
        "stage design", "sample sample 颜色偏暗", "sample sample", "stage quote",
        "stage order", "stage shipping", "stage goods_in", "box boxed A1 × 300",
        "box boxed B1 × 200", "stage boxed",
    ]  # fmt: skip


def test_good_pieces_lie_there_at_once_and_are_verified(shop: Shop):
    mine = thing(shop, qty=10, owner=None)
    made.goods_in(shop.desk, OpId.new(), mine, arrived=10, good=10, place=shop.home)
    code = made.production(shop.desk, mine).code
    row = stock.holdings(shop.desk, code=code).rows[0]
    assert (row.item, row.on_hand, row.owner) == ("贴纸", 10, "开源社")
    assert row.verified_at == shop.time
    assert catalogue.search(shop.desk, "tz").rows[0].code == code


def test_a_sponsors_goods_stay_the_sponsors(shop: Shop):
    owner = sponsor(shop, "赞助商乙")
    mine = thing(shop, "笔记本", qty=5, owner=owner)
    made.goods_in(shop.desk, OpId.new(), mine, arrived=5, good=5, place=shop.home)
    code = made.production(shop.desk, mine).code
    assert [h.owner for h in stock.holdings(shop.desk, code=code).rows] == ["赞助商乙"]


def test_sizes_come_in_one_act_and_missing_sizes_are_made(shop: Shop):
    mine = thing(shop, "COSCon T恤", qty=30)
    split = [Split(10, label="M"), Split(15, label="L"), Split(5, label="XL")]
    made.goods_in(shop.desk, OpId.new(), mine, arrived=30, good=30, place=shop.home, split=split)
    lies = shop.lies()
    assert (lies["成都·仓库 TS-M"], lies["成都·仓库 TS-L"]) == (30, 35)
    new = next(one for one in catalogue.search(shop.desk, "COSCon").rows if one.label == "XL")
    assert new.on_hand == 5
    (part,) = made.parts(shop.desk, mine)
    assert [(title, qty) for _, title, qty in part.split] == [
        ("COSCon T恤 M", 10), ("COSCon T恤 L", 15), ("COSCon T恤 XL", 5)
    ]  # fmt: skip


def test_what_cannot_be_is_refused_before_anything_is_written(shop: Shop):
    desk, mine = shop.desk, thing(shop, qty=10)

    def come(**said) -> None:
        made.goods_in(desk, OpId.new(), mine, **{"place": shop.home, **said})

    with pytest.raises(BadQuantity):
        come(arrived=5, good=6)
    with pytest.raises(Missing, match="problem"):
        come(arrived=5, good=4)
    with pytest.raises(Missing, match="place"):
        come(arrived=5, good=5, place=None)
    with pytest.raises(SplitDiffers):
        come(arrived=5, good=5, split=[Split(4)])
    with pytest.raises(Missing, match="name"):
        thing(shop, "  ")
    with pytest.raises(NotFound):
        made.set_stage(desk, OpId.new(), 4711, Stage.ORDER)
    with pytest.raises(EndsTooEarly):
        made.order(
            desk, OpId.new(), mine, supplier=supplier(shop), qty=1, unit_fen=1,
            promised_on=TODAY - timedelta(days=1),
        )  # fmt: skip
    assert made.parts(desk, mine) == []
    come(arrived=5, good=5)
    with pytest.raises(OutOfStock):
        made.box(desk, OpId.new(), mine, [Boxing("A1", 6)])


def test_every_act_is_taken_back(shop: Shop):
    desk = shop.desk
    saved = made.save(desk, OpId.new(), ProductionDraft("挂绳", qty=100))
    mine = saved.id
    moved = made.set_stage(desk, OpId.new(), mine, Stage.QUOTE, "打样略过")
    undo(shop, moved)
    assert stage(shop, mine) is Stage.DESIGN
    came = made.goods_in(desk, OpId.new(), mine, arrived=100, good=100, place=shop.home)
    boxed = made.box(desk, OpId.new(), mine, [Boxing("C1", 40, "展区")])
    undo(shop, boxed)
    assert made.boxes(desk) == []
    undo(shop, came)
    after = made.production(desk, mine)
    assert (after.arrived, after.draft.stage, after.code) == (0, Stage.DESIGN, "")
    assert made.parts(desk, mine) == []
    assert not catalogue.search(desk, "挂绳").rows
    undo(shop, saved)
    assert made.productions(desk).total == 0
    with pytest.raises(Retired):
        made.set_stage(desk, OpId.new(), mine, Stage.ORDER)


def test_undoing_the_undo_brings_the_goods_in_back(shop: Shop):
    mine = thing(shop, qty=7)
    came = made.goods_in(shop.desk, OpId.new(), mine, arrived=7, good=7, place=shop.home)
    back = stock.undo(shop.desk, OpId.new(), UUID(came.op))
    stock.undo(shop.desk, OpId.new(), UUID(back.op))
    assert made.production(shop.desk, mine).good == 7
    assert [part.good for part in made.parts(shop.desk, mine)] == [7]


def test_the_same_act_twice_is_one(shop: Shop):
    mine, op = thing(shop, qty=7), OpId.new()
    for _ in range(2):
        made.goods_in(shop.desk, op, mine, arrived=7, good=7, place=shop.home)
    assert made.production(shop.desk, mine).arrived == 7


def test_the_board_says_what_is_late(shop: Shop):
    desk = shop.desk
    soon = event(shop, date(2026, 12, 10))  # a month before was 11-10
    late = thing(shop, "易拉宝", event=soon, qty=4, budget_fen=800_00)
    thing(shop, "桌牌", event=soon, stage=Stage.GOODS_IN, actual_fen=100_00)
    thing(shop, "胸牌", qty=1300)
    board = made.board(desk, soon)
    assert [(c.stage, len(c.cards), c.late) for c in board.columns if c.cards] == [
        (Stage.DESIGN, 1, 1), (Stage.GOODS_IN, 1, 0)
    ]  # fmt: skip
    assert (board.late, board.total, board.budget_fen) == (1, 2, 800_00)
    card = made.production(desk, late)
    assert card.due is not None
    assert (card.due.milestone, card.due.on, card.late) == (
        Milestone.ORDERED, date(2026, 11, 10), 12
    )  # fmt: skip
    assert [t.id for t in made.productions(desk, late=True).rows] == [late]
    line = made.timeline(desk, soon)
    assert dict(line.marks)["listed"] == date(2026, 10, 10)
    assert (line.first < line.today < line.last, len(line.spans)) == (True, 2)


def test_the_list_of_late_things_is_what_the_rules_say(shop: Shop):
    for days in (-70, -9, -8, -7, -6, -1, 0, 1, 6, 7, 8, 29, 30, 31, 60, 61, 62):
        starts = TODAY + timedelta(days=days)
        coscon = booth.save_event(
            shop.desk, OpId.new(), f"T{days}", starts, starts + timedelta(days=1)
        ).id
        for at in Stage:
            thing(shop, event=coscon, stage=at)
        thing(shop, stage=Stage.SHIPPING, event=coscon, promised_on=TODAY)
        thing(shop, stage=Stage.ORDER, promised_on=starts)
        thing(shop, stage=Stage.GOODS_IN, needed_on=starts)
    found = {one.id for one in made.productions(shop.desk, late=True, limit=999).rows}
    every = made.productions(shop.desk, limit=999).rows
    assert found == {one.id for one in every if one.late}
    assert 0 < len(found) < len(every)


def test_lists_are_searched_sifted_and_sliced(shop: Shop):
    desk = shop.desk
    first, second = supplier(shop), supplier(shop, "嘉立创", phone="13812348000", contact="王工")
    rulers = thing(shop, "电路板尺子", supplier=second, waybill="SF1", responsible="郑分")
    thing(shop, "T恤", supplier=first, purpose="文创售卖")
    for word in ("尺子", "嘉立创", "sf1", "郑分", "尺子 嘉立"):
        assert [one.id for one in made.productions(desk, word).rows] == [rulers]
    assert made.productions(desk, supplier=first).total == 1
    for sort in ("event", "stage", "supplier", "qty", "promised", "needed", "due", "budget"):
        assert made.productions(desk, sort=sort, descending=True).total == 2
    page = made.productions(desk, sort="added", offset=1, limit=1)
    assert (page.total, [one.draft.name for one in page.rows]) == (2, ["T恤"])


def test_a_keeper_takes_goods_in_only_at_home(shop: Shop):
    desk = shop.desk
    home = shop.place("小红家")
    mine = thing(shop, qty=10)
    keep(shop, home, people.add_person(desk, OpId.new(), "小红").id)
    hers = replace(desk, person="小红")
    made.goods_in(hers, OpId.new(), mine, arrived=5, good=5, place=home)
    with pytest.raises(NotYours):
        made.goods_in(hers, OpId.new(), mine, arrived=5, good=5, place=shop.home)
    with pytest.raises(NotYours):
        made.save(hers, OpId.new(), ProductionDraft("横幅"))


def test_pages_are_told_that_production_changed(shop: Shop):
    heard: list[Topic] = []
    desk = replace(shop.desk, announce=heard.extend)
    mine = made.save(desk, OpId.new(), ProductionDraft("横幅", qty=1)).id
    assert heard == [Topic.PRODUCTION]
    made.goods_in(desk, OpId.new(), mine, arrived=1, good=1, place=shop.home)
    assert {Topic.STOCK, Topic.CATALOGUE, Topic.PRODUCTION} <= set(heard)
