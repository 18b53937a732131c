"""The examples of both READMEs run as they stand there, on a fresh folder, and answer so."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.settings import resource
from tests.cli.conftest import Say
from tests.house.code import ROOT

READMES = {"zh": "README.md", "en": "README.en.md"}
BLOCK = re.compile(r"<!-- examples -->\n```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What differs from run to run: identities of acts, codes of requests, and the clock.
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
REQUEST = re.compile(r"RQ-[0-9A-Z]{6}")
CLOCK = re.compile(r"\b\d\d-\d\d \d\d:\d\d\b|\b\d\d:[03]0\b")


@dataclass(frozen=True)
class Example:
    """A command line and what the page says it answers; a line `…` stands for any lines."""

    words: tuple[str, ...]
    answer: str

    def fits(self, told: str) -> bool:
        """Whether that is what was answered."""
        parts = [re.escape(part) for part in plain(self.answer).split("\n…")]
        return re.fullmatch(r"(?:\n.*)*".join(parts), plain(told)) is not None


def plain(told: str) -> str:
    """An answer without what differs from run to run."""
    return CLOCK.sub("(time)", REQUEST.sub("(request)", UUID.sub("(act)", told))).rstrip()


def examples(page: str) -> Iterator[Example]:
    """The examples of a page in their order."""
    found = BLOCK.search(page)
    assert found
    for part in re.split(r"^\$ \./run ", found.group(1), flags=re.MULTILINE)[1:]:
        line, _, answer = part.partition("\n")
        yield Example(tuple(shlex.split(line)), answer.rstrip())


def the_last(kind: re.Pattern[str], told: list[str], word: str) -> str:
    """The word with what it names of this kind as the answers until now named it last."""
    known = [found for answer in told for found in kind.findall(answer)]
    return kind.sub(known[-1], word) if known else word


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with the sample list where a checkout has it."""
    demo = tmp_path / "resources" / "demo"
    demo.mkdir(parents=True)
    for path in resource("demo").glob("*.csv"):
        shutil.copy(path, demo)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", READMES)
def test_every_example_answers_as_the_page_says(language: str, say: Say, desk: Path):
    page = (ROOT / READMES[language]).read_text("utf-8")
    told: list[str] = []
    for example in examples(page):
        # The act and the request of an example are those of the last answer which named one.
        words = [the_last(REQUEST, told, the_last(UUID, told, word)) for word in example.words]
        said = say(*words, "--lang", language)
        told.append(said.out)
        assert said.code == 0, (words, said.err)
        assert example.fits(said.out), (words, said.out)
    assert len(told) > 12
    assert {"战报.png", "库存.xlsx"} <= {path.name for path in desk.iterdir()}


@pytest.mark.parametrize("language", READMES)
def test_every_word_of_the_command_line_stands_in_its_table(language: str, say: Say):
    page = (ROOT / READMES[language]).read_text("utf-8")
    helped = say("--help", "--lang", "en").out
    words = re.findall(r"^    ([a-z]+)(?: |$)", helped, re.MULTILINE)
    assert "import" in words
    rows = "\n".join(line for line in page.splitlines() if line.startswith("| `"))
    assert [word for word in words if not re.search(rf"`{word}\b", rows)] == []


def test_both_pages_show_the_same_examples():
    zh, en = (
        [plain(" ".join(e.words)) for e in examples((ROOT / page).read_text("utf-8"))]
        for page in READMES.values()
    )
    assert zh == en
