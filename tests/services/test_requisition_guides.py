"""Reference values: data with days, kept by who decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.errors import GuideStands, NotFound, NotYours
from desktop.domain.requisitions.guides import GuideDraft
from desktop.services.changes import OpId
from desktop.services.requisitions import guides
from desktop.wording.refusals import sentence
from tests.services.asking import KEEPER, Asking

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.fixture
def shop(database):
    return Asking(database)


def test_guides_are_kept_mended_and_taken_out_by_who_decides(shop):
    draft = GuideDraft("读书会", 0, TODAY, 300_00)
    kept = guides.save_guide(shop.desk, OpId.new(), draft)
    newer = replace(draft, from_on=TODAY + timedelta(days=1), amount_fen=400_00)
    guides.save_guide(shop.desk, OpId.new(), newer)
    assert [one.holds for one in guides.guides(shop.desk)] == [True, True]  # not before tomorrow
    shop.wait(1)
    assert [(one.amount_fen, one.holds) for one in guides.guides(shop.desk)] == [
        (400_00, True),
        (300_00, False),
    ]
    mended = guides.save_guide(shop.desk, OpId.new(), replace(draft, amount_fen=350_00), kept.id)
    assert guides.guides(shop.desk)[1].amount_fen == 350_00
    shop.undo(mended.op)
    assert guides.guides(shop.desk)[1].amount_fen == 300_00
    gone = guides.retire_guide(shop.desk, OpId.new(), kept.id)
    assert len(guides.guides(shop.desk)) == 1
    shop.undo(gone.op)
    assert len(guides.guides(shop.desk)) == 2
    with pytest.raises(NotYours):
        guides.save_guide(shop.as_(KEEPER), OpId.new(), draft)
    with pytest.raises(NotFound):
        guides.retire_guide(shop.desk, OpId.new(), 999)


def test_one_guide_alone_holds_from_a_day_on_for_a_kind_and_so_many_people(shop):
    draft = GuideDraft("读书会", 30, TODAY, 300_00)
    kept = guides.save_guide(shop.desk, OpId.new(), draft)
    with pytest.raises(GuideStands) as refused:
        guides.save_guide(shop.desk, OpId.new(), replace(draft, amount_fen=400_00))
    with pytest.raises(GuideStands):
        guides.save_guide(shop.desk, OpId.new(), replace(draft, kind=" 读书 会"))
    said = sentence(refused.value)
    assert "读书会, from 30 people on" in said
    assert TODAY.isoformat() in said
    assert [one.amount_fen for one in guides.guides(shop.desk)] == [300_00]
    for other in (
        replace(draft, kind=""),
        replace(draft, people_from=0),
        replace(draft, from_on=TODAY + timedelta(days=1)),
    ):
        saved = guides.save_guide(shop.desk, OpId.new(), other)
        with pytest.raises(GuideStands):  # nor by changing one into the other
            guides.save_guide(shop.desk, OpId.new(), draft, saved.id)
    guides.save_guide(shop.desk, OpId.new(), replace(draft, note="说好的"), kept.id)
    assert len(guides.guides(shop.desk)) == 4


def test_a_guide_that_was_taken_out_comes_back_only_where_no_other_one_stands(shop):
    draft = GuideDraft("读书会", 30, TODAY, 300_00)
    gone = guides.retire_guide(
        shop.desk, OpId.new(), guides.save_guide(shop.desk, OpId.new(), draft).id
    )
    new = guides.save_guide(shop.desk, OpId.new(), replace(draft, amount_fen=400_00))
    with pytest.raises(GuideStands):
        shop.undo(gone.op)
    guides.retire_guide(shop.desk, OpId.new(), new.id)
    shop.undo(gone.op)
    assert [one.amount_fen for one in guides.guides(shop.desk)] == [300_00]
