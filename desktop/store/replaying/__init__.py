"""A history of elsewhere becomes rows: which of it is new, and entering it in bulk."""

from desktop.store.replaying.entering import Replay
from desktop.store.replaying.known import known_codes

__all__ = ["Replay", "known_codes"]
