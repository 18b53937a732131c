"""A workshop evening at the real window, on a computer whose USB places are umockdev's.

What is told lies in `workshop_evening.py`: it runs in a process of its own, which umockdev gives
its /sys and /dev, so that the window looks, opens and writes as it does behind any USB port.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.hardware import emulated

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="umockdev is Linux's")
ROOT = Path(__file__).parents[2]
STORY = Path(__file__).with_name("workshop_evening.py")
# It takes half a minute; hung, it is ended with all that it has started.
MOST_S = 400


@pytest.fixture
def home() -> Iterator[Path]:
    """Nothing below /dev, of which umockdev gives the story one of its own."""
    with TemporaryDirectory(dir="/var/tmp") as folder:
        yield Path(folder)


def test_eight_lamps_pass_and_three_that_do_not_are_told_at_the_real_window(home):
    run = shutil.which("umockdev-run")
    if not run:
        pytest.skip("umockdev-run is not here (Debian: umockdev)")
    emulated.needs("gcc", "libsimavr-dev", "libelf-dev", "gcc-avr", "avr-libc", "arduino-core-avr")
    pytest_words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    # Coverage is measured here, not there; the home is this test's own.
    env = {name: word for name, word in os.environ.items() if not name.startswith("COV")}
    env |= {"PYTHONPATH": str(ROOT), "HOME": str(home), "TMPDIR": str(home)}
    with subprocess.Popen(
        [run, "--", *pytest_words, f"--basetemp={home / 'evening'}", str(STORY)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        env=env,
        start_new_session=True,
    ) as story:
        try:
            said, _nothing = story.communicate(timeout=MOST_S)
        except subprocess.TimeoutExpired:
            os.killpg(story.pid, 9)
            said, _nothing = story.communicate()
    assert story.returncode == 0, said
    assert "2 passed" in said
