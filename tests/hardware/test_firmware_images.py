"""The images that are shipped are what the sources give, wherever they are built."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from hardware import boards, images
from hardware.model import Board
from tests.hardware.emulated import needs, run

ROOT = Path(__file__).parents[2]
BOARDS = ("snowflake_lamp", "pcb_ruler")


@pytest.fixture(params=BOARDS)
def board(request: pytest.FixtureRequest) -> Board:
    return boards.shipped()[str(request.param)]


def test_there_is_an_image_for_every_chip_the_board_may_carry(board):
    assert [each.part for each in board.images] == [
        part.name for part in board.parts if not part.like
    ]
    for image in board.images:
        firmware = images.check(board, image)
        assert (firmware.start, firmware.product) == (0, board.product)


def test_the_manifest_lists_every_file_beside_it(board):
    folder = board.images[0].file.parent
    listed = {image.file.name for image in board.images}
    assert {file.name for file in folder.iterdir()} == listed | {"manifest.toml"}


def test_the_firmwares_leds_are_the_boards(board):
    made = (board.folder / "firmware" / "Makefile").read_text()
    assert f"LEDS = {board.leds}\n" in made
    assert f"PRODUCT = {board.product}\n" in made


@pytest.fixture(scope="module")
def compiler() -> str:
    needs("gcc-avr", "avr-libc", "make")
    done = subprocess.run(
        ["avr-gcc", "-dumpversion"], capture_output=True, text=True, timeout=20, check=True
    )
    return f"avr-gcc {done.stdout.strip()}"


def test_the_sources_give_the_same_bytes_in_two_folders(board, compiler, tmp_path):
    manifest = tomllib.loads((board.images[0].file.parent / "manifest.toml").read_text())
    wanted = {image["file"]: image["sha256"] for image in manifest["images"]}
    if any(image["compiler"] != compiler for image in manifest["images"]):
        pytest.skip(f"the images were built by another compiler than {compiler}")
    for place in (tmp_path / "one", tmp_path / "a longer name" / "of two"):
        for each in BOARDS:  # the ruler's sources reach into the lamp's
            shutil.copytree(
                ROOT / "hardware" / each / "firmware",
                place / each / "firmware",
                ignore=shutil.ignore_patterns("build"),
            )
        run(["make", "-s", "-C", str(place / board.folder.name / "firmware"), "hex"])
        built = place / board.folder.name / "firmware" / "build"
        found = {file.name: sha256(file.read_bytes()).hexdigest() for file in built.glob("*.hex")}
        assert found == wanted


def test_make_check_says_so_too(board, compiler, tmp_path):
    if board.images[0].compiler != compiler:
        pytest.skip(f"the images were built by another compiler than {compiler}")
    run(["make", "-s", "-C", str(board.folder / "firmware"), f"BUILD={tmp_path}", "check"])
