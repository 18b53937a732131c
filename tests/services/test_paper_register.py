"""Papers get numbers by rule, in one transaction; they can be void or replaced, never forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from desktop.domain.errors import (
    AlreadyIssued,
    CannotUndo,
    NotFound,
    NothingToPrint,
    NotValid,
    OpReused,
    Purged,
    SeriesLeased,
    Taken,
    UnfitPapers,
)
from desktop.domain.paper.register import Reference, State
from desktop.domain.paper.template import Draft
from desktop.services import stock
from desktop.services.changes import OpId, Topic
from desktop.services.paper import register
from desktop.store import photos, private
from desktop.store.database import Database
from desktop.wording.refusals import sentence
from tests.office import DAY, STAR, VOLUNTEER, Office, numbers, paper
from tests.store.ledgers import proven


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


class Pen:
    """Signs as the real one does, and may run dry."""

    def __init__(self, ink: int = 1000) -> None:
        self.ink = ink

    def sign(self, number: str, kind: str, recipient: str, on: date) -> str:
        """The text for the QR."""
        self.ink -= 1
        if self.ink < 0:
            raise OSError("dry")
        return f"KYS1|PEN|{number}|{kind}|{recipient}|{on}|signature"


def everything_written(office: Office) -> str:
    """All that stands in the ledger outside of its private values."""
    told = []
    with office.desk.database.reading() as connection:
        for table in ("journal", "operation", "certificate", "certificate_note", "template"):
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):
                told += [bytes(v).decode("utf-8", "replace") if isinstance(v, (bytes, memoryview))
                         else str(v) for v in row]  # fmt: skip
    return "\n".join(told)


def test_papers_are_numbered_in_the_order_of_the_list(office: Office):
    issued = office.issue("左文瑒", "Nguyễn Văn A", "丁文昊（止戈）", reason="组织市集")
    assert numbers(issued) == [f"KYS-STAR-2026-000{n}" for n in (1, 2, 3)]
    assert [one.recipient for one in issued] == ["左文瑒", "Nguyễn Văn A", "丁文昊（止戈）"]
    assert numbers(office.issue("琚致远")) == ["KYS-STAR-2026-0004"]
    assert office.told == [frozenset({Topic.PAPER})] * 2
    assert proven(office.desk) == ()


def test_an_issued_paper_is_valid_and_not_yet_printed(office: Office):
    (one,) = office.issue("左文瑒", reason="组织市集", hours="12")
    found = office.paper(one.number)
    assert found == office.all()[0]
    assert (found.recipient, found.fields) == ("左文瑒", {"reason": "组织市集", "hours": "12"})
    assert (found.template, found.body, found.title) == ("star", STAR.sha256, "开源之星")
    assert (found.kind, found.issued_on, found.issuer, found.by) == ("STAR", DAY, "开源社", "小明")
    assert (found.at, found.state) == (office.time, State.VALID)
    assert (found.printed, found.claimed, found.signature, found.note) == (False, False, "", "")


def test_each_year_and_kind_counts_by_itself(office: Office):
    assert numbers(office.issue("甲", template=VOLUNTEER)) == ["KYS-COSCON-2026-0001"]
    assert numbers(office.issue("甲", on=date(2027, 1, 1))) == ["KYS-STAR-2027-0001"]
    assert numbers(office.issue("甲")) == ["KYS-STAR-2026-0001"]


def test_two_templates_whose_rule_gives_the_same_series_share_its_counter(office: Office):
    one = paper("one", rule="KYS-{year}-{nnnn}", kind="A")
    other = paper("other", rule="KYS-{year}-{nnnn}", kind="B")
    assert numbers(office.issue("甲", "乙", template=one)) == ["KYS-2026-0001", "KYS-2026-0002"]
    assert numbers(office.issue("甲", template=other)) == ["KYS-2026-0003"]
    assert proven(office.desk) == ()


def test_a_wider_counter_counts_on(office: Office):
    narrow, wide = paper(rule="K-{nn}"), paper(rule="K-{nnnn}")
    assert numbers(office.issue("甲", template=narrow)) == ["K-01"]
    assert numbers(office.issue("乙", template=wide)) == ["K-0002"]
    assert proven(office.desk) == ()


def test_no_number_is_given_by_two_series(office: Office):
    office.issue("甲", template=paper(rule="K1{nn}"))
    crowd = [f"某{n}" for n in range(101)]
    with pytest.raises(Taken) as refused:
        office.issue(*crowd, template=paper(rule="K{nnn}"))
    assert refused.value.name == "K101"
    assert office.list() == ["甲"]
    assert proven(office.desk) == ()


def test_a_template_without_numbers_never_gets_one(office: Office):
    with pytest.raises(ValueError, match="takes no numbers"):
        office.issue("甲", template=replace(STAR, register=False))
    assert office.all() == ()


def test_all_problems_are_looked_for_before_anything_is_written(office: Office):
    drafts = [
        Draft("", {"reason": "忘了写名字"}),
        Draft("好人"),
        Draft("\ue000", {}),
        Draft("某人", {"hours": "很多"}),
    ]
    with pytest.raises(UnfitPapers) as refused:
        register.issue(office.desk, OpId.new(), STAR, drafts, DAY, "开源社")
    assert {what for _, what, _ in refused.value.findings} == {"missing", "glyph", "bad_value"}
    assert office.all() == ()
    assert office.told == []


def test_without_anybody_nothing_is_issued(office: Office):
    with pytest.raises(NothingToPrint):
        office.issue()


def test_the_same_paper_is_issued_twice_only_when_that_is_meant(office: Office):
    issued = office.issue("甲", "乙", reason="组织市集")
    with pytest.raises(AlreadyIssued) as refused:
        office.issue("丙", "甲", reason="组织市集")
    assert refused.value.issued == (("甲", issued[0].number),)
    assert len(office.all()) == 2
    again = office.issue("丙", "甲", reason="组织市集", again=True)
    assert numbers(again) == ["KYS-STAR-2026-0003", "KYS-STAR-2026-0004"]


def test_another_reason_day_or_template_makes_another_paper(office: Office):
    office.issue("甲", reason="组织市集")
    office.issue("甲", reason="翻译文档")
    office.issue("甲", reason="组织市集", on=date(2026, 10, 5))
    office.issue("甲", reason="组织市集", template=VOLUNTEER)
    assert len(office.all()) == 4


def test_a_new_look_does_not_make_another_paper(office: Office):
    office.issue("甲")
    with pytest.raises(AlreadyIssued):
        office.issue("甲", template=paper(extra="# 换了颜色\n"))


def test_a_paper_that_stands_twice_in_one_list_is_told(office: Office):
    with pytest.raises(AlreadyIssued) as refused:
        office.issue("张伟", "甲", "张伟")
    assert refused.value.issued == (("张伟", "KYS-STAR-2026-????"),)
    assert len(office.issue("张伟", "甲", "张伟", again=True)) == 3


def test_a_void_paper_may_be_issued_again(office: Office):
    (one,) = office.issue("甲")
    office.void(one.ref)
    assert numbers(office.issue("甲")) == ["KYS-STAR-2026-0002"]


def test_a_reissued_paper_is_issued_already_under_its_new_number(office: Office):
    (one,) = office.issue("张山")
    new = office.reissue(one.ref, "名字写错", recipient="张三")
    drafts = [Draft("张山"), Draft("张三"), Draft("李四")]
    assert register.already(office.desk, STAR, drafts, DAY) == (
        ("张山", new.number),
        ("张三", new.number),
    )
    office.void(new.ref)
    assert register.already(office.desk, STAR, drafts, DAY) == ()


def test_the_same_command_twice_issues_once(office: Office):
    op = OpId.new()
    first = office.issue("甲", "乙", op=op)
    assert office.issue("甲", "乙", op=op) == first
    with pytest.raises(OpReused):
        office.issue("甲", "丙", op=op)
    with pytest.raises(OpReused):
        office.issue("甲", "乙", op=op, issuer="别人")
    assert office.list(sort="number", descending=False) == ["甲", "乙"]
    assert proven(office.desk) == ()


def test_a_series_is_leased_to_one_station(office: Office, database: Database):
    other = Office(database, person="小红")
    office.issue("甲")
    with pytest.raises(SeriesLeased) as refused:
        other.issue("乙")
    assert refused.value.station == office.desk.station.hex[:4]
    assert numbers(other.issue("乙", take_over=True)) == ["KYS-STAR-2026-0002"]
    with pytest.raises(SeriesLeased):
        office.issue("丙")
    assert numbers(other.issue("丙")) == ["KYS-STAR-2026-0003"]
    assert numbers(other.issue("丙", template=VOLUNTEER)) == ["KYS-COSCON-2026-0001"]
    assert proven(office.desk) == ()


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
    assert register.papers(office.desk, [one.ref])[0].pictures == {}


def test_what_is_typed_for_one_print_is_kept_nowhere(office: Office, caplog):
    (one,) = office.issue("甲", id_number="110101199001011234")
    typed = {"id_number": "110101199001011234", "reason": "not asked here"}
    (drawn,) = register.papers(office.desk, [one.ref], once=[typed])
    assert drawn.fields == {"id_number": "110101199001011234"}
    (again,) = register.papers(office.desk, [one.ref])
    assert again.fields == {}
    with office.desk.database.reading() as connection:
        values = connection.exec_driver_sql("SELECT value, search FROM private").all()
    assert "1990" not in everything_written(office) + repr(values) + caplog.text


def test_names_stand_in_private_values_alone(office: Office):
    (one,) = office.issue("欧阳锋", reason="西域白驼山", signer=Pen())
    new = office.reissue(one.ref, "欧阳锋不是欧阳峰", recipient="欧阳峰", signer=Pen())
    office.void(new.ref, "欧阳说不要")
    told = everything_written(office)
    for secret in ("欧阳", "白驼", "ouyang", "oyf", "不要"):
        assert secret not in told


def test_the_stored_hash_of_a_request_does_not_give_names_away(office: Office, database: Database):
    """Two offices that issue the same to different people store the same request."""
    ops = OpId.new(), OpId.new()
    office.issue("甲", op=ops[0])
    office.issue("乙", op=ops[1])
    with database.reading() as connection:
        asked = connection.exec_driver_sql(
            "SELECT DISTINCT request FROM operation WHERE kind = 'issue_papers'"
        ).all()
    assert len(asked) == 1


def test_a_purged_name_is_gone_and_the_number_stays(office: Office):
    one, two = office.issue("甲", "乙", reason="组织市集")
    with office.desk.database.writing() as connection:
        ids = connection.exec_driver_sql("SELECT recipient, fields FROM certificate WHERE n = 1")
        for private_id in ids.one():
            private.purge(connection, bytes(private_id))
    found = office.paper(one.number)
    assert (found.recipient, found.fields, found.state) == ("", {}, State.VALID)
    with pytest.raises(Purged):
        register.papers(office.desk, [one.ref, two.ref])
    with pytest.raises(Purged):
        office.reissue(one.ref)
    assert office.list("甲") == []
    assert office.list(sort="recipient", descending=False) == ["", "乙"]
    office.void(one.ref)
    assert proven(office.desk) == ()


def test_signing_that_fails_leaves_nothing_behind(office: Office):
    with pytest.raises(OSError, match="dry"):
        office.issue("甲", "乙", "丙", signer=Pen(ink=4))
    assert office.all() == ()
    with pytest.raises(OSError, match="dry"):
        office.issue("甲", signer=Pen(ink=1))
    assert numbers(office.issue("甲", signer=Pen())) == ["KYS-STAR-2026-0001"]
    assert proven(office.desk) == ()


def test_control_characters_never_reach_the_register(office: Office):
    (one,) = office.issue(" 甲\x00\x07乙 ", reason="一\n二\x1b")
    found = office.paper(one.number)
    assert (found.recipient, found.fields) == ("甲乙", {"reason": "一\n二"})


def test_the_list_is_searched_by_recipient_number_title_and_issuer(office: Office):
    office.issue("左文瑒", "Nguyễn Ánh", issuer="开源社 KCC@成都")
    office.issue("丁文昊（止戈）", template=VOLUNTEER)
    assert office.list("瑒") == ["左文瑒"]
    assert office.list("zwc") == office.list("ZUOWEN") == ["左文瑒"]
    assert office.list("nguyỄn ánh") == ["Nguyễn Ánh"]
    assert office.list("止戈 coscon") == ["丁文昊（止戈）"]
    assert office.list("志愿者证书") == ["丁文昊（止戈）"]
    assert office.list("star-2026-0002") == ["Nguyễn Ánh"]
    assert len(office.list("kcc@成都")) == 2
    assert office.list("文 开源之星") == ["左文瑒"]
    assert office.list("100%") == office.list("没有") == []


def test_the_list_is_filtered(office: Office):
    one, two, three = office.issue("甲", "乙", "丙")
    (other,) = office.issue("丁", template=VOLUNTEER)
    office.void(one.ref)
    new = office.reissue(two.ref)
    register.mark_printed(office.desk, OpId.new(), [three.ref, new.ref])
    register.mark_claimed(office.desk, OpId.new(), [new.ref])

    def found(**how: Any) -> set[str]:
        return {p.number for p in register.register(office.desk, **how).rows}

    assert found(state=State.VOID) == {one.number}
    assert found(state=State.REISSUED) == {two.number}
    assert found(state=State.VALID) == {three.number, new.number, other.number}
    assert found(printed=True) == {three.number, new.number}
    assert found(printed=False, state=State.VALID) == {other.number}
    assert found(claimed=True) == {new.number}
    assert found(claimed=False, printed=True) == {three.number}
    assert found(template="volunteer") == {other.number}


def test_the_list_is_sorted_and_shown_by_windows(office: Office):
    office.issue("张三", "阿明", "李四", issuer="乙方")
    office.time = office.time.replace(hour=5)
    office.issue("陈晨", "Bob", template=VOLUNTEER, on=date(2026, 10, 3), issuer="甲方")
    assert office.list() == ["陈晨", "Bob", "张三", "阿明", "李四"]  # newest act, in its order
    assert office.list(sort="recipient", descending=False) == [
        "阿明",
        "Bob",
        "陈晨",
        "李四",
        "张三",
    ]
    assert office.list(sort="number", descending=False)[0] == "陈晨"
    assert office.list(sort="number") == ["李四", "阿明", "张三", "Bob", "陈晨"]
    assert office.list(sort="issued_on", descending=False)[:2] == ["陈晨", "Bob"]
    assert {len(office.list(sort=sort)) for sort in ("title", "issuer")} == {5}
    page = register.register(office.desk, sort="number", descending=False, offset=1, limit=2)
    assert ([p.recipient for p in page.rows], page.total) == (["Bob", "张三"], 5)


def test_a_paper_is_found_by_its_number_and_likely_ones_are_named(office: Office):
    office.issue("甲", "乙")
    assert office.paper(" kys-star-2026-0002 ").recipient == "乙"
    with pytest.raises(NotFound) as refused:
        office.paper("STAR-2026")
    assert refused.value.near == ("KYS-STAR-2026-0001", "KYS-STAR-2026-0002")
