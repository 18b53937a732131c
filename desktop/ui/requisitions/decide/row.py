"""One line to be decided: what is asked, what is there, what is given, and why it differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.requisitions import Decision, Line, LineDraft
from desktop.domain.requisitions.lists import Available
from desktop.domain.requisitions.matching import fold
from desktop.ui import theme
from desktop.ui.facts import plain
from desktop.ui.forms import Badge, Choice, FlowLayout, Picker, Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.requisitions.decide.columns import Columns
from desktop.ui.requisitions.decide.facts import asked, free, lent, said
from desktop.ui.requisitions.decide.reason import LACKING, Reason
from desktop.ui.requisitions.goods import found
from desktop.ui.requisitions.goods.sureness import mark
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _


@dataclass(frozen=True)
class Kept:
    """What a person had decided of a line as it was then, to go on from later."""

    line: Line
    qty: int
    choice: Choice | None
    reason: str
    lacking: bool
    looked: bool


class DecisionRow(QWidget):
    """`changed` with every key."""

    changed = Signal()

    def __init__(
        self,
        work: Workplace,
        line: Line,
        there: Available | None,
        others: Sequence[Choice] = (),
    ) -> None:
        super().__init__()
        self.line, self.there = line, there
        self.looked = line.sure.certain and bool(line.code)
        n = line.position
        self.title = plain(line.item or f"“{line.said}”")
        self.title.setFont(theme.sized(self.font(), 1.0, bold=True))
        self.said = plain(said(line))
        theme.set_tone(self.said, "muted")
        if not self.said.text():
            self.said.hide()
        self.mark = Badge()
        self.asked = plain(_("Asked: {n}").format(n=asked(line)))
        self.loan = Badge()
        self.free = plain("")
        self.lack = Badge()
        self.qty = Stepper(_("Give of line {n}").format(n=n))
        self.yes_key = IconKey(theme.icon("check"), _("That is what is meant"))
        self.yes_key.setAccessibleName(_("Line {n}: that is what is meant").format(n=n))
        self.other_key = IconKey(theme.icon("repeat"), _("Something else instead"))
        self.other_key.setAccessibleName(_("Line {n}: something else instead").format(n=n))
        self.item = Picker(
            _("Given for line {n}").format(n=n),
            lambda text: found.articles(work.desk(), text),
            work.jobs,
        )
        self.choices = QWidget()
        self.others = [self._other(choice, n) for choice in others]
        self.reason = Reason(n)
        self.under = QLabel(wordWrap=True)
        theme.set_tone(self.under, Tone.BAD)
        self._lay_out()
        self.qty.set_value(line.qty or 0 if line.approved is None else line.approved)
        if line.substitute:
            self.item.set_choice(Choice(line.substitute, line.substitute_item))
        self.reason.field.setText(line.reason)
        self._connect()
        self._tell()

    # ── what is decided ───────────────────────────────────────────────────────────────────────

    @property
    def gives(self) -> str:
        """The code of what is given, "" where nobody knows yet."""
        chosen = self.item.chosen()
        return str(chosen.key) if chosen is not None else self.line.code

    @property
    def differs(self) -> bool:
        """Whether it wants a reason."""
        qty = self.qty.value()
        instead = bool(self.line.code) and self.gives != self.line.code
        return not qty or instead or (self.line.qty is not None and qty != self.line.qty)

    @property
    def missing(self) -> str:
        """What kind of reason it still wants, "" for none."""
        if not self.differs or self.reason.text:
            return ""
        if not self.qty.value():
            return "nothing"
        if self.line.code and self.gives != self.line.code:
            return "substitute"
        return "less" if self.qty.value() < (self.line.qty or 0) else "more"

    def decision(self) -> Decision | None:
        """What is decided; None while nobody has looked whether it is what is meant."""
        qty, gives = self.qty.value(), self.gives
        if qty and (not gives or not self.looked):
            return None
        lacking = max(0, (self.line.qty or 0) - qty) if self.reason.lacking else 0
        substitute = gives if qty and gives != self.line.code else ""
        return Decision(self.line.id, qty, substitute, self.reason.text, lacking)

    def wanted(self) -> LineDraft:
        """What it is worth."""
        return LineDraft(self.gives or None, self.qty.value() or None)

    @property
    def mended(self) -> tuple[str, str] | None:
        """Words and the code that a person says they mean, where it was not certain."""
        unsure = not self.line.sure.certain and fold(self.line.said)
        return (self.line.said, self.gives) if unsure and self.looked and self.gives else None

    def as_asked(self) -> None:
        """Gives what was asked for."""
        if self.line.qty is not None:
            self.qty.set_value(self.line.qty)
        if self.line.code:
            self.item.set_choice(None)
        self.reason.say("")
        self._changed()

    def instead(self) -> None:
        """The keyboard comes to what is given in its place."""
        self.item.show()
        self.item.setFocus()

    def refuse(self, text: str) -> None:
        """Says at the line why it cannot stay so."""
        self.under.setText(text)
        self.under.show()

    def clear(self) -> None:
        """Takes the refusal away."""
        self.under.hide()

    @property
    def state(self) -> tuple[object, ...]:
        """All that a person may change in it."""
        return (self.qty.value(), self.gives, self.reason.text, self.looked)

    @property
    def kept(self) -> Kept:
        """What is decided of it so far."""
        return Kept(
            self.line,
            self.qty.value(),
            self.item.chosen(),
            self.reason.text,
            self.reason.lacking,
            self.looked,
        )

    def take_up(self, kept: Kept) -> None:
        """Goes on from what was decided of it; not where something else is asked for now."""
        if (kept.line.code, kept.line.qty) != (self.line.code, self.line.qty):
            return
        if kept.choice is not None:
            self.item.set_choice(kept.choice)
            self.item.picked.emit(kept.choice)
        if kept.lacking:
            self.reason.say(LACKING)
        self.reason.field.setText(kept.reason)
        self.looked = kept.looked
        self.qty.set_value(kept.qty)
        self._changed()

    # ── keys ──────────────────────────────────────────────────────────────────────────────────

    def _picked(self, choice: Choice | None) -> None:
        self.looked = choice is not None or (self.line.sure.certain and bool(self.line.code))
        self.there = None  # of another article, until the page knows it
        if choice is not None and not self.line.sure.certain and not self.reason.text:
            # A guess that is put right is no substitute, though another article is given.
            self.reason.field.setText(_("That is what was meant"))
        self._changed()

    def show_there(self, there: Available | None) -> None:
        """What is free of what is given now."""
        self.there = there
        self._tell()

    def _other(self, choice: Choice, n: int) -> QPushButton:
        key = QPushButton(choice.title)
        key.setAccessibleName(_("Line {n} is {article}").format(n=n, article=choice.title))
        key.clicked.connect(lambda: self._meant(choice))
        return key

    def _meant(self, choice: Choice) -> None:
        self.item.set_choice(choice)
        self.item.picked.emit(choice)
        self.qty.setFocus()

    def _yes(self) -> None:
        self.looked = True
        self.qty.setFocus()
        self._changed()

    def _reasoned(self) -> None:
        if self.reason.lacking and self.there is not None and not self.item.chosen():
            self.qty.set_value(min(self.qty.value(), self.there.by_then))
        self._changed()

    def _changed(self) -> None:
        self.clear()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        instead = self.item.chosen() is not None
        self.reason.setVisible(self.differs)
        mark(self.mark, self.line.sure)
        self.mark.setVisible(not self.looked)
        self.choices.setVisible(bool(self.others) and not self.looked)
        self.yes_key.setVisible(not self.looked and bool(self.line.code))
        self.item.setVisible(instead or not self.line.code or not self.item.isHidden())
        self.other_key.setVisible(bool(self.line.code) and self.item.isHidden())
        there = self.there
        words = lent(self.line, there)
        self.loan.setVisible(bool(words))
        self.loan.say(words, Tone.PLAIN, "undo-2")
        # Of something else in its place, the page says what is there when it knows it.
        self.free.setVisible(there is not None)
        lacks = there is not None and not there.uncounted and self.qty.value() > there.by_then
        self.lack.setVisible(lacks)
        if there is not None:
            self.free.setText(free(there))
            words = _("only {n} there").format(n=f"{there.by_then:,}")
            self.lack.say(words, Tone.WARN, "triangle-alert")

    def _connect(self) -> None:
        self.qty.changed.connect(lambda _n: self._changed())
        self.item.picked.connect(self._picked)
        self.reason.changed.connect(self._reasoned)
        self.yes_key.clicked.connect(self._yes)
        self.other_key.clicked.connect(self._instead)

    def _instead(self) -> None:
        self.other_key.hide()
        self.instead()

    def _lay_out(self) -> None:
        flow = FlowLayout(self.choices, spacing=4)
        for key in self.others:
            flow.addWidget(key)
        columns = Columns(
            (
                (self.title, self.said, self.mark, self.asked, self.loan),
                (self.free, self.lack),
                (self.qty, self.yes_key, self.other_key),
            ),
            shares=(4, 3),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.UNIT * 2,) * 4)
        column.setSpacing(theme.UNIT)
        column.addWidget(columns)
        column.addWidget(self.choices)
        column.addWidget(self.item)
        column.addWidget(self.reason)
        column.addWidget(self.under)
        self.item.hide()
        self.under.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card."""
        del event
        theme.card_painter(self).end()
