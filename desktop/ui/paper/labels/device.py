"""Where a label printer hangs: asked in place, above the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.forms import Field, primary_button, tool_button
from desktop.wording import _


class DevicePanel(QWidget):
    """`wanted` carries a device or an address."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(_("/dev/usb/lp0, LPT1, 192.168.1.50"))
        self.field = Field(_("Device or network address of the label printer"), self.entry)
        self.go = primary_button(_("Send"), "printer")
        self.close_key = tool_button("x", _("Close: {title}").format(title=_("Label printer")))
        keys = QWidget()
        beside = QHBoxLayout(keys)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.UNIT)
        beside.addWidget(self.go)
        beside.addWidget(self.close_key)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.field, 1)
        row.addWidget(Field("", keys))
        self.go.clicked.connect(self._go)
        self.entry.returnPressed.connect(self._go)
        self.close_key.clicked.connect(self.hide)
        self.hide()

    def begin(self, before: str) -> None:
        """Asks; `before` is where it was sent last."""
        self.field.clear()
        self.entry.setText(before)
        self.show()
        self.entry.setFocus()
        self.entry.selectAll()

    def _go(self) -> None:
        device = self.entry.text().strip()
        if not device:
            self.field.refuse(_("Write where the printer is, such as /dev/usb/lp0."))
            return
        self.hide()
        self.wanted.emit(device)
