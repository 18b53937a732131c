"""A stock room with something in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, places, stock
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from tests.ui.house import House


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house with a shirt in two sizes at 成都·仓库: 20 of L, 3 of M; 小李 keeps nothing."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        fill(made)
        yield made


def fill(made: House) -> None:
    """Brings the goods in."""
    desk = made.session.desk()
    catalogue.save_item(
        desk,
        OpId.new(),
        ItemDraft("社区T恤", "服饰", 2024, "件"),
        [
            VariantEdit(VariantDraft("TS-M", "M", 9900, 4200)),
            VariantEdit(VariantDraft("TS-L", "L", 9900, 4200)),
        ],
    )
    supplier = places.find_place(desk, "supplier").id
    home = places.create_place(desk, OpId.new(), PlaceKind.SITE, "成都·仓库").id
    places.create_place(desk, OpId.new(), PlaceKind.PERSON, "小李")
    for code, qty in (("TS-L", 20), ("TS-M", 3)):
        stock.move(desk, OpId.new(), code, qty, supplier, home, reason="到货", kind="receive")
    made.settle()


@pytest.fixture
def page(house):
    """Its page, with the list filled."""
    return house.stock
