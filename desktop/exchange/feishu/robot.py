"""The robot of a group (自定义机器人): its address and its secret, in a file nobody else reads.

Whoever knows the address may write into the group: it stands in no setting, log, journal or
refusal, and no backup holds it.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from desktop.domain.errors import BadWebhook, CannotWrite

_HOSTS = frozenset({"open.feishu.cn", "open.larksuite.com"})
_PATH = re.compile(r"/open-apis/bot/v2/hook/[A-Za-z0-9_-]{8,128}")
_LARGEST = 4096  # bytes of the file


@dataclass(frozen=True)
class Robot:
    """Where a group's messages go; what it prints as tells neither address nor secret."""

    url: str = field(repr=False)
    secret: str = field(default="", repr=False)

    @property
    def hint(self) -> str:
        """So much of it that a person knows it again: `open.feishu.cn …7f2a`."""
        return f"{urlsplit(self.url).hostname} …{self.url[-4:]}"


def robot(url: str, secret: str = "") -> Robot:
    """A robot by what was copied from the group. Raises BadWebhook for any other address."""
    text = url.strip()
    try:
        parts = urlsplit(text)
        plain = parts.port is None and "@" not in parts.netloc
    except ValueError:
        raise BadWebhook from None
    fits = parts.scheme == "https" and parts.hostname in _HOSTS and plain
    if not fits or parts.query or parts.fragment or not _PATH.fullmatch(parts.path):
        raise BadWebhook
    return Robot(text, secret.strip())


def keep(path: Path, kept: Robot) -> None:
    """Writes it whole or not at all, for its owner alone (mode 600 from the first byte).

    Raises CannotWrite.
    """
    written = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"url": kept.url, "secret": kept.secret}, file)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    except OSError as error:
        with suppress(OSError):
            written.unlink(missing_ok=True)
        raise CannotWrite(path.name, "failed", error.strerror or "") from None


def read(path: Path) -> Robot | None:
    """The robot that is set up; None where there is none, the file is damaged, or others than its
    owner could have read it (who set it up puts it in again).
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            told = json.loads(file.read(_LARGEST))
        # Windows keeps others out by the rights of the person's own folder.
        if os.name == "posix" and mode & 0o077:
            return None
        return robot(str(told["url"]), str(told.get("secret", "")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, BadWebhook):
        return None


def forget(path: Path) -> None:
    """Deletes it. Raises CannotWrite."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(path.name, "failed", error.strerror or "") from None
