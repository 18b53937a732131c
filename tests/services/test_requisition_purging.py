"""Contacts are deleted for good some days after a request ended, and the purge proves itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from desktop.domain.errors import GoneForGood, NotFound, NothingDue, NotYours, StillOpen
from desktop.domain.people import Role
from desktop.domain.requisitions import Contact, Decision, LineDraft, RequisitionDraft
from desktop.domain.requisitions.arrivals import Outcome, What
from desktop.domain.requisitions.guides import GuideDraft
from desktop.domain.requisitions.parcels import Postage
from desktop.domain.requisitions.purging import Proof
from desktop.services import people, safekeeping, stock
from desktop.services.changes import OpId
from desktop.services.requisitions import (
    closing,
    deciding,
    drafting,
    guides,
    looking,
    noting,
    parcels,
    purging,
    receiving,
    reporting,
)
from desktop.store.database import Database
from desktop.store.tables import private
from desktop.wording.refusals import sentence
from desktop.wording.requisitions.purging import proof as told
from tests.services.purged import ADDRESS, NAME, PHONE, WORDS, ask, bytes_of, purge, reject
from tests.shop import Shop
from tests.store.ledgers import ended, proven


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def test_who_fetched_it_goes_with_the_contact_also_where_that_was_undone(
    shop: Shop, database: Database
):
    request = ask(shop)
    code = looking.requisition(shop.desk, request).code
    deciding.approve(shop.desk, OpId.new(), request, [])
    parcels.pick(shop.desk, OpId.new(), request, parcels.propose(shop.desk, request).takes)
    wrong = parcels.hand_over(shop.desk, OpId.new(), f"{code}-1", "赵代取")
    stock.undo(shop.desk, OpId.new(), UUID(wrong.op))
    parcels.hand_over(shop.desk, OpId.new(), f"{code}-1", NAME)
    assert parcels.parcels(shop.desk, request)[0].carried_by == NAME
    closing.close(shop.desk, OpId.new(), request, "没有回执")
    shop.time += timedelta(days=31)
    assert purge(shop).clean
    assert parcels.parcels(shop.desk, request)[0].carried_by == ""
    with database.reading() as connection:
        kept = set(connection.execute(select(private.c.value)).scalars())
    assert not kept & {NAME, "赵代取"}
    assert proven(shop.desk) == ()


def test_what_ended_long_enough_ago_is_listed_and_then_gone(shop: Shop, database: Database):
    request = ask(shop)
    other = ask(shop, phone="13900000000", applicant="王提交")
    reject(shop, request)
    assert purging.due(shop.desk) == 0
    with pytest.raises(NothingDue):
        purge(shop)
    shop.time += timedelta(days=30)
    assert purging.due(shop.desk) == 1
    (due,) = purging.listed(shop.desk)
    assert (due.id, due.title, due.values) == (request, "开源之夜", 5)
    found = purge(shop)
    assert (found.purged.requests, found.purged.values) == (1, 5)
    assert found.clean
    assert found.shared == 3  # the other request goes to the same person, address and remark
    assert purging.due(shop.desk) == 0
    gone = looking.requisition(shop.desk, request)
    assert gone.applicant == "张提交"
    assert all(one.text == "" for one in looking.story(shop.desk, request))
    assert "139" in looking.requisition(shop.desk, other).contact_masked
    assert proven(shop.desk) == ()


def test_no_byte_of_it_stays_in_the_file(shop: Shop, database: Database):
    if database.path is None:
        pytest.skip("a server's files are its own")
    request = ask(shop)
    reject(shop, request)
    shop.time += timedelta(days=31)
    assert PHONE.encode() in bytes_of(database)
    found = purge(shop)
    assert found.clean
    assert found.searched > 100
    held = bytes_of(database)
    for text in (PHONE, ADDRESS, WORDS, NAME):
        assert text.encode() not in held
    assert "found 0" in told(found)


def test_what_an_edit_replaced_goes_too(shop: Shop, database: Database):
    request = ask(shop, phone="13711112222")
    contact = Contact(NAME, PHONE, ADDRESS)
    draft = RequisitionDraft("开源之夜", "张提交", city="杭州", contact=contact)
    drafting.save(shop.desk, OpId.new(), draft, [LineDraft("BG", 2, "徽章")], id=request)
    noting.note(shop.desk, OpId.new(), request, f"打过电话 {PHONE}")
    reject(shop, request)
    shop.time += timedelta(days=31)
    assert purge(shop).clean
    with database.reading() as connection:
        left = set(connection.execute(select(private.c.value)).scalars())
    assert left == {"张提交"}


def test_every_word_that_was_typed_about_a_request_goes_and_what_figures_need_stays(
    shop: Shop, database: Database
):
    request = ask(shop, code="TS-L")
    (line,) = looking.lines(shop.desk, request)
    words = [f"{NAME} 说一个就够", f"{NAME} 又退了一个", f"{NAME} 的场子大"]
    guides.save_guide(shop.desk, OpId.new(), GuideDraft("", 0, date(2020, 1, 1), 30_00))
    one = Decision(line.id, 3, reason=words[0])
    deciding.approve(shop.desk, OpId.new(), request, [one], over_reason=words[2])
    deciding.revise(shop.desk, OpId.new(), request, line.id, 2, words[1], lacking=1)
    assert looking.lines(shop.desk, request)[0].reason == words[1]
    assert looking.requisition(shop.desk, request).over_reason == words[2]
    parcels.pick(shop.desk, OpId.new(), request, parcels.propose(shop.desk, request).takes)
    code = looking.requisition(shop.desk, request).code
    parcels.ship(shop.desk, OpId.new(), f"{code}-1", Postage(advanced_by="小明"))
    said = [Outcome("TS-L", What.ARRIVED, 1), Outcome("TS-L", What.LOST, 1, f"{NAME} 说没收到")]
    receiving.receive_all(shop.desk, OpId.new(), request, said)
    assert f"{NAME} 说没收到" in looking.story(shop.desk, request)[-1].text
    link = "https://example.org/photos/li-shoujian"
    reporting.report(shop.desk, OpId.new(), request, link, f"{NAME} 拍的")
    closing.close(shop.desk, OpId.new(), request)
    shop.time += timedelta(days=31)
    found = purge(shop)
    assert found.clean, found
    with database.reading() as connection:
        assert set(connection.execute(select(private.c.value)).scalars()) == {"张提交"}
    gone = looking.lines(shop.desk, request)[0]
    assert (gone.reason, gone.lacking) == ("", 1)
    assert looking.requisition(shop.desk, request).over_reason == ""
    assert reporting.report_of(shop.desk, request).link == ""
    assert parcels.parcels(shop.desk, request)[0].advanced_by == "小明"
    assert proven(shop.desk) == ()


def test_files_of_the_station_are_searched_and_backups_are_named(
    shop: Shop, database: Database, tmp_path: Path
):
    home = tmp_path / "home"
    (home / "logs").mkdir(parents=True)
    (home / "backups").mkdir()
    (home / "cart.json").write_text("{}", encoding="utf-8")
    request = ask(shop)
    reject(shop, request)
    safekeeping.backup(shop.desk, home / "backups" / "yuanwu-old.db")
    (home / "logs" / "yuanwu.log").write_text(f"sent to {PHONE}", encoding="utf-8")
    shop.time += timedelta(days=31)
    found = purge(shop, home)
    assert [(one.where, one.texts) for one in found.found] == [(str(Path("logs/yuanwu.log")), 1)]
    assert [one.where for one in found.backups] == [str(Path("backups/yuanwu-old.db"))]
    said = told(found)
    assert "yuanwu.log" in said
    assert "yuanwu-old.db" in said
    assert PHONE not in said


def test_it_cannot_be_taken_back(shop: Shop):
    reject(shop, ask(shop))
    shop.time += timedelta(days=31)
    op = purge(shop).purged.op
    with pytest.raises(GoneForGood) as refused:
        stock.undo(shop.desk, OpId.new(), OpId(op))
    assert "cannot be brought back" in sentence(refused.value)


def test_a_person_is_forgotten_altogether_once_nothing_of_theirs_is_open(
    shop: Shop, database: Database
):
    first, second = ask(shop), ask(shop, applicant="王提交", name="张提交")
    reject(shop, first)
    with pytest.raises(StillOpen) as refused:
        ended(purging.forget(shop.desk, OpId.new(), "张提交"))
    assert refused.value.requests == (looking.requisition(shop.desk, second).code,)
    reject(shop, second)
    found: Proof = ended(purging.forget(shop.desk, OpId.new(), "张提交"))
    assert found.purged.requests == 2
    assert looking.requisition(shop.desk, first).applicant == ""
    with database.reading() as connection:
        assert connection.execute(select(private.c.value)).all() == []
    with pytest.raises(NotFound):
        ended(purging.forget(shop.desk, OpId.new(), "张提交"))
    assert proven(shop.desk) == ()


def test_what_was_taken_back_is_over_and_keeps_no_contact(shop: Shop, database: Database):
    draft = RequisitionDraft("开源之夜", "张提交", contact=Contact(NAME, PHONE, ADDRESS))
    for forgotten in (False, True):
        saved = drafting.save(shop.desk, OpId.new(), draft, [LineDraft("BG", 2, "徽章")])
        stock.undo(shop.desk, OpId.new(), UUID(saved.op))
        if forgotten:
            assert ended(purging.forget(shop.desk, OpId.new(), NAME)).clean
        else:
            assert purging.due(shop.desk) == 0
            shop.time += timedelta(days=31)
            assert purge(shop).clean
        with database.reading() as connection:
            kept = set(connection.execute(select(private.c.value)).scalars())
        assert not kept & {NAME, PHONE, ADDRESS}
        assert proven(shop.desk) == ()


def test_check_finds_what_stands_again_after_it_was_deleted(shop: Shop, database: Database):
    request = ask(shop)
    reject(shop, request)
    with database.reading() as connection:
        wanted = select(private).where(private.c.value == PHONE)
        row = connection.execute(wanted).mappings().one()
    shop.time += timedelta(days=31)
    purge(shop)
    with database.writing() as connection:
        connection.execute(insert(private).values(dict(row)))
    assert "purged_stands" in [one.code for one in proven(shop.desk)]


def test_a_keeper_may_not_delete_contacts(shop: Shop):
    reject(shop, ask(shop))
    shop.time += timedelta(days=31)
    people.add_person(shop.desk, OpId.new(), "小钱")
    people.set_role(shop.desk, OpId.new(), "小钱", Role.KEEPER)
    desk = replace(shop.desk, person="小钱")
    with pytest.raises(NotYours):
        ended(purging.purge(desk, OpId.new()))
    assert purging.due(shop.desk) == 1
