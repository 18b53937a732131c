"""What stands where nobody asked for anything: how requests come in."""

from __future__ import annotations

from desktop.ui.requisitions.ways import Ways
from desktop.ui.table.empty import Empty
from desktop.wording import _


def nothing(ways: Ways) -> Empty:
    """What stands where nothing is: how the first requests come in."""
    return Empty(
        _("What is asked for stands here"),
        _(
            "One request for each event that wants goods: what is asked, what was promised for "
            "which day, which parcel it left in. Take in the list (使用申请) of your form, or "
            "write one down."
        ),
        "hand",
        _("Take in a list"),
        lambda: ways.begin("import", None),
        _("New request"),
        lambda: ways.begin("new", None),
    )
