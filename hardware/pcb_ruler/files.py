"""All files of a ruler as bytes: for the factory, its zip, and a preview for people."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterator, Sequence

from hardware.pcb_ruler.checks import Finding
from hardware.pcb_ruler.excellon import FUNCTIONS as DRILLED
from hardware.pcb_ruler.excellon import excellon
from hardware.pcb_ruler.gerber import FUNCTIONS, About, gerber
from hardware.pcb_ruler.job import job
from hardware.pcb_ruler.layout import Design
from hardware.pcb_ruler.order import order
from hardware.pcb_ruler.shapes import Layer
from hardware.pcb_ruler.spec import Spec
from hardware.pcb_ruler.svg import path, preview

NAMES = {
    Layer.TOP_COPPER: "ruler-F_Cu.gtl",
    Layer.BOTTOM_COPPER: "ruler-B_Cu.gbl",
    Layer.TOP_MASK: "ruler-F_Mask.gts",
    Layer.BOTTOM_MASK: "ruler-B_Mask.gbs",
    Layer.TOP_SILK: "ruler-F_Silkscreen.gto",
    Layer.BOTTOM_SILK: "ruler-B_Silkscreen.gbo",
    Layer.OUTLINE: "ruler-Edge_Cuts.gm1",
    Layer.SCORE: "ruler-V_Cut.gm2",
    Layer.PLATED: "ruler-PTH.drl",
    Layer.UNPLATED: "ruler-NPTH.drl",
}
JOB, README, PREVIEW, ZIP = "ruler-job.gbrjob", "ruler-README.txt", "ruler-preview.svg", "ruler.zip"
EVERY = (*NAMES.values(), JOB, README, PREVIEW, ZIP)  # all names that files of ours may have
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip knows: the clock leaves no trace


def files(
    spec: Spec, design: Design, findings: Sequence[Finding] = ()
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file, one at a time; the zip with what the factory needs is last."""
    about = _about(spec, design)
    made: dict[str, bytes] = {}
    functions: dict[str, str] = {}
    for layer, name in NAMES.items():
        if layer is Layer.SCORE and spec.cut != "score":
            continue
        if layer in DRILLED:
            made[name] = excellon(design.shapes, layer, about)
            functions[name] = DRILLED[layer]
        else:
            made[name] = gerber(design.shapes, layer, about)
            functions[name] = FUNCTIONS[layer]
        yield name, made[name]
    made[JOB] = job(spec, about, design.wide, design.high, functions)
    yield JOB, made[JOB]
    told = [str(finding) for finding in findings]
    made[README] = order(spec, design.wide, design.high, (*functions, JOB), told)
    yield README, made[README]
    body = path(design.rings)
    yield (
        PREVIEW,
        preview(design.shapes, design.wide, design.high, body, spec.colour, spec.finish),
    )
    yield ZIP, _zip(made)


def _about(spec: Spec, design: Design) -> About:
    """The board's identity comes from what it looks like: the same board, the same UUID."""
    content = hashlib.sha256(repr(design.shapes).encode()).hexdigest()
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"ruler:{content}")
    part = "Single" if spec.cut == "none" else "Array"
    return About(f"ruler {spec.length} mm", str(identity), spec.lot or "1", part)


def _zip(made: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "x", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for name, data in made.items():
            entry = zipfile.ZipInfo(name, _MIDNIGHT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            bundle.writestr(entry, data)
    return out.getvalue()
