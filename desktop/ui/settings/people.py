"""Who is at work, and who else works here."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.people import Person
from desktop.services import people
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.settings.roles import Roles
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _


class PeopleGroup(QWidget):
    """The name that stands beside what is done from here, and what everybody here may do."""

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self.name = QLineEdit(work.desk().person)
        self.name.setMinimumHeight(theme.TOUCH)
        self.name.editingFinished.connect(self._keep)
        self.new = QLineEdit()
        self.new.setMinimumHeight(theme.TOUCH)
        self.new.setPlaceholderText(_("Name of somebody else"))
        self.new.setAccessibleName(_("Name of somebody else"))
        self.new.returnPressed.connect(self._add)
        self.add = IconKey(theme.icon("plus"), _("Add"))
        self.add.setMinimumHeight(theme.TOUCH)
        self.add.clicked.connect(self._add)
        self.notices = NoticeBar()
        self.roles = Roles(work, self._no)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        row.addWidget(self.new, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(Field(_("Your name"), self.name, _("It stands beside what you do.")))
        column.addWidget(self.roles)
        column.addLayout(row)
        column.addWidget(self.notices)
        work.news.listen(self, {Topic.PEOPLE}, self.ask)
        self.ask()

    def ask(self) -> None:
        """Asks who works here."""
        desk = self._work.desk()
        self._work.jobs.run(
            READ, lambda: people.people(desk), owner=self, done=self._show, latest="people"
        )

    def _show(self, found: list[Person]) -> None:
        self.roles.show_people(found)

    def _no(self, no: Refused) -> None:
        self.notices.refuse(no)
        self.ask()

    def _keep(self) -> None:
        name = self.name.text().strip()
        if name and name != self._work.desk().person:
            self._keeping.change(person=name)

    def _add(self) -> None:
        desk, op, name = self._work.desk(), OpId.new(), self.new.text()

        def done(_added: object) -> None:
            self.new.clear()
            self.notices.clear()

        self._work.jobs.run(
            WRITE,
            lambda: people.add_person(desk, op, name),
            owner=self,
            done=done,
            refused=self.notices.refuse,
        )
