"""What stands where nothing was ever had made: how it begins."""

from __future__ import annotations

from desktop.ui.production.ways import Ways
from desktop.ui.table.empty import Empty
from desktop.wording import _


def nothing(ways: Ways) -> Empty:
    """What stands where nothing is: how the first things come in."""

    def take_in() -> None:
        ways.take_in()

    return Empty(
        _("Everything that is had made stands here"),
        _(
            "One thread for each thing, from its design to the shelf and back: sample, quotes, "
            "order, shipping, goods-in, boxes. Begin with one thing, or take in the list "
            "(物料总表) you have."
        ),
        "factory",
        _("New thing"),
        lambda: ways.begin("new", None),
        _("Take in a list"),
        take_in,
    )
