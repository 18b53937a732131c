"""Boards are folders of data: reads `board.toml` and the manifest of its images, strictly.

What the keys mean is in hardware/README.md; what becomes of them in `model`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from hardware.board_file import BadBoard, Table, What, read_toml
from hardware.faults import Code, Fault
from hardware.model import Board, Flasher, Image, Limits, Part
from hardware.steps import Step

__all__ = ["FILE", "BadBoard", "What", "known", "manifest", "part", "read", "shipped"]

FILE = "board.toml"
_HERE = Path(__file__).parent
_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4}|\*)")
_FASTEST = 4_000_000  # baud; a port cannot even be asked for what is far beyond
_SERIAL = re.compile(r"[!-)+-~]{1,16}")  # what a firmware keeps: ASCII, no space, no star
_COUNTER = re.compile(r"[^{}]*\{n(:0\d{1,2}d|:d)?\}[^{}]*")  # others blur: 1.0e+02 is many numbers

# Signatures as in the data sheets, of chips that are mistaken for ours.
_NAMES = {
    "1e930a": "atmega88",
    "1e930f": "atmega88p",
    "1e9406": "atmega168",
    "1e940b": "atmega168p",
    "1e9514": "atmega328",
    "1e950f": "atmega328p",
    "1e9516": "atmega328pb",
    "1e9587": "atmega32u4",
    "1e9801": "atmega2560",
}


def shipped() -> dict[str, Board]:
    """The boards that come with the program, by key."""
    return _over({}, _HERE, None)


def known(
    own: Path | None = None, refused: Callable[[BadBoard], None] | None = None
) -> dict[str, Board]:
    """All boards: the shipped ones, and over them those in a person's own folder (one folder for
    each board). A board of one's own that cannot be read is left out, also where a shipped one
    has its key, and handed to `refused`; without `refused` it raises BadBoard.
    """
    found = shipped()
    if own is not None and own.is_dir():
        _over(found, own, refused)
    return found


def read(folder: Path) -> Board:
    """One board from its folder. Raises BadBoard."""
    table = read_toml(folder / FILE)
    flasher = table.word("flasher", Flasher)
    passive = flasher is Flasher.NONE
    parts = tuple(_part(each) for each in table.tables("parts", [] if passive else None))
    if len({each.name for each in parts}) != len(parts) or not (parts or passive):
        raise table.bad("parts", What.VALUE)
    for number, each in enumerate(parts):
        if each.like and not any(_alike(each, other) for other in parts):
            raise table.bad(f"parts[{number}].like", What.VALUE)
    board = Board(
        key=folder.name,
        title=_both(table, "title"),
        folder=folder,
        product=table.text("product", "" if passive else None),
        usb=tuple(_usb(table, text) for text in table.texts("usb", [] if passive else None)),
        flasher=flasher,
        bauds=_bauds(table),
        parts=parts,
        images=_images(table, parts),
        plan=tuple(table.words("plan", Step, [] if passive else None)),
        limits=_limits(table.table("limits", {})),
        leds=table.integer("leds", 0),
        series=_series(table),
        beta=table.flag("beta", default=False),
        says=_both(table, "says") if "says" in table.left else None,
    )
    table.done()
    return board


def manifest(file: Path, parts: tuple[Part, ...]) -> tuple[Image, ...]:
    """The images that a manifest lists. Raises BadBoard."""
    names = {each.name for each in parts}
    table = read_toml(file)
    images = []
    for each in table.tables("images", []):
        image = Image(
            file=each.inside("file"),
            sha256=each.matching("sha256", "[0-9a-f]{64}"),
            product=each.text("product"),
            version=each.text("version"),
            protocol=each.integer("protocol"),
            part=each.text("part"),
            compiler=each.text("compiler"),
            size=each.integer("size"),
            crc=each.integer("crc"),
            min_revision=each.integer("min_revision", 0),
            address=each.integer("address", 0),
        )
        each.done()
        if image.part not in names:
            raise each.bad("part", What.VALUE)
        images.append(image)
    table.done()
    return tuple(images)


def part(board: Board, signature: str) -> Part:
    """The part with this signature. Fault WRONG_CHIP(found, wanted) when the board has none such;
    `found` is the chip's name where it is a known one.
    """
    for each in board.parts:
        if each.signature == signature:
            return each
    raise Fault(
        Code.WRONG_CHIP,
        found=_NAMES.get(signature, signature),
        wanted=" / ".join(each.name for each in board.parts),
    )


def _over(
    found: dict[str, Board], folder: Path, refused: Callable[[BadBoard], None] | None
) -> dict[str, Board]:
    for file in sorted(folder.glob(f"*/{FILE}")):
        try:
            found[file.parent.name] = read(file.parent)
        except BadBoard as bad:
            if refused is None:
                raise
            found.pop(file.parent.name, None)
            refused(bad)
    return found


def _part(table: Table) -> Part:
    flash = table.integer("flash")
    found = Part(
        name=table.text("name"),
        signature=table.matching("signature", "[0-9a-f]{6}", ""),
        page=table.integer("page", 1),
        flash=flash,
        boot=table.integer("boot", flash),
        like=table.text("like", ""),
    )
    table.done()
    if not 0 < found.page <= found.flash or found.page & (found.page - 1):
        raise table.bad("page", What.VALUE)
    if not 0 < found.boot <= found.flash or found.boot % found.page:
        raise table.bad("boot", What.VALUE)
    return found


def _alike(part: Part, other: Part) -> bool:
    """Whether a part can take the other's firmware, as it says."""
    sizes = (other.name, other.like, other.page, other.flash, other.boot)
    return sizes == (part.like, "", part.page, part.flash, part.boot)


def _images(table: Table, parts: tuple[Part, ...]) -> tuple[Image, ...]:
    """A board without images, or whose images are not built yet, can be tested and not flashed."""
    if "images" not in table.left:
        return ()
    file = table.inside("images")
    return manifest(file, parts) if file.exists() else ()


def _limits(table: Table) -> Limits:
    usual = asdict(Limits())
    said = {key: table.integer(key, usual[key]) for key in usual}
    table.done()
    return Limits(**said)


def _usb(table: Table, text: str) -> tuple[int, int]:
    match = _USB.fullmatch(text)
    if match is None:
        raise table.bad("usb", What.VALUE)
    return int(match[1], 16), -1 if match[2] == "*" else int(match[2], 16)


def _bauds(table: Table) -> tuple[int, ...]:
    """At least one speed, none faster than any board's line."""
    found = table.integers("bauds", [115200])
    if not found or max(found) > _FASTEST:
        raise table.bad("bauds", What.VALUE)
    return tuple(found)


def _both(table: Table, key: str) -> dict[str, str]:
    inner = table.table(key)
    texts = {language: inner.text(language) for language in ("zh", "en")}
    inner.done()
    return texts


def _series(table: Table) -> str:
    """How numbers look; "" for boards that get none. They must differ, and fit the EEPROM."""
    series = table.text("series", "")
    if series and not (_COUNTER.fullmatch(series) and _SERIAL.fullmatch(series.format(n=99_999))):
        raise table.bad("series", What.VALUE)
    return series
