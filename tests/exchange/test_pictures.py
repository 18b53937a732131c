import hashlib
import os
import unicodedata
import zipfile

import pytest

from desktop.domain.errors import BadFile
from desktop.exchange.pictures import (
    MOST_PICTURE_BYTES,
    Picture,
    open_pictures,
    picture_kind,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
WEBP = b"RIFF\x20\0\0\0WEBPVP8 " + bytes(20)


@pytest.fixture
def lying(tmp_path):
    """Lays {name: bytes} into a folder or a zip and opens it."""

    def lay(files, kind):
        if kind == "folder":
            for name, data in files.items():
                path = tmp_path / "pictures" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            return open_pictures(tmp_path / "pictures")
        with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return open_pictures(tmp_path / "a.zip")

    return lay


both = pytest.mark.parametrize("kind", ["folder", "zip"])


@both
def test_pictures_are_found_by_name_and_both_sides_are_told_what_is_left(lying, kind):
    files = {"帆布袋.jpg": JPEG, "子/马克杯.PNG": PNG, "多余.png": PNG, "说明.txt": b"x"}
    with lying(files, kind) as pictures:
        matches = pictures.match(["帆布袋.jpg", "马克杯.png", "没有.jpg", "帆布袋.jpg"])
        assert matches.found == {"帆布袋.jpg": "帆布袋.jpg", "马克杯.png": "子/马克杯.PNG"}
        assert (matches.missing, matches.unused) == (("没有.jpg",), ("多余.png",))
        found = list(pictures.read(matches))
    assert found == [
        Picture("帆布袋.jpg", "帆布袋.jpg", "jpeg", JPEG, hashlib.sha256(JPEG).hexdigest()),
        Picture("马克杯.png", "子/马克杯.PNG", "png", PNG, hashlib.sha256(PNG).hexdigest()),
    ]


@both
def test_case_width_composition_and_ending_need_not_agree(lying, kind):
    composed, decomposed = (unicodedata.normalize(form, "Café") for form in ("NFC", "NFD"))
    files = {"ＣＯＳＣｏｎ.PNG": PNG, f"{decomposed}.jpg": JPEG, "小O.webp": WEBP}
    with lying(files, kind) as pictures:
        matches = pictures.match(["coscon.png", f"{composed}.JPG", "小o.jpg", "2.5 cm"])
    assert set(matches.found) == {"coscon.png", f"{composed}.JPG", "小o.jpg"}
    assert matches.missing == ("2.5 cm",)


@both
def test_the_whole_name_wins_over_the_name_without_ending(lying, kind):
    with lying({"a.jpg": JPEG, "a.png": PNG, "b/c.png": PNG, "d/c.png": PNG}, kind) as pictures:
        matches = pictures.match(["a.png", "a", "c.png"])
    assert matches.found == {"a.png": "a.png"}
    assert matches.doubtful == {"a": ("a.jpg", "a.png"), "c.png": ("b/c.png", "d/c.png")}
    assert matches.unused == ()


@both
def test_what_systems_leave_behind_is_no_picture(lying, kind):
    with lying({"__MACOSX/._a.png": b"x", ".hidden.png": PNG, "a.png": PNG}, kind) as pictures:
        assert pictures.files == ("a.png",)


@both
def test_a_bad_picture_is_told_and_the_others_come(lying, kind):
    files = {
        "a.png": PNG,
        "page.jpg": b"<html>not found</html>",
        "empty.png": b"",
        "huge.png": PNG + bytes(MOST_PICTURE_BYTES),
    }
    with lying(files, kind) as pictures:
        found = list(pictures.read(pictures.match(["page.jpg", "empty.png", "huge.png", "a.png"])))
    bad = [one for one in found if isinstance(one, BadFile)]
    assert [(one.file, one.why) for one in bad] == [
        ("page.jpg", "not_a_picture"),
        ("empty.png", "empty"),
        ("huge.png", "too_large"),
    ]
    assert [one.name for one in found if isinstance(one, Picture)] == ["a.png"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_packed_without_saying_their_encoding_are_read(tmp_path, encoding):
    packed = "开源社帽衫.jpg".encode(encoding)
    placeholder = "x" * len(packed)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(placeholder, JPEG)
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), packed))
    with open_pictures(path) as pictures:
        assert pictures.files == ("开源社帽衫.jpg",)
        (found,) = pictures.read(pictures.match(["开源社帽衫.jpg"]))
    assert isinstance(found, Picture)


def test_a_picture_that_unpacks_to_more_than_it_says_is_cut_off(tmp_path):
    path = tmp_path / "a.zip"
    size = MOST_PICTURE_BYTES + 1000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.png", PNG + bytes(size - len(PNG)))
    lie = path.read_bytes().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(lie)
    with open_pictures(path) as pictures:
        (bad,) = pictures.read(pictures.match(["a.png"]))
    assert isinstance(bad, BadFile)
    assert bad.why == "damaged"


def test_a_zip_with_a_password_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.png", PNG)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(BadFile) as refused, open_pictures(path):
        pass
    assert refused.value.why == "encrypted"


def test_what_is_no_zip_and_what_is_not_there_are_told_apart(tmp_path):
    (tmp_path / "a.zip").write_bytes(PNG)
    for name, why in (("a.zip", "damaged"), ("b.zip", "unreadable")):
        with pytest.raises(BadFile) as refused, open_pictures(tmp_path / name):
            pass
        assert refused.value.why == why


def test_a_picture_that_vanished_is_told(tmp_path):
    (tmp_path / "a.png").write_bytes(PNG)
    with open_pictures(tmp_path) as pictures:
        matches = pictures.match(["a.png"])
        os.unlink(tmp_path / "a.png")
        (bad,) = pictures.read(matches)
    assert isinstance(bad, BadFile)
    assert bad.why == "unreadable"


def test_a_picture_is_known_by_its_bytes():
    kinds = {"png": PNG, "jpeg": JPEG, "webp": WEBP, "gif": b"GIF89a", "": b"BMW, a car"}
    kinds["bmp"] = b"BM" + bytes(20)
    assert {kind: picture_kind(data) for kind, data in kinds.items()} == {k: k for k in kinds}
