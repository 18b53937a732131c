"""What a sale did that a person should know, in words."""

from __future__ import annotations

from desktop.domain.booth.event import Notice, Receipt
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext
from desktop.wording.joining import listed, paragraph


def warning_words(receipt: Receipt) -> tuple[str, Tone]:
    """All notices of a receipt as one text, "" for none, and how loud it should be."""
    words = [said for notice in receipt.warnings if (said := _one(notice))]
    return paragraph(*words), Tone.WARN


def _one(notice: Notice) -> str:
    if notice.code == "found":
        return ngettext(
            "{item}: {n} piece was not on the books and is recorded as found.",
            "{item}: {n} pieces were not on the books and are recorded as found.",
            notice.qty,
        ).format(item=notice.item, n=notice.qty)
    if notice.code == "reserved":
        return _("{item} is promised: {purposes}.").format(
            item=notice.item, purposes=listed(notice.purposes)
        )
    if notice.code == "code_limit":
        return _("Over ¥500 by a printed code: look whether it really arrived.")
    return ""
