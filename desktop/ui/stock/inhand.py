"""What an act begins with: the goods and the place that are in hand in the list in front."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.catalogue import Variant
from desktop.domain.stock import Holding, PlaceKind
from desktop.ui.forms import Choice
from desktop.ui.stock.acts.kinds import ActKind
from desktop.ui.table import ListPage


def in_hand(
    view: QWidget, variant: Variant | None, kind: ActKind
) -> tuple[list[Choice], Choice | None]:
    """The selected rows as goods, and where they lie; a correction is about one thing."""
    if not isinstance(view, ListPage):
        choice = getattr(view, "choice", None)
        # What turns up is in another place than the one where it was given up.
        return [], None if choice is None or kind.outside is PlaceKind.UNKNOWN else choice()
    rows = view.grid.selected_rows()
    held = [row for row in rows if isinstance(row, Holding)]
    items = [row for row in rows if isinstance(row, Variant)]
    if held:
        goods = [goods_of(h) for h in held]
    elif items or variant is None:
        goods = [item_choice(v) for v in items if not v.uncounted]
    else:
        goods = [] if variant.uncounted else [item_choice(variant)]
    goods = list(dict.fromkeys(goods))
    place = Choice(held[0].place_id, held[0].place) if held and kind.source else None
    return (goods[:1] if kind.counts else goods), place


def goods_of(held: Holding) -> Choice:
    """What lies somewhere, for the field of an act."""
    return Choice(held.code, f"{held.item} {held.label}".rstrip(), held.code)


def item_choice(variant: Variant) -> Choice:
    """An item for the field of an act."""
    return Choice(variant.code, variant.title, variant.code)
