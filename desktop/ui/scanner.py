"""The scanner that types like a keyboard, heard anywhere in the program without focus.

A scanner types a code within a few milliseconds and ends it with Enter or Tab. Keys are held back
for a moment until it is clear who typed them: at least three characters at a median distance below
35 ms and a terminator are a scan, and nothing of it reaches the field that has the focus; anything
else is let through in its order. Fingers notice nothing: a key waits at most `HOLD_MS`. The rule
holds for short codes such as TS-L, where rules by length fail (domain/booth.md §2). Behind a dozen
keys that no fingers could type a slow one is waited for longer: the text of a signed paper has two
hundred characters, and a radio or a busy computer pauses somewhere in it.

The filter sits on the window that has the keyboard, not on the whole application: only keys pass
there, and everything else runs at full speed.
"""

from __future__ import annotations

from time import monotonic

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

FAST_MS = 35
HOLD_MS = 50
# Where no finger is meant even a slow radio scanner may take its time.
PREFIX_HOLD_MS = 400
LEAST = 3
SURE = 12  # so many fast keys are no fingers
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_BARE = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)


class Scanner(QObject):
    """Tells of every scanned code; `prefix` is a character that only the scanner types first."""

    scanned = Signal(str)

    def __init__(self, app: QGuiApplication, prefix: str = "") -> None:
        super().__init__(app)
        self.prefix = prefix
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._text = ""
        self._times: list[float] = []
        self._window: QWindow | None = None
        self._focus: QObject | None = None
        self._replaying = False
        self._swallow_release = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._waited)
        app.focusWindowChanged.connect(self._watch_window)
        app.focusObjectChanged.connect(self._watch_focus)
        self._watch_window(app.focusWindow())
        self._watch_focus(app.focusObject())

    def flush(self) -> None:
        """Lets everything that is held through as typed."""
        self._timer.stop()
        held, self._held = self._held, []
        self._text, self._times = "", []
        self._replaying = True
        try:
            for target, event in held:
                if shiboken6.isValid(target):
                    QCoreApplication.sendEvent(target, event)
        finally:
            self._replaying = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Holds, lets through or swallows."""
        kind = event.type()
        if self._replaying or not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._keep_from_shortcuts(event)
        if watched is not self._window:
            return False
        if kind == QEvent.Type.KeyPress:
            return self._press(watched, event)
        if kind == QEvent.Type.KeyRelease:
            return self._release(watched, event)
        return False

    def _press(self, target: QObject, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            self.flush()
            return False
        if event.key() in _ENDS and self._held:
            return self._end(event)
        text = event.text()
        bare = not event.modifiers() & ~_BARE
        starts = bool(self.prefix) and text == self.prefix
        if not (bare and len(text) == 1 and (text.isprintable() or starts)):
            if text or event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
                self.flush()
            return False
        now = _moment(event)
        if self._times and now - self._times[-1] > self._patience():
            self.flush()
        self._held.append((target, event.clone()))
        self._text += text
        self._times.append(now)
        self._timer.start(self._patience())
        return True

    def _release(self, target: QObject, event: QKeyEvent) -> bool:
        if event.key() == self._swallow_release:
            self._swallow_release = 0
            return True
        pressed = any(
            held.key() == event.key() and held.type() == QEvent.Type.KeyPress
            for _, held in self._held
        )
        if pressed:
            self._held.append((target, event.clone()))
        return pressed

    def _end(self, event: QKeyEvent) -> bool:
        self._times.append(_moment(event))
        if not self._is_scan():
            self.flush()
            return False
        code = self._text.removeprefix(self.prefix) if self.prefix else self._text
        self._timer.stop()
        self._held, self._text, self._times = [], "", []
        self._swallow_release = event.key()
        self.scanned.emit(code)
        return True

    def _is_scan(self) -> bool:
        if self.prefix and self._text.startswith(self.prefix):
            return len(self._text) > len(self.prefix)
        gaps = sorted(b - a for a, b in zip(self._times, self._times[1:], strict=False))
        # The upper median: in doubt it was fingers.
        return len(self._text) >= LEAST and gaps[len(gaps) // 2] < FAST_MS

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        """While a code is being typed no Enter or letter of it may trigger a shortcut."""
        if self._held and not event.modifiers() & ~_BARE and (event.text() or event.key() in _ENDS):
            event.accept()
            return True
        return False

    def _patience(self) -> int:
        marked = bool(self.prefix) and self._text.startswith(self.prefix)
        sure = len(self._text) >= SURE and self._is_scan()
        return PREFIX_HOLD_MS if marked or sure else HOLD_MS

    def _waited(self) -> None:
        # After a busy moment the next key may lie in the queue already: it goes first.
        count = len(self._times)
        QTimer.singleShot(0, self, lambda: self.flush() if len(self._times) == count else None)

    def _watch_window(self, window: QWindow | None) -> None:
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self.flush()
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def _watch_focus(self, focus: QObject | None) -> None:
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = focus
        if focus is not None and focus is not self._window:
            focus.installEventFilter(self)


def _moment(event: QKeyEvent) -> float:
    """When the key was pressed, in ms: as the system stamped it, else now."""
    return float(event.timestamp()) or monotonic() * 1000
