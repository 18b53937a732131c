"""Writes drilled holes as Excellon (XNC: Ucamco, "The XNC Format Specification", 2021.11).

Plated and not plated apart, metric, with a decimal point; a tool for each diameter, in order.
"""

from __future__ import annotations

from collections.abc import Iterable

from hardware.pcb_ruler.gerber import GENERATOR, About
from hardware.pcb_ruler.shapes import MM, Hole, Layer, Shape

FUNCTIONS = {Layer.PLATED: "Plated,1,2,PTH", Layer.UNPLATED: "NonPlated,1,2,NPTH"}


def excellon(shapes: Iterable[Shape], layer: Layer, about: About) -> bytes:
    """The file of the plated holes, or of the others."""
    holes = [shape for shape in shapes if isinstance(shape, Hole) and shape.layer is layer]
    kinds = sorted({(hole.diameter, hole.tag.use) for hole in holes})
    lines = [
        "M48",
        f"; #@! TF.GenerationSoftware,{GENERATOR}",
        f"; #@! TF.Part,{about.part}",
        f"; #@! TF.FileFunction,{FUNCTIONS[layer]}",
        "; #@! TF.SameCoordinates,Original",
        "METRIC",
    ]
    for tool, (diameter, use) in enumerate(kinds, start=1):
        plated = "Plated" if layer is Layer.PLATED else "NonPlated"
        lines.append(f"; #@! TA.AperFunction,{plated},{'PTH' if plated == 'Plated' else 'NPTH'},"
                     f"{use or 'ComponentDrill'}")  # fmt: skip
        lines.append(f"T{tool:02d}C{_mm(diameter)}")
    lines += ["%", "G05"]
    for tool, kind in enumerate(kinds, start=1):
        lines.append(f"T{tool:02d}")
        places = sorted((h.x, h.y) for h in holes if (h.diameter, h.tag.use) == kind)
        lines += [f"X{_mm(x)}Y{_mm(y)}" for x, y in places]
    lines.append("M30")
    return ("\n".join(lines) + "\n").encode("ascii")


def _mm(value: int) -> str:
    """A length with six decimals: a nanometre is not lost."""
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // MM}.{abs(value) % MM:06d}"
