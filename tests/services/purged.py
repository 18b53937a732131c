"""Requests with a contact that end, and the purge of what is due."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.requisitions import Contact, LineDraft, RequisitionDraft
from desktop.domain.requisitions.purging import Proof
from desktop.services.changes import OpId
from desktop.services.requisitions import drafting, ending, purging
from desktop.store.database import Database
from tests.shop import Shop
from tests.store.ledgers import ended

PHONE, ADDRESS = "13812345678", "杭州市示例区样例路 866 号 12 楼"
NAME, WORDS = "李收件", "活动前一天送达即可，联系前台小王"


def ask(
    shop: Shop,
    *,
    phone: str = PHONE,
    applicant: str = "张提交",
    name: str = NAME,
    address: str = ADDRESS,
    code: str = "BG",
) -> int:
    contact = Contact(name, phone, address)
    draft = RequisitionDraft("开源之夜", applicant, city="杭州", contact=contact, remark=WORDS)
    return drafting.save(shop.desk, OpId.new(), draft, [LineDraft(code, 2, "徽章")]).id


def reject(shop: Shop, request: int) -> None:
    ending.reject(shop.desk, OpId.new(), request, f"今年的已经发完了，{NAME} 请等明年")


def purge(shop: Shop, folder: Path | None = None) -> Proof:
    found: Proof = ended(purging.purge(shop.desk, OpId.new(), folder))
    return found


def bytes_of(database: Database) -> bytes:
    assert database.path is not None
    sides = [Path(f"{database.path}{end}") for end in ("", "-wal", "-shm")]
    return b"".join(path.read_bytes() for path in sides if path.exists())
