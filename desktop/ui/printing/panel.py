"""Which printer, which pages, how many times: asked in place, above the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout, Stepper, primary_button, tool_button
from desktop.ui.forms.wheel import keep_still
from desktop.ui.printing.paper import pages_of
from desktop.wording import _, ngettext

_MOST_COPIES = 999


class PrintPanel(QWidget):
    """`wanted` carries the printer's name, the pages (from 0) and how many times; `opened` tells
    that it stands there or went away, `save_wanted` that a file will do.
    """

    wanted = Signal(str, object, int)
    save_wanted = Signal()
    opened = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.printer = QComboBox()
        keep_still(self.printer)
        self.printer.view().setAccessibleName(_("Printers"))
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(_("All, or 1-3, 7"))
        self.copies = Stepper(_("How many times"), least=1, most=_MOST_COPIES)
        self.go = primary_button(_("Print now"), "printer")
        self.save = primary_button(_("Save as PDF"), "download")
        self.close_key = tool_button("x", _("Close: {title}").format(title=_("Print")))
        self.title = QLabel(_("Print"))
        self.none = QLabel(wordWrap=True)
        self.fields = [
            Field(_("Printer"), self.printer),
            Field(_("Pages"), self.pages),
            Field(_("How many times"), self.copies),
        ]
        self._lay_out()
        self.go.clicked.connect(self._go)
        self.save.clicked.connect(self._save)
        self.pages.returnPressed.connect(self._go)
        self.pages.textChanged.connect(lambda _text: self._said_pages())
        self.close_key.clicked.connect(self.hide)
        self.hide()

    def begin(self, count: int, printers: list[tuple[str, bool]], before: str) -> None:
        """Asks about so many pages; `before` is the printer used last."""
        self._count = count
        self.printer.clear()
        for name, usual in printers:
            icon = theme.icon("check" if usual else "printer")
            self.printer.addItem(icon, name, name)
        self.printer.setCurrentIndex(max(0, self.printer.findData(before)))
        for field in self.fields:
            field.setVisible(bool(printers))
        self.go.setVisible(bool(printers))
        self.save.setVisible(not printers)
        self.none.setVisible(not printers)
        self.pages.clear()
        self._said_pages()
        self.show()
        (self.go if printers else self.save).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Says that it stands there."""
        super().showEvent(event)
        self.opened.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Says that it went away."""
        super().hideEvent(event)
        # The window being put away is no answer.
        if self.isHidden():
            self.opened.emit(False)

    def _said_pages(self) -> None:
        try:
            named = len(pages_of(self.pages.text(), self._count))
        except ValueError:
            self.go.setText(_("Print now"))
            return
        self.fields[1].clear()
        said = ngettext("Print {n} page", "Print {n} pages", named)
        self.go.setText(said.format(n=f"{named:,}"))

    def _go(self) -> None:
        try:
            pages = pages_of(self.pages.text(), self._count)
        except ValueError:
            said = _("Write pages from 1 to {n}, such as 1-3, 7.").format(n=f"{self._count:,}")
            self.fields[1].refuse(said)
            self.pages.setFocus()
            return
        self.hide()
        self.wanted.emit(self.printer.currentData(), pages, self.copies.value())

    def _save(self) -> None:
        self.hide()
        self.save_wanted.emit()

    def _lay_out(self) -> None:
        self.printer.setMinimumContentsLength(14)
        self.pages.setMinimumWidth(theme.grown(self.font(), 150))
        self.copies.set_value(1)
        self.none.setText(
            _(
                "No printer is installed on this computer. Save a PDF and print it where there "
                "is one, at 100 % and never 'fit to page'; or add a printer in the system's "
                "settings and press Print again."
            )
        )
        theme.set_heading(self.title, "line")
        row = FlowLayout(spacing=theme.UNIT * 2)
        for field in self.fields:
            row.addWidget(field)
        keys = QWidget()
        beside = QHBoxLayout(keys)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.UNIT)
        beside.addWidget(self.go)
        beside.addWidget(self.save)
        beside.addWidget(self.close_key)
        # On one line with the fields' own row, not with the labels above them.
        self._keys = Field("", keys)
        row.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.UNIT, 0, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.title)
        column.addWidget(self.none)
        column.addLayout(row)
