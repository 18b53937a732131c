"""The files a maker takes: a netlist as KiCad imports it, and the bill of materials."""

from __future__ import annotations

import csv
import io
import re
from itertools import groupby

from hardware.circuit.reading import Circuit, Part


def netlist(circuit: Circuit) -> str:
    """The netlist in KiCad's s-expressions, version E (Pcbnew: File, Import, Netlist)."""
    lines = ["(export (version E)", "  (components"]
    for part in circuit.parts:
        lines += [
            f"    (comp (ref {_quoted(part.ref)})",
            f"      (value {_quoted(part.value)})",
            f"      (footprint {_quoted(part.footprint)}))",
        ]
    lines += ["  )", "  (nets"]
    for code, (net, pins) in enumerate(circuit.nets().items(), 1):
        lines.append(f'    (net (code "{code}") (name {_quoted(net)})')
        lines += [f"      (node (ref {_quoted(ref)}) (pin {_quoted(pin)}))" for ref, pin in pins]
        lines[-1] += ")"
    return "\n".join([*lines, "  )", ")", ""])


def bill(circuit: Circuit) -> str:
    """The bill of materials as CSV, one line for parts that are alike, in both languages."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(
        ["位号 refs", "数量 qty", "值 value", "封装 footprint", "说明", "what", "替代 alternatives"]
    )
    alike = sorted(circuit.parts, key=_kind)
    for _, some in groupby(alike, key=_kind):
        parts = sorted(some, key=lambda part: _number(part.ref))
        one = parts[0]
        out.writerow(
            [
                " ".join(part.ref for part in parts),
                len(parts),
                one.value,
                one.footprint,
                " / ".join(dict.fromkeys(part.zh for part in parts)),
                " / ".join(dict.fromkeys(part.en for part in parts)),
                " / ".join(dict.fromkeys(text for part in parts for text in part.alternatives)),
            ]
        )
    return text.getvalue()


def _kind(part: Part) -> tuple[str, str, str]:
    return re.sub(r"\d", "", part.ref), part.value, part.footprint


def _number(ref: str) -> int:
    return int(re.sub(r"\D", "", ref))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
