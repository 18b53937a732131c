"""Pictures of the organiser for a template's places: none unless somebody chooses one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.forms.elided import ElidedLabel
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, Jobs
from desktop.ui.notices import NoticeBar
from desktop.ui.usual import downloads
from desktop.wording import N_, _
from desktop.wording.joining import labelled

SLOTS: dict[str, str] = {
    "logo": N_("Logo"),
    "seal": N_("Seal"),
    "signature": N_("Signature by hand"),
    "background": N_("Background"),
}


class Pictures(QWidget):
    """`changed` tells that another picture is chosen, or none any more."""

    changed = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._slots: tuple[str, ...] = ()
        self._chosen: dict[str, tuple[str, bytes]] = {}
        self.keys: dict[str, QPushButton] = {}
        self.notices = NoticeBar()
        self.words = QLabel(
            _(
                "The seal's place stays blank for the real one. This program never makes a seal: "
                "it only prints a picture that you supply."
            ),
            wordWrap=True,
        )
        theme.set_tone(self.words, "muted")
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self._rows)
        column.addWidget(self.notices)
        column.addWidget(self.words)

    @property
    def chosen(self) -> Mapping[str, bytes]:
        """The pictures by slot, of those that the template has."""
        return {slot: data for slot, (_name, data) in self._chosen.items() if slot in self._slots}

    @property
    def names(self) -> Mapping[str, str]:
        """The names of their files by slot."""
        return {slot: name for slot, (name, _data) in self._chosen.items() if slot in self._slots}

    def set_slots(self, slots: tuple[str, ...]) -> None:
        """The places of another template; what was chosen for one of them stays."""
        self._slots = slots
        self._show()

    def take(self, slot: str, path: Path) -> None:
        """Reads a picture for a place."""
        self.notices.clear()

        def read() -> bytes:
            from desktop.services.paper import pictures

            return pictures.read(path)

        def came(data: bytes) -> None:
            self._chosen[slot] = (path.name, data)
            self._show()
            self.changed.emit()

        self._jobs.run(READ, read, owner=self, done=came, refused=self.notices.refuse, latest=slot)

    def _drop(self, slot: str) -> None:
        self._chosen.pop(slot, None)
        self._show()
        self.changed.emit()

    def _choose(self, slot: str) -> None:
        kinds = _("Pictures") + " (*.png *.jpg *.jpeg)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture"), downloads(), kinds)
        if name:
            self.take(slot, Path(name))

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.keys.clear()
        for slot in self._slots:
            self._column.addWidget(self._row(slot))
        self.words.setVisible("seal" in self._slots)

    def _row(self, slot: str) -> QWidget:
        called = _(SLOTS[slot]) if slot in SLOTS else slot
        name = self._chosen[slot][0] if slot in self._chosen else _("none")
        label = ElidedLabel(labelled(called, name), muted=slot not in self._chosen)
        key = IconKey(theme.icon("image"), _("Choose a picture"))
        key.setAccessibleName(labelled(called, _("Choose a picture")))
        key.clicked.connect(lambda: self._choose(slot))
        self.keys[slot] = key
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        row.addWidget(label, 1)
        row.addWidget(key)
        if slot in self._chosen:
            drop = tool_button("x", labelled(called, _("Print none")))
            drop.clicked.connect(lambda: self._drop(slot))
            row.addWidget(drop)
        return holder
