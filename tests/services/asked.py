"""Lists of requests as a test writes them down, and what stands in the ledger afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from desktop.services import stock
from desktop.services.changes import OpId
from desktop.services.requisitions import taking
from desktop.services.requisitions.taking import Preview, Taken
from desktop.store.requisitions import lines as line_rows
from desktop.store.tables import requisition
from tests.press import Desktop, file
from tests.store.ledgers import ended

HEAD = (
    "自动编号,提交人,提交时间,活动名称,活动类型,活动城市,需要日期,"
    "预计人数,申请物料,收件人,手机号,收件地址,备注"
)
FORM = f"""{HEAD}
1,李源分,2026/11/20 23:56,大连开源之夜,KCC 线下活动,大连,2026/12/13,15,COSCon T恤/L x1; 徽章 x5,李源分,15912225319,大连市示例区样例路 23 号,请顺丰到付
2,杨开雪,2026/11/21 09:55,成都开源之夜,高校讲座,成都,2026/12/18,50,徽章 x30,杨开雪,+86-13356428397,成都市示例区样例路 194 号,"前一天送达即可
联系前台"
,,,,,,,,,,,,
"""  # noqa: E501 (a table is read line by line)


def see(shop: Desktop, text: str, name: str = "使用申请.csv") -> Preview:
    """What would become of a list."""
    seen: Preview = ended(taking.preview(shop.desk, file(shop, text, name)))
    return seen


def take(shop: Desktop, text: str, *, skip: bool = False, name: str = "使用申请.csv") -> Taken:
    """A list comes in."""
    seen = see(shop, text, name)
    done: Taken = ended(taking.apply(shop.desk, OpId.new(), seen, skip_refused=skip))
    return done


def all_rows(shop: Desktop) -> list[Any]:
    """The rows of all requests that stand."""
    with shop.desk.database.reading() as connection:
        asked = select(requisition).where(requisition.c.retired_at.is_(None))
        return list(connection.execute(asked.order_by(requisition.c.id)))


def lines(shop: Desktop, number: int) -> list[tuple[str, int | None, str, str]]:
    """The lines of a request: said, pieces, code, how sure."""
    with shop.desk.database.reading() as connection:
        found = line_rows.of(connection, number)
    return [(line.said, line.qty, line.code, line.sure.value) for line in found]


def undo(shop: Desktop, done: Taken) -> None:
    """Takes a list back."""
    stock.undo(shop.desk, OpId.new(), UUID(done.batch or ""))


def fates(seen: Preview) -> list[str]:
    """What becomes of each request."""
    return [one.fate.value for one in seen.fates]


def notices(seen: Preview) -> list[list[str]]:
    """What is told about each request."""
    return [[one.what.value for one in fate.notices] for fate in seen.fates]


def troubles(seen: Preview) -> list[tuple[int, str, str, str]]:
    """What cannot be taken: row, column, value, why."""
    return [(t.row, t.column, t.value, t.code) for t in seen.list.troubles]
