"""What every ledger holds from its first moment.

The uids are the same in all ledgers, so that merged ones agree about them. Never change a line
here: add a migration.
"""

from __future__ import annotations

from uuid import UUID, uuid5

NAMESPACE = UUID("6f1f1c0e-52a7-5d3c-9f0b-0c7a3e9a1d42")
OUTSIDE = tuple(
    "supplier opening sold given consumed assembly lost damaged scrapped count found".split(" ")
)
UNKNOWN = "去向不明"
OWNER = "开源社"
METHODS = (  # code, name, whether it is cash
    ("wechat", "微信", False),
    ("alipay", "支付宝", False),
    ("cash", "现金", True),
    ("code", "聚合码", False),
    ("bank", "对公转账", False),
    ("xiaohongshu", "小红书", False),
    ("unionpay", "云闪付", False),
    ("other", "其他", False),
)


def uid(kind: str, name: str) -> bytes:
    """The fixed uid (UUIDv5) of a seeded row."""
    return uuid5(NAMESPACE, f"{kind}:{name}").bytes
