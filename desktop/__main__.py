"""`yuanwu`: without a word the window opens, with a word one command is done without it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

_WITH_VALUE = {"data": "", "database": "", "lang": "", "by": ""}


def main(argv: Sequence[str] | None = None) -> int:
    """Chooses the door; returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    chosen = _window(words)
    if chosen is None:
        from desktop.cli import main as command

        return command(words)
    # Loaded only here: a command needs no Qt.
    from desktop.app import run

    demo = chosen.pop("demo", "") != ""
    data = chosen.pop("data")
    return run(data=Path(data) if data else None, demo=demo, **chosen)


def _window(words: Sequence[str]) -> dict[str, str] | None:
    """The window's options, None where there is a word or an option only commands know."""
    chosen = dict(_WITH_VALUE)
    rest = iter(words)
    for word in rest:
        name, equals, value = word.removeprefix("--").partition("=")
        if word == "--demo":
            chosen["demo"] = "yes"
        elif word.startswith("--") and name in _WITH_VALUE:
            given = value if equals else next(rest, None)
            if given is None:
                return None
            chosen[name] = given
        else:
            return None
    return chosen


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # while the program itself was still being loaded
        sys.exit(130)
