"""Who gets the parcel and where: typed anew, or left as it is kept; never read back."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.requisitions import Contact
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.wording import _


class ContactPart(QWidget):
    """Three fields; of a request that has a contact, its masked words say what is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.recipient, self.phone, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self.kept = QLabel(wordWrap=True)
        theme.set_tone(self.kept, "muted")
        self.kept.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.kept)
        self.parts = {
            "recipient": Field(_("Recipient"), self.recipient),
            "phone": Field(_("Phone"), self.phone),
            "address": Field(_("Address"), self.address),
        }
        for part in self.parts.values():
            column.addWidget(part)

    @property
    def entries(self) -> tuple[QLineEdit, ...]:
        """The three fields."""
        return (self.recipient, self.phone, self.address)

    def show_kept(self, masked: str) -> None:
        """Says which contact stays where nothing is typed."""
        hint = _("Leave empty to keep what is stored") if masked else ""
        for entry in self.entries:
            entry.clear()
            entry.setPlaceholderText(hint)
        self.kept.setText(_("Stored: {contact}").format(contact=masked))
        self.kept.setVisible(bool(masked))

    def contact(self) -> Contact | None:
        """What was typed, None for nothing."""
        typed = [entry.text().strip() for entry in self.entries]
        return Contact(*typed) if any(typed) else None
