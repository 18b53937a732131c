"""The examples of both READMEs: runs them on a fresh folder and writes their true answers anew.

    .venv/bin/python packaging/examples.py

Needed after a sentence of the command line has changed; `tests/cli/test_readme.py` says when. The
command lines are those that stand in README.en.md. Long answers are cut with a line `…`.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"zh": ROOT / "README.md", "en": ROOT / "README.en.md"}
BLOCK = re.compile(r"(?<=<!-- examples -->\n```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
ACT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
REQUEST = re.compile(r"RQ-[0-9A-Z]{6}")
SHOWN = {"certificates": 12, "day": 9, "--json": 8}  # lines of the answers that are cut


def answers(lines: list[str], language: str) -> str:
    """The command lines with what they answer, one after the other in one folder."""
    told = act = request = ""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "resources" / "demo", Path(folder) / "resources" / "demo")
        for line in lines:
            # The act and the request of an example are those that the last answers named.
            said = REQUEST.sub(request, ACT.sub(act, line))
            words = shlex.split(said)[2:]
            done = subprocess.run(
                [sys.executable, "-m", "desktop", "--data", "data", "--lang", language, *words],
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"},
                stdout=subprocess.PIPE,
                encoding="utf-8",
                check=True,
            )
            answer = done.stdout.splitlines()
            most = next((n for word, n in SHOWN.items() if word in words), len(answer))
            told += "\n".join([said, *answer[:most], *["…"][: len(answer) > most]]) + "\n"
            act = (ACT.findall(done.stdout) or [act])[-1]
            request = (REQUEST.findall(done.stdout) or [request])[-1]
    return told


def main() -> None:
    """Writes both pages."""
    block = BLOCK.search(PAGES["en"].read_text("utf-8"))
    assert block
    lines = [line for line in block.group().splitlines() if line.startswith("$ ./run ")]
    for language, page in PAGES.items():
        told = answers(lines, language)
        page.write_text(BLOCK.sub(lambda _old, t=told: t, page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
