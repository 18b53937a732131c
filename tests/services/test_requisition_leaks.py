"""A purge proves itself: what still stands anywhere is told; a common word is not taken for it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.requisitions import Contact, LineDraft, RequisitionDraft
from desktop.services import people
from desktop.services.changes import OpId
from desktop.services.requisitions import (
    deciding,
    drafting,
    ending,
    noting,
    parcels,
)
from desktop.store.database import Database
from desktop.store.tables import journal, metadata, private
from desktop.wording.requisitions.purging import proof as told
from tests.services.purged import ADDRESS, NAME, PHONE, ask, bytes_of, purge, reject
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("place.name", PHONE),
        ("place.name", ADDRESS),
        ("place.name", f"{NAME}家"),
        ("person.name", PHONE),
        ("requisition.title", ADDRESS),
        ("requisition.title", NAME),
        ("operation.note", f"问过 {NAME} 了"),
        ("parcel.waybill", PHONE),
    ],
)
def test_a_leak_in_any_column_is_told(shop: Shop, database: Database, told: str, text: str):
    request = ask(shop)
    box = ask(shop, phone="13900000000", name="王收件", address="成都市样例街 1 号")
    deciding.approve(shop.desk, OpId.new(), box, [])
    parcels.pick(shop.desk, OpId.new(), box, parcels.propose(shop.desk, box).takes)
    reject(shop, request)
    table, column = told.split(".")
    with database.writing() as connection:
        first = select(func.max(metadata.tables[table].c[column])).scalar_subquery()
        into = metadata.tables[table].update().where(metadata.tables[table].c[column] == first)
        assert connection.execute(into.values({column: text})).rowcount
    shop.time += timedelta(days=31)
    found = purge(shop)
    assert told in [one.where for one in found.found]
    assert not found.clean


def test_a_name_in_a_note_that_stays_is_told(shop: Shop):
    request, other = ask(shop), ask(shop, phone="13900000000", name="王收件")
    reject(shop, request)
    noting.note(shop.desk, OpId.new(), other, f"{NAME} 那边也要")
    shop.time += timedelta(days=31)
    assert [one.where for one in purge(shop).found] == ["private.value"]


def test_a_leak_in_the_journal_is_told(shop: Shop, database: Database):
    request = ask(shop)
    reject(shop, request)
    with database.writing() as connection:
        kept = connection.execute(select(journal.c.op_id, journal.c.body)).first()
        assert kept is not None
        said = json.loads(kept.body) | {"leak": f"电话 {PHONE}，{NAME}"}
        body = json.dumps(said).encode()  # escaped, as another program may write it
        mine = journal.update().where(journal.c.op_id == kept.op_id)
        connection.execute(mine.values(body=body))
    shop.time += timedelta(days=31)
    assert [(one.where, one.texts) for one in purge(shop).found] == [("journal.body", 2)]


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "gb18030"])
def test_a_file_of_the_station_is_told_whatever_program_wrote_it(
    shop: Shop, tmp_path: Path, code: str
):
    reject(shop, ask(shop))
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "名单.csv").write_bytes(f"收件人,地址\n{NAME},{ADDRESS}\n".encode(code))
    shop.time += timedelta(days=31)
    found = purge(shop, tmp_path / "kept")
    assert [(one.where, one.texts) for one in found.found] == [("名单.csv", 2)]


def test_remnants_between_the_rows_are_written_over_or_told(shop: Shop, database: Database):
    if database.path is None:
        pytest.skip("a server's files are its own")
    for reader in (False, True):
        request = ask(shop)
        reject(shop, request)
        with database.writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = OFF")
            connection.exec_driver_sql("CREATE TABLE leak (text TEXT)")
            connection.exec_driver_sql("INSERT INTO leak VALUES (?)", (f"{PHONE} " * 900,))
            connection.exec_driver_sql("DROP TABLE leak")
        shop.time += timedelta(days=31)
        if not reader:
            assert purge(shop).clean
            assert PHONE.encode() not in bytes_of(database)
            continue
        with database.reading() as holding:
            holding.execute(select(private.c.id)).first()
            found = purge(shop)
        assert not found.clean
        assert {one.where for one in found.found} <= {"yuanwu.db", "yuanwu.db-wal"}


def test_a_word_that_was_never_private_is_named_and_is_no_leak(shop: Shop):
    contact = Contact("徽章", PHONE, "北京")
    for draft in (
        RequisitionDraft("开源之夜", "张提交", city="北京", contact=contact, remark="开源之夜"),
        RequisitionDraft("成都见面会", "王提交", city="北京", remark="下次再说，谢谢！"),
    ):
        saved = drafting.save(shop.desk, OpId.new(), draft, [LineDraft("BG", 2, "徽章")])
        if draft.contact:
            ending.reject(shop.desk, OpId.new(), saved.id, "谢谢")
    shop.time += timedelta(days=31)
    found = purge(shop)
    assert found.clean
    assert sorted((one.where, one.texts) for one in found.common) == [
        ("item.name", 1), ("requisition.city", 1), ("requisition.title", 1),
    ]  # fmt: skip
    assert found.shared == 1  # 谢谢 is in the other request's remark
    assert "common words" in told(found)
    assert "requisition.city (1)" in told(found)


def test_one_of_us_who_got_a_parcel_is_no_leak_in_the_list_of_people(shop: Shop):
    people.add_person(shop.desk, OpId.new(), NAME)
    reject(shop, ask(shop))
    shop.time += timedelta(days=31)
    found = purge(shop)
    assert found.clean
    assert ("person.name", 1) in [(one.where, one.texts) for one in found.common]
