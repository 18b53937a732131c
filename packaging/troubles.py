"""The tables of the guide that say what a card says: writes them anew, in both languages.

    .venv/bin/python packaging/troubles.py

Needed after a sentence of the bench has changed; `tests/house/test_troubles.py` says when. A table
stands under its heading in the guide; only its rows are written here, with one example for each
sentence.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop import wording  # noqa: E402  # only now can it be found
from desktop.domain.bench.card import Trouble, Wanted  # noqa: E402
from desktop.wording import bench  # noqa: E402
from hardware.find.names import CHIPS  # noqa: E402

GUIDE = ROOT / "resources" / "guide"
WCH = (0x1A86, 0x7523)
PORT: dict[str, int | str] = {"port": "/dev/ttyUSB0"}
FILE: dict[str, int | str] = {"file": "lamp.hex"}
CHIP: dict[str, int | str] = {"id": "1a86:7523", "chip": "CH340"}
OUTSIDE: dict[str, int | str] = {**CHIP, "driver": CHIPS[WCH].driver, "source": CHIPS[WCH].source}
JOIN = "sudo usermod -aG dialout robin"
ALLOW = "sudo chmod a+rw /dev/ttyUSB0"
MASK = "sudo systemctl mask --now brltty.service brltty-udev.service"
LAMP: dict[str, int | str] = {"item": "雪花灯套件", "owner": "开源社", "place": "成都·仓库"}

# By the headings of their tables, in Chinese and English: an example for each sentence.
TABLES: dict[tuple[str, str], tuple[Trouble, ...]] = {
    ("USB 口和线", "Ports and cables"): (
        Trouble("port_missing", PORT),
        Trouble("port_busy", {**PORT, "program": "minicom", "pid": 4711}),
        Trouble("port_busy", {"port": "COM7"}),
        Trouble("no_permission", {**PORT, "command": JOIN, "group": "dialout", "again": 0}),
        Trouble("no_permission", {**PORT, "command": ALLOW, "group": "dialout", "again": 1}),
        Trouble("brltty", {"id": "10c4:ea60", "command": MASK}),
        Trouble("no_driver", {**CHIP, "system": "linux", "command": "sudo modprobe ch341"}),
        Trouble("no_driver", {**OUTSIDE, "system": "windows"}),
        Trouble("no_driver", {**OUTSIDE, "system": "macos"}),
        Trouble("unplugged", PORT),
    ),
    ("烧录", "Flashing"): (
        Trouble("silent", PORT),
        Trouble("blank_chip", PORT),
        Trouble("noise", {**PORT, "during": "verify"}),
        Trouble("wrong_chip", {"found": "atmega168", "wanted": "atmega328p"}),
        Trouble("write_failed", {"address": 0x80}),
        Trouble("verify_failed", {"address": 0x80}),
        Trouble("no_boot", {"seconds": "2"}),
    ),
    ("测试", "Testing"): (
        Trouble("led_dark", {"led": 12, "of": 19}),
        Trouble("led_dark", {"led": 1, "of": 19}),
        Trouble("leds_dead", {"of": 19}),
        Trouble("button_stuck", {"down": 1}),
        Trouble("button_stuck", {"down": 0}),
        Trouble("light_stuck", {"raw": 511}),
        Trouble("supply_low", {"mv": 4210, "low": 4350}),
        Trouble("supply_high", {"mv": 5910, "high": 5800}),
        Trouble("supply_sags", {"mv": 4100, "low": 4440}),
        Trouble("supply_sags", {"mv": 0, "low": 4440}),
        Trouble("wrong_firmware", {"found": "snowlamp 0.9.0", "wanted": "snowlamp 1.0.0"}),
        Trouble("wrong_firmware", {"found": "", "wanted": "snowlamp 1.0.0"}),
        Trouble("flash_crc", {"found": "fc41", "wanted": "0bad"}),
        Trouble("not_kept", {"what": "serial"}),
    ),
    ("固件文件和别家的程序", "Firmware files and programs of others"): (
        Trouble("image_missing", FILE),
        Trouble("image_damaged", {**FILE, "line": 21}),
        Trouble("image_truncated", FILE),
        Trouble("image_overlaps", {**FILE, "address": 0x1E00}),
        Trouble("image_beyond", {**FILE, "address": 0x8000, "limit": 0x7E00}),
        Trouble("image_product", {**FILE, "found": "pcbruler", "wanted": "snowlamp"}),
        Trouble("image_product", {**FILE, "found": "", "wanted": "snowlamp"}),
        Trouble("image_hash", FILE),
        Trouble("program_missing", {"program": "avrdude", "command": "sudo apt install avrdude"}),
        Trouble("program_hung", {"program": "avrdude", "seconds": 40}),
        Trouble("program_failed", {"program": "esptool", "said": "Failed to connect to ESP32-C3"}),
    ),
    ("人和账", "People and books"): (
        Trouble("cancelled"),
        Trouble("declined"),
        Trouble("out_of_stock", {**LAMP, "wanted": 1, "on_hand": 0}),
        Trouble("reserved", {**LAMP, "wanted": 1, "available": 0}),
        Trouble("not_booked", {"refusal": "place_retired"}),
        Trouble("not_recorded", {"refusal": "database_busy"}),
        Trouble("no_number", {"refusal": "database_busy"}),
    ),
}
# What a card waits for, and when it does.
HANDS: dict[tuple[str, str], tuple[tuple[Wanted, tuple[str, str]], ...]] = {
    ("卡片在等你", "When a card waits"): (
        (Wanted("press_button", {"leds": 19}), ("参加者按灯上的按钮", "the lamp's own button")),
        (Wanted("cover_light"), ("自己感觉得到", "it is sensed")),
        (Wanted("uncover_light"), ("同上", "it is sensed")),
        (
            Wanted("overwrite", {"found": "grbl 1.1"}),
            ("别人自己的板子：先问主人", "somebody's own board: ask them first"),
        ),
        (Wanted("overwrite"), ("同上", "the same")),
        (
            Wanted("press_reset"),
            ("板子不会自动复位；按了就接着走", "no auto-reset; it goes on when it was pressed"),
        ),
        (Wanted("look", {"leds": 7}), ("没有按钮的板子", "a board without a button")),
        (Wanted("power_cycle"), ("STC 芯片", "STC chips")),
        (Wanted("hold_boot"), ("ESP32", "ESP32")),
    )
}
LANGUAGES = {"zh": 0, "en": 1}


def tables(language: str) -> Iterator[tuple[str, str]]:
    """Heading and rows of every table, in the spoken language of that name."""
    turn = LANGUAGES[language]
    for titles, troubles in TABLES.items():
        rows = (row(*bench.fault(trouble)) for trouble in troubles)
        yield titles[turn], "".join(rows)
    for titles, wants in HANDS.items():
        rows = (row(bench.hands(wanted), when[turn]) for wanted, when in wants)
        yield titles[turn], "".join(rows)


def row(*cells: str) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def written(page: str, heading: str, rows: str) -> str:
    """The page with these rows under this heading's table head. Raises ValueError without one."""
    head = re.compile(
        rf"(?m)^(### {re.escape(heading)}\n(?:(?!#|\|).*\n)*\|.*\n\|[-|]+\|\n)(\|.*\n)*"
    )
    made, count = head.subn(lambda found: found[1] + rows, page)
    if count != 1:
        raise ValueError(heading)
    return made


def main() -> None:
    """Writes both guides."""
    for language in LANGUAGES:
        file = GUIDE / f"{language}.md"
        wording.use(language)
        page = file.read_text("utf-8")
        for heading, rows in tables(language):
            page = written(page, heading, rows)
        file.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
