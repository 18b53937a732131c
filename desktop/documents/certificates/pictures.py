"""Pictures of the organiser made ready for paper: opened, made no finer than 300 dpi."""

from __future__ import annotations

import functools
import io
import warnings
from dataclasses import dataclass
from typing import Any

from reportlab.lib.utils import ImageReader

_DPI = 300
_MOST = 80_000_000  # pixels: A2 at 300 dpi has 35 million
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True)
class Ready:
    """A picture for paper with its size in pixels; what is see-through in it stays so."""

    image: Any
    wide: int
    high: int


@functools.lru_cache(maxsize=32)
def ready(data: bytes, wide: float, high: float) -> Ready | None:
    """The PNG or JPEG for a place of a size (mm), None if it is none that can be read."""
    if not data.startswith((_PNG, _JPEG)):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _opened(data, wide, high)
    # Whoever wrote the file decides in which of a dozen ways reading it fails.
    except Exception:
        return None


def _opened(data: bytes, wide: float, high: float) -> Ready | None:
    # The picture as Pillow opened it, which reportlab would open again; not in its type stubs.
    image: Any = ImageReader(io.BytesIO(data))._image  # type: ignore[attr-defined]
    if image.width * image.height > _MOST:
        return None
    see_through = "A" in image.getbands() or "transparency" in image.info
    plain = image.convert("RGBA" if see_through else "RGB")
    share = max(wide / 25.4 * _DPI / plain.width, high / 25.4 * _DPI / plain.height)
    if share < 1:
        size = (max(1, round(plain.width * share)), max(1, round(plain.height * share)))
        plain = plain.resize(size)
    return Ready(ImageReader(plain), plain.width, plain.height)
