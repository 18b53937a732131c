"""Pictures that the organiser supplies for papers (logo, seal, signature), kept like photos."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import BadFile
from desktop.store import photos

_MOST = 20 * 1024 * 1024  # bytes: a scanned seal has far fewer
_KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def read(path: Path) -> bytes:
    """A PNG or JPEG of the organiser. Raises BadFile."""
    try:
        if path.stat().st_size > _MOST:
            raise BadFile(path.name, "too_large", f"> {_MOST // 1024 // 1024} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadFile(path.name, "missing") from None
    except OSError as wrong:
        raise BadFile(path.name, "unreadable", wrong.strerror or "") from wrong
    if not data.startswith(_KINDS):
        raise BadFile(path.name, "not_png_jpeg")
    return data


def keep(folder: Path, name: str, data: bytes) -> str:
    """Keeps a picture among the originals; its SHA-256, by which papers name it. Raises BadFile."""
    return photos.store_original(folder, name, data)
