"""Pictures of items from a folder or a zip, found by the names a list gives them in 照片."""

from __future__ import annotations

import hashlib
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from desktop.domain.errors import BadFile
from desktop.domain.money import narrow

MOST_PICTURE_BYTES = 20 * 1024 * 1024
MOST_FILES = 50_000
_ENDINGS = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".jfif"))
_UTF8_NAMES = 0x800  # general purpose flag, bit 11 (APPNOTE 4.4.4)
_LOCKED = 0x1


@dataclass(frozen=True)
class Picture:
    """A picture as it lies there.

    `name` is the wanted name it was found for, `file` its own, `kind` one of png jpeg gif webp
    bmp, by its content.
    """

    name: str
    file: str
    kind: str
    data: bytes
    sha256: str


@dataclass(frozen=True)
class Matches:
    """Which file belongs to which wanted name.

    `found` maps wanted names to files; `doubtful` those that several files might be; `missing` are
    wanted names without a file, `unused` picture files nobody wants.
    """

    found: dict[str, str]
    missing: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    doubtful: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Pictures:
    """The picture files of one folder or zip; made by `open_pictures`."""

    def __init__(self, files: dict[str, Callable[[], bytes]]) -> None:
        self._files = files

    @property
    def files(self) -> tuple[str, ...]:
        """All picture files by their path within the folder or zip."""
        return tuple(self._files)

    def match(self, wanted: Iterable[str]) -> Matches:
        """Finds the files for the names; case, width and ending need not agree.

        The whole name is looked for first, then the name without its ending.
        """
        whole: dict[str, list[str]] = {}
        stems: dict[str, list[str]] = {}
        for file in self._files:
            whole.setdefault(_key(file), []).append(file)
            stems.setdefault(_stem(file), []).append(file)
        found: dict[str, str] = {}
        doubtful: dict[str, tuple[str, ...]] = {}
        missing = []
        for name in dict.fromkeys(wanted):
            likely = whole.get(_key(name)) or stems.get(_stem(name)) or []
            if len(likely) == 1:
                found[name] = likely[0]
            elif likely:
                doubtful[name] = tuple(likely)
            else:
                missing.append(name)
        used = {*found.values(), *(file for files in doubtful.values() for file in files)}
        unused = tuple(file for file in self._files if file not in used)
        return Matches(found, tuple(missing), unused, doubtful)

    def read(self, matches: Matches) -> Iterator[Picture | BadFile]:
        """The matched pictures one by one; a BadFile for one that is none, too large or damaged."""
        for name, file in matches.found.items():
            try:
                data = self._files[file]()
                kind = picture_kind(data)
                if not kind:
                    raise BadFile(file, "not_a_picture" if data else "empty")
            except BadFile as bad:
                yield bad
            else:
                yield Picture(name, file, kind, data, hashlib.sha256(data).hexdigest())


def picture_kind(data: bytes) -> str:
    """`png`, `jpeg`, `gif`, `webp` or `bmp` by the first bytes, "" for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "bmp"
    return ""


@contextmanager
def open_pictures(source: Path) -> Iterator[Pictures]:
    """The pictures in a folder (with all below it) or in a zip; raises BadFile.

    Nothing is unpacked to the disk, and nothing read before it is asked for.
    """
    if source.is_dir():
        yield Pictures(dict(_in_folder(source)))
        return
    try:
        archive = zipfile.ZipFile(source)
    except PermissionError as wrong:
        raise BadFile(source.name, "locked", wrong.strerror or "") from wrong
    except OSError as wrong:
        raise BadFile(source.name, "unreadable", wrong.strerror or "") from wrong
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as wrong:
        raise BadFile(source.name, "damaged", str(wrong)) from wrong
    with archive:
        yield Pictures(dict(_in_zip(source.name, archive)))


def _in_folder(folder: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if _is_wanted_kind(file) and path.is_file():
            yield file, partial(_read_file, path)


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_PICTURE_BYTES + 1)
    except OSError as wrong:
        raise BadFile(path.name, "unreadable", wrong.strerror or "") from wrong
    return _within_size(path.name, data)


def _in_zip(name: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, Callable[[], bytes]]]:
    parts = archive.infolist()
    if len(parts) > MOST_FILES:
        raise BadFile(name, "unpacks_too_large", f"{len(parts)} files")
    for part in parts:
        file = _name_in_zip(part)
        if part.flag_bits & _LOCKED:
            raise BadFile(name, "encrypted", file)
        if _is_wanted_kind(file):
            yield file, partial(_read_part, archive, part, file)


def _read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> bytes:
    try:
        # No more than the limit is ever unpacked, whatever size the directory claims.
        with archive.open(part) as stream:
            data = stream.read(MOST_PICTURE_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as wrong:
        raise BadFile(file, "damaged", str(wrong)) from wrong
    return _within_size(file, data)


def _within_size(file: str, data: bytes) -> bytes:
    if len(data) > MOST_PICTURE_BYTES:
        raise BadFile(file, "too_large", f"> {MOST_PICTURE_BYTES} bytes")
    return data


def _name_in_zip(part: zipfile.ZipInfo) -> str:
    """The part's path: Chinese Windows packs names in GBK, macOS in UTF-8, neither says so."""
    name = part.orig_filename
    if not part.flag_bits & _UTF8_NAMES:
        packed = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gbk"):
            try:
                name = packed.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _is_wanted_kind(file: str) -> bool:
    """Whether a path names a picture, and none of those that systems leave behind by themselves."""
    parts = PurePosixPath(file).parts
    return (
        bool(parts)
        and PurePosixPath(file).suffix.lower() in _ENDINGS
        and "__MACOSX" not in parts
        and not parts[-1].startswith(".")
    )


def _key(file: str) -> str:
    """A file's bare name as it is compared: composed, narrow, without case."""
    return narrow(unicodedata.normalize("NFC", PurePosixPath(file).name)).casefold()


def _stem(file: str) -> str:
    name = _key(file)
    stem = PurePosixPath(name)
    return stem.stem.rstrip() if stem.suffix in _ENDINGS else name
