"""What had arrived for a request: returned, kept, left over; loans; the report; closing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.domain.errors import (
    LoansOut,
    Missing,
    NoReport,
    NotLent,
    NotThatManyOut,
    NotWithAsker,
    OnlyByLending,
    ParcelsOpen,
    RequestNotNow,
    Reserved,
    TooLong,
)
from desktop.domain.requisitions.arrivals import Back, Outcome, What
from desktop.domain.requisitions.purging import Proof
from desktop.services import places
from desktop.services.changes import OpId
from desktop.services.requisitions import closing, loans, purging, receiving, reporting, returns
from desktop.store.database import Database
from desktop.store.tables import journal
from desktop.store.tables import private as private_values
from tests.services.arrived import Arrived
from tests.store.ledgers import ended, proven


@pytest.fixture
def shop(database: Database) -> Arrived:
    return Arrived(database)


def on(shop: Arrived, place: str) -> dict[str, int]:
    """What lies at a real place by code."""
    return {key.split(" ")[1]: n for key, n in shop.lies().items() if key.startswith(f"{place} ")}


def test_what_is_lent_comes_back_or_it_is_said_why_not(shop: Arrived):
    asked = shop.sent("TS-Lx6", loan="TS-L")
    code = shop.all(asked).code
    assert on(shop, code) == {"TS-L": 6}
    there = returns.there(shop.desk, asked)
    assert [(one.code, one.arrived, one.open, one.loan) for one in there] == [("TS-L", 6, 6, True)]
    assert shop.free("TS-L") == 14
    assert shop.back(asked, "TS-L:returned:2").lent == 4
    assert shop.free("TS-L") == 16
    shop.back(asked, "TS-L:returned:1", place=shop.friend)
    assert shop.free("TS-L", shop.friend) == 1
    assert proven(shop.desk) == ()
    shop.back(asked, "TS-L:kept:1")
    last = shop.back(asked, "TS-L:spoiled:1 TS-L:missing:1", "洗坏了；找不到")
    assert last.lent == 0
    assert on(shop, code) == {}
    assert code not in {place.name for place in places.places(shop.desk)}
    assert shop.lies()["去向不明 TS-L"] == 1
    assert proven(shop.desk) == ()
    with pytest.raises(NotThatManyOut):
        shop.back(asked, "TS-L:returned:1")


def test_left_over_gifts_come_back_but_nothing_else_is_said_of_them(shop: Arrived):
    asked = shop.sent("BGx6")
    shop.all(asked)
    assert shop.back(asked, "BG:returned:2").told == 2
    assert shop.free("BG") == 16
    with pytest.raises(NotLent):
        shop.back(asked, "BG:spoiled:1", "坏了")
    with pytest.raises(NotThatManyOut):
        shop.back(asked, "BG:returned:5")
    assert proven(shop.desk) == ()


def test_a_return_is_taken_back(shop: Arrived):
    asked = shop.sent("TS-Lx2", loan="TS-L")
    code = shop.all(asked).code
    done = shop.back(asked, "TS-L:returned:2")
    shop.undo(done.op)
    assert on(shop, code) == {"TS-L": 2}
    assert [one.pieces for one in loans.loans(shop.desk)] == [2]
    assert proven(shop.desk) == ()


def test_loans_are_reminded_of_when_their_day_comes(shop: Arrived):
    day = shop.time.date() + timedelta(days=5)
    asked = shop.sent("TS-Lx2", loan="TS-L")
    shop.due(asked, "TS-L", day)
    assert loans.loans(shop.desk) == ()
    shop.all(asked)
    (one,) = loans.loans(shop.desk)
    assert (one.item, one.pieces, one.left, one.overdue) == ("COSCon T恤 L", 2, 5, False)
    assert one.applicant == "小红"
    assert loans.due(shop.desk) == ()
    shop.time += timedelta(days=2)
    assert [(one.code, one.left) for one in loans.due(shop.desk)] == [(one.code, 3)]
    shop.time += timedelta(days=4)
    assert [one.overdue for one in loans.due(shop.desk)] == [True]
    shop.back(asked, "TS-L:returned:1")
    assert [one.pieces for one in loans.due(shop.desk)] == [1]
    shop.back(asked, "TS-L:kept:1")
    assert loans.loans(shop.desk) == ()


def test_a_report_is_asked_for_after_the_event_and_taken_in_with_left_overs(shop: Arrived):
    asked = shop.sent("BGx6")
    shop.all(asked)
    assert reporting.unreported(shop.desk) == ()
    shop.time += timedelta(days=14)
    (one,) = reporting.unreported(shop.desk)
    assert (one.title, one.days) == ("成都见面会", 14)
    with pytest.raises(Missing):
        shop.report(asked)
    done = shop.report(asked, "https://example.org/album", "来了 40 人", back="BG:returned:3")
    told = reporting.report_of(shop.desk, asked)
    assert (told.link, told.words, told.wanted) == ("https://example.org/album", "来了 40 人", True)
    assert reporting.unreported(shop.desk) == ()
    assert shop.free("BG") == 17
    shop.undo(done.op)
    assert reporting.report_of(shop.desk, asked).at is None
    assert shop.free("BG") == 14
    assert proven(shop.desk) == ()


def test_closing_asks_for_parcels_loans_and_the_report(shop: Arrived):
    asked = shop.sent("BGx6 TS-Lx2", loan="TS-L")
    with pytest.raises(ParcelsOpen) as parcels_open:
        shop.close(asked)
    assert parcels_open.value.pieces == 8
    with pytest.raises(LoansOut) as lent:
        shop.close(asked, arrived=True)
    assert lent.value.pieces == 2
    with pytest.raises(NoReport):
        shop.close(asked, arrived=True, loans_stay=True)
    assert shop.state(asked) == "sent"  # a refusal writes nothing
    done = shop.close(asked, "对方没有回执", arrived=True, loans_stay=True)
    assert done.state == "closed"
    assert [one.pieces for one in loans.loans(shop.desk)] == [2]
    shop.back(asked, "TS-L:returned:2")
    assert proven(shop.desk) == ()


def test_what_is_reported_closes_without_a_word_and_opens_again_by_undo(shop: Arrived):
    asked = shop.sent("BGx6")
    with pytest.raises(RequestNotNow):
        shop.close(shop.ask("BGx1"))
    shop.all(asked)
    shop.report(asked, words="顺利")
    done = shop.close(asked)
    assert shop.state(asked) == "closed"
    shop.undo(done.op)
    assert shop.state(asked) == "received"
    assert proven(shop.desk) == ()


def test_goods_that_nobody_counts_arrive_and_come_back_without_moving(shop: Arrived):
    shop.add("TAPE", "胶带", None, uncounted=True)
    asked = shop.sent("TAPEx2 BGx1", loan="TAPE")
    done = shop.all(asked)
    assert done.told == 3
    assert [(one.code, one.open) for one in returns.there(shop.desk, asked) if one.loan] == [
        ("TAPE", 2)
    ]
    shop.back(asked, "TAPE:returned:1 TAPE:kept:1")
    assert loans.loans(shop.desk) == ()
    assert proven(shop.desk) == ()


def test_what_was_paid_for_is_sold_when_it_arrives_and_is_given_no_report(shop: Arrived):
    asked = shop.sent("BGx3")
    shop.paid_for(asked)
    assert shop.all(asked).state == "closed"
    assert shop.moved_to("sold") == {"BG": 3}
    assert shop.moved_to("given") == {}
    shop.time += timedelta(days=30)
    assert reporting.unreported(shop.desk) == ()
    assert proven(shop.desk) == ()


def test_a_second_report_mends_the_first_and_left_overs_alone_keep_its_words(shop: Arrived):
    asked = shop.sent("BGx6")
    shop.all(asked)
    shop.report(asked, "https://example.org/a", "好")
    shop.report(asked, back="BG:returned:1")
    told = reporting.report_of(shop.desk, asked)
    assert (told.link, told.words) == ("https://example.org/a", "好")
    shop.report(asked, "https://example.org/b", "很好")
    assert reporting.report_of(shop.desk, asked).link == "https://example.org/b"
    assert proven(shop.desk) == ()


def test_goods_come_back_to_an_article_by_its_code(shop: Arrived):
    asked = shop.sent("BGx6 TS-Lx2", loan="TS-L")
    receiving.receive_all(shop.desk, OpId.new(), asked, [Outcome("ts-l", What.ARRIVED, 2)])
    done = returns.give_back(shop.desk, OpId.new(), asked, [Back("TS-L", What.RETURNED, 2)])
    assert (done.told, done.lent) == (2, 0)
    with pytest.raises(NotWithAsker):
        returns.give_back(shop.desk, OpId.new(), asked, [Back("BG", What.RETURNED, 1)])
    assert proven(shop.desk) == ()


def test_nobody_takes_what_is_lent_from_where_it_is_by_hand(shop: Arrived):
    asked = shop.sent("TS-Lx2", loan="TS-L")
    code = shop.all(asked).code
    loan = places.find_place(shop.desk, code).id
    with pytest.raises(Reserved) as refused:
        shop.move("TS-L", 1, loan, shop.home)
    assert refused.value.purposes == (code,)
    shop.back(asked, "TS-L:returned:1")
    with pytest.raises(Reserved):
        shop.move("TS-L", 1, loan, shop.home)
    with pytest.raises(OnlyByLending):
        shop.move("BG", 1, shop.home, loan)
    assert proven(shop.desk) == ()


def test_link_and_words_of_a_report_are_private_and_go_with_the_purge(
    shop: Arrived, database: Database
):
    asked = shop.sent("BGx6")
    shop.all(asked)
    shop.report(asked, words="欧阳小满 13812345678 帮忙布置")
    shop.report(asked, "https://example.org/b", "欧阳小满 帮忙收摊")
    closing.close(shop.desk, OpId.new(), asked)
    with database.reading() as connection:
        said = connection.execute(select(journal.c.body)).scalars().all()
    for body in said:
        assert "欧阳小满" not in bytes(body).decode()
    shop.time += timedelta(days=31)
    found: Proof = ended(purging.purge(shop.desk, OpId.new()))
    assert found.clean
    told = reporting.report_of(shop.desk, asked)
    assert (told.link, told.words, told.at is None) == ("", "", False)
    with database.reading() as connection:
        left = " ".join(connection.execute(select(private_values.c.value)).scalars())
    assert "欧阳小满" not in left
    assert proven(shop.desk) == ()


def test_a_report_that_is_too_long_is_refused_without_a_word_of_it(shop: Arrived):
    asked = shop.sent("BGx6")
    shop.all(asked)
    with pytest.raises(TooLong) as no:
        shop.report(asked, words="欧阳小满 13812345678 " * 1000)
    assert no.value.start == ""
