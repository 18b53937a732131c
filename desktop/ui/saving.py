"""Saving into a file that a person names: one way to ask where to, and to say what was written."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Refused
from desktop.domain.progress import Progress
from desktop.ui.jobs import LONG
from desktop.ui.table import Ask, Export
from desktop.ui.usual import documents
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

# No system takes all of these in the name of a file.
_FORBIDDEN = str.maketrans('/\\:*?"<>|', "---------")


def kind(ending: str) -> str:
    """What a file with this ending (`xlsx`, `csv`, `pdf`) is called."""
    return {
        "xlsx": _("Excel workbook"),
        "csv": _("CSV table"),
        "pdf": _("PDF page to print"),
    }[ending]


def ask_file(window: QWidget, title: str, name: str, *endings: str) -> Path | None:
    """Where a person wants a file with one of these endings, the usual one first; None: nowhere.

    `name` is what it is called unless they say otherwise, without an ending.
    """
    from PySide6.QtWidgets import QFileDialog  # made when it is named, and seldom needed

    kinds = ";;".join(f"{kind(ending)} (*.{ending})" for ending in endings)
    start = documents(f"{name.translate(_FORBIDDEN)}.{endings[0]}")
    chosen, picked = QFileDialog.getSaveFileName(window, title, start, kinds)
    if not chosen:
        return None
    if Path(chosen).suffix.lower().lstrip(".") in endings:
        return Path(chosen)
    wanted = next((one for one in endings if f"(*.{one})" in picked), endings[0])
    return Path(f"{chosen}.{wanted}")


def write_rows(
    window: QWidget,
    work: Workplace,
    path: Path,
    write: Callable[[], int | Generator[Progress, None, int]],
    refused: Callable[[Refused], None] | None = None,
) -> None:
    """Lets `write` fill the file in a lane, and says how many rows it wrote."""

    def done(count: int) -> None:
        said = ngettext("{n} row written to {file}", "{n} rows written to {file}", count)
        work.toasts.say(said.format(n=f"{count:,}", file=path.name))

    work.jobs.run(LONG, write, owner=window, done=done, refused=refused)


def shown(save: Callable[[Ask, tuple[str, ...], str], None]) -> list[Export]:
    """The two ways out of every list; `save` gets its question, its columns and the ending."""
    return [
        Export(_("Export what is shown as CSV"), lambda ask, keys: save(ask, keys, "csv")),
        Export(_("Export what is shown as XLSX"), lambda ask, keys: save(ask, keys, "xlsx")),
    ]


def ask_shown(window: QWidget, name: str, ending: str) -> Path | None:
    """Where to what a list shows goes; None: nowhere."""
    return ask_file(window, _("Export what is shown"), name, ending)
