"""Three foreign readers of our files: gerbonara, pygerber, gerbv."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from pathlib import Path

import gerbonara
import numpy as np
import pytest
from PIL import Image
from pygerber.gerberx3.api.v2 import GerberFile, OnParserErrorEnum

needs_gerbv = pytest.mark.skipif(not shutil.which("gerbv"), reason="needs the Debian package gerbv")
Upright = dict[float, tuple[float, float]]  # x: from y, to y; mm

# PIL takes a large picture for an attack; ours are as large as a board at 2400 dpi.
Image.MAX_IMAGE_PIXELS = None


def by_gerbonara(data: bytes, name: str) -> gerbonara.GerberFile | gerbonara.ExcellonFile:
    """Read without a single warning."""
    kind = gerbonara.ExcellonFile if name.endswith(".drl") else gerbonara.GerberFile
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return kind.from_string(data.decode("ascii"), filename=name)


def by_pygerber(data: bytes) -> GerberFile:
    """Read by a parser that raises at the first thing it does not know."""
    source = GerberFile.from_str(data.decode("ascii"))
    return source.parse(on_parser_error=OnParserErrorEnum.Raise)


def uprights_of_gerbonara(data: bytes, name: str) -> list[tuple[float, float, float]]:
    """x, lower and upper y of every upright line, mm."""
    read = by_gerbonara(data, name)
    return [
        (line.x1, min(line.y1, line.y2), max(line.y1, line.y2))
        for line in read.objects
        if isinstance(line, gerbonara.graphic_objects.Line) and line.x1 == line.x2
    ]


def uprights_of_pygerber(data: bytes) -> list[tuple[float, float, float]]:
    """The same, by the other reader."""
    found = []
    for command in by_pygerber(data)._command_buffer:
        start, end = (getattr(command, name, None) for name in ("start_point", "end_point"))
        if start is not None and end is not None and start.x == end.x:
            ys = sorted(float(point.y.as_millimeters()) for point in (start, end))
            found.append((float(start.x.as_millimeters()), ys[0], ys[1]))
    return found


def raster(folder: Path, files: dict[str, bytes], names: list[str], dpi: int) -> np.ndarray:
    """Some layers, white on black, drawn by gerbv; the first row is the upper edge."""
    for name in names:
        (folder / name).write_bytes(files[name])
    out = folder / "raster.png"
    colours = [part for _ in names for part in ("-f", "#ffffffff")]
    subprocess.run(
        ["gerbv", "-x", "png", "-D", str(dpi), "-B", "0", "-o", str(out), "--background=#000000",
         *colours, *(str(folder / name) for name in names)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with Image.open(out) as picture:
        return np.asarray(picture.convert("L"))
