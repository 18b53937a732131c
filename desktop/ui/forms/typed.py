"""What people type into forms: days, numbers, words typed before, several lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain import money
from desktop.domain.errors import BadDate
from desktop.domain.money import narrow
from desktop.ui.forms.picker import Picker
from desktop.ui.forms.stepper import Stepper
from desktop.wording import _

_PARTS = re.compile(r"(?:(\d{4})\D)?(\d{1,2})\D(\d{1,2})\D?")


class DayField(QLineEdit):
    """A day as people type it: 2026-12-01, 12-1, 12/1, 12月1日, or nothing."""

    def __init__(self, today: date, on: date | None = None) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText(_("e.g. {day}").format(day=today.isoformat()))
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.set_day(on)

    def day(self) -> date | None:
        """The day, None when nothing is typed. Raises BadDate."""
        text = narrow(self.text()).strip()
        if not text:
            return None
        if text.isdigit() and len(text) == 8:
            text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        found = _PARTS.fullmatch(text)
        if found is None:
            raise BadDate(text)
        year, month, number = found.groups()
        try:
            return date(int(year or self._today.year), int(month), int(number))
        except ValueError:
            raise BadDate(text) from None

    def set_day(self, on: date | None) -> None:
        """Shows a day; None empties the field."""
        self.setText("" if on is None else on.isoformat())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writes a good day tidily."""
        super().focusOutEvent(event)
        try:
            found = self.day()
        except BadDate:
            return
        if found is not None and self.text() != found.isoformat():
            self.set_day(found)


class NumberField(QLineEdit):
    """A whole number or nothing."""

    def __init__(self, number: int | None = None) -> None:
        super().__init__("" if number is None else str(number))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)

    def number(self) -> int | None:
        """The number, None when nothing is typed. Raises BadQuantity."""
        text = self.text().strip()
        return money.parse_quantity(text) if text else None

    def set_number(self, number: int | None) -> None:
        """Shows a number."""
        self.setText("" if number is None else str(number))


def word_field(text: str = "", before: Sequence[str] = ()) -> QLineEdit:
    """A line of text that completes what was typed before."""
    field = QLineEdit(text)
    set_words(field, before)
    return field


def set_words(field: QLineEdit, before: Sequence[str]) -> None:
    """Completes with these words from now on."""
    completer = QCompleter(list(before), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    if (popup := completer.popup()) is not None:
        popup.setAccessibleName(_("Typed before"))
    field.setCompleter(completer)


def text_box(text: str = "", lines: int = 3) -> QPlainTextEdit:
    """Several lines of text."""
    box = QPlainTextEdit(text)
    box.setTabChangesFocus(True)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * lines + 20)
    return box


def value(entry: QWidget) -> object:
    """What stands in an entry, to see whether somebody changed it."""
    if isinstance(entry, Picker):
        return entry.chosen() or entry.loose()
    if isinstance(entry, Stepper):
        return entry.value()
    if isinstance(entry, QPlainTextEdit):
        return entry.toPlainText()
    if isinstance(entry, QComboBox):
        return entry.currentText()
    if isinstance(entry, QLineEdit):
        return entry.text()
    state = getattr(entry, "state", None)
    return None if state is None else state()
