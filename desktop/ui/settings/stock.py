"""After how many days a number that nobody verified since is old."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.forms import Field, Stepper
from desktop.ui.workplace import Keeping
from desktop.wording import _

_MOST = 3650


class StockGroup(QWidget):
    """Lives at once."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self.days = Stepper(_("Days"), 1, _MOST)
        self.days.set_value(keeping.settings().stale_days)
        self.days.changed.connect(lambda days: keeping.change(stale_days=days))
        hint = _("What was seen longer ago is marked in the stock, and promised last.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Field(_("Verified stock is long not seen after days"), self.days, hint))
