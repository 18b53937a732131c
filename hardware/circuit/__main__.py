"""Renews what is made from a circuit: schematic, netlist, bill, pictures of the steps."""

from __future__ import annotations

import sys
from pathlib import Path

from hardware.circuit import assembly
from hardware.circuit.drawing import schematic
from hardware.circuit.proving import faults
from hardware.circuit.reading import Circuit, read
from hardware.circuit.writing import bill, netlist


def files(circuit: Circuit) -> dict[str, str]:
    """What lies beside `circuit.toml`, by the files' names."""
    return {
        "schematic.svg": schematic(circuit),
        "netlist.net": netlist(circuit),
        "bom.csv": "\ufeff" + bill(circuit),
    }


def pictures(circuit: Circuit, board: assembly.Placement) -> dict[str, str]:
    """A picture for each stage of soldering: the parts of one kind, in the order of their steps."""
    steps = sorted((part for part in circuit.parts if part.solder), key=lambda part: part.solder)
    done = {part.ref for part in circuit.parts if not part.solder}
    found = {"board.svg": assembly.picture(board, (), done, way=True)}
    for kind in dict.fromkeys(part.symbol for part in steps):
        now = {part.ref for part in steps if part.symbol == kind}
        found[f"solder-{kind}.svg"] = assembly.picture(board, now, done)
        done |= now
    found["finished.svg"] = assembly.picture(board, (), done)
    return found


def main(folder: Path) -> int:
    """Writes the files of a circuit's folder, and of the guide beside it when parts have places.

    Returns 1 when the circuit has faults, which are named; then nothing is written.
    """
    circuit = read(folder / "circuit.toml")
    if found := faults(circuit):
        sys.stderr.write("\n".join(found) + "\n")
        return 1
    for name, content in files(circuit).items():
        (folder / name).write_text(content, "utf-8")
    if (placed := folder / "placement.toml").exists():
        guide = folder.parent / "guide"
        guide.mkdir(exist_ok=True)
        for name, content in pictures(circuit, assembly.read(placed)).items():
            (guide / name).write_text(content, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
