"""Made-up boards, in process: they speak a bootloader's language and the lamp's own, and people sit
in front of them. For rehearsals, and for tests; a station works them as it works real ones.
"""

from hardware.practice.bench import Bench
from hardware.practice.sabotage import Sabotage

__all__ = ["Bench", "Sabotage"]
