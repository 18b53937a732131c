"""What can be wrong with a made-up board."""

from __future__ import annotations

from enum import StrEnum


class Sabotage(StrEnum):
    """The words a bench is told for a place: that of the fault which is told in the end, where
    there is one.
    """

    NONE = ""
    # ports
    PORT_MISSING = "port_missing"
    PORT_BUSY = "port_busy"
    NO_PERMISSION = "no_permission"
    BRLTTY = "brltty"  # on the bus, without a port
    NO_DRIVER = "no_driver"  # the same
    UNPLUGGED = "unplugged"  # pulled out while it is being written
    # the line and the chip
    SILENT = "silent"  # greets after a reset, and answers nothing at all
    BLANK_CHIP = "blank_chip"  # no bootloader, no firmware
    NO_RESET = "no_reset"  # no fault: auto-reset is not wired, a person must press RESET
    NOISE = "noise"
    WRONG_CHIP = "wrong_chip"
    STRANGER = "stranger"  # no fault: somebody's own program, not overwritten unasked
    OLD_BOOTLOADER = "old_bootloader"  # no fault: answers at 57600 only
    # flashing
    WRITE_FAILED = "write_failed"
    VERIFY_FAILED = "verify_failed"
    NO_BOOT = "no_boot"
    # testing
    WRONG_FIRMWARE = "wrong_firmware"
    FLASH_CRC = "flash_crc"
    SUPPLY_LOW = "supply_low"
    SUPPLY_HIGH = "supply_high"
    SUPPLY_SAGS = "supply_sags"
    BROWN_OUT = "brown_out"  # told as supply_sags: the board starts anew under load
    LIGHT_STUCK = "light_stuck"
    BUTTON_STUCK = "button_stuck"
    LED_DARK = "led_dark"  # nobody presses the button; the operator must tap which
    LEDS_DEAD = "leds_dead"  # the same
    NOT_KEPT = "not_kept"


# A port that is not there, though its chip is on the bus.
STUCK = frozenset({Sabotage.BRLTTY, Sabotage.NO_DRIVER})
