"""Filters whose values are asked for: a chip with a menu, beside the search field of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from desktop.ui import theme
from desktop.ui.forms import Choice
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, Jobs
from desktop.ui.table import ListPage
from desktop.wording import _
from desktop.wording.joining import labelled


class MenuChip(IconKey):
    """Off until something is chosen; `Ask.chips` then holds `prefix:key`."""

    def __init__(
        self,
        page: ListPage,
        prefix: str,
        title: str,
        choices: Callable[[], Sequence[Choice]],
        jobs: Jobs,
    ) -> None:
        super().__init__(title)
        self._page, self._prefix, self._title = page, prefix, title
        self._choices, self._jobs = choices, jobs
        self._key = ""
        self.setCheckable(True)
        self.setIcon(theme.icon("chevron-down"))
        self.setAccessibleName(_("Filter: {title}").format(title=title))
        self.menu_ = QMenu(self)
        self.clicked.connect(self._open)
        self.toggled.connect(self._toggled)

    def choose(self, choice: Choice | None) -> None:
        """Shows only what belongs to the choice; None shows everything again."""
        for key in [k for k, b in self._page.chip_buttons.items() if b is self]:
            del self._page.chip_buttons[key]
        self._drop()
        if choice is not None:
            self._key = f"{self._prefix}:{choice.key}"
            self._page.chip_buttons[self._key] = self
            self.setText(choice.title)
            self.setAccessibleName(labelled(self._title, choice.title))
        self.setChecked(choice is not None)
        on = {key for key, button in self._page.chip_buttons.items() if button.isChecked()}
        self._page.set_chips(frozenset(on))

    def _open(self) -> None:
        self.setChecked(bool(self._key))
        self._jobs.run(READ, self._choices, owner=self, done=self._show, latest="choices")

    def _show(self, choices: Sequence[Choice]) -> None:
        self.menu_.clear()
        self.menu_.addAction(_("All"), lambda: self.choose(None))
        self.menu_.addSeparator()
        for choice in choices:
            self.menu_.addAction(choice.title, partial(self.choose, choice))
        self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _toggled(self, on: bool) -> None:
        """The list was asked to show everything."""
        if not on and self._key:
            self._drop()

    def _drop(self) -> None:
        self._key = ""
        self.setText(self._title)
        self.setAccessibleName(_("Filter: {title}").format(title=self._title))


def value_of(chips: frozenset[str], prefix: str) -> str:
    """What was chosen under a prefix, "" where nothing was."""
    return next((c.split(":", 1)[1] for c in chips if c.startswith(f"{prefix}:")), "")
