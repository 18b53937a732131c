"""The job file (Ucamco, "The Gerber Job Format Specification", 2020.08): size, stack-up, files."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hardware.pcb_ruler.gerber import GENERATOR, About
from hardware.pcb_ruler.shapes import MM
from hardware.pcb_ruler.spec import Spec

FINISHES = {"enig": "ENIG", "hasl": "HAL lead-free"}
_COPPER = 0.035  # mm, one ounce
_MASK = 0.015


def job(spec: Spec, about: About, wide: int, high: int, files: Mapping[str, str]) -> bytes:
    """The job file; `files` says each file's function by its name."""
    vendor, application, version = GENERATOR.split(",")
    colour = spec.colour.capitalize()
    legend = "White" if spec.dark else "Black"
    core = round(spec.thickness - 2 * _COPPER - 2 * _MASK, 3)
    layers = [
        {"Type": "Legend", "Color": legend, "Name": "Top legend"},
        {"Type": "SolderMask", "Color": colour, "Thickness": _MASK, "Name": "Top mask"},
        {"Type": "Copper", "Thickness": _COPPER, "Name": "L1"},
        {"Type": "Dielectric", "Material": "FR4", "Thickness": core, "Name": "L1/L2"},
        {"Type": "Copper", "Thickness": _COPPER, "Name": "L2"},
        {"Type": "SolderMask", "Color": colour, "Thickness": _MASK, "Name": "Bottom mask"},
        {"Type": "Legend", "Color": legend, "Name": "Bottom legend"},
    ]
    specs: dict[str, object] = {
        "ProjectId": {"Name": about.name, "GUID": about.uuid, "Revision": about.revision},
        "Size": {"X": wide / MM, "Y": high / MM},
        "LayerNumber": 2,
        "BoardThickness": spec.thickness,
        "Finish": FINISHES[spec.finish],
        "Castellated": False,
        "EdgePlating": False,
    }
    content = {
        "Header": {
            "GenerationSoftware": {
                "Vendor": vendor,
                "Application": application,
                "Version": version,
            }
        },
        "GeneralSpecs": specs,
        "DesignRules": [
            {
                "Layers": "Outer",
                "PadToPad": min(spec.gaps, default=0.1),
                "TrackToTrack": min(spec.gaps, default=0.1),
                "MinLineWidth": min(spec.traces, default=0.15),
            }
        ],
        "FilesAttributes": [
            {
                "Path": name,
                "FileFunction": function,
                "FilePolarity": "Negative" if function.startswith("Soldermask") else "Positive",
            }
            for name, function in files.items()
        ],
        "MaterialStackup": layers,
    }
    return (json.dumps(content, ensure_ascii=True, indent=2) + "\n").encode()
