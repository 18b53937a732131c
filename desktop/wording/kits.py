"""Words and sentences of kits: acts, what is refused, what does not add up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.domain.kits.views import Short
from desktop.wording import N_, _, ngettext

# Operations by the kind under which the journal keeps them.
ACTS: dict[str, str] = {
    "save_kit": N_("Kit saved"),
    "drop_kit": N_("Kit dissolved"),
    "assemble": N_("Kits assembled"),
    "take_apart": N_("Kits taken apart"),
}
PROBLEMS: dict[str, str] = {
    "kit_moves": N_("Act {op}: the kits it says it made of {code} are not the ones that moved."),
    "kit_parts": N_("Act {op}: the parts that moved are not those of {code} (version {version})."),
    "kit_bill": N_("Kit {code}, version {version}: its list of parts is not whole."),
}
SENTENCES: dict[str, Callable[[Any], str]] = {
    errors.NoKit.code: lambda e: _(
        "{item} is no kit, or has no such version: say first what it is made of."
    ).format(item=e.item),
    errors.KitCircle.code: lambda e: _(
        "{item} would contain itself: {way}. Take one of them out of the other."
    ).format(item=e.item, way=" → ".join(e.way)),
    errors.TwiceInSlot.code: lambda e: _(
        "{item} stands twice in one place of the kit: say the pieces once."
    ).format(item=e.item),
    errors.PartsMissing.code: lambda e: ngettext(
        "{n} of {item} can be made at {place}, {wanted} were wanted. Missing: {parts}.",
        "{n} of {item} can be made at {place}, {wanted} were wanted. Missing: {parts}.",
        e.makeable,
    ).format(
        n=e.makeable,
        item=e.item,
        place=e.place,
        wanted=e.wanted,
        parts=_(", ").join(e.parts) or "—",
    ),
}


def missing(part: Short) -> str:
    """What is short and where some of it lies: `贴纸 12 (林小北 40)`."""
    where = _(", ").join(f"{path} {qty}" for path, qty in part.elsewhere)
    said = f"{part.title} {part.qty}"
    return _("{part} (at {where})").format(part=said, where=where) if where else said
