"""What a person's hands must do at the bench, in a sentence that names it."""

from __future__ import annotations

from desktop.domain.bench.card import Wanted
from desktop.wording import N_, _

# By the word of `hardware.steps.Hands`.
HANDS: dict[str, str] = {
    "overwrite": N_("There is something else on this board: {found}. Write over it?"),
    "press_reset": N_("Press RESET on the board once."),
    "press_button": N_("All {leds} LEDs lit? Press the button. One is dark: say which."),
    "look": N_("All {leds} LEDs lit? Say yes, or say which one is dark."),
    "cover_light": N_("Cover the light sensor with a hand."),
    "uncover_light": N_("Take the hand away from the light sensor."),
    "power_cycle": N_("Unplug the board and plug it in again."),
    "hold_boot": N_("Hold BOOT on the board down and plug it in again."),
}
# The same where nobody could tell how many LEDs, or what is on the board.
BARE: dict[str, tuple[str, str]] = {
    "overwrite": ("found", N_("There is something unknown on this board. Write over it?")),
    "press_button": ("leds", N_("Press the button on the board.")),
    "look": ("leds", N_("All LEDs lit? Say yes, or say which one is dark.")),
}


def hands(wanted: Wanted) -> str:
    """What to do, in a sentence; a word without one is its own."""
    said = HANDS.get(wanted.hands)
    if said is None:
        return wanted.hands
    needed, bare = BARE.get(wanted.hands, ("", ""))
    if needed and not wanted.data.get(needed):
        said = bare
    return _(said).format(**wanted.data)
