"""The register's tab, opened and waited for."""

from __future__ import annotations

from desktop.ui.paper.register.page import RegisterPage
from tests.ui.house import House


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
