"""What a sale did that a person should know of, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.booth.event import Notice
from desktop.domain.booth.pay import STATIC_CODE_LIMIT_FEN
from desktop.domain.money import short
from desktop.wording import _, ngettext

NOTICES: dict[str, Callable[[Notice], str]] = {
    "found": lambda told: ngettext(
        "{item}: {n} piece was not on the books at the stand and is booked as found. "
        "Say later where it came from.",
        "{item}: {n} pieces were not on the books at the stand and are booked as found. "
        "Say later where they came from.",
        told.qty,
    ).format(item=told.item, n=told.qty),
    "reserved": lambda told: ngettext(
        "{item}: {n} of them was reserved for: {names}.",
        "{item}: {n} of them were reserved for: {names}.",
        told.qty,
    ).format(item=told.item, n=told.qty, names=_(", ").join(told.purposes)),
    "code_limit": lambda told: _(
        "One payment by a static code is over {limit} a day and person: look whether it came."
    ).format(limit=short(STATIC_CODE_LIMIT_FEN)),
}


def notice(told: Notice) -> str:
    """The sentence; a notice without one is still told, by its code."""
    worded = NOTICES.get(told.code)
    return worded(told) if worded else f"{told.code} {told.item}".strip()
