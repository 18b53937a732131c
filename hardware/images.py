"""Firmware images, examined before a port is opened: whole, within the part, ours, and the one
that the manifest names.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from hardware import boards
from hardware.faults import Code, Fault
from hardware.link.protocol import crc16
from hardware.model import Board, Flasher, Image, Part

_TAG = re.compile(rb"SNOWFW:([!-9;-~]{1,32}):([!-9;-~]{1,32}):(\d{1,3})(?!\d)")
_RECORD = re.compile(rb":((?:[0-9A-Fa-f]{2}){5,260})")
_LARGEST = 16 << 20  # bytes; whatever is larger is no firmware of these boards


@dataclass(frozen=True)
class Firmware:
    """The bytes of an image as they lie in the chip."""

    data: bytes  # from address 0 (or `start` of a raw file), gaps filled with 0xFF
    start: int  # the lowest address that is written
    size: int  # bytes from `start` to the last
    product: str
    version: str
    protocol: int


def load(file: Path, board: Board, part: Part) -> Firmware:
    """Reads and examines a file: Intel HEX for AVR and STC, raw bytes for esptool.

    Fault IMAGE_MISSING, IMAGE_DAMAGED (line), IMAGE_TRUNCATED, IMAGE_OVERLAPS (address),
    IMAGE_BEYOND (address, limit), IMAGE_PRODUCT (found, wanted).
    """
    content = _content(file)
    if board.flasher is Flasher.ESPTOOL:
        start, data = 0, content
    else:
        start, data = read_hex(content, file, min(part.boot, part.flash))
    if not data:
        raise Fault(Code.IMAGE_TRUNCATED, file=str(file))
    if len(data) > part.boot:
        raise Fault(Code.IMAGE_BEYOND, file=str(file), address=part.boot, limit=part.boot)
    said = tags(data)
    fitting = [tag for tag in said if tag[0] == board.product]
    if len(fitting) != 1:
        found = min(said)[0] if said else ""
        raise Fault(Code.IMAGE_PRODUCT, file=str(file), found=found, wanted=board.product)
    product, version, protocol = fitting[0]
    return Firmware(data, start, len(data) - start, product, version, protocol)


def tags(data: bytes) -> set[tuple[str, str, int]]:
    """What the bytes say they are: product, version, protocol; hopefully one."""
    return {(found[1].decode(), found[2].decode(), int(found[3])) for found in _TAG.finditer(data)}


def check(board: Board, image: Image) -> Firmware:
    """Reads an image of a manifest and makes sure that it is the one that is meant.

    Fault as `load`; IMAGE_PRODUCT when its tag says another product, version or protocol than the
    manifest; IMAGE_HASH when the file, its size or its CRC is another.
    """
    part = next(part for part in board.parts if part.name == image.part)
    firmware = load(image.file, board, part)
    said = (firmware.product, firmware.version, firmware.protocol)
    meant = (image.product, image.version, image.protocol)
    if said != meant:
        raise Fault(
            Code.IMAGE_PRODUCT,
            file=str(image.file),
            found=":".join(map(str, said)),
            wanted=":".join(map(str, meant)),
        )
    other = sha256(_content(image.file)).hexdigest() != image.sha256
    if other or firmware.size != image.size or crc16(firmware.data) != image.crc:
        raise Fault(Code.IMAGE_HASH, file=str(image.file))
    return firmware


def choose(
    board: Board, part: Part, chosen: Path | None = None, *, revision: int | None = None
) -> Image:
    """The newest image of the board's manifest for this part that runs on hardware of `revision`
    (None: not known, any); or the file a person chose, if the board's manifest or one beside the
    file knows its hash.

    Fault IMAGE_MISSING, IMAGE_HASH, and for a chosen file all of `load`.
    """
    known = [image for image in board.images if image.part == part.runs]
    if chosen is not None:
        load(chosen, board, part)
        digest = sha256(_content(chosen)).hexdigest()
        beside = chosen.with_name("manifest.toml")
        if beside.is_file():
            with suppress(boards.BadBoard):  # another program's, or of another board
                known += [i for i in boards.manifest(beside, board.parts) if i.part == part.runs]
        for image in known:
            if image.sha256 == digest:
                return image
        raise Fault(Code.IMAGE_HASH, file=str(chosen))
    fitting = [i for i in known if revision is None or i.min_revision <= revision]
    if not fitting:
        raise Fault(Code.IMAGE_MISSING, file=str(board.folder / "images"))
    return max(fitting, key=lambda image: newness(image.version))


def newness(version: str) -> tuple[int, ...]:
    """A version as something that can be compared: 1.10.0 is newer than 1.9.2."""
    return tuple(int(number) for number in re.findall(r"\d+", version))


def read_hex(content: bytes, file: Path, limit: int) -> tuple[int, bytes]:
    """Intel HEX (Intel, "Hexadecimal Object File Format Specification", 1988), records 00–05:
    the lowest address and the bytes from address 0 on, gaps filled with 0xFF. Nothing may lie at
    `limit` or beyond; nothing may be said twice; the end-of-file record must be the last.
    """
    name = str(file)
    cells = bytearray()
    written = bytearray()
    base = 0
    ended = False
    for number, raw in enumerate(content.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        match = _RECORD.fullmatch(line)
        if match is None or ended:
            raise _damaged_or_cut(name, number, content)
        record = bytes.fromhex(match[1].decode())
        size, kind = record[0], record[3]
        if len(record) != size + 5 or sum(record) & 0xFF:
            raise _damaged_or_cut(name, number, content)
        data = record[4:-1]
        if kind == 0:
            offset = int.from_bytes(record[1:3], "big")
            if offset + size > 0x10000:  # would wrap around within its segment
                raise Fault(Code.IMAGE_BEYOND, file=name, address=base + 0x10000, limit=limit)
            _lay(name, cells, written, base + offset, data, limit)
        elif kind == 1 and size == 0:
            ended = True
        elif kind in (2, 4) and size == 2:
            base = int.from_bytes(data, "big") << (4 if kind == 2 else 16)
        elif not (kind in (3, 5) and size == 4):
            raise Fault(Code.IMAGE_DAMAGED, file=name, line=number)
    if not ended:
        raise Fault(Code.IMAGE_TRUNCATED, file=name)
    return max(written.find(1), 0), bytes(cells)


def _lay(
    name: str, cells: bytearray, written: bytearray, address: int, data: bytes, limit: int
) -> None:
    end = address + len(data)
    if end > limit:
        raise Fault(Code.IMAGE_BEYOND, file=name, address=max(address, limit), limit=limit)
    if end > len(cells):
        cells += b"\xff" * (end - len(cells))
        written += bytes(end - len(written))
    twice = written.find(1, address, end)
    if twice >= 0:
        raise Fault(Code.IMAGE_OVERLAPS, file=name, address=twice)
    cells[address:end] = data
    written[address:end] = b"\x01" * len(data)


def _damaged_or_cut(name: str, number: int, content: bytes) -> Fault:
    """A file that stops in the middle of its last record was cut off; else the line is damaged."""
    lines = content.rstrip().splitlines()
    last = number == len(lines)
    if last and number > 1 and lines[-1].startswith(b":") and not content.endswith(b"\n"):
        return Fault(Code.IMAGE_TRUNCATED, file=name)
    return Fault(Code.IMAGE_DAMAGED, file=name, line=number)


def _content(file: Path) -> bytes:
    if not file.is_file():  # nor a pipe, whose other end may never say anything
        raise Fault(Code.IMAGE_MISSING, file=str(file))
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        raise Fault(Code.IMAGE_MISSING, file=str(file)) from error
    if len(content) > _LARGEST:
        raise Fault(Code.IMAGE_DAMAGED, file=str(file), line=1)
    return content
