"""Slips to draw: ordinary ones, and with as many lines or as long names as there can be."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import SaleKind
from desktop.domain.paper.labels import Content
from desktop.domain.paper.packing import (
    PackedBox,
    PackingList,
    PickLine,
    PickList,
    PickPlace,
    PickShort,
)
from desktop.domain.paper.slips import (
    AccountLine,
    ClosingSlip,
    Fallback,
    FallbackArticle,
    FallbackSize,
    FallbackWay,
    SaleSlip,
    SlipLine,
    SlipPayment,
)

ZONE = "Asia/Shanghai"
NOON = datetime(2026, 10, 24, 12, 5, tzinfo=ZoneInfo(ZONE))
LONG = "COSCon'26 中国开源年会十周年限定联名帆布托特包（𠮷野䶮燊设计·加大加厚）红"


def sale() -> SaleSlip:
    """Four lines, cash and WeChat Pay, one of it not arrived."""
    return SaleSlip(
        "COSCon'26 中国开源年会", "成都·会展中心 3 号馆 B17", "A-0017", SaleKind.SALE, NOON, ZONE,
        "王瑒",
        (
            SlipLine(LineKind.GOODS, "COSCon T恤 L", "TS26-L", 2, 9900, 19800, 1),
            SlipLine(LineKind.GOODS, "开源社贴纸 十周年套装", "ST-10", 3, 1000, 3000),
            SlipLine(LineKind.LOOSE, "", "", 1, 500, 500),
            SlipLine(LineKind.DONATION, "", "", 1, 2000, 2000),
        ),
        25300,
        (
            SlipPayment("wechat", "微信", "小红的收款码", 5300, waits=True),
            SlipPayment("cash", "现金", "", 20000, 30000, 10000),
        ),
    )  # fmt: skip


def long_sale(lines: int) -> SaleSlip:
    """So many lines with names of forty characters."""
    assert len(LONG) >= 40
    goods = tuple(
        SlipLine(LineKind.GOODS, LONG, f"TOTE-26-RED-{n:03d}", 1, 123_456, 123_456)
        for n in range(lines)
    )
    pay = SlipPayment("alipay", "支付宝", LONG, 123_456 * lines)
    return SaleSlip(
        LONG, LONG, "A-9999", SaleKind.SALE, NOON, ZONE, LONG, goods, 123_456 * lines, (pay,)
    )


def closing(*, closed: bool = True) -> ClosingSlip:
    """A day with two collection codes; the drawer is one yuan short."""
    return ClosingSlip(
        "COSCon'26 中国开源年会", "A", ZONE, NOON.replace(hour=9), "张三",
        NOON.replace(hour=18, minute=12) if closed else None, 30_000,
        (
            AccountLine("wechat", "微信", "小红的收款码", "李红", 61, 244_300, 2_000),
            AccountLine("cash", "现金", "", "张三", 20, 60_900, 0),
            AccountLine("alipay", "支付宝", "社区码", "李红", 17, 82_000, 0),
        ),
        387_200, 90_900 if closed else None, 90_800 if closed else None, "王瑒" if closed else "",
        "找零时多给了一元" if closed else "",
        ((SaleKind.SALE, 98), (SaleKind.GIFT, 12), (SaleKind.REFUND, 2)),
        "A-0001", "A-0112", "3f2a", 1234,
        "3f2a91bc0d4e77aa" + "0123456789abcdef" * 3,
    )  # fmt: skip


def picks() -> PickList:
    """Three places, two owners, one article short, one that is not counted."""
    return PickList(
        "COSCon'26 摊位", NOON, ZONE,
        (
            PickPlace(
                "成都·仓库/A 架/A1",
                (
                    PickLine("TS26-L", "COSCon T恤 L", 20, 45, "开源社"),
                    PickLine("TS26-M", "COSCon T恤 M", 20, 22, "开源社"),
                    PickLine("ST-10", "开源社贴纸 十周年套装", 300, 512, "开源社"),
                ),
            ),
            PickPlace("上海·王瑒", (PickLine("BG-02", "徽章 𠮷野燊 联名", 40, 40, "木兰社区"),)),
        ),
        (PickShort("BAG", LONG, 60, 12),),
        (Content("宣传册", 200, "LEAF"),),
    )  # fmt: skip


def packed(lines: int = 8) -> PackingList:
    """Two boxes with so many lines each."""
    goods = tuple(
        Content(f"第{n}号物料 {LONG[:14]}", n, f"IT-{n:04d}") for n in range(1, lines + 1)
    )
    boxes = (PackedBox("A1", "成都·仓库", goods), PackedBox("A2", "成都·仓库/二层货架", goods))
    return PackingList("COSCon'26 中国开源年会", NOON, ZONE, boxes)


def fallback(articles: int = 6) -> Fallback:
    """A stand with T-shirts in six sizes and so many articles more."""
    shirt = tuple(
        FallbackSize(size, f"TS26-{size}", 9900) for size in ("S", "M", "L", "XL", "2XL", "3XL")
    )
    more = tuple(
        FallbackArticle(name, (FallbackSize("", f"IT-{n:02d}", 1000 + 500 * n),))
        for n, name in enumerate(
            ["徽章", "开源社贴纸", "帆布袋", "马克杯", "钥匙扣", "明信片套装"] * (articles // 6 + 1)
        )
    )
    ways = (
        FallbackWay("wechat", "微信"), FallbackWay("alipay", "支付宝"), FallbackWay("cash", "现金"),
    )  # fmt: skip
    return Fallback(
        "COSCon'26 中国开源年会", date(2026, 10, 24), "A",
        (FallbackArticle("COSCon T恤", shirt), *more[:articles]), ways,
    )  # fmt: skip
