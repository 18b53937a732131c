"""The settings as one frozen value, and what each of them may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID


class Theme(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Role(StrEnum):
    """What a person comes for (你今天来); decides which rooms stand first."""

    BOOTH = "booth"
    MATERIALS = "materials"
    WORKSHOP = "workshop"
    BILLS = "bills"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything one installation remembers between two starts.

    `language` is "zh", "en" or "" (as the system has it). `text_scale` is in percent, 100 to 200.
    `till` is the letter of this station's receipts, "" until one was taken. `database` is the URL
    of a shared database without its password, "" for the file in the data folder. `data` is the
    data folder used when none is named, "" for the usual one. `columns` are the columns shown in
    each list, by the list's word. `window` is where the window was left: x, y, width, height in
    pixels and 1 where it filled the screen; empty before the first time. `welcomed` is true once
    the first run has been answered.

    `label_size` is what labels come on here, as `domain.paper.sizes.stock` reads it; `label_shift`
    how far this printer is moved on each of them (mm right, mm down, by size); `label_price`
    whether prices stand on them. `slip_width` is what the till's slips are printed on: 58 or 80
    (a roll), 148 (A5) or 210 (A4), in mm. `printers` are the printers used last, by use (labels,
    …); `paper_folder` is where papers were saved last. `screen_scale` is what a ruler found on each
    screen (pixels to a millimetre, by the screen's name). `certificate` is the key of the template
    that was used last, `issuer` who issued papers last. `stale_days` is after how many days a
    number in the stock that nobody verified since counts as old.

    Raises ValueError where a value cannot be meant, and for a database URL with a password.
    """

    station: UUID
    language: str = ""
    theme: Theme = Theme.SYSTEM
    text_scale: int = 100
    person: str = ""
    roles: tuple[Role, ...] = ()
    till: str = ""
    database: str = ""
    data: str = ""
    event: str = ""
    sound: bool = True
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    window: tuple[int, ...] = ()
    welcomed: bool = False
    label_size: str = "40x30"
    label_shift: Mapping[str, tuple[float, float]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    label_price: bool = True
    slip_width: int = 80
    printers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    paper_folder: str = ""
    screen_scale: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    certificate: str = ""
    issuer: str = "开源社"
    usb_places: tuple[str, ...] = ()
    stale_days: int = 180

    def __post_init__(self) -> None:
        if self.language not in ("", "zh", "en"):
            raise ValueError(f"language {self.language!r}")
        if not 100 <= self.text_scale <= 200:
            raise ValueError(f"text_scale {self.text_scale}")
        if not re.fullmatch(r"[A-Z]?", self.till):
            raise ValueError(f"till {self.till!r}")
        if self.slip_width not in (58, 80, 148, 210):
            raise ValueError(f"slip_width {self.slip_width}")
        if not 1 <= self.stale_days <= 3650:
            raise ValueError(f"stale_days {self.stale_days}")
        if len(self.window) not in (0, 5):
            raise ValueError(f"window {self.window!r}")
        if without_password(self.database) != self.database:
            raise ValueError("a password does not belong into the settings")


def without_password(url: str) -> str:
    """A database URL as it may be kept and shown: user, host and name, no password."""
    url = re.sub(r"(?<=://)([^:/@?]*):[^/]*@", r"\1@", url)
    return re.sub(r"(?<=[?&])password=[^&]*&?", "", url).rstrip("?&")
