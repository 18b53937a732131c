"""A room with something under way: an event in three weeks, stickers late, shirts on their way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.production import (
    ApprovalDraft,
    ArtworkDraft,
    Making,
    ProductionDraft,
    QuoteDraft,
    Stage,
    SupplierDraft,
)
from desktop.domain.stock import PlaceKind
from desktop.services import booth, places
from desktop.services import production as made
from desktop.services.changes import OpId
from desktop.services.production.acting import today
from tests.ui.house import House


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house with an event, two suppliers, a design in two versions and five things."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as home:
        fill(home)
        yield home


@pytest.fixture
def empty(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house in which nothing was ever had made."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as home:
        yield home


@pytest.fixture
def page(house):
    """The room, opened."""
    return room(house)


def room(house: House):
    """Opens the room."""
    house.session.go("production")
    house.settle()
    return house.page("production")


def fill(home: House) -> None:
    """What the community has under way."""
    desk = home.session.desk()
    now = today(desk)
    event = event_of(desk, now)
    places.create_place(desk, OpId.new(), PlaceKind.SITE, "成都·仓库")
    cheap = supplier(desk, "义乌印刷厂", city="义乌", contact="王敏", phone="13812348000", days=12)
    fast = supplier(desk, "蓉城快印", city="成都", days=4, moq=100)
    old = made.save_artwork(desk, OpId.new(), ArtworkDraft("社徽", "v1", "小林")).id
    new = made.save_artwork(desk, OpId.new(), ArtworkDraft("社徽", "v2", "小林")).id
    stickers = thing(
        desk, "贴纸", event=event, qty=500, responsible="小李", artwork=new, budget_fen=40_000,
        category="印刷", kind=Making.PRINT, stage=Stage.DESIGN, accept_by="小周",
    )  # fmt: skip
    made.add_quote(desk, OpId.new(), stickers, QuoteDraft(cheap, 500, 60, 1500, 500, 12))
    made.add_quote(desk, OpId.new(), stickers, QuoteDraft(fast, 500, 75, 0, 100, 4))
    shirts = thing(desk, "社区T恤", event=event, qty=120, responsible="小李", artwork=old,
                   budget_fen=480_000, category="服饰", kind=Making.BUY, buy_by="阿强")  # fmt: skip
    made.order(desk, OpId.new(), shirts, supplier=cheap, qty=120, unit_fen=3900, freight_fen=6000,
               ordered_on=now - timedelta(days=30),
               promised_on=now - timedelta(days=2))  # fmt: skip
    made.ship(desk, OpId.new(), shirts, carrier="顺丰", waybill="SF1234567890123")
    thing(desk, "易拉宝", event=event, qty=4, responsible="小周", category="印刷",
          budget_fen=60_000, stage=Stage.SAMPLE)  # fmt: skip
    thing(desk, "章鱼毛绒玩具", qty=200, responsible="阿强", needed_on=now + timedelta(days=120),
          category="礼品", budget_fen=700_000)  # fmt: skip
    thing(desk, "胸牌", event=event, qty=300, category="印刷", budget_fen=30_000,
          stage=Stage.BOXED, actual_fen=33_000)  # fmt: skip
    said = ApprovalDraft("社区T恤 下单", now, 474_000, "阿强", "小李", "已批准", shirts)
    made.approve(desk, OpId.new(), said)
    home.settle()


def event_of(desk, now: date) -> int:
    """An event in three weeks."""
    starts = now + timedelta(days=21)
    return booth.save_event(
        desk, OpId.new(), "COSCon 26", starts, starts + timedelta(days=1), place_name="展位"
    ).id


def supplier(desk, name: str, **said) -> int:
    """A supplier."""
    return made.save_supplier(desk, OpId.new(), SupplierDraft(name, **said)).id


def thing(desk, name: str, **said) -> int:
    """Something that is had made."""
    return made.save(desk, OpId.new(), ProductionDraft(name, **said)).id


def found(house, name: str):
    """A thing by its name, as the ledger has it now."""
    rows = made.productions(house.session.desk(), name).rows
    return next(one for one in rows if one.draft.name == name)


def undo(house) -> None:
    """Presses the key of the toast."""
    house.frame.toasts.toast.undo_button.click()
    house.settle()


def focus(house, widget) -> None:
    """Brings the keyboard to a widget; nobody manages windows here."""
    house.frame.activateWindow()
    widget.setFocus()
    house.until(widget.hasFocus)


def drop(widget, path):
    """Lets a file fall onto a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, left, none))
