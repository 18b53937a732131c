"""Every key that ever signed, and every series of numbers: small tables to be read."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.moments import HOME
from desktop.domain.paper.keys import PublicKey
from desktop.domain.paper.register import Series
from desktop.ui import theme
from desktop.wording import _, ngettext


class Lines(QWidget):
    """Rows of words under muted headings; a row may end in a key."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._heads = tuple(heads)
        self.rows: list[list[QWidget]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.UNIT * 3)
        self._grid.setVerticalSpacing(theme.UNIT)
        for column, head in enumerate(self._heads):
            label = QLabel(head)
            theme.set_tone(label, "muted")
            self._grid.addWidget(label, 0, column)
        self._grid.setColumnStretch(len(self._heads), 1)

    def clear(self) -> None:
        """Takes all rows away."""
        for row in self.rows:
            for part in row:
                self._grid.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.rows.clear()

    def add(self, *words: str, key: QPushButton | None = None) -> None:
        """Adds a row."""
        row: list[QWidget] = [QLabel(text, wordWrap=len(text) > 24) for text in words]
        if key is not None:
            row.append(key)
        number = len(self.rows) + 1
        for column, part in enumerate(row):
            self._grid.addWidget(part, number, column)
        self.rows.append(row)

    def texts(self) -> list[list[str]]:
        """What stands there, row by row."""
        return [[part.text() for part in row if isinstance(part, QLabel)] for row in self.rows]


class KeysPart(QWidget):
    """The public keys; `retire` carries one that is to be retired."""

    retire = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines = Lines((_("Key"), _("Called"), _("State")))
        self.keys: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)

    def show_keys(self, keys: Sequence[PublicKey], mine: str) -> None:
        """Shows these; the one of this station (by its uid) is retired where it stands."""
        self.lines.clear()
        self.keys.clear()
        for known in keys:
            state = _("in use")
            end = None
            if known.retired_at is not None:
                day = known.retired_at.astimezone(ZoneInfo(HOME)).date().isoformat()
                state = _("retired on {day}").format(day=day)
            elif known.uid == mine:
                state = _("in use, on this computer")
            else:
                end = QPushButton(_("Retire, or lost"))
                end.setAccessibleName(_("Retire the key {name}").format(name=known.key_id))
                end.clicked.connect(lambda _=False, k=known: self.retire.emit(k))
                self.keys.append(end)
            self.lines.add(known.key_id, known.label or "–", state, key=end)
        self.setVisible(bool(keys))


class NumbersPart(QWidget):
    """The series of numbers: how far each has come, and who gives its next one."""

    def __init__(self) -> None:
        super().__init__()
        self.none = QLabel(_("No number was given yet."))
        self.lines = Lines((_("Series"), _("Last number"), _("Papers"), _("Given out by")))
        words = QLabel(
            _(
                "The rule for numbers stands in each template. A series is counted on by one "
                "station, so that none is missing; another can take it over when it issues."
            ),
            wordWrap=True,
        )
        theme.set_tone(words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (words, self.none, self.lines):
            column.addWidget(part)

    def show_series(self, found: Sequence[Series]) -> None:
        """Shows these."""
        self.lines.clear()
        for one in found:
            count = ngettext("{n} paper", "{n} papers", one.papers).format(n=f"{one.papers:,}")
            who = _("station {tag}").format(tag=one.station) if one.station else _("this computer")
            self.lines.add(one.pattern, one.last, count, who)
        self.none.setVisible(not found)
        self.lines.setVisible(bool(found))
