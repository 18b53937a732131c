"""Reading and writing the settings, so that no crash and no damage costs the station its name."""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

from desktop.settings.folders import Folders
from desktop.settings.values import Role, Settings, Theme


@dataclass(frozen=True)
class Loaded:
    """Settings as read, and what had to be done to read them.

    `set_aside` is where an unreadable file was moved to; `lost` are the names of the settings that
    fell back to their defaults because of it. A start must tell the person when `set_aside` is not
    None, and above all when `station` is among the lost: from then on this is a new station.
    """

    settings: Settings
    set_aside: Path | None = None
    lost: tuple[str, ...] = ()


def load(folders: Folders) -> Loaded:
    """The settings of a data folder; the very first time they are made, with a new station.

    An unreadable file is moved aside, never overwritten, and what can still be read out of it is
    kept, the station first of all. Raises OSError where the folder cannot be written.
    """
    folders.make()
    path = folders.settings
    raw, text = _raw(path)
    if text is None:
        _first_write(path, Settings(station=uuid4()))
        raw, text = _raw(path)
    values, lost = _values(raw)
    if "station" in values and not lost:
        return Loaded(Settings(**values))
    found = re.search(r'"station"\s*:\s*"([0-9a-fA-F-]{36})"', text or "")
    if "station" not in values and found and (station := _station(found[1])):
        values["station"] = station
    settings = Settings(**{"station": uuid4(), **values})
    set_aside = _set_aside(path)
    save(folders, settings)
    missing = [f.name for f in fields(Settings) if f.name not in values]
    return Loaded(
        settings, set_aside, tuple(n for n in missing if n in ("station", *lost) or not raw)
    )


def save(folders: Folders, settings: Settings) -> None:
    """Writes the settings whole or not at all; keys of a newer version are left as they are.

    Raises OSError where the disk refuses; the old file is then untouched.
    """
    raw, _ = _raw(folders.settings)
    _write(folders.settings, {**raw, **_as_json(settings)})


def change(folders: Folders, **changes: Any) -> Settings:
    """Reads the settings as they are now, replaces the named ones, writes them, returns them.

    Two windows on one folder so never undo each other's changes. Raises TypeError for an unknown
    name, ValueError for a value that cannot be meant, OSError where the disk refuses.
    """
    settings = replace(load(folders).settings, **changes)
    save(folders, settings)
    return settings


def _raw(path: Path) -> tuple[dict[str, Any], str | None]:
    """What the file says as a dict (empty when it says nothing readable), and its text."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return {}, None
    try:
        read = json.loads(text)
    except ValueError:
        return {}, text
    return (read if isinstance(read, dict) else {}), text


def _values(raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The settings that can be read, and the names of those that are there but cannot."""
    values: dict[str, Any] = {}
    lost = []
    for known in fields(Settings):
        if known.name not in raw:
            continue
        try:
            value = _READERS.get(known.name, _same(known.default))(raw[known.name])
            Settings(**{"station": UUID(int=0), known.name: value})
        except (TypeError, ValueError, AttributeError):
            lost.append(known.name)
        else:
            values[known.name] = value
    return values, lost


def _same(default: object) -> Any:
    def read(value: object) -> object:
        if default is MISSING or type(value) is not type(default):
            raise TypeError(type(value))
        return value

    return read


def _length(value: Any) -> float:
    """A finite number, as JSON may hold others."""
    if not math.isfinite(number := float(value)):
        raise ValueError(value)
    return number


def _station(text: str) -> UUID | None:
    with suppress(ValueError):
        return UUID(text)
    return None


_READERS: dict[str, Any] = {
    "station": UUID,
    "theme": Theme,
    "roles": lambda v: tuple(Role(r) for r in v),
    "usb_places": lambda v: tuple(str(place) for place in v),
    "window": lambda v: tuple(int(n) for n in v),
    "columns": lambda v: MappingProxyType(
        {str(k): tuple(str(c) for c in shown) for k, shown in v.items()}
    ),
    "label_shift": lambda v: MappingProxyType(
        {str(k): (_length(x), _length(y)) for k, (x, y) in v.items()}
    ),
    "printers": lambda v: MappingProxyType({str(k): str(name) for k, name in v.items()}),
    "screen_scale": lambda v: MappingProxyType({str(k): _length(n) for k, n in v.items()}),
}


def _as_json(settings: Settings) -> dict[str, Any]:
    values = {f.name: getattr(settings, f.name) for f in fields(settings)}
    plain = {name: dict(v) for name, v in values.items() if isinstance(v, Mapping)}
    return {**values, **plain, "station": str(settings.station)}


def _first_write(path: Path, settings: Settings) -> None:
    """Writes the file unless another start was quicker: then the other's station stands."""
    written = _temporary(path, _as_json(settings))
    try:
        os.link(written, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links (a stick): there the last one wins.
        os.replace(written, path)
    finally:
        written.unlink(missing_ok=True)


def _write(path: Path, values: Mapping[str, Any]) -> None:
    written = _temporary(path, values)
    try:
        os.replace(written, path)
    finally:
        written.unlink(missing_ok=True)
    if os.name == "posix":
        # The new name itself must survive a power cut.
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _temporary(path: Path, values: Mapping[str, Any]) -> Path:
    written = path.with_name(f".settings-{uuid4().hex}")
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(handle, "w", encoding="utf-8") as out:
            json.dump(values, out, ensure_ascii=False, indent=2)
            out.write("\n")
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        written.unlink(missing_ok=True)
        raise
    return written


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"settings.broken-{number}.json")).exists():
        number += 1
    os.replace(path, aside)
    return aside
