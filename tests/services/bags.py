"""Gift bags for tests: a shop that has some, and words to say what they are made of."""

from __future__ import annotations

from desktop.domain.kits.views import SlotDraft
from desktop.services import kits
from desktop.services.changes import OpId
from tests.shop import Shop


def with_bags(shop: Shop) -> Shop:
    """The shop with a bag that is no kit yet, and fifty stickers at home."""
    shop.add("BAG", "大礼包", 99_00)
    shop.add("ST", "贴纸", 5_00)
    shop.move("ST", 50, shop.outside("supplier"), shop.home)
    return shop


def slots(*said: str) -> list[SlotDraft]:
    """`BGx2` one choice, `TS-S|TS-Mx2` two for one slot."""
    return [
        SlotDraft(
            tuple(
                (code, int(qty or 1))
                for word in slot.split("|")
                for code, _, qty in [word.partition("x")]
            )
        )
        for slot in said
    ]


def save(shop: Shop, *said: str, code: str = "BAG", **how: object) -> int:
    """Says what a kit is made of; the number of the version."""
    made = kits.save(shop.desk, OpId.new(), code, slots(*said), **how)  # type: ignore[arg-type] # words
    return made.version
