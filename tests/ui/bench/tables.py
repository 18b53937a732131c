"""The further tabs of the bench, opened and waited for, on a ledger with a workshop in it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.bench.sessions import Kind
from tests.ui.house import House
from tests.workbench import Workbench


def workbench(house: House, *, kits: int = 5) -> Workbench:
    """Kits and lamps at a place, worked by this very station, so that the window hears of it."""
    desk = house.session.desk()
    bench = Workbench(desk.database, kits=kits, station=desk.station)
    bench.desk = desk
    return bench


def workshop(bench: Workbench, *names: str, kind: Kind = Kind.WORKSHOP, **more):
    """An open session with these people."""
    session = bench.open(kind, **more)
    people = bench.seat(session, *names) if names else []
    return session, people


def opened(house: House, tab: str):
    """A tab of the room."""
    house.session.go("bench", tab)
    house.settle()
    return house.page("bench").tab(tab)


def workshop_page(house: House, bench: Workbench, *names: str, **more):
    """The page of a workshop with these people, the workshop, and the people."""
    session, people = workshop(bench, *names, **more)
    page = opened(house, "workshop")
    house.until(lambda: page.one.isVisible())
    house.settle()
    return page, session, people


def click(house: House, view, row: int) -> None:
    """A finger on a row of a list."""
    grid = view.grid
    at = grid.visualRect(grid.model().index(row, 0)).center()
    house.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    house.settle()


def cells(view, column: str) -> list[str]:
    """What a list shows in a column, from the top."""
    model = view.model
    show = next(one.show for one in model.columns if one.key == column)
    return [show(model.row(n)) for n in range(model.rowCount())]
