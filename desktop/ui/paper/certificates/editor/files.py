"""Templates to and from files, copies of them, and what every template may name."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import BadFile
from desktop.ui.usual import documents, downloads
from desktop.ui.workplace import Keeping
from desktop.wording import N_, _

ALWAYS: dict[str, str] = {
    "recipient": N_("Issued to"),
    "number": N_("Certificate number"),
    "date:han": N_("Date in Chinese numerals"),
    "date": N_("Date"),
    "issuer": N_("Issued by"),
    "year": N_("Year"),
    "session": N_("Session of the conference"),
}
_MOST = 1_000_000  # bytes: a template has some six thousand


def read(path: Path) -> str:
    """A template's text; runs in a lane. Raises BadFile."""
    try:
        if path.stat().st_size > _MOST:
            raise BadFile(path.name, "too_large", f"> {_MOST // 1_000_000} MB")
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise BadFile(path.name, "missing") from None
    except UnicodeDecodeError as wrong:
        raise BadFile(path.name, "not_text", wrong.reason) from None
    except OSError as wrong:
        raise BadFile(path.name, "unreadable", wrong.strerror or "") from wrong


def write(path: Path, text: str) -> None:
    """Writes a template's text, whole or not at all; runs in a lane. Raises CannotWrite."""
    from desktop.exchange.tables import replace_file

    replace_file(path, text.encode())


def copied(text: str, key: str, title: str) -> str:
    """The text as a new template: another key, another title, all else as it was."""
    number = re.search(r"-(\d+)$", key)
    plain = key[: number.start()] if number else key
    fresh = f"{plain or 'template'}-{int(number[1]) + 1 if number else 2}"[:40]
    said = title.replace("\\", "").replace('"', "")
    found, n = re.subn(r'(?m)^key\s*=\s*".*"', f'key = "{fresh}"', text, count=1)
    if not n:
        found = f'key = "{fresh}"\n{text}'
    return re.sub(r'(?m)^title\s*=\s*".*"', f'title = "{said}"', found, count=1)


def ask_where(parent: QWidget, keeping: Keeping, name: str) -> Path | None:
    """Where a template is written to; None: left alone."""
    before = keeping.settings().paper_folder
    start = str(Path(before) / name) if before and Path(before).is_dir() else documents(name)
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Export"), start, "TOML (*.toml)")
    return Path(chosen) if chosen else None


def ask_which(parent: QWidget) -> Path | None:
    """Which file a template is read from; None: left alone."""
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, _("Import"), downloads(), _("Templates") + " (*.toml *.txt)"
    )
    return Path(chosen) if chosen else None
