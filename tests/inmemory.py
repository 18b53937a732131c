"""Where the files of the tests lie: in memory where that has room for them.

Every test has a ledger of its own, and a busy disk lets it wait for each: a fresh database of
PostgreSQL costs ten times as much there. What is written is the same.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

# A whole run holds about a tenth of it at a time.
ROOM = 4 * 1024**3


def settle_in(memory: Path = Path("/dev/shm")) -> None:
    """Lets this process, and what it starts, make its temporary files in memory.

    Whoever said a place by TMPDIR keeps it; a memory too small, or one where no program may be
    started, is left alone.
    """
    if "TMPDIR" in os.environ or not _fit(memory):
        return
    os.environ["TMPDIR"] = tempfile.tempdir = str(memory)


def _fit(memory: Path) -> bool:
    if not (memory.is_dir() and os.access(memory, os.W_OK)):
        return False
    programs_start = not os.statvfs(memory).f_flag & os.ST_NOEXEC
    return programs_start and shutil.disk_usage(memory).free >= ROOM
