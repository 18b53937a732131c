"""A batch of rulers: ordered, looked at when it comes in, taken or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.bench.batches import Batch, BatchDraft, Plan, Sample, plan
from desktop.domain.errors import (
    AlreadyInspected,
    BadQuantity,
    LotRefused,
    Missing,
    NotFound,
    Taken,
    TooFewSamples,
    TooLong,
)
from desktop.domain.paper.labels import BoardLabel
from desktop.services import stock
from desktop.services.bench import batches
from desktop.services.changes import OpId
from tests.store.ledgers import proven
from tests.workbench import Workbench

GOOD = Sample(0, 50_020, 100_060)
SHORT = Sample(0, 49_900, 99_650)


@pytest.fixture
def bench(database) -> Workbench:
    return Workbench(database, kits=0)


def ordered(bench: Workbench, lot: str = "R-2611", **more) -> Batch:
    draft = replace(BatchDraft(lot, "纪念尺", 200, bench.lamp, "嘉立创"), **more)
    return batches.add_batch(bench.desk, OpId.new(), draft)


def look(bench: Workbench, batch: Batch, arrived: int, samples: list[Sample], **how) -> Batch:
    how = {"accepted": True, "place": bench.home} | how
    return batches.inspect(bench.desk, OpId.new(), batch.id, arrived, samples, **how)


# ── how many to look at ──


@pytest.mark.parametrize(
    ("arrived", "wanted"),
    [
        (1, Plan(1, 0)),
        (5, Plan(5, 0)),
        (25, Plan(5, 0)),
        (26, Plan(8, 0)),
        (100, Plan(20, 1)),
        (200, Plan(32, 2)),
        (500, Plan(50, 3)),
        (1000, Plan(80, 5)),
        (3000, Plan(125, 7)),
        (9000, Plan(200, 10)),
    ],
)
def test_how_many_are_looked_at_is_suggested_by_the_lot(arrived, wanted):
    assert plan(arrived) == wanted


@given(some.integers(1, 20_000))
def test_never_more_than_there_are_and_never_all_may_be_bad(arrived):
    wanted = plan(arrived)
    assert 1 <= wanted.n <= arrived
    assert 0 <= wanted.accept < wanted.n


@pytest.mark.parametrize(
    ("sample", "faults"),
    [
        (GOOD, ()),
        (Sample(0, 50_150, 100_200), ()),
        (Sample(0, 50_151, 100_000), ("scale",)),
        (Sample(-101, 50_000, 100_000), ("scale",)),
        (Sample(0, None, None), ()),
        (Sample(0, 50_000, 99_799, legible=False, burr=True, finish=False),
         ("scale", "legible", "burr", "finish")),
    ],
)  # fmt: skip
def test_a_sample_is_good_when_its_ticks_lie_where_they_should_and_it_looks_well(sample, faults):
    assert sample.faults == faults
    assert sample.good is not bool(faults)


def test_how_far_a_tick_is_off_is_told_with_its_limit():
    assert SHORT.off == ((100_000, -350, 200),)


# ── batches ──


def test_good_ones_come_into_the_stock_and_refused_ones_do_not(bench):
    batch = ordered(bench)
    assert (batch.variant_name, batch.inspection) == ("雪花灯", None)
    samples = [GOOD] * 30 + [SHORT, Sample(0, 50_000, 100_000, burr=True)]
    done = look(bench, batch, 198, samples)
    assert done.inspection is not None
    told = done.inspection
    assert (told.arrived, told.bad, told.good, told.refused) == (198, 2, 196, 2)
    assert (told.accepted, told.place_name, told.by) == (True, "成都·仓库", "小明")
    assert told.samples == tuple(samples)
    assert bench.lies() == {"SL": 196}
    assert batches.batch(bench.desk, batch.id) == done
    assert batches.batches(bench.desk, "嘉立创") == [done]
    assert batches.find_batch(bench.desk, "R-2611") == done
    with pytest.raises(AlreadyInspected):
        look(bench, batch, 200, [GOOD] * 32)
    assert proven(bench.desk) == ()


def test_more_are_refused_than_the_samples_showed(bench):
    done = look(bench, ordered(bench), 200, [GOOD] * 32, refused=12)
    assert done.inspection is not None
    assert (done.inspection.good, done.inspection.refused) == (188, 12)
    assert bench.lies() == {"SL": 188}


def test_a_lot_with_too_many_bad_ones_is_not_taken_unless_all_were_looked_at(bench):
    batch = ordered(bench)
    samples = [GOOD] * 29 + [SHORT] * 3
    with pytest.raises(LotRefused) as refused:
        look(bench, batch, 200, samples)
    assert (refused.value.bad, refused.value.accept) == (3, 2)
    done = look(bench, batch, 200, samples, accepted=False)
    assert done.inspection is not None
    assert (done.inspection.good, done.inspection.refused) == (0, 200)
    assert bench.lies() == {}
    sorted_ = look(bench, ordered(bench, "R-2612"), 32, samples)
    assert sorted_.inspection is not None
    assert sorted_.inspection.good == 29
    assert proven(bench.desk) == ()


def test_a_bad_lot_is_refused_before_all_samples_are_measured(bench):
    done = look(bench, ordered(bench), 200, [SHORT] * 3, accepted=False)
    assert done.inspection is not None
    assert not done.inspection.accepted


def test_what_cannot_be_meant_is_refused(bench):
    batch = ordered(bench)
    with pytest.raises(TooFewSamples) as few:
        look(bench, batch, 200, [GOOD] * 31)
    assert (few.value.looked_at, few.value.wanted) == (31, 32)
    with pytest.raises(TooFewSamples):
        look(bench, batch, 200, [GOOD] * 3, accepted=False)
    for arrived, refused in ((0, None), (2, None), (200, 201), (200, -1)):
        with pytest.raises(BadQuantity):
            look(bench, batch, arrived, [GOOD] * 32, refused=refused)
    with pytest.raises(Missing):
        look(bench, batch, 200, [GOOD] * 32, place=None)
    with pytest.raises(Missing):
        look(bench, ordered(bench, "R-1", variant=None), 200, [GOOD] * 32)
    with pytest.raises(NotFound):
        batches.batch(bench.desk, 99)
    assert bench.lies() == {}


def test_what_is_too_long_for_a_board_or_a_label_is_refused(bench):
    ordered(bench, "R" * 40)
    for field, text, most in (("lot", "R" * 41, 40), ("product", "尺" * 101, 100)):
        with pytest.raises(TooLong) as refused:
            ordered(bench, **{field: text})
        assert (refused.value.field, refused.value.most) == (field, most)


def test_a_batch_has_a_lot_of_its_own(bench):
    ordered(bench)
    with pytest.raises(Taken):
        ordered(bench, " R-2611 ")
    for missing in ({"lot": " "}, {"product": ""}):
        with pytest.raises(Missing):
            ordered(bench, **missing)
    with pytest.raises(BadQuantity):
        ordered(bench, "R-2", expected=0)


def test_an_inspection_is_taken_back_with_its_pieces_and_made_anew(bench):
    batch = ordered(bench)
    done = look(bench, batch, 200, [GOOD] * 32)
    assert done.inspection is not None
    back = bench.undo(done.inspection.op)
    assert bench.lies() == {}
    assert batches.batch(bench.desk, batch.id).inspection is None
    bench.undo(back)
    assert batches.batch(bench.desk, batch.id) == done
    bench.undo(stock.acts(bench.desk, 1)[0].op)
    again = look(bench, batch, 190, [GOOD] * 32)
    assert again.inspection is not None
    assert bench.lies() == {"SL": 190}
    assert proven(bench.desk) == ()


def test_what_they_become_is_said_at_the_inspection_where_nobody_said_it_before(bench):
    batch = ordered(bench, variant=None)
    done = look(bench, batch, 200, [GOOD] * 32, variant=bench.lamp)
    assert done.inspection is not None
    assert (done.draft.variant, done.variant_name) == (bench.lamp, "雪花灯")
    assert bench.lies() == {"SL": 200}
    bench.undo(done.inspection.op)
    assert batches.batch(bench.desk, batch.id).draft.variant is None
    assert proven(bench.desk) == ()
    again = look(bench, batch, 200, [GOOD] * 32, variant=bench.kit)
    assert again.draft.variant == bench.kit
    assert bench.lies() == {"SL-KIT": 200}
    assert proven(bench.desk) == ()


def test_what_was_ordered_as_one_article_does_not_become_another(bench):
    done = look(bench, ordered(bench), 200, [GOOD] * 32, variant=bench.kit)
    assert done.draft.variant == bench.lamp
    assert bench.lies() == {"SL": 200}


def test_an_order_is_taken_back_while_nothing_came(bench):
    ordered(bench)
    bench.undo(stock.acts(bench.desk, 1)[0].op)
    assert batches.batches(bench.desk) == []
    batch = ordered(bench)
    assert batch.draft.lot == "R-2611"
    order = stock.acts(bench.desk, 1)[0].op
    look(bench, batch, 200, [GOOD] * 32)
    bench.undo(order)  # what came is there: the batch stays
    assert [one.id for one in batches.batches(bench.desk)] == [batch.id]


def test_the_lots_label_says_since_when_it_is_good(bench):
    batch = ordered(bench)
    assert batches.lot_label(bench.desk, batch.id, 3).copies == 3
    before = batches.lot_label(bench.desk, batch.id).label
    assert before == BoardLabel("R-2611", "纪念尺", None)
    look(bench, batch, 200, [GOOD] * 32)
    after = batches.lot_label(bench.desk, batch.id).label
    assert after == BoardLabel("R-2611", "纪念尺", date(2026, 11, 28))
