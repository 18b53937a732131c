"""Who may see where a parcel goes, and who may pack and send it; its papers."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from sqlalchemy import select

from desktop.domain.errors import (
    ContactClosed,
    NothingToPrint,
    NotYours,
    RequestNotNow,
    RequestNotYours,
)
from desktop.domain.paper.packing import Purpose
from desktop.domain.people import Role
from desktop.domain.requisitions import State
from desktop.domain.requisitions.parcels import PaidBy, Postage
from desktop.services import people
from desktop.services.changes import OpId
from desktop.services.requisitions import papers, parcels
from desktop.store.database import Database
from desktop.store.tables import journal, operation
from tests.services.wishes import ADDRESS, PHONE, Wishes
from tests.store.ledgers import ended


@pytest.fixture
def shop(database: Database) -> Wishes:
    """张三 and 李四 are keepers; 张三's home has badges."""
    shop = Wishes(database)
    shop.move("BG", 10, shop.home, shop.friend)
    for name in ("张三", "李四"):
        people.add_person(shop.desk, OpId.new(), name)
        people.set_role(shop.desk, OpId.new(), name, Role.KEEPER)
    return shop


def test_the_contact_is_whole_while_a_parcel_is_open(shop: Wishes):
    asked = shop.ask("BGx2")
    shop.pick(asked, "BGx2")
    found = parcels.contact(shop.desk, "rq-test01-1")
    assert found.line == f"王小明 {PHONE} {ADDRESS}"
    shop.ship("RQ-TEST01-1")
    assert parcels.contact(shop.desk, "RQ-TEST01-1") == found


def test_nobody_sees_it_after_the_parcel_arrived(shop: Wishes):
    asked = shop.ask("BGx2")
    shop.pick(asked, "BGx1")
    parcels.hand_over(shop.desk, OpId.new(), "RQ-TEST01-1")
    assert shop.state(asked) == "approved"
    with pytest.raises(ContactClosed):
        parcels.contact(shop.desk, "RQ-TEST01-1")
    shop.pick(asked, "BGx1")
    parcels.unpick(shop.desk, OpId.new(), "RQ-TEST01-2")
    assert not parcels.may_see(shop.desk, "RQ-TEST01-2")
    with pytest.raises(ContactClosed):
        ended(papers.parcel_labels(shop.desk, ["RQ-TEST01-2"]))


def test_the_keeper_of_a_home_packs_and_sends_there_and_sees_the_address(shop: Wishes):
    asked = shop.ask("BGx5")
    mine, other = shop.as_("张三"), shop.as_("李四")
    takes = shop.take(asked, "BGx2", shop.friend)
    with pytest.raises(NotYours):
        parcels.pick(other, OpId.new(), asked, takes)
    with pytest.raises(NotYours):
        parcels.pick(mine, OpId.new(), asked, shop.take(asked, "BGx2"))
    parcels.pick(mine, OpId.new(), asked, takes)
    with pytest.raises(RequestNotYours):
        parcels.contact(other, "RQ-TEST01-1")
    assert parcels.contact(mine, "RQ-TEST01-1").phone == PHONE
    with pytest.raises(RequestNotYours):
        parcels.unpick(other, OpId.new(), "RQ-TEST01-1")
    postage = Postage(waybill="SF1234567890123", paid_by=PaidBy.RECEIVER)
    done = parcels.ship(mine, OpId.new(), "RQ-TEST01-1", postage)
    assert done.requisition_state == "approved"


def test_nothing_is_picked_for_a_request_that_nobody_approved(shop: Wishes):
    asked = shop.ask("BGx1", state=State.SUBMITTED)
    with pytest.raises(RequestNotNow):
        shop.pick(asked, "BGx1")


def test_no_act_of_a_parcel_tells_the_journal_who_gets_it(shop: Wishes):
    asked = shop.ask("BGx2")
    shop.pick(asked, "BGx2")
    shop.ship("RQ-TEST01-1", waybill="SF1234567890123")
    with shop.desk.database.reading() as connection:
        said = [bytes(body) for body in connection.execute(select(journal.c.body)).scalars()]
        said += [note.encode() for note in connection.execute(select(operation.c.note)).scalars()]
    for secret in (PHONE, ADDRESS, "王小明"):
        assert not any(secret.encode() in one for one in said)
    for box in shop.parcels(asked):
        assert PHONE not in repr(asdict(box))


def test_papers_of_several_parcels_are_one_walk_through_the_shelves(shop: Wishes):
    first, second = shop.ask("BGx2 TS-Lx1"), shop.ask("BGx3")
    shop.pick(first, "BGx2 TS-Lx1")
    shop.pick(second, "BGx3")
    codes = ["RQ-TEST01-1", "RQ-TEST02-1"]
    found = papers.picking(shop.desk, codes)
    (place,) = found.places
    assert [(line.code, line.qty, line.there) for line in place.lines] == [
        ("BG", 5, 10),
        ("TS-L", 1, 20),
    ]
    assert found.purposes == (Purpose("成都见面会", None, tuple(codes)),)
    assert papers.pick_list(shop.desk, codes).data.startswith(b"%PDF")
    assert papers.packing_list(shop.desk, codes).data.startswith(b"%PDF")
    assert ended(papers.parcel_labels(shop.desk, codes)).data.startswith(b"%PDF")
    label = papers.label(shop.desk, codes[0])
    assert (label.recipient, label.phone, label.number) == ("王小明", PHONE, codes[0])
    shop.ship(codes[0])
    with pytest.raises(NothingToPrint):
        papers.pick_list(shop.desk, [codes[0]])
