"""The tab of counts in front, with no count yet."""

from __future__ import annotations

import pytest


@pytest.fixture
def view(house, page):
    """The tab, with no count yet."""
    page.open("counts")
    house.settle()
    return page.view("counts")
