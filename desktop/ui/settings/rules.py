"""The rules of requests, and the years whose holidays are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import BadAmount
from desktop.domain.moments import at_home
from desktop.domain.requisitions.rules import LIMITS, End, Rules
from desktop.exchange.holidays import year_text
from desktop.services import rules
from desktop.services.changes import OpId, Topic
from desktop.services.rules import Settled, Year
from desktop.ui import theme
from desktop.ui.forms import Field, MoneyField, SideBySide, Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.settings.look import Choices
from desktop.ui.theme import Tone
from desktop.ui.usual import documents
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.requisitions.rules import end, estimated, name

_DAYS = ("promise_days", "courier_days", "report_days", "purge_days", "loan_remind_days")


class RulesGroup(QWidget):
    """What the group settled together: nothing lives before it is saved."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._kept = Rules()
        self._asked = False
        self.days = {rule: Stepper(name(rule), *LIMITS[rule]) for rule in _DAYS}
        self.end = Choices({one.value: end(one) for one in End}, End.SENT)
        self.second = MoneyField()
        self.second.setMinimumHeight(theme.TOUCH)
        self.second_field = Field(
            name("second_above_fen"), self.second, _("Empty: one person is always enough.")
        )
        self.save = IconKey(theme.icon("save"), _("Save the rules"))
        self.save.setMinimumHeight(theme.TOUCH)
        self.save.clicked.connect(self._save)
        self.years = QLabel(wordWrap=True)
        self.take_in = IconKey(theme.icon("calendar"), _("Import the holidays of a year…"))
        self.take_in.setMinimumHeight(theme.TOUCH)
        self.take_in.clicked.connect(self._choose)
        self.notices = NoticeBar()
        self._lay_out()
        for stepper in self.days.values():
            stepper.changed.connect(self._changed)
        for button in self.end.buttons.values():
            button.clicked.connect(self._changed)
        self.second.changed.connect(self._changed)
        work.news.listen(self, {Topic.RULES}, self.ask)
        self._changed()
        self.ask()

    def _lay_out(self) -> None:
        hints = {
            "promise_days": _("Chinese working days, make-up days included."),
            "purge_days": _("Who asked stays; recipient, phone, address and words go for good."),
        }
        fields: list[QWidget] = [
            Field(name(rule), stepper, hints.get(rule, "")) for rule, stepper in self.days.items()
        ]
        fields.insert(1, Field(name("promise_end"), self.end))
        fields.append(self.second_field)
        halves = QVBoxLayout(), QVBoxLayout()
        for number, half in enumerate(halves):
            half.setSpacing(theme.UNIT * 2)
            for field in fields[number::2]:
                half.addWidget(field)
            half.addStretch(1)
        saving, importing = QHBoxLayout(), QHBoxLayout()
        for row, button in ((saving, self.save), (importing, self.take_in)):
            row.addWidget(button)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(SideBySide(*halves, spacing=theme.UNIT * 2))
        column.addLayout(saving)
        column.addWidget(self.years)
        column.addLayout(importing)
        column.addWidget(self.notices)

    # ── what holds ────────────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Asks for the rules and the years, as they are now."""
        desk = self._work.desk()
        self._work.jobs.run(
            READ,
            lambda: (rules.rules(desk), rules.years(desk), at_home(desk.now()).year + 1),
            owner=self,
            done=lambda found: self._show(*found),
            latest="rules",
        )

    def _show(self, kept: Rules, years: tuple[Year, ...], next_year: int) -> None:
        typed = self._asked and self._typed() not in (None, self._kept)
        self._kept, self._asked = kept, True
        if not typed:  # what somebody is typing is not taken from under their hands
            for rule, stepper in self.days.items():
                stepper.set_value(getattr(kept, rule))
            self.end.buttons[kept.promise_end].setChecked(True)
            self.second.set_fen(kept.second_above_fen)
        self._changed()
        known = [year.year for year in years]
        said = [
            _("Holidays are known from {first} to {last}.").format(first=known[0], last=known[-1])
        ]
        mine = ", ".join(str(year.year) for year in years if year.imported)
        if mine:
            said.append(_("Imported: {years}.").format(years=mine))
        if next_year not in known:
            said.append(estimated([next_year]))
        self.years.setText(" ".join(said))

    def _typed(self) -> Rules | None:
        """The rules as they stand in the fields, None while an amount is no amount."""
        try:
            above = self.second.fen()
        except BadAmount:
            return None
        chosen = next(one for one in End if self.end.buttons[one].isChecked())
        days = {rule: stepper.value() for rule, stepper in self.days.items()}
        return replace(self._kept, promise_end=chosen, second_above_fen=above, **days)

    def _changed(self) -> None:
        typed = self._typed()
        self.save.setEnabled(self._asked and typed is not None and typed != self._kept)
        if typed is None:
            self.second_field.refuse(_("This is not an amount of money."))
        else:
            self.second_field.clear()

    def _save(self) -> None:
        wanted = self._typed()
        if wanted is None:
            return
        desk, op = self._work.desk(), OpId.new()
        self._work.jobs.run(
            WRITE,
            lambda: rules.settle(desk, op, wanted),
            owner=self,
            done=lambda settled: self._saved(_("The rules are saved."), settled),
            refused=self.notices.refuse,
        )

    def _saved(self, said: str, settled: Settled) -> None:
        more = ngettext(
            "The days of {n} open request changed with it.",
            "The days of {n} open requests changed with it.",
            settled.recomputed,
        ).format(n=settled.recomputed)
        self.notices.say(f"{said} {more}" if settled.recomputed else said, Tone.GOOD)

    # ── years ─────────────────────────────────────────────────────────────────────────────────

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Import the holidays of a year"), documents(), _("Holidays") + " (*.json)"
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, file: Path) -> None:
        """Imports the holidays of a year from a file."""
        desk, op = self._work.desk(), OpId.new()
        self._work.jobs.run(
            WRITE,
            lambda: rules.import_year(desk, op, year_text(file)),
            owner=self,
            done=lambda settled: self._saved(_("The holidays are taken in."), settled),
            refused=self.notices.refuse,
        )
