"""Which requests: those that came in a span of days; and the row of chips to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from desktop.domain.reports import Filters
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.tool import chip_button
from desktop.wording import N_

SPANS = (
    ("year", N_("This year")),
    ("last", N_("Last year")),
    ("months", N_("The last 12 months")),
    ("all", N_("Always")),
)


def filters(span: str, today: date) -> Filters:
    """The days of a span."""
    first = today.replace(month=1, day=1)
    if span == "year":
        return Filters(since=first)
    if span == "last":
        return Filters(first.replace(year=first.year - 1), first - timedelta(days=1))
    if span == "months":
        return Filters(since=today.replace(day=1, year=today.year - 1))
    return Filters()


class Chips(QWidget):
    """Keys in a row of which one is chosen."""

    def __init__(
        self, every: Iterable[tuple[str, str]], now: str, choose: Callable[[str], None]
    ) -> None:
        super().__init__()
        group, flow = QButtonGroup(self), FlowLayout(spacing=theme.UNIT)
        self.keys: dict[str, QPushButton] = {}
        for key, title in every:
            button = chip_button(title, on=key == now)
            button.clicked.connect(partial(choose, key))
            group.addButton(button)
            flow.addWidget(button)
            self.keys[key] = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
