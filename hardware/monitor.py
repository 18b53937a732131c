"""The monitor: what a board says, line by line, with its time; and the numbers in it, for a plot.

It works on any board that writes text. A board of ours is also asked for its light and its supply;
those questions and answers are not shown. It never resets the board unless it is told to.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from hardware.link.line import Line
from hardware.link.protocol import crc16
from hardware.way import GREETING

# Seconds between two questions for light and supply, and after how long a line without an end
# (a prompt, a board at another speed) is shown as it is.
EVERY = 0.2
UNENDED = 0.3
LONGEST = 512  # bytes of a line without an end
LOOK = 0.05
# Questions that went unanswered before a board is left alone: it is not one of ours, or not awake
# yet. Many a port resets its board when it is opened; one of ours then greets.
PATIENCE = 3

_ASKED = (
    ("light?", "light", re.compile(r"\braw=(\d+)")),
    ("vcc?", "mv", re.compile(r"\bmv=(\d+)")),
)
_ANSWER = re.compile(rb"^<(9[0-9]) (.*)\*([0-9a-f]{4})$")
_NUMBER = re.compile(r"([^\W\d]\w*)\s*[=:]\s*([-+]?\d+(?:\.\d+)?)(?![\w.])")


@dataclass(frozen=True)
class Heard:
    """One line a board said, or (`sent`) was told. `at` is UTC. `samples` are the numbers in it by
    their words (light: raw counts, mv: millivolts); a line with `text` "" is samples only.
    """

    at: datetime
    text: str
    samples: Mapping[str, float] = field(default_factory=dict)
    sent: bool = False


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


class Monitor:
    """Listens to an open line; whoever opened it closes it."""

    def __init__(
        self, line: Line, *, ask: bool = True, clock: Callable[[], datetime] = now
    ) -> None:
        self._line = line
        self._ask = ask
        self._clock = clock
        self._sends: deque[str] = deque()
        self._resets: deque[None] = deque()
        self._rest = b""
        self._came = 0.0  # when the rest's last byte came
        self._asked = 0.0
        self._turn = 0  # counts the questions
        self._unanswered = 0

    def send(self, text: str) -> None:
        """A line to the board, at the next moment (≤ 50 ms). From any thread."""
        self._sends.append(text)

    def reset(self) -> None:
        """Presses RESET at the next moment. From any thread."""
        self._resets.append(None)

    def watch(self, cancelled: Callable[[], bool] = lambda: False) -> Generator[Heard, None, None]:
        """What is said and sent, until `cancelled` or closed. Faults UNPLUGGED, SILENT (a port
        that takes nothing).
        """
        while not cancelled():
            if self._resets:
                self._resets.popleft()
                self._line.reset()
            while self._sends:
                text = self._sends.popleft()
                self._line.write(text.encode("utf-8", "replace") + b"\n")
                yield Heard(self._clock(), text, sent=True)
            self._question()
            data = self._line.read(LOOK)
            if data:
                self._came = time.monotonic()
            yield from self._said(data)

    def _question(self) -> None:
        """Asks for light or supply, in turn, while somebody answers."""
        since = time.monotonic() - self._asked
        if not self._ask or self._unanswered >= PATIENCE or since < EVERY / len(_ASKED):
            return
        self._asked = time.monotonic()
        question = f">{90 + self._turn % len(_ASKED)} {_ASKED[self._turn % len(_ASKED)][0]}"
        self._turn += 1
        self._unanswered += 1
        self._line.write(f"{question}*{crc16(question.encode()):04x}\n".encode())

    def _said(self, data: bytes) -> Generator[Heard, None, None]:
        *lines, self._rest = (self._rest + data).split(b"\n")
        old = time.monotonic() - self._came > UNENDED
        if self._rest and (len(self._rest) > LONGEST or old):
            lines.append(self._rest)
            self._rest = b""
        for line in lines:
            if (heard := self._heard(line.rstrip(b"\r"))) is not None:
                yield heard

    def _heard(self, line: bytes) -> Heard | None:
        """One line as it is shown; None for one that is not."""
        answer = _ANSWER.match(line)
        if answer and crc16(line[: -len(b"*0000")]) == int(answer[3], 16):
            self._unanswered = 0
            _, word, number = _ASKED[int(answer[1]) % 10 % len(_ASKED)]
            found = number.search(answer[2].decode("ascii", "replace"))
            return Heard(self._clock(), "", {word: float(found[1])}) if found else None
        text = line.decode("utf-8", "replace")
        if GREETING in line:
            self._unanswered = 0
        if self._ask and text.startswith(("<9", "<-- ERR")):
            return None  # an answer to our own question that noise, or the first look, has torn
        return Heard(self._clock(), text, _samples(text)) if text else None


def _samples(text: str) -> dict[str, float]:
    """The numbers in a line by their words, as plotters know them: light=511 or light: 511."""
    found = {word: float(number) for word, number in _NUMBER.findall(text)}
    return {("light" if word == "raw" else word): number for word, number in found.items()}
