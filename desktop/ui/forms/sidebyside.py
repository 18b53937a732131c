"""Columns beside each other that go under each other where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

_BESIDE = QBoxLayout.Direction.LeftToRight
_UNDER = QBoxLayout.Direction.TopToBottom


class SideBySide(QWidget):
    """Columns of one width, or of `shares` of it; large text or a small screen puts them under
    each other.
    """

    def __init__(self, *columns: QLayout, spacing: int, shares: tuple[int, ...] = ()) -> None:
        super().__init__()
        self._columns = columns
        self._shares = shares or (1,) * len(columns)
        self._box = QBoxLayout(_BESIDE, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for column, share in zip(columns, self._shares, strict=True):
            self._box.addLayout(column, share)

    @property
    def folded(self) -> bool:
        """Whether the columns stand under each other."""
        return self._box.direction() is _UNDER

    def minimumSizeHint(self) -> QSize:
        """The widest column alone: it can always fold."""
        wide = max(column.minimumSize().width() for column in self._columns)
        return QSize(wide, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        room = event.size().width() - self._box.spacing() * (len(self._columns) - 1)
        whole = sum(self._shares)
        # Each gets its share, so the one that is tightest in its own decides.
        fits = all(
            column.minimumSize().width() * whole <= room * share
            for column, share in zip(self._columns, self._shares, strict=True)
        )
        wanted = _BESIDE if fits else _UNDER
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()
