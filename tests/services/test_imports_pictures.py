"""A folder or zip of pictures is matched by the names a list gave in 照片."""

from __future__ import annotations

import hashlib
import zipfile
from uuid import UUID

import pytest

from desktop.domain.errors import BadFile
from desktop.services import catalogue, imports, stock
from desktop.services.changes import OpId
from tests.services.lists import acts, bring_in, desk_at, row, run

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
JPEG = b"\xff\xd8\xff" + b"\1" * 40


@pytest.fixture
def desk(database):
    desk = desk_at(database)
    bring_in(
        desk,
        row("A", 1, photos=("正面.png", "小O.jpg")),
        row("B", 1, photos=("徽章.jpg",)),
        row("C", 1, photos=("没有.jpg",)),
        row("D", 1),
    )
    return desk


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "照片"
    found.mkdir()
    (found / "小O.JPG").write_bytes(JPEG)
    (found / "徽章.png").write_bytes(PNG)
    (found / "谁也不要.png").write_bytes(PNG + b"x")
    return found


def small(data: bytes) -> bytes:
    return b"small " + data[:4]


def photos(desk):
    return {found.code: found.photo for found in catalogue.search(desk, "").rows}


def test_each_item_gets_the_first_of_its_pictures_that_is_there(desk, folder, tmp_path):
    outcome = run(imports.pictures(desk, OpId.new(), folder, small, tmp_path / "data"))
    assert outcome == imports.Matched(2, ("谁也不要.png",), ("物品 C",), ())
    jpeg, png = (hashlib.sha256(data).hexdigest() for data in (JPEG, PNG))
    assert photos(desk) == {"A": jpeg, "B": png, "C": None, "D": None}
    assert (tmp_path / "data" / jpeg[:2] / f"{jpeg}.jpeg").read_bytes() == JPEG
    assert catalogue.thumbnails(desk, [jpeg, png]) == {jpeg: small(JPEG), png: small(PNG)}


def test_a_zip_does_as_well_and_a_second_time_changes_nothing(desk, folder, tmp_path):
    packed = tmp_path / "照片.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)
    first = run(imports.pictures(desk, OpId.new(), packed, small, tmp_path / "data"))
    before = acts(desk)
    assert run(imports.pictures(desk, OpId.new(), folder, small, tmp_path / "data")) == first
    assert acts(desk) == before


def test_the_same_act_twice_is_one(desk, folder, tmp_path):
    op = OpId.new()
    first = run(imports.pictures(desk, op, folder, small, tmp_path / "data"))
    assert run(imports.pictures(desk, op, folder, small, tmp_path / "data")) == first


def test_pictures_are_taken_back_as_one_act(desk, folder, tmp_path):
    op = OpId.new()
    run(imports.pictures(desk, op, folder, small, tmp_path / "data"))
    stock.undo(desk, OpId.new(), UUID(hex=op.hex))
    assert set(photos(desk).values()) == {None}


def test_a_picture_that_cannot_be_read_is_named_and_the_others_come_in(desk, folder, tmp_path):
    (folder / "小O.JPG").write_bytes(b"no picture at all")

    def fussy(data: bytes) -> bytes:
        if data.startswith(b"\x89PNG"):
            raise BadFile("徽章.png", "damaged")
        return small(data)

    (folder / "没有.jpg").write_bytes(JPEG)
    outcome = run(imports.pictures(desk, OpId.new(), folder, fussy, tmp_path / "data"))
    assert outcome.matched == 1
    assert set(outcome.unreadable) == {"小O.JPG", "徽章.png"}
    assert photos(desk)["C"] == hashlib.sha256(JPEG).hexdigest()
