"""What a person's hands must do at the bench, in a sentence that names it."""

from __future__ import annotations

from desktop.domain.bench.card import Wanted
from desktop.wording import N_, _

# By the word of `hardware.steps.Hands`.
HANDS: dict[str, str] = {
    "overwrite": N_("There is something else on this board: {found}. Write over it?"),
    "press_reset": N_("Press RESET on the board once."),
    "press_button": N_("All {leds} LEDs lit? Press the button. One is dark: say which."),
    "cover_light": N_("Cover the light sensor with a hand."),
    "uncover_light": N_("Take the hand away from the light sensor."),
    "power_cycle": N_("Unplug the board and plug it in again."),
    "hold_boot": N_("Hold BOOT on the board down and plug it in again."),
}
ALL_LIT = N_("All LEDs lit? Press the button. One is dark: say which.")
UNKNOWN = N_("There is something unknown on this board. Write over it?")


def hands(wanted: Wanted) -> str:
    """What to do, in a sentence; a word without one is its own."""
    said = HANDS.get(wanted.hands)
    if said is None:
        return wanted.hands
    if wanted.hands == "overwrite" and not wanted.data.get("found"):
        said = UNKNOWN
    if wanted.hands == "press_button" and not wanted.data.get("leds"):
        said = ALL_LIT
    return _(said).format(**wanted.data)
