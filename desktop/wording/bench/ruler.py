"""The PCB ruler in words: its features, and what a factory would object to."""

from __future__ import annotations

from desktop.domain.bench.ruler import Feature, RulerFinding
from desktop.wording import N_, _

# What is on a ruler: the features that can be wished for, and what every ruler has.
FEATURES: dict[str, str] = {
    Feature.INCH: N_("Inch scale"),
    Feature.LOGO: N_("Logo"),
    Feature.QR: N_("QR code"),
    Feature.IMPRINT: N_("Imprint"),
    Feature.SMD: N_("SMD footprints"),
    Feature.TRACES: N_("Trace widths"),
    Feature.DRILLS: N_("Drill gauge"),
    Feature.VIAS: N_("Vias"),
    Feature.GAPS: N_("Gap widths"),
    Feature.PACKAGES: N_("Packages"),
    Feature.PITCHES: N_("Hole pitches"),
    Feature.ANGLES: N_("Angle marks"),
    Feature.AWG: N_("AWG wires"),
    Feature.FONTS: N_("Letter heights"),
    Feature.MIL: N_("Mil scale"),
    Feature.BACK_MM: N_("Millimetres on the back"),
    Feature.KEYRING: N_("Hole for a ring"),
    "mm": N_("Millimetre scale"),
    "outline": N_("Outline"),
    "panel": N_("Panel"),
    "bites": N_("Mouse bites"),
}

# Sizes that have bounds, by the names of `RulerWish`.
FIELDS: dict[str, str] = {
    "length": N_("length in mm"),
    "width": N_("width in mm"),
    "thickness": N_("thickness in mm"),
    "columns": N_("number of columns"),
    "rows": N_("number of rows"),
    "traces": N_("trace width in mm"),
    "gaps": N_("gap in mm"),
    "vias": N_("via drill in mm"),
    "fonts": N_("letter height in mm"),
}

SIDES: dict[str, str] = {"top": N_("front"), "bottom": N_("back")}

# By the word of `hardware.pcb_ruler.checks.Code`: what is wrong, and what to do about it.
FINDINGS: dict[str, str] = {
    "trace_thin": N_(
        "{thing}: a trace of {value} mm is thinner than {limit} mm. Leave that width out."
    ),
    "space_narrow": N_(
        "{thing} and {other} are {value} mm apart, less than {limit} mm. Leave that gap out."
    ),
    "copper_overlaps": N_("{thing} and {other} touch. Make the ruler larger, or leave one out."),
    "drill_small": N_(
        "{thing}: a hole of {value} mm is smaller than {limit} mm. Leave that size out."
    ),
    "drill_large": N_(
        "{thing}: a hole of {value} mm is larger than {limit} mm. Leave that size out."
    ),
    "ring_thin": N_(
        "{thing}: the copper ring is {value} mm wide, less than {limit} mm. Leave that size out."
    ),
    "holes_close": N_(
        "The holes of {thing} and {other} are {value} mm apart, less than {limit} mm. "
        "Leave one out."
    ),
    "hole_at_edge": N_(
        "{thing}: a hole is {value} mm from the edge, less than {limit} mm. Make the ruler larger."
    ),
    "copper_at_edge": N_(
        "{thing}: copper is {value} mm from the edge, less than {limit} mm. Make the ruler larger."
    ),
    "copper_at_score": N_(
        "{thing}: copper is {value} mm from the V-groove, less than {limit} mm. "
        "Take mouse bites instead."
    ),
    "copper_at_hole": N_(
        "{thing} is {value} mm from the unplated hole of {other}, less than {limit} mm. "
        "Leave one out."
    ),
    "mask_web_thin": N_(
        "Between {thing} and {other} only {value} mm of lacquer stay, less than {limit} mm: "
        "it may flake off. Leave one out."
    ),
    "legend_low": N_(
        "{thing}: letters of {value} mm are lower than {limit} mm and may be illegible. "
        "Leave that height out, or shorten the text."
    ),
    "legend_thin": N_(
        "{thing}: printed lines of {value} mm are thinner than {limit} mm and may break. "
        "Leave that height out."
    ),
    "legend_on_pad": N_(
        "{thing} is {value} mm from the bare copper of {other}, less than {limit} mm, and would be "
        "cut off there. Leave one out."
    ),
    "legend_on_hole": N_(
        "{thing} is {value} mm from the hole of {other}, less than {limit} mm. Leave one out."
    ),
    "legend_on_copper": N_("{thing} lies on the copper of {other}. Leave one out."),
    "legend_overlaps": N_(
        "{thing} and {other} are printed {value} mm apart, less than {limit} mm. "
        "Shorten the text, or leave one out."
    ),
    "legend_off_board": N_(
        "{thing} comes within {value} mm of the edge, less than {limit} mm. Shorten the text, "
        "or make the ruler larger."
    ),
    "off_board": N_("{thing} runs over the edge. Make the ruler larger, or leave it out."),
    "letter_missing": N_("No typeface here can write {label}. Take other letters."),
}


def feature(name: str) -> str:
    """What a feature is called; one without a name is its own word."""
    return _(FEATURES[name]) if name in FEATURES else name


def field(name: str) -> str:
    """What a size of the ruler is called; one without a name is its own word."""
    return _(FIELDS[name]) if name in FIELDS else name


def finding(found: RulerFinding) -> str:
    """What a factory would object to, how much it lacks, what to do, and where it is."""
    data = {name: _number(value) for name, value in found.data.items()}
    usual = N_("{thing}: {code}")
    said = _(FINDINGS.get(found.code, usual)).format(
        code=found.code,
        label=data.get("label", ""),
        thing=_thing(data.get("what", ""), data.get("label", "")),
        other=_thing(data.get("other", ""), data.get("other_label", "")),
        value=data.get("value", "–"),
        limit=data.get("limit", "–"),
    )
    where = _("x {x}, y {y} mm").format(x=f"{found.x:.1f}", y=f"{found.y:.1f}")
    if found.side in SIDES:
        where = _("{side}, {where}").format(side=_(SIDES[found.side]), where=where)
    return _("{said} ({where})").format(said=said, where=where)


def _thing(what: str, label: str) -> str:
    name = feature(what)
    return _("{name} “{label}”").format(name=name, label=label) if label else name


def _number(value: float | str) -> str:
    """Millimetres to the micrometre, without noughts at the end."""
    return value if isinstance(value, str) else f"{value:.3f}".rstrip("0").rstrip(".")
