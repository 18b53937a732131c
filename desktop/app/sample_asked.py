"""Sample data of requests: one of every age, the promise of one of them broken already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.requisitions import Contact, LineDraft, RequisitionDraft, Source
from desktop.domain.requisitions.guides import GuideDraft
from desktop.domain.requisitions.parcels import PaidBy, Postage
from desktop.services.changes import Desk, OpId
from desktop.services.production.acting import today
from desktop.services.requisitions import (
    deciding,
    drafting,
    guides,
    matching,
    picking,
    proposing,
    sending,
)

_GUIDES = (("KCC 线下活动", 0, 300_00), ("KCC 线下活动", 50, 600_00), ("", 0, 400_00))


@dataclass(frozen=True)
class _Asked:
    """One request: who asks, for what, how many days ago and how many days before it is needed."""

    title: str
    kind: str
    city: str
    applicant: str
    words: str
    ago: int
    ahead: int
    people: int


_REQUESTS = (
    _Asked("南京读书会", "读书会", "南京", "小林",
           "贴纸套装/社区 x30; 金属徽章/银色 x20", 0, 20, 25),
    _Asked("杭州开源之夜", "KCC 线下活动", "杭州", "小周",
           "社区T恤 M 5; 社区T恤 L 5", 2, 16, 60),
    _Asked("成都高校讲座", "高校讲座", "成都", "小吴",
           "城市徽章/成都 若干; 贴纸套装/项目 x50", 4, 12, 120),
    _Asked("上海社区活动", "合作社区活动", "上海", "小郑",
           "贴纸套装/城市 x20", 14, 5, 80),
    _Asked("深圳工作坊", "工作坊", "深圳", "小冯",
           "雪花灯套件 x10; 电路板尺子/15 cm x10", 12, 9, 20),
    _Asked("北京开源之夜", "KCC 线下活动", "北京", "小陈",
           "贴纸套装/节日 x20; 帆布袋/藏青 x2", 20, -3, 40),
)  # fmt: skip


def have_asked(desk: Desk) -> None:
    """Six requests: new, new, asked back, late, approved and picked, sent; and guides."""
    now = today(desk)
    for kind, people, fen in _GUIDES:
        guides.save_guide(
            desk, OpId.new(), GuideDraft(kind, people, date(now.year, 1, 1), fen, "示例")
        )
    fresh = [_ask(desk, one, n) for n, one in enumerate(_REQUESTS, start=1)]
    deciding.ask(desk, OpId.new(), fresh[2], "徽章大概要多少枚？")
    for code in fresh[4:]:
        deciding.approve(desk, OpId.new(), code, over_reason="示例")
        picked = picking.pick(desk, OpId.new(), code, proposing.propose(desk, code).takes)
    postage = Postage(
        carrier="顺丰", waybill="SF1234567890123", paid_by=PaidBy.SENDER, fen=18_00,
        advanced_by=desk.person,
    )  # fmt: skip
    for parcel in picked.parcels:
        sending.ship(desk, OpId.new(), parcel, postage)


def _ask(desk: Desk, one: _Asked, number: int) -> str:
    now = desk.now()
    lines: list[LineDraft] = list(matching.read(desk, one.words))
    draft = RequisitionDraft(
        title=one.title,
        applicant=one.applicant,
        kind=one.kind,
        city=one.city,
        team=f"KCC@{one.city}",
        headcount=one.people,
        needed_on=today(desk) + timedelta(days=one.ahead),
        contact=Contact(one.applicant, "13800000000", f"{one.city}市示例区样例路 {number} 号"),
        number=str(number),
        source=Source.FORM,
        submitted_at=now - timedelta(days=one.ago, hours=2),
    )
    return drafting.save(desk, OpId.new(), draft, lines).code
