"""A place to work and settings that are kept, for parts of the room alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from desktop import settings
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, places
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.settings import Folders, load
from desktop.ui.notices.toast import Toasts
from desktop.ui.paper.labels.page import LabelsPage
from desktop.ui.workplace import Keeping, Workplace
from tests.ui.house import House
from tests.ui.stock.conftest import fill


@pytest.fixture
def keeping(tmp_path) -> Keeping:
    """Settings in a folder of the test's own."""
    folders = Folders(tmp_path / "data")
    load(folders)
    return Keeping(
        folders,
        lambda: load(folders).settings,
        lambda **changes: settings.change(folders, **changes),
        lambda *_again: None,
    )


@pytest.fixture
def work(qtbot, jobs, news) -> Workplace:
    """A workplace without a ledger."""
    window = QWidget()
    qtbot.addWidget(window)

    def nobody():
        raise RuntimeError("no ledger here")

    return Workplace(nobody, jobs, news, Toasts(window), lambda *_where: None)


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A shirt in two sizes, a mug, and box A1 at 成都·仓库."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        fill(made)
        desk = made.session.desk()
        catalogue.save_item(
            desk,
            OpId.new(),
            ItemDraft("马克杯", "杯子", 2024, "个"),
            [VariantEdit(VariantDraft("MUG", "", 4900, 1200))],
        )
        home = places.find_place(desk, "成都·仓库").id
        places.create_place(desk, OpId.new(), PlaceKind.BOX, "A1", home)
        made.frame.resize(1280, 800)
        made.settle()
        yield made


@pytest.fixture
def page(house) -> LabelsPage:
    """The tab of labels, opened."""
    house.session.go("paper")
    house.settle()
    labels: LabelsPage = house.page("paper").labels
    return labels
