"""The log: one rotating file for the program, the libraries and Qt, without secrets. For all.

Every line passes `mask` on its way out, tracebacks too: passwords in database URLs and the middle
of mobile numbers never reach the disk, because people send this file to strangers for help.
"""

from __future__ import annotations

import logging
import re
import sys
from contextlib import suppress
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LEVELS = {
    "QtDebugMsg": logging.DEBUG,
    "QtInfoMsg": logging.INFO,
    "QtWarningMsg": logging.WARNING,
    "QtCriticalMsg": logging.ERROR,
    "QtFatalMsg": logging.CRITICAL,
}
_URL_PASSWORD = re.compile(r"(?<=://)([^:/@\s]*):[^/\s]*@")
_NAMED_PASSWORD = re.compile(
    r"(?i)\b(password|passwd|pwd)(['\"]?\s*[=:]\s*)('[^']*'|\"[^\"]*\"|[^\s&,;]+)"
)
# Mainland mobile numbers: eleven digits from 13 to 19, with or without +86, spaces or dashes.
_MOBILE = re.compile(r"(?<!\d)((?:\+?86[- ]?)?1[3-9]\d)([- ]?)\d{4}([- ]?\d{4})(?!\d)")


def start(folder: Path, *, level: int = logging.INFO, screen: bool = False) -> logging.Handler:
    """Sends everything logged to `yuanwu.log` in the folder: 1 MB, five older ones kept.

    `screen` also writes warnings and worse to standard error. Python's own warnings go the same
    way. Returns the handler to give to `stop`. Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = _Rotating(
        folder / "yuanwu.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8", delay=False
    )
    handler.setFormatter(_Masked())
    root = logging.getLogger()
    handler.level_before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    if screen:
        handler.beside = logging.StreamHandler(sys.stderr)
        handler.beside.setLevel(logging.WARNING)
        handler.beside.setFormatter(_Masked())
        root.addHandler(handler.beside)
    logging.captureWarnings(True)
    return handler


def stop(handler: logging.Handler) -> None:
    """Writes what is left and closes the file; what is logged is weighed as before `start`."""
    root = logging.getLogger()
    root.setLevel(getattr(handler, "level_before", root.level))
    for one in (handler, getattr(handler, "beside", None)):
        if one is not None:
            root.removeHandler(one)
            one.close()
    logging.captureWarnings(False)


def qt_message(kind: object, context: object, text: str) -> None:
    """Takes a message of Qt into the log; hand it to `qInstallMessageHandler`.

    Knows Qt's kinds by their names only, so that the ground needs no Qt. An unknown kind is a
    warning.
    """
    category = str(getattr(context, "category", None) or "default").removeprefix("qt.")
    level = _LEVELS.get(getattr(kind, "name", ""), logging.WARNING)
    logging.getLogger(f"qt.{category}").log(level, "%s", text)


def mask(text: str) -> str:
    """The text without passwords and with the middle of mobile numbers starred."""
    text = _URL_PASSWORD.sub(r"\1:***@", text)
    text = _NAMED_PASSWORD.sub(r"\1\2***", text)
    return _MOBILE.sub(r"\1\2****\3", text)


class _Masked(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return datetime.fromtimestamp(record.created).astimezone().isoformat("T", "milliseconds")

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))


class _Rotating(RotatingFileHandler):
    beside: logging.Handler | None = None
    level_before = logging.WARNING

    def doRollover(self) -> None:
        # Windows refuses to rename a file that a second window holds open: the file then grows
        # until it is alone.
        with suppress(PermissionError):
            super().doRollover()
        if self.stream is None:
            self.stream = self._open()
