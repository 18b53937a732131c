"""Real other programs, running for certain: what /proc says of them is there to be read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(words: Sequence[str]) -> Iterator[int]:
    """The process number of a program that waits at its input, until the end of the block.

    Popen comes back when the kernel closes the old program's files, which is a moment before the
    new one's name and words stand in /proc.
    """
    with subprocess.Popen(words, stdin=subprocess.PIPE) as child:
        try:
            while not Path(f"/proc/{child.pid}/cmdline").read_bytes():
                assert child.poll() is None, f"{words[0]} ended by itself"
                os.sched_yield()
            yield child.pid
        finally:
            child.kill()
