"""Walks a window and tells what a person with a screen reader or a thumb would stumble over."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from desktop.ui.theme import TOUCH

_CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractSlider,
    QAbstractItemView,
)
# Parts that Qt puts into its own controls: the control speaks for them.
_PARTS = ("qt_spinbox_lineedit", "qt_scrollarea_vcontainer", "qt_scrollarea_hcontainer")


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything in it that can be worked, hidden pages too."""
    for widget in (root, *root.findChildren(QWidget)):
        if not isinstance(widget, _CONTROLS) or isinstance(widget, (QScrollBar, QHeaderView)):
            continue
        parent = widget.parentWidget()
        inside = isinstance(parent, (QAbstractItemView, QComboBox, QAbstractSpinBox))
        if not inside and widget.objectName() not in _PARTS:
            yield widget


def faults(root: QWidget) -> list[str]:
    """Sentences about controls without a name, and about those too small for a thumb."""
    return [*nameless(root), *small(root)]


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader could only call 'button'."""
    # What is put away by itself (not with its page) has nothing to say yet.
    return [
        f"{_path(w)} has no accessible name"
        for w in controls(root)
        if not w.isHidden() and not _name(w)
    ]


def small(root: QWidget) -> list[str]:
    """Buttons that can be seen and are less than 48 pixels high or wide."""
    return [
        f"{_path(w)} is {w.width()} × {w.height()}"
        for w in controls(root)
        if isinstance(w, QAbstractButton)
        and w.isVisible()
        and (w.height() < TOUCH or w.width() < TOUCH)
    ]


def _name(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip() if face else widget.accessibleName()


def _path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    text = f" {widget.text()!r}" if isinstance(widget, QAbstractButton) else ""
    return f"{' in '.join(names)}{text}"
