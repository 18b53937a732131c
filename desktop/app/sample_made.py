"""Sample data of production: a few things under way for an event that is still to come."""

from __future__ import annotations

from datetime import timedelta

from desktop.domain.production import (
    ArtworkDraft,
    Contract,
    InvoiceState,
    Making,
    PaidHow,
    PayState,
    ProductionDraft,
    QuoteDraft,
    Stage,
    SupplierDraft,
)
from desktop.services import booth, production
from desktop.services.changes import Desk, OpId
from desktop.services.production.acting import today

EVENT = "源物示例 · 年会"
STAND = "年会摊位"
_AHEAD = timedelta(days=40)


def have_made(desk: Desk) -> None:
    """Five things in five stages, two suppliers with quotes, a design in two versions."""
    now = today(desk)
    event = booth.save_event(
        desk, OpId.new(), EVENT, now + _AHEAD, now + _AHEAD + timedelta(days=1), place_name=STAND
    ).id
    factory = _supplier(desk, SupplierDraft("示例印刷厂", "义乌", moq=500, days=12))
    shop = _supplier(desk, SupplierDraft("示例快印店", "成都", moq=50, days=3))
    old, new = (
        production.save_artwork(desk, OpId.new(), ArtworkDraft("示例社徽", version)).id
        for version in ("v1", "v2")
    )
    people = {"responsible": "小源", "event": event}
    _thing(desk, "贴纸", Making.PRINT, "印刷", 500, 40_000, artwork=new, **people)
    badges = _thing(desk, "徽章", Making.BUY, "礼品", 300, 120_000, artwork=new, **people)
    for supplier, unit, freight, days in ((factory, 320, 2_000, 12), (shop, 410, 0, 3)):
        draft = QuoteDraft(supplier, 300, unit, freight, 500 if supplier == factory else 50, days)
        production.add_quote(desk, OpId.new(), badges, draft)
    shirts = _thing(
        desk, "T恤", Making.BUY, "服饰", 120, 500_000, artwork=old, contract=Contract.SIGNED,
        paid_how=PaidHow.BANK, pay_state=PayState.DEPOSIT, invoice_state=InvoiceState.MISSING,
        **people,
    )  # fmt: skip
    production.order(
        desk, OpId.new(), shirts, supplier=factory, qty=120, unit_fen=3_900, freight_fen=6_000,
        ordered_on=now - timedelta(days=18), promised_on=now - timedelta(days=1),
    )  # fmt: skip
    _thing(desk, "易拉宝", Making.PRINT, "印刷", 4, 60_000, stage=Stage.SAMPLE, **people)
    _thing(
        desk, "胸牌", Making.PRINT, "印刷", 300, 30_000, stage=Stage.ON_SITE, actual_fen=31_500,
        **people,
    )  # fmt: skip


def _supplier(desk: Desk, draft: SupplierDraft) -> int:
    return production.save_supplier(desk, OpId.new(), draft).id


def _thing(
    desk: Desk, name: str, kind: Making, category: str, qty: int, budget_fen: int, **said: object
) -> int:
    draft = ProductionDraft(
        name,
        kind,
        category,
        qty=qty,
        budget_fen=budget_fen,
        **said,  # type: ignore[arg-type]  # fields of the draft by name
    )
    return production.save(desk, OpId.new(), draft).id
