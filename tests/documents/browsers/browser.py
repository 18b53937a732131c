"""What a test may ask of any browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol


class Browser(Protocol):
    """A running browser with one page."""

    name: str

    def open(self, url: str) -> None:
        """Goes to a page and waits until it is loaded."""

    def run(self, code: str, *given: Any) -> Any:
        """The value of an async function's body, run in the page with `given` as `g`."""

    def choose(self, selector: str, path: Path) -> None:
        """Chooses a file in a field for files, as a person does."""

    def size(self, wide: int, high: int) -> None:
        """The size of the page in pixels; 500 and less is a phone."""

    def dark(self, on: bool) -> None:
        """Whether the system is said to be dark."""

    def picture(self) -> bytes:
        """What the page looks like, as PNG."""

    def close(self) -> None:
        """Ends it."""
