"""What tests of boards may ask for: emulated boards, and the bootloaders that are on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.hardware import emulated


@pytest.fixture(scope="session")
def emulator_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The emulator, compiled once a run. Skips where Debian's packages for it are missing."""
    return emulated.compiled(tmp_path_factory.mktemp("emulator"))


@pytest.fixture(scope="session")
def optiboot(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Optiboot for each part, built once a run from Debian's source."""
    folder = tmp_path_factory.mktemp("optiboot")
    return {part: emulated.optiboot(part, folder) for part in emulated.BOOT}


@pytest.fixture
def emulator(
    emulator_program: Path,
    optiboot: Mapping[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[emulated.Emulator]:
    """Emulated boards: `emulator()` starts one with Optiboot, `emulator("atmega88")` another. The
    time of the boards is the host's.
    """
    boards = emulated.Emulator(emulator_program, optiboot, tmp_path)
    boards.time.rules(monkeypatch)
    try:
        yield boards
    finally:
        boards.close()


@pytest.fixture
def old_bootloader() -> Path:
    """ATmegaBOOT of 2008 at 57600 baud, as on old Nano clones (ATmega328P)."""
    emulated.needs("arduino-core-avr")
    return emulated.OLD_BOOTLOADER
