"""Pictures of the organiser made ready for paper: opened, made no finer than 300 dpi."""

from __future__ import annotations

import functools
import io
import warnings
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

_DPI = 300
_MOST = 80_000_000  # pixels: A2 at 300 dpi has 35 million


@dataclass(frozen=True)
class Ready:
    """A picture for paper with its size in pixels."""

    image: Any
    wide: int
    high: int


@functools.lru_cache(maxsize=32)
def ready(data: bytes, wide: float, high: float) -> Ready | None:
    """The picture for a place of a size (mm), None if it is none that can be read.

    What is see-through stays so. The picture is turned as its camera says.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            if image.width * image.height > _MOST:
                return None
            image.load()
            turned = ImageOps.exif_transpose(image) or image
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Warning):
        return None
    mode = "RGBA" if "A" in turned.getbands() or "transparency" in turned.info else "RGB"
    plain = turned.convert(mode)
    share = max(wide / 25.4 * _DPI / plain.width, high / 25.4 * _DPI / plain.height)
    if share < 1:
        size = (max(1, round(plain.width * share)), max(1, round(plain.height * share)))
        plain = plain.resize(size, Image.Resampling.LANCZOS)
    return Ready(ImageReader(plain), plain.width, plain.height)
