"""Which faults say something about a board, and what may be said beside a board that passed."""

from __future__ import annotations

from enum import StrEnum

# What is wrong with the desk (a port, a driver, a file, a program, a person who cancelled) or
# with the supply of a port is no attempt of the board: it is not recorded and counts nowhere.
BOARDS_OWN = frozenset(
    {
        *("silent", "blank_chip", "noise", "wrong_chip", "write_failed", "verify_failed"),
        *("no_boot", "wrong_firmware", "flash_crc", "supply_low", "supply_high"),
        *("light_stuck", "button_stuck", "led_dark", "leds_dead", "not_kept"),
    }
)


class Notice(StrEnum):
    """Codes of `Card.notice` and of troubles that no board and no port has."""

    OUT_OF_STOCK = "out_of_stock"  # item, place, owner, wanted, on_hand: the stock was not booked
    RESERVED = "reserved"  # item, place, owner, wanted, available: neither
    NOT_BOOKED = "not_booked"  # refusal (its code): the stock was not booked for another reason
    NOT_RECORDED = "not_recorded"  # refusal: the board is well, but the ledger did not take it
    NO_NUMBER = "no_number"  # refusal: no serial number could be had from the ledger
