"""Every fault of the bench in one short sentence, and the one next thing to do.

What is wrong is short enough for a card that is read from two metres; what to do is a sentence for
somebody who never soldered before. The keys are the codes of `hardware.faults.Code`, the blanks
their data; a test holds the two together.
"""

from __future__ import annotations

from desktop.wording import N_

# What is wrong, and the next thing to do.
FAULTS: dict[str, tuple[str, str]] = {
    # ports
    "port_missing": (
        N_("No board at {port}"),
        N_("Plug the board in again. Nothing happens: take another USB cable, one for data."),
    ),
    "port_busy": (
        N_("{program} is using {port}"),
        N_("Close {program} (process {pid}), then plug the board in again."),
    ),
    "no_permission": (
        N_("No permission for {port}"),
        N_("Type this in a terminal, then plug the board in again: {command}"),
    ),
    "brltty": (
        N_("brltty has taken the board ({id})"),
        N_(
            "brltty drives Braille displays. If nobody here reads with one, type this in a "
            "terminal, then plug the board in again: {command}"
        ),
    ),
    "no_driver": (
        N_("No driver for this board ({id})"),
        N_("Install the driver for {chip}, then plug the board in again."),
    ),
    "unplugged": (
        N_("The board was unplugged"),
        N_("Plug it in again; it begins anew. It happened by itself: take another cable."),
    ),
    # the line
    "silent": (
        N_("The board does not answer"),
        N_(
            "Press RESET on the board and plug it in again. Still nothing: take another USB "
            "cable, one for data."
        ),
    ),
    "blank_chip": (
        N_("Blank chip: no bootloader"),
        N_("Burn the bootloader with a USBasp or an Arduino, then plug the board in again."),
    ),
    "noise": (
        N_("The line is noisy ({during})"),
        N_("Take a shorter cable or another USB port, then plug the board in again."),
    ),
    # the chip
    "wrong_chip": (
        N_("Wrong chip: {found}, not {wanted}"),
        N_("Look whether the right project is chosen. If it is, this chip must be replaced."),
    ),
    # images
    "image_missing": (
        N_("The firmware file {file} is not there"),
        N_("Choose the file again, or take the firmware that came with the program."),
    ),
    "image_damaged": (
        N_("The firmware file {file} is damaged (line {line})"),
        N_("Fetch the file again, or take the firmware that came with the program."),
    ),
    "image_truncated": (
        N_("The firmware file {file} ends too early"),
        N_("It was not copied whole: fetch it again. Nothing was written to the board."),
    ),
    "image_overlaps": (
        N_("The firmware file {file} says {address} twice"),
        N_("Build or fetch the file again. Nothing was written to the board."),
    ),
    "image_beyond": (
        N_("The firmware file {file} is too large: writes at {address}, may only below {limit}"),
        N_("Take the file for this chip. Nothing was written to the board."),
    ),
    "image_product": (
        N_("The firmware file {file} is for “{found}”, not for “{wanted}”"),
        N_("Choose the file of this project. Nothing was written to the board."),
    ),
    "image_hash": (
        N_("The firmware file {file} was changed"),
        N_("Fetch it again, or install the program again. Nothing was written to the board."),
    ),
    # flashing
    "write_failed": (
        N_("Flashing stopped at {address}"),
        N_("Plug the board in again for a second try. The same once more: take another cable."),
    ),
    "verify_failed": (
        N_("Flashed wrongly at {address}"),
        N_(
            "Plug the board in again for a second try. The same address once more: "
            "the chip must be replaced."
        ),
    ),
    "no_boot": (
        N_("Flashed, but the board does not start ({seconds} s)"),
        N_("Press RESET on the board. Still nothing: check the solder joints of the crystal."),
    ),
    # testing
    "wrong_firmware": (
        N_("Firmware {found} instead of {wanted}"),
        N_("Flash the board anew."),
    ),
    "flash_crc": (
        N_("The firmware on the board is not whole"),
        N_("Flash the board anew. The same once more: the chip must be replaced."),
    ),
    "supply_low": (
        N_("Voltage too low: {mv} mV, at least {low} mV"),
        N_(
            "Try another USB port. The same there: check the joints of the USB socket and the +5 V."
        ),
    ),
    "supply_high": (
        N_("Voltage too high: {mv} mV, at most {high} mV"),
        N_("Unplug the board now, and try another USB port or hub."),
    ),
    "supply_sags": (
        N_("Too little power: {mv} mV, change the port"),
        N_(
            "The board is well so far: plug it into another USB port, or a hub with its own supply."
        ),
    ),
    "light_stuck": (
        N_("The light sensor sees no difference"),
        N_("Check the solder joints of the light sensor and of the resistor beside it."),
    ),
    "button_stuck": (
        N_("The button is down though nobody presses it"),
        N_("Look for solder that joins two legs of the button, and whether it sits turned by 90°."),
    ),
    "led_dark": (
        N_("LED {led} is dark"),
        N_("Check the solder joints between {before} and {led}."),
    ),
    "leds_dead": (
        N_("Not one of {of} LEDs is lit"),
        N_("Check the solder joints between the chip and LED 1, and that LED 1 is not turned."),
    ),
    "not_kept": (
        N_("The board does not keep its {what}"),
        N_("Plug the board in again for a second try. The same once more: replace the chip."),
    ),
    # programs of others
    "program_missing": (
        N_("The program {program} is not installed"),
        N_("Install it, then plug the board in again: {command}"),
    ),
    "program_hung": (
        N_("{program} did not come to an end in {seconds} s"),
        N_("It was stopped. Unplug the board, plug it in again and try once more."),
    ),
    "program_failed": (
        N_("{program} gave up: {said}"),
        N_("Check cable and plug of the board and the programmer, then try once more."),
    ),
    # people
    "cancelled": (
        N_("Cancelled"),
        N_("Plug the board in again to begin anew."),
    ),
    "declined": (
        N_("Nothing was written"),
        N_("What is on the board stays. To write over it, plug it in again and say yes."),
    ),
}

# What may be said beside a board, by `desktop.domain.bench.judging.Notice`.
NOTICES: dict[str, tuple[str, str]] = {
    "out_of_stock": (
        N_("Not booked: {place} has only {on_hand} of {item} ({owner}), not {wanted}"),
        N_("The board itself passed. Correct the stock, then book it from the board's history."),
    ),
    "reserved": (
        N_("Not booked: {item} ({owner}) at {place} is reserved"),
        N_("The board itself passed. Release the reservation, then book it from its history."),
    ),
    "not_booked": (
        N_("The stock was not booked ({refusal})"),
        N_("The board itself passed. Book it from the board's history."),
    ),
    "not_recorded": (
        N_("The board is well, but it was not recorded ({refusal})"),
        N_("Plug the board in again: it keeps its number and is recorded then."),
    ),
    "no_number": (
        N_("There is no serial number for this board ({refusal})"),
        N_("Look whether the database can be reached, then plug the board in again."),
    ),
}

# What is wrong, and the next step, where they depend on the data of the fault.
LOG_IN_AGAIN = N_("Type this in a terminal, then log out and in again: {command}")
TILL_THEN = N_(
    "Log out and in again. Until then this helps while the board stays plugged in: {command}"
)
STAY_PLUGGED_IN = N_("Leave the board plugged in and type this in a terminal: {command}")
ASK_FOR_PERMISSION = N_("Ask whoever looks after this computer to allow it.")
NO_USBASP = N_("No USBasp is plugged in")
PLUG_USBASP = N_("Plug the USBasp in, and its ribbon cable into the board.")
ANOTHER_PROGRAM = N_("Another program is using {port}")
CLOSE_OTHERS = N_(
    "Close other programs that talk to boards (a serial monitor, Arduino IDE, Mind+), "
    "then plug the board in again."
)
DRIVERS: dict[str, str] = {
    "linux": N_("Type this in a terminal, then plug the board in again: {command}"),
    "windows": N_(
        "Let Windows Update install the driver {driver}, or fetch it from {source}; "
        "then plug the board in again."
    ),
    "macos": N_(
        "Allow the accessory when macOS asks. If it does not ask, install the driver {driver} "
        "from {source} and plug the board in again."
    ),
}
NO_PRODUCT = N_("The firmware file {file} is not for “{wanted}”")
STRANGE_FIRMWARE = N_("Unknown firmware on the board")
FELL_OVER = N_("Too little power, change the port")
DEAD_BUTTON = N_("The button does nothing")
BUTTON_JOINTS = N_("Check the solder joints of the button.")
FIRST_LED = N_("Check the solder joints between the chip and LED 1.")
# What a board should keep, by `what` of not_kept.
KEPT: dict[str, str] = {"serial": N_("serial number"), "mark": N_("pass mark")}
