"""Evenings to draw: an ordinary one, a large one with long names, and one without a sale."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.booth.figures import (
    DayFigures,
    HalfHour,
    ItemFigures,
    LooseArticle,
    OpenClaim,
    Takings,
    TillFigures,
)

ZONE = "Asia/Shanghai"
MORNING = datetime(2026, 10, 24, 9, 0, tzinfo=ZoneInfo(ZONE))


def evening() -> DayFigures:
    """An ordinary day: two holders, a claim, a refund, a drawer that is one yuan short."""
    items = (
        ItemFigures("TS23-L", "COSCon'23 T恤 L", 21, 2, 207_900, taken=30, found=1, left=8),
        ItemFigures("ST-01", "开源社贴纸", 86, 40, 86_000, taken=200, brought_back=70, lost=4),
        ItemFigures("BD-02", "徽章 𠮷野燊 联名", 31, 0, 46_500, taken=40, brought_back=9),
        ItemFigures("BAG", "帆布袋", 12, 3, 46_800, taken=15),
    )
    amounts = (0, 12_900, 45_000, 31_900, 88_800, 20_000, 0, 61_300, 99_000, 28_300)
    hours = tuple(
        HalfHour(MORNING + n * timedelta(minutes=30), n % 4 + 3, fen)
        for n, fen in enumerate(amounts)
        if fen
    )
    method = (
        Takings("wechat", "微信", "", "", False, 61, 244_300, 242_300, 2_000),
        Takings("alipay", "支付宝", "", "", False, 20, 82_000, 82_000, 0),
        Takings("cash", "现金", "", "", True, 17, 60_900, 60_900, 0),
    )
    account = (
        Takings("wechat", "微信", "小红的收款码", "李红", False, 61, 244_300, 242_300, 2_000),
        Takings("cash", "现金", "钱箱", "王瑒", True, 17, 60_900, 60_900, 0),
        Takings("alipay", "支付宝", "支付宝", "李红", False, 20, 82_000, 82_000, 0),
    )
    return DayFigures(
        event="COSCon'26 中国开源年会",
        day=MORNING.date(),
        zone=ZONE,
        place="COSCon'26 中国开源年会",
        sales=98,
        sales_fen=401_200,
        gifts=9,
        gift_pieces=45,
        refunds=2,
        refunds_fen=14_000,
        corrections=1,
        corrections_fen=9_900,
        exchanges=3,
        exchanges_fen=0,
        donations_fen=10_000,
        net_fen=387_200,
        heard_fen=385_200,
        claimed_fen=2_000,
        expected_cash_fen=90_900,
        pieces=150,
        by_method=method,
        by_account=account,
        by_item=items,
        by_half_hour=hours,
        by_till=(
            TillFigures("A", MORNING, "张三", 98, 387_200, 30_000, 90_900, 90_800, "王瑒"),
            TillFigures("B", MORNING, "李红", 0, 0, 5_000, 5_000, None, ""),
        ),
        claims=(
            OpenClaim("A-0017", MORNING + timedelta(hours=2), "wechat", "微信", "李红", 2_000),
        ),
        loose=(LooseArticle("A-0031", "", 1, 2_500), LooseArticle("A-0044", "旧款杯垫", 2, 3_000)),
        journal_head="7f1c0e52a75d3c9f0b0c7a3e9a1d42aa18b5f2d1c0ffee00112233445566778899",
    )


def busy_event() -> DayFigures:
    """A whole event of two days: a hundred items with long names, a half hour of refunds."""
    items = tuple(
        ItemFigures(
            f"COSCON-2026-SOUVENIR-{n:03d}",
            f"第{n}号 开源社十周年纪念限定联名款长名称的帆布袋 Community anniversary canvas bag XL",
            n, n % 3, n * 9_900, taken=n + 5, found=n % 2, left=5 - n % 3 + n % 2,
        )
        for n in range(1, 101)
    )  # fmt: skip
    hours = tuple(
        HalfHour(
            MORNING + timedelta(days=day) + n * timedelta(minutes=30),
            3 + n % 5,
            -8_000 if n == 15 else 30_000 + n * 7_000 % 50_000,
        )
        for day in (0, 1)
        for n in range(18)
    )
    return replace(
        evening(),
        event="第十一届中国开源年会暨开源社十周年庆典与全球开源社区联合展区 COSCon'26 Hangzhou",
        day=None,
        by_item=items,
        by_half_hour=hours,
        net_fen=123_456_789_00,
        claims=evening().claims * 30,
    )


def quiet_day() -> DayFigures:
    """A stand that was opened and sold nothing."""
    nothing: dict[str, Any] = {
        field.name: 0 if isinstance(value, int) else ()
        for field in fields(DayFigures)
        if isinstance(value := getattr(evening(), field.name), (int, tuple))
    }
    return replace(evening(), day=date(2026, 10, 25), journal_head="", **nothing)
