"""Remembered words as a page: which article each means, mended or forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.domain.errors import Missing
from desktop.ui import theme
from desktop.ui.forms import Choice, Picker
from desktop.ui.requisitions.goods import found as goods
from desktop.ui.requisitions.settled import SettledPage
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.services.changes import Desk
    from desktop.services.requisitions.matching import Word


class WordsPage(SettledPage):
    """What was mended once is remembered here, for every request that comes after."""

    heads = (N_("Words"), N_("Mean the article"), N_("Code"))

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(
            work,
            leave,
            _("Remembered words"),
            _(
                "When somebody mends which article is meant, the words are remembered. They are "
                "kept without blanks and signs; what they mean here comes before any guess."
            ),
            _("New words"),
        )
        del keeping  # nothing of it is a setting
        self.nothing.setText(
            _("Nothing is remembered yet. It begins with the first article that is mended.")
        )
        self.said = QLineEdit()
        self.item = Picker(
            _("The article they mean"), lambda text: goods.articles(work.desk(), text), work.jobs
        )
        self.none = QCheckBox(_("They mean no article of ours"))
        self.none.setMinimumHeight(theme.TOUCH)
        self.none.toggled.connect(lambda on: self.item.setEnabled(not on))
        self.add("said", _("Words"), self.said)
        self.add("code", _("The article they mean"), self.item)
        self.column.addWidget(self.none)
        self.out_key.setText(_("Forget them"))
        self.start()

    def look(self, desk: Desk) -> Sequence[Word]:
        """All of them."""
        from desktop.services.requisitions import matching

        return matching.words(desk)

    def key(self, row: Word) -> object:
        """The words themselves."""
        return row.said

    def cells(self, row: Word) -> tuple[str, ...]:
        """A row of the table."""
        return (row.said, row.item or _("no article of ours"), row.code or "")

    def show_row(self, row: Word | None) -> None:
        """Fills the form."""
        self.said.setText("" if row is None else row.said)
        self.said.setReadOnly(row is not None)
        self.none.setChecked(row is not None and row.code is None)
        known = row is not None and row.code is not None
        self.item.set_choice(Choice(row.code, row.item) if row is not None and known else None)

    def command(self) -> Callable[[], Any]:
        """Remembers them."""
        chosen, said = self.item.chosen(), self.said.text()
        if not self.none.isChecked() and chosen is None:
            raise Missing("code")
        code = None if self.none.isChecked() or chosen is None else str(chosen.key)
        desk, op = self.work.desk(), self.op

        def act() -> object:
            from desktop.services.requisitions import matching

            return matching.remember(desk, op, said, code)

        return act

    def take_out(self, row: Word) -> Callable[[], Any]:
        """They are read as any others again."""
        desk, op, said = self.work.desk(), self.op, row.said

        def act() -> object:
            from desktop.services.requisitions import matching

            return matching.forget(desk, op, said)

        return act
