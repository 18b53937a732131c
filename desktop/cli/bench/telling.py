"""What happens to a board, told moment by moment, and how it ended: for people and for scripts."""

from __future__ import annotations

from threading import Lock
from typing import Any, TextIO

from desktop.cli.telling import wide
from desktop.domain.bench.card import Card, Mark, State, StepRow, Trouble
from desktop.domain.bench.judging import BOARDS_OWN
from desktop.wording import _, bench
from desktop.wording.joining import paragraph

_SIGNS = {Mark.DONE: "✓", Mark.FAILED: "✗", Mark.SKIPPED: "–"}
_BOARD_FAILED, _REFUSED = 1, 2


class Teller:
    """Says on standard error what is new about cards: one line a moment, from any thread.

    `bar`: a terminal where one board's progress may be drawn in place.
    """

    def __init__(self, err: TextIO, *, bar: bool = False) -> None:
        self._err = err
        self._bar = bar
        self._shown = 0  # columns of the terminal that the bar takes
        self._last: dict[str, Card] = {}
        self._lock = Lock()

    def line(self, said: str, name: str = "") -> None:
        """One line, of the place of that name where there are several."""
        with self._lock:
            self._clear()
            self._err.write(f"[{name}] {said}\n" if name else f"{said}\n")
            self._err.flush()

    def tell(self, card: Card, name: str = "") -> None:
        """What is new since the last card of that name."""
        before = self._last.get(name)
        self._last[name] = card
        known = before.steps if before is not None else ()
        for number, row in enumerate(card.steps):
            if row.mark is not Mark.GOING and (number >= len(known) or known[number] != row):
                self.line(_step(row), name)
        if card.wanted is not None and (before is None or before.wanted != card.wanted):
            self.line(bench.hands(card.wanted), name)
        if card.waits and not (before is not None and before.waits):
            self.line(_("Waits for its turn at the hub."), name)
        if self._bar and card.total and card.step and card.state is not State.PASSED:
            self._draw(f"{bench.step(card.step)} {100 * card.done // card.total} %")

    def rest(self) -> None:
        """Takes the bar away."""
        with self._lock:
            self._clear()
            self._err.flush()

    def _draw(self, line: str) -> None:
        with self._lock:
            self._err.write("\r" + line + " " * max(0, self._shown - wide(line)))
            self._err.flush()
            self._shown = wide(line)

    def _clear(self) -> None:
        if self._shown:
            self._err.write("\r" + " " * self._shown + "\r")
            self._shown = 0


def _step(row: StepRow) -> str:
    found = bench.reading(row)
    if row.mark is Mark.SKIPPED:
        found = bench.skipped(row.found) if row.found else bench.mark(row.mark)
    return f"{_SIGNS.get(row.mark, '·')} {bench.step(row.name)}  {found}".rstrip()


def verdict(card: Card) -> str:
    """How it ended, in a line: `PASS SL-00017 (1.2 s)`, `FAIL: LED 12 is dark. Check …`."""
    if card.state is State.PASSED:
        said = " ".join(part for part in (bench.state(card.state), card.serial) if part)
        said = _("{what} ({seconds} s)").format(what=said, seconds=f"{card.seconds:.1f}")
        return f"{said} {bench.in_one(card.notice)}" if card.notice else said
    if card.trouble is None:
        return bench.state(card.state)
    what = bench.in_one(card.trouble)
    if card.trouble.code not in BOARDS_OWN:
        return what  # the desk is in the way; of the board nobody knows anything
    return _("{state}: {what}").format(
        state=" ".join(part for part in (bench.state(card.state), card.tag) if part), what=what
    )


def exit_code(card: Card) -> int:
    """0 good, 1 the board failed, 2 the desk is in the way: a port, a file, a person's no."""
    if card.state is State.PASSED:
        return 0
    own = card.trouble is not None and card.trouble.code in BOARDS_OWN
    return _BOARD_FAILED if own else _REFUSED


def data(card: Card) -> dict[str, Any]:
    """A card for scripts."""
    return {
        "ok": card.state is State.PASSED,
        "board": card.project,
        "serial": card.serial,
        "firmware": card.firmware,
        "steps": [_row(row) for row in card.steps],
        "failure": failure(card.trouble),
        "notice": failure(card.notice),
        "state": card.state.value,
        "port": card.place.port,
        "location": card.place.location,
        "tag": card.tag,
        "participant": card.participant,
        "attempt": card.attempt,
        "returned": card.returned,
        "seconds": round(card.seconds, 3),
    }


def failure(trouble: Trouble | None) -> dict[str, Any] | None:
    """A fault for scripts: its code, its sentence, the next step, and its data beside them."""
    if trouble is None:
        return None
    what, then = bench.fault(trouble)
    return {**trouble.data, "code": str(trouble.code), "message": what, "next": then}


def error(card: Card) -> dict[str, Any]:
    """The refusal of a word whose board could not be worked, as every word tells one."""
    trouble = card.trouble or Trouble("cancelled")
    return {**trouble.data, "code": str(trouble.code), "message": bench.in_one(trouble)}


def _row(row: StepRow) -> dict[str, Any]:
    good = {Mark.DONE: True, Mark.FAILED: False}.get(row.mark)  # None: not done
    return {
        "name": row.name,
        "ok": good,
        "value": row.value,
        "unit": row.unit,
        "low": row.low,
        "high": row.high,
        "found": row.found,
        "mark": row.mark.value,
    }


def stopped() -> str:
    """After Ctrl+C."""
    return paragraph(_("Stopped."), _("The port is closed."))
