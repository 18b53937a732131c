"""Giving to many: all or nobody, by size, within quotas, handed over at once, taken back whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from desktop.domain.errors import (
    LaterStands,
    Missing,
    NonePacked,
    NoSuchSize,
    NotEnoughForAll,
    NothingDue,
    OpReused,
    OverQuota,
    StillOpen,
)
from desktop.domain.moments import at_home
from desktop.domain.requisitions import Source, State
from desktop.domain.requisitions.giving import Gift, GiveDraft, Person
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.services.requisitions import giving, looking, papers, purging, quotas
from desktop.services.requisitions.quotas import QuotaDraft
from desktop.services.rules import rules, settle
from desktop.store.database import Database
from desktop.store.tables import journal, operation
from desktop.store.tables import private as private_values
from tests.press import Desktop
from tests.store.ledgers import ended, proven

AWARDS = """award,recipient,createdAt,passed
开源之星,丁文昊（止戈）,2024/01/14,true
社区合作之星,Anni Lai,2024/01/14,true
COSCon 之星,Anni Lai,2024/01/14,true
COSCon 之星,游崇佑（Mac）,2024/01/14,false
"""


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Desktop:
    return Desktop(database, tmp_path)


def draft(shop: Desktop, *people: Person, gifts=(("BG", 1),), **more) -> GiveDraft:
    return GiveDraft(
        more.pop("name", "2026 年度贡献者纪念品"),
        tuple(Gift(code, each) for code, each in gifts),
        people or tuple(Person(name, row=n) for n, name in enumerate("甲乙丙", start=1)),
        shop.home,
        **more,
    )


def give(shop: Desktop, wanted: GiveDraft, reason: str = "") -> giving.Given:
    return giving.give(shop.desk, OpId.new(), wanted, reason)


def free(shop: Desktop) -> dict[str, int]:
    rows = stock.holdings(shop.desk, limit=1000).rows
    return {h.code: h.available for h in rows if h.place_id == shop.home}


def undo(shop: Desktop, op: str) -> None:
    stock.undo(shop.desk, OpId.new(), UUID(op))


def test_one_act_makes_a_request_for_each_and_holds_the_goods(shop: Desktop):
    done = give(shop, draft(shop, gifts=(("BG", 2),)))
    assert (done.people, done.pieces, len(done.parcels)) == (3, 6, 3)
    assert free(shop)["BG"] == 14
    people = giving.people_of(shop.desk, done.id)
    assert {one.applicant for one in people} == {"甲", "乙", "丙"}
    assert {(one.source, one.state) for one in people} == {(Source.GIVEAWAY, State.APPROVED)}
    act = giving.giveaway(shop.desk, done.id)
    assert (act.people, act.pieces, act.handed) == (3, 6, 0)
    assert proven(shop.desk) == ()


def test_it_is_taken_back_whole_and_everything_is_free_again(shop: Desktop):
    before = free(shop)
    done = give(shop, draft(shop))
    undo(shop, done.op)
    assert free(shop) == before
    assert giving.giveaways(shop.desk) == ()
    assert looking.requisitions(shop.desk).total == 0
    assert proven(shop.desk) == ()


def test_not_enough_is_refused_whole_and_the_preview_says_who(shop: Desktop):
    wanted = draft(shop, gifts=(("TS-L", 1), ("BG", 8)))
    seen = giving.weigh(shop.desk, wanted)
    assert [(n.code, n.wanted, n.free, n.people) for n in seen.needs] == [
        ("TS-L", 3, 20, ()),
        ("BG", 24, 20, ("丙",)),
    ]
    assert not seen.fits
    with pytest.raises(NotEnoughForAll) as no:
        give(shop, wanted)
    assert no.value.data() == {
        "item": "徽章", "place": "成都·仓库", "wanted": 24, "free": 20, "people": 1,
        "elsewhere": (), "instead": "",
    }  # fmt: skip
    assert free(shop)["TS-L"] == 20
    assert looking.requisitions(shop.desk).total == 0


def test_everybody_gets_their_size(shop: Desktop):
    people = (Person("甲", "S"), Person("乙", "m 码"), Person("丙"))
    seen = giving.weigh(shop.desk, draft(shop, *people, gifts=(("TS-L", 1),)))
    assert seen.unsaid == (("丙", "COSCon T恤 L"),)
    done = give(shop, draft(shop, *people, gifts=(("TS-L", 1),)))
    got = {
        one.applicant: looking.lines(shop.desk, one.id)[0].code
        for one in giving.people_of(shop.desk, done.id)
    }
    assert got == {"甲": "TS-S", "乙": "TS-M", "丙": "TS-L"}
    odd = draft(shop, Person("丁", "XXL", row=5), gifts=(("TS-L", 1),))
    assert giving.weigh(shop.desk, odd).unfit == (("丁", "XXL", "COSCon T恤"),)
    with pytest.raises(NoSuchSize) as no:
        give(shop, odd)
    assert no.value.row == 5


def test_only_those_whose_size_is_not_there_go_without(shop: Desktop):
    people = (Person("甲", "S"), Person("乙", "M"), Person("丙", "S"), Person("丁", "5XL"))
    seen = giving.weigh(shop.desk, draft(shop, *people, gifts=(("TS-L", 15),)))
    assert [(n.code, n.wanted, n.free, n.people) for n in seen.needs] == [
        ("TS-S", 30, 20, ("丙",)),
        ("TS-M", 15, 20, ()),
    ]
    assert [name for name, _size, _item in seen.unfit] == ["丁"]


def test_who_had_what_before_is_shown(shop: Desktop):
    first = give(shop, draft(shop))
    seen = giving.weigh(shop.desk, draft(shop, Person("甲"), Person("戊")))
    assert [(h.name, h.this_year, h.ever, h.last) for h in seen.had] == [
        ("甲", 1, 1, "2026 年度贡献者纪念品")
    ]
    undo(shop, first.op)
    assert giving.weigh(shop.desk, draft(shop)).had == ()


def test_a_name_has_one_history_however_it_is_spelled(shop: Desktop):
    give(shop, draft(shop, Person("王 明"), Person("Mary Ann")))
    now = draft(shop, *map(Person, ("王明", "王　明", "ｍary ann", "王")))
    assert [one.name for one in giving.weigh(shop.desk, now).had] == ["王明", "王　明", "ｍary ann"]


def test_a_quota_wants_a_reason_for_more(shop: Desktop):
    quotas.save_quota(shop.desk, OpId.new(), QuotaDraft("讲师", "BG", 1, 4))
    give(shop, draft(shop, audience="讲师"))
    (quota,) = quotas.quotas(shop.desk)
    assert (quota.audience, quota.total, quota.used, quota.left) == ("speaker", 4, 3, 1)
    more = draft(shop, audience="speaker")
    assert [(o.wanted, o.may) for o in giving.weigh(shop.desk, more).over] == [(3, 1)]
    with pytest.raises(OverQuota):
        give(shop, more)
    done = give(shop, more, "临时多两位")
    assert giving.people_of(shop.desk, done.id)[0].over_reason == "临时多两位"
    assert quotas.quotas(shop.desk)[0].left == -2
    assert giving.weigh(shop.desk, draft(shop, audience="志愿者")).over == ()


def test_a_quota_counts_what_the_booth_gave_by_reason(shop: Desktop):
    from desktop.services import booth

    shop.open()
    quotas.save_quota(shop.desk, OpId.new(), QuotaDraft("speaker", "BG", 1, 5, shop.event))
    booth.give(shop.desk, shop.event, "A", shop.cart("BGx2"), "speaker")
    (quota,) = quotas.quotas(shop.desk)
    assert (quota.booth, quota.used, quota.left) == (2, 0, 3)


def test_all_who_are_there_get_theirs_at_once_and_the_rest_later(shop: Desktop):
    done = give(shop, draft(shop))
    people = giving.people_of(shop.desk, done.id)
    first = giving.hand_over_all(shop.desk, OpId.new(), done.id, [people[0].id])
    assert first.people == 1
    assert giving.giveaway(shop.desk, done.id).handed == 1
    assert len(giving.open_parcels(shop.desk, done.id)) == 2
    with pytest.raises(LaterStands):
        undo(shop, done.op)
    rest = giving.hand_over_all(shop.desk, OpId.new(), done.id)
    assert rest.people == 2
    assert {one.state for one in giving.people_of(shop.desk, done.id)} == {State.CLOSED}
    assert proven(shop.desk) == ()
    with pytest.raises(NonePacked):
        giving.hand_over_all(shop.desk, OpId.new(), done.id)
    undo(shop, rest.op)
    assert giving.giveaway(shop.desk, done.id).handed == 1
    assert proven(shop.desk) == ()


def test_whoever_has_theirs_is_forgotten_because_a_gift_ends_with_its_receipt(shop: Desktop):
    settle(shop.desk, OpId.new(), replace(rules(shop.desk), purge_days=0))
    people = [Person(name, phone=f"1380000000{n}", row=n) for n, name in enumerate("甲乙", start=1)]
    done = give(shop, draft(shop, *people))
    first, second = giving.people_of(shop.desk, done.id)
    with pytest.raises(NothingDue):
        ended(purging.purge(shop.desk, OpId.new()))
    with pytest.raises(StillOpen):
        ended(purging.forget(shop.desk, OpId.new(), "甲"))
    giving.hand_over_all(shop.desk, OpId.new(), done.id, [first.id])
    (due,) = purging.listed(shop.desk)
    assert (due.code, due.ended_on) == (first.code, at_home(shop.desk.now()).date())
    assert ended(purging.purge(shop.desk, OpId.new())).clean
    gone, kept = giving.people_of(shop.desk, done.id)
    assert (gone.contact_masked, kept.contact_masked) == ("", "乙 138****0002")
    assert gone.applicant == "甲"
    giving.hand_over_all(shop.desk, OpId.new(), done.id)
    assert ended(purging.forget(shop.desk, OpId.new(), second.applicant)).clean
    assert proven(shop.desk) == ()


def test_labels_and_packing_lists_of_all_are_one_file_with_a_page_for_each(shop: Desktop):
    people = (Person("甲", phone="13812345678", address="成都市某路 1 号"), Person("乙"))
    done = give(shop, draft(shop, *people))
    codes = giving.open_parcels(shop.desk, done.id)
    assert ended(papers.parcel_labels(shop.desk, codes)).pages == 2
    assert papers.packing_list(shop.desk, codes).pages == 2


def test_an_award_list_is_read_and_who_did_not_pass_is_left_out(shop: Desktop, tmp_path: Path):
    path = tmp_path / "award.csv"
    path.write_text(AWARDS, "utf-8-sig")
    found = giving.read(path)
    assert [one.name for one in found.people] == ["丁文昊（止戈）", "Anni Lai"]
    assert (found.twice, found.failed) == (("Anni Lai",), 1)


def test_no_name_stands_in_the_journal(shop: Desktop):
    give(shop, draft(shop, Person("欧阳某某", phone="13812345678", address="成都市某路")))
    with shop.desk.database.reading() as connection:
        said = " ".join(map(str, connection.execute(select(journal.c.body)).scalars()))
        said += " ".join(map(str, connection.execute(select(operation)).all()))
    for secret in ("欧阳某某", "13812345678", "某路"):
        assert secret not in said


def test_what_is_missing_is_named(shop: Desktop):
    whole = draft(shop)
    lacking = {
        "name": replace(whole, name=" "),
        "gifts": replace(whole, gifts=()),
        "people": replace(whole, people=()),
    }
    for field, wanted in lacking.items():
        with pytest.raises(Missing) as no:
            give(shop, wanted)
        assert no.value.field == field


def test_a_quota_is_changed_ended_and_taken_back(shop: Desktop):
    made = quotas.save_quota(shop.desk, OpId.new(), QuotaDraft("讲师", "BG", 1, 4))
    quotas.save_quota(shop.desk, OpId.new(), QuotaDraft("讲师", "BG", 2, 4), made.id)
    assert quotas.quotas(shop.desk)[0].each == 2
    ended_ = quotas.retire_quota(shop.desk, OpId.new(), made.id)
    assert quotas.quotas(shop.desk) == ()
    undo(shop, ended_.op)
    assert quotas.quotas(shop.desk)[0].each == 2
    assert proven(shop.desk) == ()


def test_the_same_act_twice_gives_once_and_to_other_people_is_another_act(shop):
    op = OpId.new()
    people = [
        Person("欧阳甲", phone="13812345678", address="成都市武侯区 1 号", row=1),
        Person("欧阳乙", row=2),
    ]
    first = giving.give(shop.desk, op, draft(shop, *people))
    assert giving.give(shop.desk, op, draft(shop, *people)) == first
    for others in (
        [replace(people[0], name="司马丙"), people[1]],
        [replace(people[0], phone="13900000000"), people[1]],
        [replace(people[0], address=""), people[1]],
        [people[0], replace(people[1], phone="13900000000")],
        [replace(people[1], row=1), replace(people[0], row=2)],
    ):
        with pytest.raises(OpReused) as no:
            giving.give(shop.desk, op, draft(shop, *others))
        assert "欧阳" not in str(no.value.data())
    stock.undo(shop.desk, OpId.new(), OpId(first.op))
    assert giving.give(shop.desk, op, draft(shop, *people)) == first
    assert proven(shop.desk) == ()


def test_names_that_were_deleted_for_good_are_no_reason_to_give_again(shop, database):
    op = OpId.new()
    first = giving.give(shop.desk, op, draft(shop, Person("欧阳甲", phone="13812345678", row=1)))
    with database.writing() as connection:
        connection.execute(private_values.delete())
    other = draft(shop, Person("司马丙", phone="13900000000", row=1))
    assert giving.give(shop.desk, op, other) == first
