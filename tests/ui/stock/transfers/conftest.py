"""The tab of transfers in front, with transfers begun behind it."""

from __future__ import annotations

import pytest

from desktop.domain.transfers import Way
from desktop.services import places, transfers
from desktop.services.changes import OpId
from desktop.services.transfers import Pick, TransferDraft


@pytest.fixture
def view(house, page):
    """The tab, in front."""
    house.tap(page.bar.lists["transfers"])
    house.frame.activateWindow()  # nobody manages windows here
    house.until(house.frame.isActiveWindow)
    return page.view("transfers")


@pytest.fixture
def ends(house):
    """Where goods go from and to, local ids."""
    desk = house.session.desk()
    return tuple(places.find_place(desk, name).id for name in ("成都·仓库", "小李"))


@pytest.fixture
def draft(house, view, ends):
    """Begins a transfer of some L and one M behind the window, and takes it in hand."""

    def begun(way=Way.PARCEL, *, sent=False) -> str:
        desk = house.session.desk()
        picks = [Pick("TS-L", 5), Pick("TS-M", 1)]
        code = transfers.draft(
            desk, OpId.new(), TransferDraft(ends[0], ends[1], way), picks
        ).transfer
        if sent:
            transfers.send(desk, OpId.new(), code)
        view.open(code)
        house.settle()
        return code

    return begun
