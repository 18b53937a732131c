"""A file for each person, under a name every system takes, and never over somebody else's."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import CannotWrite
from desktop.exchange.bundles import MOST_BYTES, Piece, file_stems, write_folder, write_zip

PAPERS = (
    ("KYS-STAR-2024-0001-丁文昊（止戈）", b"one"),
    ("KYS-STAR-2024-0002-Anni Lai", b"two"),
    ("KYS-STAR-2024-0003-「开放会务系统」项目组", b"three"),
)


def pieces(papers=PAPERS, made=None):
    def making(name, data):
        def make():
            if made is not None:
                made.append(name)
            return {".pdf": b"%PDF" + data, ".png": b"PNG" + data}

        return make

    return [Piece(name, (".pdf", ".png"), making(name, data)) for name, data in papers]


def run(story):
    steps = []
    while True:
        try:
            steps.append(next(story))
        except StopIteration as end:
            return end.value, steps


def names(folder: Path):
    return sorted(path.name for path in folder.iterdir())


# ── names ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("KYS-STAR-2024-????-张三", "KYS-STAR-2024-____-张三"),
        ('A/B\\C:D*E"F<G>H|I', "A_B_C_D_E_F_G_H_I"),
        ("CON", "_CON"),
        ("lpt1.老师", "_lpt1.老师"),
        ("Con tact", "Con tact"),
        (" 张三. ", "张三"),
        ("王\u202e五\x00\u200b", "王五"),
        ("张\n三", "张 三"),
        ("..", "_"),
        ("", "_"),
        ("e\u0301", "é"),
        ("\ud800", "_"),
    ],
)
def test_a_name_is_made_fit_for_every_system(name, stem):
    assert file_stems([name]) == [stem]


def test_a_second_one_of_the_same_name_is_numbered():
    assert file_stems(["张三", "张三", "Bo", "bo", "张三"]) == [
        "张三",
        "张三-2",
        "Bo",
        "bo-2",
        "张三-3",
    ]


def test_a_long_name_ends_early_at_a_whole_character():
    stems = file_stems(["志愿者" * 40] * 12)
    assert all(len((stem + ".pdf").encode()) <= MOST_BYTES for stem in stems)
    assert len(set(stems)) == 12
    assert stems[11].endswith("-12")


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_names_are_different_and_harmless(texts):
    stems = file_stems(texts)
    assert len({stem.casefold() for stem in stems}) == len(texts)
    for stem in stems:
        assert stem.strip(" .") == stem != ""
        assert len((stem + ".png").encode()) <= MOST_BYTES
        assert not set(stem) & set('<>:"/\\|?*\n\x00')


# ── folders ───────────────────────────────────────────────────────────────────────────────────


def test_a_folder_holds_two_files_for_each_person(tmp_path):
    out = tmp_path / "证书" / "2024"
    written, steps = run(write_folder(out, pieces()))
    assert names(out) == sorted(written)
    assert (out / "KYS-STAR-2024-0001-丁文昊（止戈）.pdf").read_bytes() == b"%PDFone"
    assert [(step.done, step.total) for step in steps] == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_the_same_again_changes_nothing(tmp_path):
    run(write_folder(tmp_path, pieces()))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    run(write_folder(tmp_path, pieces()))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_another_file_under_one_of_the_names_stays_and_nothing_is_written(tmp_path):
    (tmp_path / "kys-star-2024-0003-「开放会务系统」项目组.PNG").write_bytes(b"mine")
    with pytest.raises(CannotWrite) as no:
        run(write_folder(tmp_path, pieces()))
    assert no.value.why == "exists"
    assert len(names(tmp_path)) == 1


def test_other_files_of_the_folder_are_left_alone(tmp_path):
    (tmp_path / "名单.xlsx").write_bytes(b"mine")
    run(write_folder(tmp_path, pieces()))
    assert (tmp_path / "名单.xlsx").read_bytes() == b"mine"


def test_what_is_cancelled_leaves_whole_files_only(tmp_path):
    story = write_folder(tmp_path, pieces())
    next(story)
    next(story)
    story.close()
    assert names(tmp_path) == [
        "KYS-STAR-2024-0001-丁文昊（止戈）.pdf",
        "KYS-STAR-2024-0001-丁文昊（止戈）.png",
    ]
    run(write_folder(tmp_path, pieces()))
    assert len(names(tmp_path)) == 6


def test_one_paper_at_a_time_is_made(tmp_path):
    made: list[str] = []
    story = write_folder(tmp_path, pieces(made=made))
    next(story)
    assert made == []
    next(story)
    assert made == [PAPERS[0][0]]


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "证书").write_bytes(b"")
    with pytest.raises(CannotWrite):
        run(write_folder(tmp_path / "证书", pieces()))


# ── zips ──────────────────────────────────────────────────────────────────────────────────────


def test_a_zip_holds_the_same_files_and_is_the_same_bytes_each_time(tmp_path):
    written, _ = run(write_zip(tmp_path / "a.zip", pieces()))
    run(write_zip(tmp_path / "b.zip", pieces()))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as bundle:
        assert bundle.testzip() is None
        assert tuple(bundle.namelist()) == written
        assert bundle.read("KYS-STAR-2024-0002-Anni Lai.png") == b"PNGtwo"


def test_our_own_zip_is_replaced_anything_else_is_not(tmp_path):
    out = tmp_path / "证书.zip"
    run(write_zip(out, pieces(PAPERS[:1])))
    run(write_zip(out, pieces()))
    with zipfile.ZipFile(out) as bundle:
        assert len(bundle.namelist()) == 6
    other = tmp_path / "假期.zip"
    with zipfile.ZipFile(other, "w") as bundle:
        bundle.writestr("a.txt", "mine")
    with pytest.raises(CannotWrite) as no:
        run(write_zip(other, pieces()))
    assert no.value.why == "exists"


def test_a_cancelled_zip_leaves_what_was_there(tmp_path):
    out = tmp_path / "证书.zip"
    run(write_zip(out, pieces(PAPERS[:1])))
    before = out.read_bytes()
    story = write_zip(out, pieces())
    next(story)
    next(story)
    story.close()
    assert out.read_bytes() == before
    assert names(tmp_path) == ["证书.zip"]


def test_a_zip_into_no_folder_is_refused(tmp_path):
    with pytest.raises(CannotWrite) as no:
        run(write_zip(tmp_path / "nowhere" / "a.zip", pieces()))
    assert no.value.why == "no_folder"
