"""Giving to many as a page: the form of a new act, and what was given so far."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms import chip_button, tool_button
from desktop.ui.notices import ask
from desktop.ui.requisitions.giving.acts import ActsPart
from desktop.ui.requisitions.giving.form import GiveForm
from desktop.ui.requisitions.ways import told
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext

if TYPE_CHECKING:
    from desktop.services.requisitions.giving import Given


class GivingPage(QWidget):
    """`leave` goes back to where one came from."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__()
        self._work, self._leave = work, leave
        self.close_key = tool_button("arrow-left", _("Back to the requests"))
        self.title = QLabel(_("Give to many"))
        theme.set_heading(self.title, "part")
        self.new_chip = chip_button(_("Give"), on=True)
        self.acts_chip = chip_button(_("Given so far"))
        group = QButtonGroup(self)
        group.setExclusive(True)
        self.form, self.acts = GiveForm(work), ActsPart(work, keeping)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.form)
        self.stack.addWidget(self.acts)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.close_key)
        head.addWidget(self.title, 1)
        for chip in (self.new_chip, self.acts_chip):
            group.addButton(chip)
            head.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.field = self.form.name
        self.setFocusProxy(self.form)
        self.close_key.clicked.connect(self.leave)
        self.new_chip.clicked.connect(lambda: self.stack.setCurrentWidget(self.form))
        self.acts_chip.clicked.connect(lambda: self.show_acts(None))
        self.form.given.connect(self._given)
        QShortcut("Esc", self, self.leave, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        work.news.listen(self, (Topic.REQUISITIONS,), self._again)

    def open(self, what: object) -> None:
        """Begins with the people of a file, or with an act of giving (local id) in front."""
        if isinstance(what, Path):
            self.form.people.take(what)
        elif isinstance(what, int):
            self.show_acts(what)

    def show_acts(self, key: int | None) -> None:
        """What was given so far."""
        self.acts_chip.setChecked(True)
        self.stack.setCurrentWidget(self.acts)
        self.acts.ask(key)

    def may_leave(self) -> bool:
        """Asks before something typed is thrown away."""
        if not self.form.begun:
            return True
        return ask(self, _("Nothing was given yet. Throw away what was typed?"), _("Throw away"))

    def leave(self) -> None:
        """Goes back to the requests."""
        if self.may_leave():
            self.form.clear()
            self._leave()

    def _given(self, made: Given, name: str) -> None:
        n = made.people
        said = ngettext("“{name}”: given to {n} person", "“{name}”: given to {n} people", n)
        words = said.format(name=name, n=f"{n:,}")
        told(self._work, self.window(), words, UUID(made.op))
        self.show_acts(made.id)
        self.acts.setFocus()  # the key that gave is gone with its form

    def _again(self) -> None:
        if self.stack.currentWidget() is self.acts:
            self.acts.ask()
