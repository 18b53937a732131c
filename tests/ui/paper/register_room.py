"""The register's tab, opened and waited for, with papers in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from desktop.domain.paper.register import Certificate
from desktop.domain.paper.template import Draft
from desktop.services.changes import OpId
from desktop.services.paper import register, templates
from desktop.ui.paper.register.page import RegisterPage
from tests.ui.house import House

DAY = date(2026, 10, 4)
NAMES = ("欧阳锋", "瑒䶮𠮷", "Zoë Nguyễn", "小明（明哥）")


def opened(house: House, what: object = "register") -> RegisterPage:
    """The tab of the register."""
    house.session.go("paper", what)
    house.settle()
    made: RegisterPage = house.page("paper").register
    settled(house, made)
    return made


def settled(house: House, page: RegisterPage) -> None:
    """Waits until list and card stand as they shall."""
    house.until(lambda: not page._soon.isActive())
    house.settle()
    house.until(lambda: not page._soon.isActive())
    house.settle()


def issue(house: House, *names: str) -> list[register.Numbered]:
    """Papers for these, as the tab of certificates gives them."""
    desk = house.session.desk()
    template = templates.template(desk, "coscon-star")
    drafts = [Draft(name, {}) for name in names]
    done = register.issue(desk, OpId.new(), template, drafts, DAY, "开源社")
    house.settle()
    return list(done.certificates)


def click(house: House, page: RegisterPage, row: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
    """Clicks a row."""
    grid = page.list.grid
    at = grid.visualRect(grid.model().index(row, 0)).center()
    house.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, keys, at)
    settled(house, page)


def paper(house: House, number: str) -> Certificate:
    """What the ledger says of a paper."""
    return register.certificate(house.session.desk(), number)
