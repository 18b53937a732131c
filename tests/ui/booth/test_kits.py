"""A set at the till: packed of what lies at the stand, and counted on its tile."""

from __future__ import annotations

from desktop.domain.kits.views import SlotDraft
from desktop.services import kits
from desktop.services.changes import OpId


def test_a_set_is_sold_from_its_parts_and_its_tile_follows(stand):
    # Stickers are a set of two badges here, and none was brought ready.
    kits.save(stand.desk, OpId.new(), "TZ", [SlotDraft((("BD", 2),))], when_sold=True)
    stand.open()
    stand.show()
    tile = stand.tile("TZ")
    assert (tile.tile.left, tile.tile.price_text) == (5, "¥10 · 5 to pack")
    stand.tap(tile)
    stand.tap(stand.pay_key(1))
    tile = stand.tile("TZ")
    assert (tile.tile.left, tile.tile.price_text) == (4, "¥10 · 4 to pack")
    assert stand.tile("BD").tile.left == 8
    assert "found" not in stand.said
