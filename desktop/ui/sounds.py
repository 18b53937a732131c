"""Two short tones: 880 Hz for done, 220 Hz for a problem (domain/booth.md §2).

They are written as small WAV files when first needed and played by what the system has; where it
has nothing, the system's own bell rings. Nothing here waits.
"""

from __future__ import annotations

import math
import shutil
import sys
import wave
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.ui.programs import start

_RATE = 22_050
_GOOD = (880.0, 0.16)
_BAD = (220.0, 0.35)
_PLAYERS = ("afplay", "pw-play", "paplay", "aplay")


class Sounds:
    """`folder` is where the tones may lie; `on` false keeps silent."""

    def __init__(self, folder: Path, *, on: bool = True) -> None:
        self._folder = folder
        self.on = on
        self._player = next((found for name in _PLAYERS if (found := shutil.which(name))), "")

    def good(self) -> None:
        """Something is done."""
        self._play("good", *_GOOD)

    def bad(self) -> None:
        """Somebody should look."""
        self._play("bad", *_BAD)

    def _play(self, name: str, pitch: float, seconds: float) -> None:
        if not self.on:
            return
        path = self._folder / f"{name}.wav"
        try:
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                write_tone(path, pitch, seconds)
        except OSError:
            # Without room for a tone the bell still rings.
            QApplication.beep()
            return
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif not (self._player and start([self._player, str(path)])):
            QApplication.beep()


def write_tone(path: Path, pitch: float, seconds: float) -> None:
    """A sine of that pitch in Hz, faded at both ends, as a WAV file."""
    frames = int(_RATE * seconds)
    fade = frames // 8
    samples = bytearray()
    for n in range(frames):
        loud = min(1.0, n / fade, (frames - n) / fade)
        value = int(9000 * loud * math.sin(2 * math.pi * pitch * n / _RATE))
        samples += value.to_bytes(2, "little", signed=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(bytes(samples))
