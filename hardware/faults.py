"""What can be wrong with a port, a board, an image or a program, as a code with data."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every fault that is recognised; the comment names its data."""

    # ports
    PORT_MISSING = "port_missing"  # port
    PORT_BUSY = "port_busy"  # port, program, pid (both absent when nobody can be named)
    # port, command (the exact line to type), group that may ("" for none), again (1: the person is
    # in it already and has to log in anew)
    NO_PERMISSION = "no_permission"
    BRLTTY = "brltty"  # id (VID:PID), command
    # id (VID:PID), system (linux, windows, macos), chip, command, and outside Linux driver (name
    # of its package) and source (its maker's page); each "" or absent when there is none
    NO_DRIVER = "no_driver"
    UNPLUGGED = "unplugged"  # port
    # the line
    SILENT = "silent"  # port, bauds
    BLANK_CHIP = "blank_chip"  # port
    NOISE = "noise"  # port, during (a step's word)
    # the chip
    WRONG_CHIP = "wrong_chip"  # found (name or signature), wanted
    # images, before a port is opened
    IMAGE_MISSING = "image_missing"  # file
    IMAGE_DAMAGED = "image_damaged"  # file, line
    IMAGE_TRUNCATED = "image_truncated"  # file
    IMAGE_OVERLAPS = "image_overlaps"  # file, address
    IMAGE_BEYOND = "image_beyond"  # file, address, limit
    IMAGE_PRODUCT = "image_product"  # file, found ("" for none), wanted
    IMAGE_HASH = "image_hash"  # file
    # flashing
    WRITE_FAILED = "write_failed"  # address
    VERIFY_FAILED = "verify_failed"  # address
    NO_BOOT = "no_boot"  # seconds
    # testing
    WRONG_FIRMWARE = "wrong_firmware"  # found, wanted
    FLASH_CRC = "flash_crc"  # found, wanted
    SUPPLY_LOW = "supply_low"  # mv, low
    SUPPLY_HIGH = "supply_high"  # mv, high
    SUPPLY_SAGS = "supply_sags"  # mv (0: it fell over), low: the port's fault, not the board's
    LIGHT_STUCK = "light_stuck"  # raw, uncovered and covered alike
    BUTTON_STUCK = "button_stuck"  # down (1: at rest already; 0: pressing it does nothing)
    LED_DARK = "led_dark"  # led (from 1), of
    LEDS_DEAD = "leds_dead"  # not one is lit; of
    NOT_KEPT = "not_kept"  # what: serial, mark
    # programs of others
    PROGRAM_MISSING = "program_missing"  # program, command (how to get it)
    PROGRAM_HUNG = "program_hung"  # program, seconds
    PROGRAM_FAILED = "program_failed"  # program, said (its last line)
    # people
    CANCELLED = "cancelled"
    DECLINED = "declined"  # a person said no to overwriting what is on the board


class Fault(Exception):
    """One fault: `code` and its `data`; no sentence, that is for whoever speaks to people."""

    def __init__(self, code: Code, **data: int | str) -> None:
        super().__init__(code.value, data)
        self.code = code
        self.data = data
