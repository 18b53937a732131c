"""What people of 物料制作 do again and again, for tests."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.people import Role
from desktop.domain.production import (
    ProductionDraft,
    SupplierDraft,
)
from desktop.services import booth, stock
from desktop.services import production as made
from desktop.services.changes import OpId, perform
from desktop.services.production import lists
from desktop.store import owners
from desktop.store.database import Database
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


def event(shop: Shop, starts: date = date(2027, 1, 10), name: str = "COSCon 27") -> int:
    """An event two days long; its local id."""
    end = starts + timedelta(days=1)
    return booth.save_event(shop.desk, OpId.new(), name, starts, end, place_name="展位").id


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


class Desktop(Shop):
    """A shop with a folder of files."""

    def __init__(self, database: Database, folder: Path) -> None:
        super().__init__(database)
        self.folder = folder


def file(shop: Desktop, text: str, name: str = "物料总表.csv") -> Path:
    """Writes a table as Feishu exports it."""
    path = shop.folder / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def run(steps: Any) -> Any:
    """Does long work to its end; its result."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value


def see(shop: Desktop, text: str, **how) -> lists.Preview:
    """Previews a table."""
    seen: lists.Preview = run(lists.preview(shop.desk, file(shop, text), **how))
    return seen


def take(shop: Desktop, text: str, *, skip: bool = False, **how) -> lists.Taken:
    """Takes a table in."""
    seen = see(shop, text, **how)
    done: lists.Taken = run(lists.apply(shop.desk, OpId.new(), seen, skip_refused=skip))
    return done
