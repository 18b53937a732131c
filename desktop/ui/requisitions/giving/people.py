"""Who gets something: typed or pasted, out of a file, out of the register of certificates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.requisitions.giving import PeopleList, Person
from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.typed import text_box
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.usual import downloads
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import labelled, listed
from desktop.wording.refusals import trouble

_LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls"
_SHOWN = 6


class PeoplePart(QWidget):
    """One a line, size, phone and address behind it; `changed` with every key."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._told = ""
        self.notices = NoticeBar()
        self.text = text_box(lines=7)
        self.text.setAccessibleName(_("People, one a line"))
        self.text.setPlaceholderText(_("One a line: name, size, phone, address"))
        self.file = IconKey(theme.icon("folder-open"), _("Out of a file"))
        self.query = QLineEdit()
        self.query.setPlaceholderText(_("e.g. 开源之星 2026"))
        self.query.setAccessibleName(_("Certificates of the register, by award or name"))
        self.register = IconKey(theme.icon("award"), _("Out of the register"))
        self.said = QLabel(wordWrap=True)
        theme.set_tone(self.said, "muted")
        self.text.textChanged.connect(self._typed)
        self.file.clicked.connect(self._choose)
        self.register.clicked.connect(self._awarded)
        self.query.returnPressed.connect(self._awarded)
        keys = QHBoxLayout()
        keys.setSpacing(theme.UNIT)
        keys.addWidget(self.file)
        keys.addWidget(self.query, 1)
        keys.addWidget(self.register)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.text)
        column.addLayout(keys)
        column.addWidget(self.notices)
        column.addWidget(self.said)
        self.setFocusProxy(self.text)

    def people(self) -> tuple[Person, ...]:
        """All of them. Raises TooLong."""
        return self._read().people

    def _read(self) -> PeopleList:
        from desktop.services.requisitions import giving

        return giving.typed(self.text.toPlainText())

    def clear(self) -> None:
        """Nobody."""
        self.text.clear()
        self._told = ""
        self.said.clear()

    def take(self, path: Path) -> None:
        """The people of a file."""

        def look() -> PeopleList:
            from desktop.services.requisitions import giving

            return giving.read(path)

        self._ask(look)

    def _choose(self) -> None:
        kinds = f"{_('Lists')} ({_LISTS})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a list"), downloads(), kinds)
        if name:
            self.take(Path(name))

    def _awarded(self) -> None:
        desk, query = self._work.desk(), self.query.text().strip()

        def look() -> PeopleList:
            from desktop.services.requisitions import giving

            return giving.awarded(desk, query)

        self._ask(look)

    def _ask(self, look: Callable[[], PeopleList]) -> None:
        self.notices.clear()
        self._work.jobs.run(READ, look, owner=self, done=self._came, refused=self._refused)

    def _came(self, found: PeopleList) -> None:
        from desktop.services.requisitions import giving

        told = []
        if found.twice:
            told.append(_named_twice(found))
        if found.failed:
            said = ngettext("{n} did not pass", "{n} did not pass", found.failed)
            told.append(said.format(n=f"{found.failed:,}"))
        told += [trouble(one) for one in found.troubles[:_SHOWN]]
        if not found.people:
            told.append(_("Nobody was found there."))
        before = self.text.toPlainText().rstrip()
        more = giving.written(found.people)
        self._told = "\n".join(told)
        self.text.setPlainText("\n".join(part for part in (before, more) if part))

    def _refused(self, no: Refused) -> None:
        self.notices.refuse(no)

    def _typed(self) -> None:
        try:
            found = self._read()
        except Refused as no:
            self.notices.refuse(no)
            return
        said = _how_read(found) if found.people else ""
        twice = _named_twice(found) if found.twice else ""
        self.said.setText("\n".join(part for part in (said, twice, self._told) if part))
        self.changed.emit()


def _how_read(found: PeopleList) -> str:
    """How many people, and of how many of them what is known: so that a line read wrong shows."""
    n = len(found.people)
    said = ngettext("{n} person", "{n} people", n).format(n=f"{n:,}")
    known = _("size of {sizes}, phone of {phones}, address of {addresses}").format(
        sizes=sum(1 for one in found.people if one.size),
        phones=sum(1 for one in found.people if one.phone),
        addresses=sum(1 for one in found.people if one.address),
    )
    return labelled(said, known)


def _named_twice(found: PeopleList) -> str:
    return labelled(_("More than once, taken once"), listed(found.twice))
