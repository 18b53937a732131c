"""Issued papers are printed, handed over, made void or replaced, and never forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from desktop.documents.certificates import check
from desktop.domain.errors import (
    CannotUndo,
    Missing,
    NotFound,
    NothingToPrint,
    NotValid,
    OpReused,
)
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.register import Reference, State
from desktop.services import stock
from desktop.services.changes import OpId, Topic
from desktop.services.paper import register
from desktop.store import photos
from desktop.store.database import Database
from desktop.wording.refusals import sentence
from tests.office import DAY, STAR, Office, Pen, numbers
from tests.store.ledgers import proven


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_void_papers_stay_with_their_number_and_reason(office: Office):
    one, two = office.issue("甲", "乙")
    assert office.void(one.ref, "名字写错了") == one.number
    found = office.paper(one.number)
    assert (found.state, found.note, found.recipient) == (State.VOID, "名字写错了", "甲")
    assert office.paper(two.number).state is State.VALID
    with pytest.raises(NotValid) as refused:
        office.void(one.ref)
    assert refused.value.data() == {"number": one.number, "state": "void"}
    with pytest.raises(NotValid):
        office.reissue(one.ref)
    assert numbers(office.issue("丙")) == ["KYS-STAR-2026-0003"]


def test_a_reissued_paper_and_the_new_one_know_each_other(office: Office):
    (one,) = office.issue("张山", reason="组织市集", hours="8")
    new = office.reissue(one.ref, "名字写错", recipient="张三", fields={"hours": "9"})
    assert new.number == "KYS-STAR-2026-0002"
    before, after = office.paper(one.number), office.paper(new.number)
    assert (before.state, before.replaced_by, before.note) == (
        State.REISSUED, new.number, "名字写错"
    )  # fmt: skip
    assert (after.state, after.replaces, after.issued_on) == (State.VALID, one.number, DAY)
    assert (after.recipient, after.fields) == ("张三", {"reason": "组织市集", "hours": "9"})
    assert before.recipient == "张山"
    with pytest.raises(NotValid) as refused:
        office.reissue(one.ref)
    assert refused.value.state == "reissued"
    assert proven(office.desk) == ()


def test_a_paper_is_not_made_void_or_replaced_without_a_reason(office: Office):
    (one,) = office.issue("甲")
    for why in ("", " \u3000\n"):
        with pytest.raises(Missing):
            office.void(one.ref, why)
        with pytest.raises(Missing):
            office.reissue(one.ref, why)
    assert [paper.state for paper in office.all()] == [State.VALID]


def test_the_same_reissue_or_void_twice_is_one(office: Office):
    one, two = office.issue("甲", "乙")
    ops = OpId.new(), OpId.new()
    anew = [register.reissue(office.desk, ops[0], one.ref, "遗失") for _ in "ab"]
    gone = [register.void(office.desk, ops[1], two.ref, "打错") for _ in "ab"]
    assert anew[0] == anew[1]
    assert gone[0] == gone[1]
    with pytest.raises(OpReused):
        register.reissue(office.desk, ops[0], one.ref, "别的原因")
    with pytest.raises(OpReused):
        register.void(office.desk, ops[1], two.ref, "别的原因")
    assert len(office.all()) == 3


def test_printing_and_claiming_are_noted(office: Office):
    one, two = office.issue("甲", "乙")
    register.mark_printed(office.desk, OpId.new(), [one.ref, two.ref])
    register.mark_claimed(office.desk, OpId.new(), [one.ref])
    assert [(p.printed, p.claimed) for p in office.all()] == [(True, True), (True, False)]
    both = register.mark_claimed(office.desk, OpId.new(), [one.ref, two.ref])
    assert both.papers == 1
    register.mark_claimed(office.desk, OpId.new(), [one.ref], False)
    assert [p.claimed for p in office.all()] == [False, True]
    with pytest.raises(NotFound):
        register.mark_printed(office.desk, OpId.new(), [Reference(OpId.new().hex, 1)])
    with pytest.raises(NotFound):
        register.mark_printed(office.desk, OpId.new(), [Reference("nonsense", 1)])
    with pytest.raises(NothingToPrint):
        register.mark_printed(office.desk, OpId.new(), [])
    assert proven(office.desk) == ()


def test_a_print_or_a_handover_can_be_undone(office: Office):
    one, two = office.issue("甲", "乙")
    register.mark_printed(office.desk, OpId.new(), [one.ref])
    second = register.mark_printed(office.desk, OpId.new(), [one.ref, two.ref])
    claimed = register.mark_claimed(office.desk, OpId.new(), [two.ref])
    for act in (second, claimed):
        stock.undo(office.desk, OpId.new(), UUID(act.op))
    assert [(p.printed, p.claimed) for p in office.all()] == [(True, False), (False, False)]
    assert frozenset(Topic) & office.told[-1] >= {Topic.PAPER}
    assert proven(office.desk) == ()


def test_an_issue_is_not_undone_but_made_void(office: Office):
    op = OpId.new()
    (one,) = office.issue("甲", op=op)
    with pytest.raises(CannotUndo) as refused:
        stock.undo(office.desk, OpId.new(), op)
    assert sentence(refused.value) == (
        "“Certificates issued” is not undone like this. Instead: Certificate made void."
    )
    assert office.paper(one.number).state is State.VALID


def test_a_reprint_is_the_same_paper(office: Office, tmp_path: Path):
    seal = photos.store_original(tmp_path, "seal.png", b"a picture of a seal")
    how: dict[str, Any] = {"reason": "组织市集", "pictures": {"seal": seal}, "signer": Pen()}
    one, two = office.issue("甲", "乙", **how)
    first = register.papers(office.desk, [two.ref, one.ref], pictures=tmp_path)
    assert [filled.recipient for filled in first] == ["乙", "甲"]
    assert first[1].template == STAR
    assert first[1].number == one.number
    assert first[1].signed == f"KYS1|PEN|{one.number}|STAR|甲|2026-10-04|signature"
    assert first[1].pictures == {"seal": b"a picture of a seal"}
    assert (first[1].issued_on, first[1].issuer) == (DAY, "开源社")
    office.time = office.time.replace(year=2027)
    assert register.papers(office.desk, [two.ref, one.ref], pictures=tmp_path) == first
    # Where the picture is not, the paper is drawn without it, and says so.
    (lost,) = register.papers(office.desk, [one.ref])
    assert lost.pictures == {"seal": b""}
    assert [(no.what, no.detail) for no in check(lost)] == [(Trouble.NO_PICTURE, "seal")]
