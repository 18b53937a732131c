"""What people of 物料制作 do again and again, for tests."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from desktop.domain.people import Role
from desktop.domain.production import (
    ProductionDraft,
    SupplierDraft,
)
from desktop.services import booth, stock
from desktop.services import production as made
from desktop.services.changes import OpId, perform
from desktop.store import owners
from desktop.store.tables import keeping, person
from desktop.store.writing import Writer
from tests.shop import Shop

TODAY = date(2026, 11, 22)


def thing(shop: Shop, name: str = "贴纸", **said) -> int:
    """A thing that is had made; its local id."""
    return made.save(shop.desk, OpId.new(), ProductionDraft(name, **said)).id


def supplier(shop: Shop, name: str = "供应商甲", **said) -> int:
    """A supplier; its local id."""
    return made.save_supplier(shop.desk, OpId.new(), SupplierDraft(name, **said)).id


def event(shop: Shop, starts: date = date(2027, 1, 10)) -> int:
    """An event two days long; its local id."""
    end = starts + timedelta(days=1)
    return booth.save_event(shop.desk, OpId.new(), "COSCon 27", starts, end, place_name="展位").id


def undo(shop: Shop, saved: made.Saved) -> None:
    """Takes an act back."""
    stock.undo(shop.desk, OpId.new(), UUID(saved.op))


def sponsor(shop: Shop, name: str) -> int:
    """An owner of goods; the local id."""
    return perform(
        shop.desk, "add_owner", OpId.new(), name, lambda w: owners.ensure(w, name), int, set()
    )


def keep(shop: Shop, place: int, who: int) -> None:
    """Makes somebody a keeper, of one place."""
    none = dict.fromkeys(("city", "area", "recipient", "phone", "address"))

    def work(writer: Writer) -> int:
        writer.add(keeping, [{"place": place, "keeper": who, **none}])
        writer.change(person, {"id": who}, {"role": None}, {"role": Role.KEEPER.value})
        return place

    perform(shop.desk, "keep", OpId.new(), [place, who], work, int, set())
