"""Words to count with: a count opened, figures said, closed."""

from __future__ import annotations

from datetime import timedelta

from desktop.domain.counts import CountDraft, EntryDraft, Verdicts
from desktop.services import counts
from desktop.services.changes import OpId
from tests.shop import Shop
from tests.store.ledgers import proven

WHY = Verdicts(less="could_not_locate", more="found")


def sound(shop: Shop) -> bool:
    """Whether the whole ledger proves right."""
    assert proven(shop.desk) == ()
    return True


def opened(shop: Shop, **more: object) -> int:
    """A count at home, its id."""
    draft = CountDraft("年度盘点", shop.home, **more)  # type: ignore[arg-type] # a draft's fields
    return counts.open_count(shop.desk, OpId.new(), draft).id


def saw(shop: Shop, count: int, code: str, qty: int, **more: object) -> str:
    """Says a figure; the act."""
    entry = EntryDraft(code, qty=qty, **more)  # type: ignore[arg-type] # an entry's fields
    return counts.enter(shop.desk, OpId.new(), count, [entry]).op


def close(shop: Shop, count: int, verdicts: Verdicts = WHY) -> counts.Closed:
    """Closes it, with a reason for everything."""
    return counts.close(shop.desk, OpId.new(), count, verdicts)


def later(shop: Shop, minutes: int = 10) -> None:
    """Lets time pass."""
    shop.time += timedelta(minutes=minutes)
