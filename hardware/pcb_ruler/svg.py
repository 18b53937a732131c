"""A preview as SVG, painted from the very shapes the factory gets: front above, back below."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, degrees

from hardware.pcb_ruler.shapes import (
    COPPER,
    HOLES,
    MASK,
    MM,
    SILK,
    Arc,
    Form,
    Hole,
    Layer,
    Line,
    Pad,
    Region,
    Shape,
)

# mask, mask over copper, legend, what lies outside
COLOURS = {
    "black": ("#17181a", "#26282b", "#f4f4f0"),
    "blue": ("#0d3f7d", "#14559f", "#f4f4f0"),
    "green": ("#0b5a35", "#127a49", "#f4f4f0"),
    "red": ("#96191c", "#b5292b", "#f4f4f0"),
    "purple": ("#43206e", "#5a3490", "#f4f4f0"),
    "yellow": ("#c9a21a", "#dcb83a", "#f4f4f0"),
    "white": ("#ecebe6", "#d9d8d2", "#1c1c1c"),
}
METAL = {"enig": "#d9b24a", "hasl": "#c3c7cb"}
_BARE = "#a08a52"  # the glass fibre where mask and copper are missing
_MARGIN = 6.0


def preview(
    shapes: Iterable[Shape], wide: int, high: int, bodies: str, colour: str, finish: str
) -> bytes:
    """Both sides as one picture. `bodies` is the boards' shape as an SVG path in mm."""
    shapes = list(shapes)
    w, h = wide / MM, high / MM
    total_w, total_h = w + 2 * _MARGIN, 2 * h + 3 * _MARGIN
    mask, buried, legend = COLOURS[colour]
    metal = METAL[finish]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total_w:g}mm" height="{total_h:g}mm" '
        f'viewBox="0 0 {total_w:g} {total_h:g}">',
        f'<rect width="{total_w:g}" height="{total_h:g}" fill="#fbfaf7"/>',
    ]
    for side in (0, 1):
        top = _MARGIN + side * (h + _MARGIN)
        place = (
            f"translate({_MARGIN + w:g} {top + h:g}) scale(-1 -1)"
            if side
            else f"translate({_MARGIN:g} {top + h:g}) scale(1 -1)"
        )
        clip = f"openings{side}"
        copper = _drawn(shapes, COPPER[side])
        parts += [
            f'<g transform="{place}">',
            f'<path d="{bodies}" fill="{mask}" fill-rule="evenodd"/>',
            f'<g fill="{buried}" stroke="{buried}">{copper}</g>',
            f'<mask id="{clip}"><g fill="#fff" stroke="#fff">'
            f"{_drawn(shapes, MASK[side])}</g></mask>",
            f'<g mask="url(#{clip})"><path d="{bodies}" fill="{_BARE}" fill-rule="evenodd"/>'
            f'<g fill="{metal}" stroke="{metal}">{copper}</g></g>',
            f'<g fill="{legend}" stroke="{legend}">{_drawn(shapes, SILK[side])}</g>',
            f'<g fill="#fbfaf7" stroke="#fbfaf7">{_drawn(shapes, *HOLES)}</g>',
            "</g>",
        ]
    parts.append("</svg>\n")
    return "\n".join(parts).encode()


def _drawn(shapes: list[Shape], *layers: Layer) -> str:
    """Shapes of some layers; the modules of a code as one path, so that no seam shows."""
    mine = [shape for shape in shapes if shape.layer in layers]
    modules = [s.outline for s in mine if isinstance(s, Region) and s.tag.feature == "qr"]
    others = (s for s in mine if not (isinstance(s, Region) and s.tag.feature == "qr"))
    code = f'<path d="{path(modules)}" stroke="none" shape-rendering="crispEdges"/>'
    return "".join(map(_element, others)) + (code if modules else "")


def _n(value: int) -> str:
    return f"{value / MM:.4f}".rstrip("0").rstrip(".")


def _element(shape: Shape) -> str:
    """One shape, filled and stroked by the colours of its group."""
    match shape:
        case Line(_, x1, y1, x2, y2, width, _):
            return (
                f'<path d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" stroke-width="{_n(width)}" '
                'stroke-linecap="round"/>'
            )
        case Arc(_, x, y, x1, y1, x2, y2, width, _):
            radius = round(((x1 - x) ** 2 + (y1 - y) ** 2) ** 0.5)
            if (x1, y1) == (x2, y2):
                return (
                    f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="none" '
                    f'stroke-width="{_n(width)}"/>'
                )
            sweep = degrees(atan2(y2 - y, x2 - x) - atan2(y1 - y, x1 - x)) % 360
            return (
                f'<path d="M{_n(x1)} {_n(y1)}A{_n(radius)} {_n(radius)} 0 {int(sweep > 180)} 1 '
                f'{_n(x2)} {_n(y2)}" fill="none" stroke-width="{_n(width)}"/>'
            )
        case Pad(_, x, y, wide, high, form, _):
            corner = "" if form is Form.SQUARE else f' rx="{_n(min(wide, high) // 2)}"'
            return (
                f'<rect x="{_n(x - wide // 2)}" y="{_n(y - high // 2)}" width="{_n(wide)}" '
                f'height="{_n(high)}"{corner} stroke="none"/>'
            )
        case Region(_, outline, holes, _):
            return f'<path d="{path((outline, *holes))}" fill-rule="evenodd" stroke="none"/>'
        case Hole(_, x, y, diameter, _):
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(diameter // 2)}" stroke="none"/>'


def path(rings: Iterable[Iterable[tuple[int, int]]]) -> str:
    """Closed polygons as an SVG path in mm."""
    return "".join("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in ring) + "Z" for ring in rings)
