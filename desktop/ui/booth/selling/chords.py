"""Keys of the keyboard by the names that the till's grammar knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_KEYS = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Delete",
}
_F = {getattr(Qt.Key, f"Key_F{n}"): n for n in range(1, 7)}
_DIGITS = {getattr(Qt.Key, f"Key_{n}"): n for n in range(1, 7)}
# With Shift, Alt+1 arrives as the sign above the digit (US and Chinese layouts).
_SIGNS = {
    Qt.Key.Key_Exclam: 1,
    Qt.Key.Key_At: 2,
    Qt.Key.Key_NumberSign: 3,
    Qt.Key.Key_Dollar: 4,
    Qt.Key.Key_Percent: 5,
    Qt.Key.Key_AsciiCircum: 6,
}
_HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def chord(event: QKeyEvent) -> str:
    """`F1`, `Shift+F1` (also for Alt+1, Alt+Shift+1), `Enter`, `Ctrl+Z`, `+` …; "" for others."""
    key, held = Qt.Key(event.key()), event.modifiers() & _HELD
    shift = Qt.KeyboardModifier.ShiftModifier
    alt = Qt.KeyboardModifier.AltModifier
    number = 0
    if held in (Qt.KeyboardModifier.NoModifier, shift):
        number = _F.get(key, 0)
    elif held in (alt, alt | shift):
        number = _DIGITS.get(key, 0) or _SIGNS.get(key, 0)
    if number:
        return f"{'Shift+' if held & shift else ''}F{number}"
    if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
        return "Ctrl+Z"
    if not held & ~shift and event.text() in ("+", "-"):
        return event.text()
    return _KEYS.get(key, "") if not held else ""


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes something that may begin a code or a name."""
    others = _HELD & ~Qt.KeyboardModifier.ShiftModifier
    return (
        bool(event.text().strip())
        and event.text().isprintable()
        and not (event.modifiers() & others)
    )


class ChordFilter(QObject):
    """Gives a screen the keys and letters that nothing inside it wanted, and its F-keys before all.

    It sits on the window: keys that a field ignores arrive there, whatever has the focus. It says
    "mine" to the F-keys, so that no shortcut of the frame (Shift+F1 is help there) takes them
    while the till is open.
    """

    def __init__(
        self,
        screen: QWidget,
        press: Callable[[str], bool],
        letter: Callable[[str], bool] = lambda _text: False,
    ) -> None:
        super().__init__(screen)
        self._screen, self._press, self._letter = screen, press, letter
        self._window: QWidget | None = None

    def watch(self, window: QWidget | None) -> None:
        """Listens to another window; None to none."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what the grammar knows while the screen can be seen."""
        if not isinstance(event, QKeyEvent) or not self._screen.isVisible():
            return False
        name = chord(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            if name == "Ctrl+Z" or "F" in name:
                event.accept()
                return True
            return False
        if event.type() == QEvent.Type.KeyPress and name and not event.isAutoRepeat():
            return self._press(name)
        if event.type() == QEvent.Type.KeyPress and is_letter(event):
            return self._letter(event.text())
        return False
