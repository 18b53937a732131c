"""Where the window stands: as it was left, and never larger than the screen or outside it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_WIDE, _HIGH = 1180, 760
# What a window manager puts around a window it has not yet shown: a title bar and thin edges.
_TITLE, _EDGE = 36, 6


def place(window: QWidget, kept: tuple[int, ...]) -> None:
    """Puts the window where it was left (as `kept` says), else in the middle of the screen."""
    if len(kept) == 5:
        wanted, large = QRect(*kept[:4]), bool(kept[4])
        screen = QGuiApplication.screenAt(wanted.center()) or QGuiApplication.primaryScreen()
        window.setGeometry(fitted(wanted, screen.availableGeometry()))
        if large:
            window.setWindowState(Qt.WindowState.WindowMaximized)
        return
    free = QGuiApplication.primaryScreen().availableGeometry()
    wanted = QRect(0, 0, _WIDE, _HIGH)
    wanted.moveCenter(free.center())
    window.setGeometry(fitted(wanted, free))


def fitted(wanted: QRect, free: QRect) -> QRect:
    """The rectangle, made smaller and moved until it lies in the free part with its title bar."""
    inner = free.adjusted(_EDGE, _TITLE, -_EDGE, -_EDGE)
    size = wanted.size().boundedTo(inner.size())
    x = max(inner.left(), min(wanted.x(), inner.x() + inner.width() - size.width()))
    y = max(inner.top(), min(wanted.y(), inner.y() + inner.height() - size.height()))
    return QRect(x, y, size.width(), size.height())


def remember(window: QWidget, change: Callable[..., object]) -> None:
    """Writes where the window stands; a disk that refuses costs only that."""
    with suppress(OSError):
        change(window=left_at(window))


def left_at(window: QWidget) -> tuple[int, ...]:
    """What `place` wants to know next time: x, y, width, height in pixels, 1 where maximised."""
    rect = window.normalGeometry()
    if not rect.isValid():
        rect = window.geometry()
    return (rect.x(), rect.y(), rect.width(), rect.height(), int(window.isMaximized()))
