"""Prints what a manifest must say of an image: `python -m hardware.describe FILE PART COMPILER`."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from hardware.faults import Fault
from hardware.images import read_hex, tags
from hardware.link.protocol import crc16


def described(file: Path, part: str, compiler: str) -> str:
    """One `[[images]]` table for a file, Intel HEX by its name (.hex, .ihx) or raw bytes else.

    Raises Fault IMAGE_… as `images.read_hex`; ValueError when it has no tag, or several.
    """
    content = file.read_bytes()
    start, data = 0, content
    if file.suffix.lower() in (".hex", ".ihx", ".ihex"):
        start, data = read_hex(content, file, 1 << 24)
    found = tags(data)
    if len(found) != 1:
        raise ValueError(f"{file}: {len(found)} tags SNOWFW:product:version:protocol, not one")
    product, version, protocol = found.pop()
    return f"""[[images]]
file = "{file.name}"
sha256 = "{sha256(content).hexdigest()}"
product = "{product}"
version = "{version}"
protocol = {protocol}
part = "{part}"
compiler = "{compiler}"
size = {len(data) - start}
crc = 0x{crc16(data):04x}
"""


def main(words: list[str]) -> int:
    """The command."""
    if len(words) != 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        sys.stdout.write(described(Path(words[0]), words[1], words[2]))
    except (Fault, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
