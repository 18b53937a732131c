"""The file of a year's holidays, as text; `desktop.domain.workdays` understands it."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import BadCalendar, BadFile

_MOST = 1_000_000  # characters; such a file has some thousand


def year_text(file: Path) -> str:
    """What stands in the file of a year. Raises BadFile, and BadCalendar for what is no text."""
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(_MOST)
    except FileNotFoundError as error:
        raise BadFile(str(file), "missing") from error
    except UnicodeDecodeError as error:
        raise BadCalendar("not_json") from error
    except OSError as error:
        raise BadFile(str(file), "unreadable", str(error)) from error
