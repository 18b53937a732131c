"""A room with requests in every state: some fresh, some late, one sent, one lent out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.moments import at_home
from desktop.domain.requisitions import (
    Contact,
    LineDraft,
    Requisition,
    RequisitionDraft,
    Sure,
)
from desktop.domain.requisitions.parcels import Postage
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, places, stock
from desktop.services.changes import OpId
from desktop.services.requisitions import (
    deciding,
    drafting,
    looking,
    picking,
    proposing,
    sending,
)
from tests.ui.house import House


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house with articles on a shelf and requests that ask for them."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as home:
        fill(home)
        yield home


@pytest.fixture
def empty(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house in which nobody ever asked for anything."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as home:
        yield home


@pytest.fixture
def page(house):
    """The room, opened."""
    return room(house)


def room(house: House):
    """Opens the room."""
    house.frame.resize(1366, 768)
    house.session.go("requisitions")
    house.settle()
    return house.page("requisitions")


def ago(days: int) -> datetime:
    """A moment some days ago."""
    return datetime.now(UTC) - timedelta(days=days)


def today() -> date:
    """The community's today."""
    return at_home(datetime.now(UTC)).date()


def fill(home: House) -> None:
    """What the community was asked for."""
    desk = home.session.desk()
    shelf = places.create_place(desk, OpId.new(), PlaceKind.SITE, "成都·仓库").id
    shirt = [catalogue.VariantEdit(VariantDraft("TS-L", "L", 99_00, 42_00))]
    catalogue.save_item(desk, OpId.new(), ItemDraft("COSCon T恤", "服饰"), shirt)
    badge = [catalogue.VariantEdit(VariantDraft("BG", "", 15_00, 3_00))]
    catalogue.save_item(desk, OpId.new(), ItemDraft("开源徽章", "徽章"), badge)
    outside = places.find_place(desk, "supplier").id
    for code, qty in (("TS-L", 60), ("BG", 300)):
        stock.move(desk, OpId.new(), code, qty, outside, shelf, reason="到货")
    ask(desk, "成都见面会", "成都", "小红", 2, "TS-Lx5 BGx30", needed=20)
    ask(desk, "北京工作坊", "北京", "大刘", 14, "BGx20", doubt="神秘贴纸")
    ship = ask(desk, "上海黑客松", "上海", "阿强", 4, "TS-Lx10", needed=1)
    deciding.approve(desk, OpId.new(), ship)
    wait = ask(desk, "广州分享会", "广州", "小周", 3, "BGx10", needed=30)
    deciding.ask(desk, OpId.new(), wait, "多少人参加？")
    gone = ask(desk, "深圳年会", "深圳", "老王", 20, "BGx40 TS-Lx2")
    deciding.approve(desk, OpId.new(), gone)
    send(desk, gone)
    ask(desk, "杭州沙龙", "杭州", "小杭", 1, "BGx15", submit=False)
    home.settle()


def ask(
    desk, title: str, city: str, who: str, days: int, wish: str, *,
    needed: int | None = None, doubt: str = "", submit: bool = True,
) -> int:  # fmt: skip
    """A request of some days ago, its local id; `needed` in so many days."""
    lines = [
        LineDraft(code, int(qty), said=code)
        for word in wish.split()
        for code, _x, qty in [word.partition("x")]
    ]
    if doubt:
        lines.append(LineDraft(None, None, said=doubt, qty_said="若干", sure=Sure.NONE))
    draft = RequisitionDraft(
        title,
        who,
        kind="线下活动",
        city=city,
        headcount=40,
        needed_on=None if needed is None else today() + timedelta(days=needed),
        contact=Contact("王小明", "13812348000", f"{city}市某区天府大道 1 号 3 栋"),
        submitted_at=ago(days) if submit else None,
    )
    return drafting.save(desk, OpId.new(), draft, lines, submit=submit).id


def send(desk, requisition: int) -> str:
    """Packs all of it as it is proposed, and posts it; the parcel's code."""
    takes = proposing.propose(desk, requisition).takes
    code = picking.pick(desk, OpId.new(), requisition, takes).parcels[0]
    sending.ship(desk, OpId.new(), code, Postage(carrier="顺丰", waybill="SF1234567890123"))
    return code


def found(house, title: str):
    """A request by its title, as the ledger has it now."""
    rows = looking.requisitions(house.session.desk(), title).rows
    return next(one for one in rows if one.title == title)


def undo(house) -> None:
    """Presses the key of the toast."""
    house.frame.toasts.toast.undo_button.click()
    house.settle()


def focus(house, widget) -> None:
    """Brings the keyboard to a widget; nobody manages windows here."""
    house.frame.activateWindow()
    widget.setFocus()
    house.until(widget.hasFocus)


@pytest.fixture
def sent(house, page) -> Requisition:
    """The request that is on its way: 40 badges, 2 shirts."""
    return cast(Requisition, found(house, "深圳年会"))


def begin(house, page, key: str, what: object) -> Any:
    """Opens a page of the room."""
    page.begin(key, what)
    house.settle()
    return page.way


@pytest.fixture
def form(house, page):
    """The form of a new request."""
    page.open("new")
    house.settle()
    page.way.fields.applicant.setText("小新")
    page.way.fields.settle()
    return page.way


def keys(house, widget, text: str) -> None:
    """Types as a keyboard does."""
    house.frame.activateWindow()
    widget.setFocus()
    house.until(widget.hasFocus)
    house.bot.keyClicks(widget, text)
    house.settle()
