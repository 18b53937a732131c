"""What is looked at before a file of others is read: size, nature, and what it would unpack to."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import BadFile
from desktop.exchange.spreadsheets.sheet import (
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED,
)

# A sheet of nothing but one repeated line packs about 1:150; deflate itself ends at 1:1032.
ABSURD_RATIO = 250
_RATIO_MATTERS_FROM = 20 * 1024 * 1024
_STEP = 1024 * 1024

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"

_NATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"RIFF", "RIFF"),
    (ZIP, "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (OLE, "OLE"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\x00", "SQLite"),
)

# Cells from column AA on and rows from 10000 on, where something is in them (not self-closing).
_FAR = re.compile(
    rb"<(?:\w+:)?(?:row|c)\s[^<>]*?\br=[\"']([A-Z]{2,}\d+|[A-Z]+\d{6,}|\d{5,})[\"'][^<>/]*>"
)
_LONGEST_TAG = 200


def nature(data: bytes) -> str:
    """What the first bytes say the file is (`PNG`, `ZIP`, `OLE` …), "" where they say nothing."""
    return next((name for magic, name in _NATURES if data.startswith(magic)), "")


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises BadFile (empty, too_large, locked, unreadable) before reading."""
    name = path.name
    try:
        if not path.is_file():
            raise BadFile(name, "unreadable" if path.exists() else "missing")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BadFile(name, "too_large", f"{size} bytes")
        with path.open("rb") as stream:
            # The size is what it was a moment ago; a file that still grows is cut off here.
            data = stream.read(MOST_BYTES + 1)
    except PermissionError as wrong:
        # Windows says this too of a workbook that another program holds open.
        raise BadFile(name, "locked", wrong.strerror or "") from wrong
    except OSError as wrong:
        raise BadFile(name, "unreadable", wrong.strerror or "") from wrong
    if not data:
        raise BadFile(name, "empty")
    if len(data) > MOST_BYTES:
        raise BadFile(name, "too_large", f"{len(data)} bytes")
    return data


def check_workbook(name: str, data: bytes) -> None:
    """Looks through a zipped workbook without keeping it; raises BadFile for what would harm.

    The directory is asked first and then not believed: every part is unpacked in small steps and
    counted. Cells far out are looked for on the way, because a reader lays a sheet out as one
    rectangle and a lone cell in XFD1048576 would ask for more memory than there is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = book.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError) as wrong:
        raise BadFile(name, "damaged", str(wrong)) from wrong
    names = {part.filename for part in parts}
    if "EncryptedPackage" in names or any(part.flag_bits & 1 for part in parts):
        raise BadFile(name, "encrypted")
    if not any(part.filename.endswith(("workbook.xml", "workbook.bin")) for part in parts):
        raise BadFile(name, "not_a_table", "ZIP")
    _refuse_bomb(name, sum(part.file_size for part in parts), len(data))
    total = 0
    for part in parts:
        extent = _Extent() if "worksheets/" in part.filename else None
        tail = b""
        for piece in _unpack(name, data, part):
            total += len(piece)
            _refuse_bomb(name, total, len(data))
            if extent:
                extent.widen(name, tail + piece)
                tail = piece[-_LONGEST_TAG:]


def _refuse_bomb(name: str, unpacked: int, packed: int) -> None:
    if unpacked > MOST_UNPACKED or (
        unpacked > _RATIO_MATTERS_FROM and unpacked > ABSURD_RATIO * packed
    ):
        raise BadFile(name, "unpacks_too_large", f"{unpacked} bytes")


def _unpack(name: str, data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part's bytes in steps, by its real stream: zipfile would stop at the size it claims."""
    try:
        fields = struct.unpack_from("<4s22xHH", data, part.header_offset)
    except struct.error as wrong:
        raise BadFile(name, "damaged", part.filename) from wrong
    start = part.header_offset + 30 + fields[1] + fields[2]
    packed = memoryview(data)[start : start + part.compress_size]
    if fields[0] != ZIP or len(packed) < part.compress_size:
        raise BadFile(name, "damaged", part.filename)
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[at : at + _STEP]) for at in range(0, len(packed), _STEP))
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise BadFile(name, "damaged", f"{part.filename}: {part.compress_type}")
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    try:
        while rest and not stream.eof:
            yield stream.decompress(rest, _STEP)
            rest = stream.unconsumed_tail
    except zlib.error as wrong:
        raise BadFile(name, "damaged", part.filename) from wrong
    if not stream.eof:
        raise BadFile(name, "damaged", part.filename)


@dataclass
class _Extent:
    """How far out the cells of one sheet lie; a reader lays them out as one rectangle."""

    columns: int = 26
    rows: int = 9999

    def widen(self, name: str, piece: bytes) -> None:
        for found in _FAR.finditer(piece):
            address = found[1].decode("ascii")
            letters = address.rstrip("0123456789")
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            self.columns = max(self.columns, column)
            self.rows = max(self.rows, int(address[len(letters) :][:9]))
            if (
                self.columns > MOST_COLUMNS
                or self.rows > MOST_ROWS + 1
                or self.columns * self.rows > MOST_CELLS
            ):
                raise BadFile(name, "too_large", address)
