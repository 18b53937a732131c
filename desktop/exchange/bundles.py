"""Papers that travel by chat and mail: one file each under its person's name, folder or zip."""

from __future__ import annotations

import os
import secrets
import unicodedata
import zipfile
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import CannotWrite
from desktop.domain.progress import Progress
from desktop.exchange.tables import replace_file
from desktop.exchange.tables.writing import refusal

MOST_BYTES = 120  # of a file's name with its ending: what every system and cloud drive takes
_OURS = b"yuanwu papers"  # the comment of our zips, by which they are known again
_FORBIDDEN = '<>:"/\\|?*'  # by Windows (Microsoft: "Naming Files, Paths, and Namespaces")
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{name}{n}" for name in ("com", "lpt") for n in "0123456789¹²³"
}
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip knows: the clock leaves no trace


@dataclass(frozen=True)
class Piece:
    """One paper of a bundle: what it is called, and its files' bytes by ending (`.pdf`).

    `make` is asked when the files are due, so that never more than one paper is in memory; asked
    twice it gives the same bytes.
    """

    name: str
    endings: tuple[str, ...]
    make: Callable[[], Mapping[str, bytes]]


def file_stems(names: Iterable[str], longest_ending: int = 4) -> list[str]:
    """The names as file names without ending: fit for every system, none of them twice.

    What a file name cannot carry becomes `_`, invisible characters go, a device's name
    (CON, LPT1 …) gets a `_`, and what is too long ends early; a second one of the same name,
    in capitals or not, becomes `…-2`.
    """
    taken: set[str] = set()
    stems = []
    for name in names:
        plain = _plain(name)
        stem, n = _cut(plain, MOST_BYTES - longest_ending), 1
        while stem.casefold() in taken:
            n += 1
            tail = f"-{n}"
            stem = _cut(plain, MOST_BYTES - longest_ending - len(tail)) + tail
        taken.add(stem.casefold())
        stems.append(stem)
    return stems


def write_folder(out: Path, pieces: Sequence[Piece]) -> Generator[Progress, None, tuple[str, ...]]:
    """Writes the pieces into a folder, made if need be; gives the files' names.

    Every file is written whole or not at all; what is there already with the same bytes is left
    alone. Raises CannotWrite: `exists` for another file under one of the names, before anything
    is written, and what the disk refuses.
    """
    named = _named(pieces)
    there: set[str] = set()
    try:
        out.mkdir(parents=True, exist_ok=True)
        there = {entry.name for entry in os.scandir(out)}
    except OSError as wrong:
        raise refusal(out, wrong) from wrong
    old = {unicodedata.normalize("NFC", name).casefold(): name for name in there}
    for stem, piece in named:
        before = {e: old[name] for e in piece.endings if (name := f"{stem}{e}".casefold()) in old}
        if before:
            made = piece.make()
            for ending, name in before.items():
                if not _same(out / name, made[ending]):
                    raise CannotWrite(name, "exists")
    for done, (stem, piece) in enumerate(named):
        yield Progress(done, len(named), stem)
        endings = [e for e in piece.endings if f"{stem}{e}".casefold() not in old]
        if endings:
            made = piece.make()
            for ending in endings:
                replace_file(out / f"{stem}{ending}", made[ending])
    yield Progress(len(named), len(named))
    return tuple(stem + ending for stem, piece in named for ending in piece.endings)


def write_zip(out: Path, pieces: Sequence[Piece]) -> Generator[Progress, None, tuple[str, ...]]:
    """Writes the pieces into one zip, whole or not at all; gives the names in it.

    The same pieces give the same bytes. A zip of ours that is there is replaced; any other file
    is not: CannotWrite `exists`, as well as what the disk refuses.
    """
    if out.exists() and not _is_ours(out):
        raise CannotWrite(out.name, "exists")
    named = _named(pieces)
    with _fresh(out) as fresh:
        with zipfile.ZipFile(fresh, "x", zipfile.ZIP_STORED) as bundle:
            bundle.comment = _OURS
            for done, (stem, piece) in enumerate(named):
                yield Progress(done, len(named), stem)
                made = piece.make()
                for ending in piece.endings:
                    # PDF and PNG are packed already: packing again gains nothing.
                    entry = zipfile.ZipInfo(stem + ending, _MIDNIGHT)
                    entry.create_system, entry.external_attr = 3, 0o100644 << 16
                    bundle.writestr(entry, made[ending])
        with fresh.open("rb+") as stream:
            os.fsync(stream.fileno())
        fresh.replace(out)
    yield Progress(len(named), len(named))
    return tuple(stem + ending for stem, piece in named for ending in piece.endings)


def _named(pieces: Sequence[Piece]) -> list[tuple[str, Piece]]:
    longest = max((len(ending) for piece in pieces for ending in piece.endings), default=0)
    return list(zip(file_stems((piece.name for piece in pieces), longest), pieces, strict=True))


@contextmanager
def _fresh(out: Path) -> Generator[Path, None, None]:
    """A new file beside the one that is meant, gone again unless it took that one's place."""
    fresh = out.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        try:
            yield fresh
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as wrong:
        raise refusal(out, wrong) from wrong


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as bundle:
            return bundle.comment == _OURS
    except (OSError, zipfile.BadZipFile):
        return False


def _plain(name: str) -> str:
    """A name without what a file name cannot carry."""
    text = " ".join(unicodedata.normalize("NFC", name).split())
    kept = (
        "_" if char in _FORBIDDEN or unicodedata.category(char) == "Cs" else char
        for char in text
        if unicodedata.category(char) not in ("Cc", "Cf")
    )
    plain = "".join(kept).strip(" .") or "_"
    return f"_{plain}" if plain.split(".")[0].rstrip().casefold() in _DEVICES else plain


def _cut(text: str, most: int) -> str:
    """As much of a text as fits into so many bytes, no character torn from its marks."""
    if len(text.encode()) <= most:
        return text
    cut = text.encode()[:most].decode(errors="ignore")
    while cut and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    return cut.rstrip(" .") or "_"
