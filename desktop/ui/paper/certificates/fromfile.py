"""The list as a file: where it is dropped, and what became of its headings and rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.paper.template import Template
from desktop.ui import theme
from desktop.ui.forms import Field, tool_button
from desktop.ui.forms.dropping import DropField
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ, Jobs
from desktop.ui.notices import NoticeBar
from desktop.ui.paper.certificates.fold import Fold
from desktop.ui.paper.certificates.listfile import (
    Asked,
    Read,
    other_year,
    read,
    understood,
)
from desktop.ui.theme import Tone
from desktop.ui.usual import downloads
from desktop.wording import _, ngettext, paper

_LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls"
# More skipped rows than these nobody reads one by one.
_MOST_SKIPPED = 60


class FromFile(DropField):
    """`dropped` carries a file's path, `arrived` what it holds (Read) once it is understood."""

    arrived = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._asked: Asked | None = None
        self._found: Read | None = None
        self.words = QLabel(wordWrap=True)
        self.choose = IconKey(theme.icon("folder-open"), _("Choose a file"))
        self.again = tool_button("refresh-cw", _("Read the file again"))
        self.notices = NoticeBar()
        self.became = QLabel(wordWrap=True)
        self.left = QLabel(wordWrap=True)
        self.warning = QLabel(wordWrap=True)
        self.questions = QWidget()
        self._questions = QVBoxLayout(self.questions)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[str, QComboBox] = {}
        self.years = QComboBox()
        keep_still(self.years)
        self.years.view().setAccessibleName(_("Years"))
        self.year_field = Field(_("Rows of which year"), self.years)
        self.skipped = QLabel(wordWrap=True)
        self.lost = Fold(_("Skipped rows"), self.skipped)
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.again.clicked.connect(self._read)
        self.years.activated.connect(self._year_chosen)
        self._say_nothing()

    # ── reading ───────────────────────────────────────────────────────────────────────────────

    def take(self, path: Path, template: Template, issued_on: date) -> None:
        """Reads this file for a template."""
        self._asked = Asked(path, template, issued_on)
        self._read()

    def turn_to(self, template: Template, issued_on: date) -> bool:
        """Reads the file for another template; whether there is a file to be read."""
        if self._asked is None:
            return False
        self.take(self._asked.path, template, issued_on)
        return True

    def set_day(self, day: date) -> None:
        """The papers are dated otherwise now."""
        if self._found is not None and self._asked is not None:
            self._asked = replace(self._asked, issued_on=day)
            self.warning.setText(other_year(replace(self._found, asked=self._asked)))
            self.warning.setVisible(bool(self.warning.text()))

    def forget(self) -> None:
        """The rows are no longer those of the file."""
        self._asked = self._found = None
        self._say_nothing()

    def _read(self) -> None:
        asked = self._asked
        if asked is None:
            return
        self.notices.clear()
        self._jobs.run(
            *(READ, lambda: read(asked)),
            owner=self,
            done=self._came,
            refused=self.notices.refuse,
            latest="file",
        )

    def _came(self, found: Read) -> None:
        self._asked, self._found = found.asked, found
        self.words.setText(found.asked.path.name)
        self.again.show()
        self._ask(found)
        became, left = understood(found)
        warning = other_year(found)
        for label, text in (
            (self.became, became),
            (self.left, left),
            (self.warning, warning),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._say_years(found)
        filling = found.filling
        skipped = () if filling is None else filling.skipped
        self.lost.setVisible(bool(skipped))
        count = ngettext("{n} row", "{n} rows", len(skipped)).format(n=f"{len(skipped):,}")
        self.lost.say(count)
        lines = [paper.skipped(row) for row in skipped[:_MOST_SKIPPED]]
        if over := len(skipped) - len(lines):
            lines.append(ngettext("and {n} more", "and {n} more", over).format(n=f"{over:,}"))
        self.skipped.setText("\n".join(lines))
        if filling is not None and skipped and not filling.drafts:
            self.lost.open()  # nobody is left: why must not be looked for
        if filling is not None:
            self.arrived.emit(found)

    @property
    def found(self) -> Read | None:
        """What the file holds, None while there is none."""
        return self._found

    # ── what must be asked ────────────────────────────────────────────────────────────────────

    def _ask(self, found: Read) -> None:
        """One box for each heading in doubt, or for the sheet; none where all is clear."""
        while (item := self._questions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.boxes.clear()
        if found.sheets:
            self._box("sheet", _("Which sheet is meant?"), found.sheets, self._sheet_chosen)
        for word, headings in (found.roster.doubtful if found.roster else {}).items():
            said = _("Which column is “{field}”?").format(
                field=paper.field(word, found.asked.template)
            )
            self._box(word, said, (*headings, _("No such column")), self._headings_chosen)
        self.questions.setVisible(bool(self.boxes))

    def _box(
        self, word: str, label: str, choices: tuple[str, ...], act: Callable[[], None]
    ) -> None:
        box = QComboBox()
        keep_still(box)
        box.addItems(list(choices))
        box.setCurrentIndex(-1)
        box.view().setAccessibleName(label)
        box.activated.connect(lambda _index: act())
        self.boxes[word] = box
        self._questions.addWidget(Field(label, box))

    def _sheet_chosen(self) -> None:
        if self._asked is not None:
            self._asked = replace(self._asked, sheet=self.boxes["sheet"].currentText())
            self._read()

    def _headings_chosen(self) -> None:
        if self._asked is None or any(box.currentIndex() < 0 for box in self.boxes.values()):
            return
        said = {
            word: "" if box.currentIndex() == box.count() - 1 else box.currentText()
            for word, box in self.boxes.items()
        }
        self._asked = replace(self._asked, mapping={**(self._asked.mapping or {}), **said})
        self._read()

    def _say_years(self, found: Read) -> None:
        several = len(found.years) > 1 or found.asked.year is not None
        self.year_field.setVisible(several)
        if several and found.filling is not None:
            self.years.clear()
            self.years.addItem(_("All years"), None)
            for year in found.years:
                self.years.addItem(str(year), year)
            self.years.setCurrentIndex(max(0, self.years.findData(found.asked.year)))

    def _year_chosen(self) -> None:
        if self._asked is not None:
            self._asked = replace(self._asked, year=self.years.currentData())
            self._read()

    def _say_nothing(self) -> None:
        self.words.setText(_("Drop a list here: CSV or XLSX, such as Feishu exports."))
        for part in (
            self.again,
            self.became,
            self.left,
            self.warning,
            self.questions,
            self.year_field,
            self.lost,
        ):
            part.hide()

    # ── a file comes ──────────────────────────────────────────────────────────────────────────

    def _choose(self) -> None:
        kinds = _("Lists") + f" ({_LISTS})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a list"), downloads(), kinds)
        if name:
            self.dropped.emit(Path(name))

    def _lay_out(self) -> None:
        theme.set_tone(self.became, Tone.GOOD)
        theme.set_tone(self.left, "muted")
        theme.set_tone(self.warning, Tone.WARN)
        theme.set_tone(self.skipped, "muted")
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.words, 1)
        head.addWidget(self.again)
        head.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        for part in (self.notices, self.questions, self.became, self.left, self.warning):
            column.addWidget(part)
        column.addWidget(self.year_field)
        column.addWidget(self.lost)
