"""Boards that are emulated: a real bootloader and a real firmware on a real port, no hardware.

The emulator is a program of its own (`emulator/main.c` says its words and events), compiled once a
run from Debian's libsimavr; the bootloaders come from Debian's arduino-core-avr.
"""

from __future__ import annotations

import mmap
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkstemp
from threading import Condition, Thread
from time import monotonic

import pytest

from tests.hardware.chip_time import ChipTime

HERE = Path(__file__).parent / "emulator"
_ARDUINO = Path("/usr/share/arduino/hardware/arduino/avr/bootloaders")
OLD_BOOTLOADER = _ARDUINO / "atmega" / "ATmegaBOOT_168_atmega328.hex"  # 57600 baud, ATmega328P

# Where the 512 bytes of Optiboot begin, and its version word lies.
BOOT = {"atmega328p": 0x7E00, "atmega168": 0x3E00, "atmega88": 0x1E00}

# What a Debian package brings that is looked for.
_PACKAGES = {
    "gcc": "gcc",
    "make": "make",
    "avr-gcc": "gcc-avr",
    "avrdude": "avrdude",
    "/usr/lib/avr/include/avr/io.h": "avr-libc",
    "/usr/include/simavr/sim_avr.h": "libsimavr-dev",
    "/usr/include/libelf.h": "libelf-dev",
    str(OLD_BOOTLOADER): "arduino-core-avr",
}

# An emulated board answers in milliseconds; a machine with much else to do may take long.
PATIENCE = 20.0


def needs(*packages: str) -> None:
    """Skips the test, by name, when one of these Debian packages is not installed."""
    missing = [
        package
        for what, package in _PACKAGES.items()
        if package in packages and not (Path(what).exists() if "/" in what else shutil.which(what))
    ]
    if missing:
        names = " ".join(missing)
        pytest.skip(f"needs Debian's {names} (apt-get install {names})")


def compiled(folder: Path) -> Path:
    """The emulator as a program."""
    needs("gcc", "libsimavr-dev", "libelf-dev")
    program = folder / "emulator"
    sources = sorted(str(file) for file in HERE.glob("*.c"))
    flags = "-std=gnu11 -O2 -Wall -Wextra -Werror".split()
    run(["gcc", *flags, "-o", str(program), *sources, "-lsimavr", "-lelf"])
    return program


def optiboot(part: str, folder: Path) -> Path:
    """Optiboot 4.4 at 115200 baud, built right: Debian's own file has 532 bytes in a section of
    512, because of three flashes of the LED.
    """
    needs("gcc-avr", "avr-libc", "arduino-core-avr")
    source = _ARDUINO / "optiboot"
    made = folder / f"optiboot_{part}.hex"
    code, linked = folder / f"{part}.o", folder / f"{part}.elf"
    run(
        f"avr-gcc -w -Os -fno-inline-small-functions -fno-split-wide-types -mrelax -mmcu={part}"
        " -DF_CPU=16000000L -DBAUD_RATE=115200 -DLED_START_FLASHES=0"
        f" -I{source} -c -o {code} {source}/optiboot.c".split()
    )
    run(
        f"avr-gcc -mmcu={part} -Wl,--section-start=.text={BOOT[part]:#x}"
        f" -Wl,--section-start=.version={BOOT[part] + 0x1FE:#x}"
        f" -Wl,--relax -nostartfiles -nostdlib -o {linked} {code}".split()
    )
    run(
        "avr-objcopy -j .text -j .data -j .version --set-section-flags .version=alloc,load"
        f" -O ihex {linked} {made}".split()
    )
    return made


def run(words: list[str], *, timeout: float = 60) -> str:
    """A program's output; fails the test with what it said. Hung, it is killed."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


class Emulated:
    """One emulated board. It is plugged in at `port`; `events` are all it has told so far."""

    def __init__(self, program: Path, folder: Path, port: Path, words: list[str]) -> None:
        self.port = port
        self.events: list[str] = []
        self._folder = folder
        self._news = Condition()
        self._gone = False
        handle, clock = mkstemp(".clock", dir=folder)
        os.write(handle, bytes(8))
        self._clock = memoryview(mmap.mmap(handle, 8)).cast("Q")
        os.close(handle)
        # Without a preloaded library that makes devices up: this is the device.
        env = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
        self._process = subprocess.Popen(
            [str(program), "--link", str(port), "--clock", clock, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env=env,
        )
        self._reader = Thread(target=self._read, name=f"emulator {port.name}", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout
        for event in self._process.stdout:
            with self._news:
                self.events.append(event.rstrip("\n"))
                self._news.notify_all()
        with self._news:
            self._gone = True
            self.events.append("ENDED")
            self._news.notify_all()

    def tell(self, words: str) -> None:
        """A control line, e.g. `adc 0 2500`, `pin D3 0`, `vcc 4100`; waits until it is done."""
        word = words.split()[0]
        since = len(self.events)
        assert self._process.stdin
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()
        found = self.wait_for(rf"DONE {word}$|ERR |ENDED", since=since)
        assert found.startswith("DONE"), f"{words}: {found}"

    def wait_for(self, event: str, *, since: int = 0, timeout: float = PATIENCE) -> str:
        """The first event that begins with the pattern `event`, from the `since`-th on."""
        until = monotonic() + timeout
        with self._news:
            while True:
                for said in self.events[since:]:
                    if re.match(event, said):
                        return said
                left = until - monotonic()
                if left <= 0 or not self._news.wait(left):
                    raise AssertionError(f"No {event!r} in {timeout} s: {self.events[-20:]}")

    def lived(self) -> float | None:
        """The seconds that it has gone through since it was started; None when it has ended."""
        return None if self._gone else self._clock[0] / 1e9

    def leds(self) -> tuple[str, ...]:
        """The colours that the LEDs show, `rrggbb` each, decoded from the pin."""
        return tuple(self.frame()["colours"].split())

    def frame(self) -> dict[str, str]:
        """The last picture on the LEDs: n, bad, t0h, t1h, gap (ns), ma, colours."""
        since = len(self.events)
        self.tell("leds")
        return picture(self.wait_for("WS ", since=since))

    def state(self) -> dict[str, str]:
        """cycle, pc, vcc, ma, plugged, running, connected."""
        since = len(self.events)
        self.tell("state")
        return dict(re.findall(r"(\w+)=(\w+)", self.wait_for("STATE ", since=since)))

    def flash(self) -> bytes:
        """All of its flash."""
        return self._dump("flash")

    def eeprom(self) -> bytes:
        """All of its EEPROM."""
        return self._dump("eeprom")

    def _dump(self, what: str) -> bytes:
        file = self._folder / f"{self.port.name}.{what}"
        self.tell(f"dump{what} {file}")
        return file.read_bytes()

    def close(self) -> None:
        """Takes it away; more than once is harmless."""
        if self._process.poll() is None and self._process.stdin:
            try:
                self._process.stdin.close()
                self._process.wait(60)
            except (OSError, subprocess.TimeoutExpired):
                self._process.kill()
        self._process.wait(60)
        self._reader.join(60)
        if self._process.stdout:
            self._process.stdout.close()


def picture(event: str) -> dict[str, str]:
    """A `WS` event as its values."""
    found = re.match(
        r"WS n=(?P<n>\d+) bad=(?P<bad>\d+) t0h=(?P<t0h>\S+)ns t1h=(?P<t1h>\S+)ns"
        r" gap=(?P<gap>\d+)ns ma=(?P<ma>\d+)(?P<colours>.*)",
        event,
    )
    assert found, event
    return found.groupdict()


class Emulator:
    """Starts emulated boards, each on a port of its own, and takes them all away at the end."""

    def __init__(self, program: Path, bootloaders: Mapping[str, Path], folder: Path) -> None:
        self.bootloaders = bootloaders
        self._program = program
        self._folder = folder
        self._boards: list[Emulated] = []
        self.time = ChipTime()

    def __call__(
        self,
        part: str = "atmega328p",
        *,
        boot: Path | None = None,
        blank: bool = False,
        program: Path | None = None,
        port: Path | None = None,
        speed: float = 1,
        plugged: bool = True,
        autoreset: bool = True,
        eeprom: Path | None = None,
        leds: str = "D2",
    ) -> Emulated:
        """One board. `boot`: another bootloader than Optiboot; `blank`: none at all; `program`: a
        firmware that is on it already; `port`: where its name shall stand; `speed`: of its clock
        against ours.
        """
        words = ["--mcu", part, "--speed", str(speed), "--leds", leds]
        if not blank:
            words += ["--boot", str(boot or self.bootloaders[part])]
        for name, file in (("program", program), ("eeprom", eeprom)):
            if file is not None:
                words += [f"--{name}", str(file)]
        words += [] if plugged else ["--unplugged"]
        words += [] if autoreset else ["--no-autoreset"]
        port = port or self._folder / f"board{len(self._boards)}"
        board = Emulated(self._program, self._folder, port, words)
        self._boards.append(board)
        board.wait_for("RESET power-on" if plugged else "BOARD")
        self.time.follow(board.lived)
        return board

    def close(self) -> None:
        """Takes all boards away."""
        for board in self._boards:
            board.close()


Emulate = Callable[..., Emulated]
