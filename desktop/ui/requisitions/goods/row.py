"""One line of what is asked for: the words, the article they mean, how many, lent or given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import BadDate
from desktop.domain.requisitions import LineDraft, Sure
from desktop.domain.requisitions.matching import fold
from desktop.ui import theme
from desktop.ui.forms import (
    Badge,
    Choice,
    ElidedLabel,
    Field,
    FlowLayout,
    Picker,
    Stepper,
    tool_button,
)
from desktop.ui.forms.typed import DayField
from desktop.ui.requisitions.goods import found as books
from desktop.ui.requisitions.goods.found import Found, Goods
from desktop.ui.requisitions.goods.sureness import mark
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.refusals import sentence


class LineRow(QWidget):
    """`changed` with every key, `touched` when a person mends something in it, `gone` when it
    shall go away.
    """

    changed = Signal()
    touched = Signal()
    gone = Signal()

    def __init__(self, work: Workplace, today: date, number: int, of: Found | None) -> None:
        super().__init__()
        self._work = work
        self._draft = LineDraft(None, None)
        self._loan: bool | None = None  # None: as the article says
        self._by_hand = False  # a person said whether it comes back
        self._mended: str | None = None
        self.mark = Badge()
        self.said = ElidedLabel("", muted=True)
        self.item = Picker(
            _("Article of line {n}").format(n=number),
            lambda text: books.articles(work.desk(), text),
            work.jobs,
        )
        self.qty = Stepper(_("Pieces of line {n}").format(n=number))
        self.loan = QCheckBox(_("Comes back"))
        self.loan.setAccessibleName(_("Line {n} comes back").format(n=number))
        self.loan.setMinimumHeight(theme.TOUCH)
        self.back_on = DayField(today)
        self.back = Field(_("Back on"), self.back_on)
        self.back_on.setAccessibleName(_("Line {n} is back on").format(n=number))
        self.remove = tool_button("x", _("Take line {n} off").format(n=number))
        self.under = QLabel(wordWrap=True)
        self.under.hide()
        self.choices = QWidget()
        self._flow = FlowLayout(self.choices, spacing=4)
        self.others: list[QPushButton] = []
        self._lay_out()
        self._connect()
        self.show_found(of or Found(LineDraft(None, 1)))

    # ── what it says ──────────────────────────────────────────────────────────────────────────

    def show_found(self, of: Found) -> None:
        """Another line in its place; nothing is told."""
        self._draft, self._mended = of.draft, None
        self._loan, self._by_hand = of.draft.loan, False
        self.item.set_choice(of.article)
        self.qty.blockSignals(True)
        self.qty.set_value(of.draft.qty or 0)
        self.qty.blockSignals(False)
        self._tick(of.article)
        self.back_on.set_day(of.draft.back_on)
        self._offer(of.others)
        self._tell()

    def draft(self) -> LineDraft | None:
        """The line as it stands, None where nothing was said. Raises BadDate."""
        choice = self.item.chosen()
        said = self._draft.said or self.item.loose()
        if choice is None and not said:
            return None
        return replace(
            self._draft,
            code=None if choice is None else str(choice.key),
            qty=self.qty.value() or None,
            said=said,
            sure=self.sure,
            loan=self._loan,
            back_on=self.back_on.day() if self.loan.isChecked() else None,
        )

    @property
    def sure(self) -> Sure:
        """How sure the article is."""
        if self.item.chosen() is None:
            return Sure.NONE
        return Sure.EXACT if self._mended is not None or not self._draft.said else self._draft.sure

    @property
    def words(self) -> str:
        """What was typed for it."""
        return " ".join(part for part in (self._draft.said, self._draft.qty_said) if part)

    @property
    def mended(self) -> tuple[str, str] | None:
        """Words and the code that a person says they mean, where it was not known before."""
        if self._mended is None or not fold(self._draft.said):
            return None
        same = self._mended == self._draft.code and self._draft.sure in (Sure.EXACT, Sure.KNOWN)
        return None if same else (self._draft.said, self._mended)

    def good(self) -> bool:
        """Whether it can be taken as typed; what cannot is said at it."""
        try:
            self.draft()
        except BadDate as no:
            self.under.setText(sentence(no))
            theme.set_tone(self.under, Tone.BAD)
            self.under.show()
            return False
        return True

    def clear(self) -> None:
        """Takes the refusal away."""
        self._tell()

    # ── keys ──────────────────────────────────────────────────────────────────────────────────

    def _picked(self, choice: Choice | None) -> None:
        self._mended = None if choice is None else str(choice.key)
        if choice is not None and _comes_back(choice) and not self._by_hand:
            self._loan = None  # of another article it was said that it does not come back
        self._tick(choice)
        self._tell()
        self.touched.emit()
        self.changed.emit()

    def _instead(self, choice: Choice) -> None:
        self.item.set_choice(choice)
        self._picked(choice)
        self.qty.setFocus()

    def _counted(self, _n: int) -> None:
        self._tell()
        self.touched.emit()
        self.changed.emit()

    def _lent(self, on: bool) -> None:
        self._loan, self._by_hand = on, True
        self._tell()
        self.touched.emit()
        self.changed.emit()

    def _tick(self, choice: Choice | None) -> None:
        """Shows whether it comes back: as a person said, or as it is with the article."""
        self.loan.blockSignals(True)
        self.loan.setChecked(_comes_back(choice) if self._loan is None else self._loan)
        self.loan.blockSignals(False)

    def _tell(self) -> None:
        sure = self.sure
        mark(self.mark, sure)
        self.mark.setVisible(bool(self._draft.said) or self.item.chosen() is not None)
        self.said.set_text(f"“{self.words}”" if self.words else "")
        self.back.setVisible(self.loan.isChecked())
        self.choices.setVisible(bool(self.others) and not sure.certain)
        self.under.setText("")
        theme.set_tone(self.under, "muted")
        if not self.qty.value() and (self._draft.said or self.item.chosen()):
            if self._draft.qty_said:
                words = _("How many? “{said}” is no number yet.")
                self.under.setText(words.format(said=self._draft.qty_said))
            else:
                self.under.setText(_("How many? No number was said."))
        self.under.setVisible(bool(self.under.text()))

    def _offer(self, others: tuple[Choice, ...]) -> None:
        for button in self.others:
            button.hide()
            button.deleteLater()
        self.others = []
        for choice in others:
            button = QPushButton(choice.title)
            button.setAccessibleName(_("It is {article}").format(article=choice.title))
            button.clicked.connect(lambda _on=False, c=choice: self._instead(c))
            self._flow.addWidget(button)
            self.others.append(button)

    def _connect(self) -> None:
        self.item.picked.connect(self._picked)
        self.item.field.textEdited.connect(lambda _text: self.changed.emit())
        self.qty.changed.connect(self._counted)
        self.loan.toggled.connect(self._lent)
        self.back_on.textEdited.connect(lambda _text: self.touched.emit())
        self.remove.clicked.connect(self.gone)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.mark)
        head.addWidget(self.said, 1)
        head.addWidget(self.loan)
        head.addWidget(self.remove)
        body = QHBoxLayout()
        body.setSpacing(theme.UNIT)
        body.addWidget(self.item, 3)
        body.addWidget(self.qty, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT, theme.UNIT)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(body)
        column.addWidget(self.choices)
        column.addWidget(self.back)
        column.addWidget(self.under)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card."""
        del event
        theme.card_painter(self).end()


def _comes_back(choice: Choice | None) -> bool:
    return isinstance(choice, Goods) and choice.returnable
