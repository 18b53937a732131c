"""What others write is noticed, what this window wrote itself is not, on both databases."""

from __future__ import annotations

from uuid import uuid4

import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.sifting import LOW, Sift
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, people, places, stock, totals
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import Desk, OpId
from desktop.services.watching import Watch
from desktop.store.database import connect


@pytest.fixture
def desk(database):
    return Desk(database, uuid4(), "阿源")


def test_what_somebody_else_writes_is_noticed_once(desk, ledger):
    watch = Watch(desk)
    assert not watch.others_wrote()
    other = Desk(connect(ledger), uuid4(), "别人")
    people.add_person(other, OpId.new(), "小李")
    assert watch.others_wrote()
    assert not watch.others_wrote()
    other.database.close()
    watch.close()


def test_what_this_window_announced_itself_is_no_news(desk):
    watch = Watch(desk)
    people.add_person(desk, OpId.new(), "小李")
    watch.own()
    assert not watch.others_wrote()
    watch.close()


def test_somebody_elses_act_is_noticed_beside_an_own_one(desk, ledger):
    watch = Watch(desk)
    other = Desk(connect(ledger), uuid4(), "别人")
    people.add_person(desk, OpId.new(), "小李")
    watch.own()
    people.add_person(other, OpId.new(), "小王")
    assert watch.others_wrote()
    other.database.close()
    watch.close()


def goods(desk):
    """Three items: one plenty, one low and without a price, one not kept in stock."""
    home = places.create_place(desk, OpId.new(), PlaceKind.SITE, "成都·仓库").id
    box = places.create_place(desk, OpId.new(), PlaceKind.BOX, "A1", home).id
    supplier = places.find_place(desk, "supplier").id
    for name, category, code, price, uncounted in (
        ("社区T恤", "服饰", "TS-L", 9900, False),
        ("挂绳", "证件", "GS-1", None, False),
        ("夹娃娃一次", "服务", "JW-1", 1000, True),
    ):
        draft = ItemDraft(name, category, uncounted=uncounted)
        edit = VariantEdit(VariantDraft(code, "", price))
        catalogue.save_item(desk, OpId.new(), draft, [edit])
    stock.move(desk, OpId.new(), "TS-L", 40, supplier, home, reason="到货", kind="receive")
    stock.move(desk, OpId.new(), "GS-1", LOW - 1, supplier, box, reason="到货", kind="receive")
    return home, box


def codes(desk, **sift):
    return {v.code for v in catalogue.search(desk, sift=Sift(**sift)).rows}


def test_a_list_is_sifted_by_what_wants_attention(desk):
    home, box = goods(desk)
    assert codes(desk, low=True) == {"GS-1"}
    assert codes(desk, unpriced=True) == {"GS-1"}
    assert codes(desk, unpictured=True) == {"TS-L", "GS-1", "JW-1"}
    assert codes(desk, unverified=True) == set()  # whoever took them in has seen them
    assert codes(desk, category="服饰") == {"TS-L"}
    assert codes(desk, place=home) == {"TS-L", "GS-1"}
    assert codes(desk, place=box) == {"GS-1"}
    assert codes(desk, owner=stock.owners(desk)[0].id, category="证件") == {"GS-1"}
    assert codes(desk, disputed=True) == set()
    catalogue.retire(desk, OpId.new(), catalogue.variant(desk, "GS-1").uid)
    assert codes(desk, retired=True) == {"GS-1"}
    assert codes(desk, low=True) == set()
    stock.move(desk, OpId.new(), "TS-L", 3, home, box, reason="装箱")
    assert codes(desk, unverified=True) == {"TS-L"}


def test_a_sift_counts_all_and_gives_a_window(desk):
    goods(desk)
    page = catalogue.search(desk, sort="code", sift=Sift(unpictured=True), limit=1, offset=1)
    assert page.total == 3
    assert [v.code for v in page.rows] == ["JW-1"]


def test_stock_by_place_has_the_fullest_first(desk):
    goods(desk)
    assert [(t.path, t.pieces) for t in totals.by_place(desk)] == [
        *(("成都·仓库", 40), ("成都·仓库/A1", LOW - 1)),
    ]
