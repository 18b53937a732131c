"""The variants of an item, one line each: variant, code, price, reference value."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.catalogue import Variant, VariantDraft
from desktop.services.catalogue import VariantEdit
from desktop.ui import theme
from desktop.ui.forms import MoneyField
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import tool_button
from desktop.wording import _
from desktop.wording.columns import heading


class VariantLine:
    """One line of the grid."""

    def __init__(self, number: int, variant: Variant | None) -> None:
        self.uid = "" if variant is None else variant.uid
        self.label = QLineEdit("" if variant is None else variant.label)
        self.code = QLineEdit("" if variant is None else variant.code)
        self.price = MoneyField(fen=None if variant is None else variant.price_fen)
        self.value = MoneyField(fen=None if variant is None else variant.value_fen)
        self.remove = tool_button("x", _("Take variant {n} off").format(n=number))
        self.label.setPlaceholderText(_("S, M, L, red …"))
        self.code.setPlaceholderText(_("given if empty"))
        self.price.setPlaceholderText(_("not for sale"))
        for entry, what in (
            (self.label, heading("label")),
            (self.code, heading("code")),
            (self.price, heading("price_fen")),
            (self.value, heading("value_fen")),
        ):
            entry.setAccessibleName(_("{what} of variant {n}").format(what=what, n=number))

    @property
    def entries(self) -> tuple[QWidget, ...]:
        """The inputs in the order of the columns."""
        return (self.label, self.code, self.price, self.value, self.remove)

    def edit(self) -> VariantEdit:
        """What the line says. Raises BadAmount."""
        draft = VariantDraft(
            self.code.text().strip(), self.label.text().strip(), self.price.fen(), self.value.fen()
        )
        return VariantEdit(draft, self.uid)


class Variants(QWidget):
    """The grid of lines; what is in the ledger already is retired elsewhere, not taken off here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[VariantLine] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.UNIT)
        self._grid.setVerticalSpacing(theme.UNIT)
        for column, key in enumerate(("label", "code", "price_fen", "value_fen")):
            self._grid.addWidget(QLabel(heading(key)), 0, column)
            self._grid.setColumnStretch(column, 2 if key == "code" else 1)
        self.more = IconKey(theme.icon("plus"), _("Another variant"))
        self.more.setMinimumHeight(theme.TOUCH)
        theme.set_flat(self.more)
        self.more.clicked.connect(self._add_like_last)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addLayout(self._grid)
        column_.addWidget(self.more)

    def show_variants(self, variants: tuple[Variant, ...]) -> None:
        """Just these; one empty line where there are none."""
        for line in list(self.lines):
            self._take_off(line)
        for variant in variants or (None,):
            self.add(variant)

    def add(self, variant: Variant | None = None) -> VariantLine:
        """One more line."""
        line = VariantLine(len(self.lines) + 1, variant)
        row = self._grid.rowCount()
        for column, entry in enumerate(line.entries):
            self._grid.addWidget(entry, row, column)
            if isinstance(entry, QLineEdit):
                entry.textChanged.connect(lambda _text: self.changed.emit())
        line.remove.clicked.connect(lambda: self._take_off(line))
        self.lines.append(line)
        self._count()
        return line

    def edits(self) -> list[VariantEdit]:
        """All lines. Raises BadAmount."""
        return [line.edit() for line in self.lines]

    def _add_like_last(self) -> None:
        """Sizes of one shirt cost the same."""
        last = self.lines[-1] if self.lines else None
        line = self.add()
        if last is not None:
            line.price.setText(last.price.text())
            line.value.setText(last.value.text())
        line.label.setFocus()
        self.changed.emit()

    def _take_off(self, line: VariantLine) -> None:
        self.lines.remove(line)
        for entry in line.entries:
            self._grid.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        for line in self.lines:
            line.remove.setVisible(not line.uid and len(self.lines) > 1)
