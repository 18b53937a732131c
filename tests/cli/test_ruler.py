"""`ruler`: files for a factory, and what it would object to, without a window."""

from __future__ import annotations

from pathlib import Path


def test_a_ruler_is_written_whole_with_its_preview(say, tmp_path: Path):
    out = tmp_path / "尺子"
    done = say("ruler", "--length", "100", "--out", out, "--lot", "2026-11", "--json")
    assert done.code == 0, done.err
    assert set(done.data) == {"files", "checks", "left_out"}
    assert done.data["checks"] == []
    names = [Path(file).name for file in done.data["files"]]
    assert all((out / name).stat().st_size > 0 for name in names)
    assert {"ruler-F_Cu.gtl", "ruler-PTH.drl", "ruler-preview.svg", "ruler.zip"} <= set(names)


def test_people_are_told_that_there_is_nothing_to_flash(say, tmp_path: Path):
    told = say("ruler", "--length", "60", "--out", tmp_path / "r", "--lang", "en").out
    assert "No room for: " in told
    assert told.splitlines()[-1] == "The ruler is passive: there is nothing to flash on it."


def test_what_a_factory_would_object_to_is_exit_1_and_named(say, tmp_path: Path):
    words = ("ruler", "--length", "100", "--out", tmp_path / "r", "--traces", "0.05,0.2")
    done = say(*words, "--json")
    assert done.code == 1
    first = done.data["checks"][0]
    assert (first["code"], first["label"], first["value"]) == ("trace_thin", "0.05", 0.05)
    assert "thinner than 0.1 mm" in say(*words, "--lang", "en").out
    assert (tmp_path / "r" / "ruler.zip").exists(), "it is for a person to decide"


def test_features_are_chosen_and_left_out(say, tmp_path: Path):
    words = ("ruler", "--length", "150", "--out", tmp_path / "r", "--json")
    few = say(*words, "--features", "inch,smd", "--colour", "blue", "--width", "30")
    assert few.code == 0, few.err
    assert few.data["left_out"] == []
    less = say(*words, "--without", "angles,awg,fonts,mil,back_mm,keyring")
    assert not {"angles", "awg"} & set(less.data["left_out"])


def test_for_an_address_too_long_for_any_code_there_is_no_room(say, tmp_path: Path):
    address = "https://example.org/" + "a" * 5000
    done = say("ruler", "--length", "100", "--out", tmp_path / "r", "--url", address, "--json")
    assert done.code in (0, 1), done.err
    assert "qr" in done.data["left_out"]


def test_what_cannot_be_a_ruler_is_refused_in_one_sentence(say, tmp_path: Path):
    out = ("--out", tmp_path / "r", "--json")
    for words, code in (
        (("--length", "10"), "bad_ruler"),
        (("--length", "100", "--width", "200"), "bad_ruler"),
        (("--length", "100", "--features", "wings"), "bad_command"),
        (("--length", "100", "--traces", "thin"), "bad_command"),
        (("--length", "long"), "bad_command"),
        (
            ("--length", "300", "--cut", "score", "--columns", "20", "--rows", "20"),
            "panel_too_large",
        ),
    ):
        done = say("ruler", *words, *out)
        assert (done.code, done.error["code"]) == (2, code)
        assert done.err.strip().count("\n") == 0
    assert not (tmp_path / "r").exists()


def test_a_folder_that_cannot_be_is_refused(say, tmp_path: Path):
    (tmp_path / "r").write_text("a file stands here")
    done = say("ruler", "--length", "100", "--out", tmp_path / "r", "--json")
    assert (done.code, done.error["code"]) == (2, "cannot_write")


def test_a_folder_that_is_not_named_is_not_the_one_a_person_stands_in(say, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    for nothing in ("", "  "):
        done = say("ruler", "--length", "60", "--out", nothing, "--lang", "en")
        assert done.code == 2
        assert "no folder is named" in done.err
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_no_number_is_refused_in_the_readers_language(say, tmp_path: Path):
    out = ("--out", tmp_path / "r", "--lang", "zh")
    for words in (
        ("--length", "nan"),
        ("--length", "1.5"),
        ("--length", "60", "--rows", "many"),
        ("--length", "60", "--width", "nan"),
        ("--length", "60", "--thickness", "inf"),
        ("--length", "60", "--vias", "nan"),
    ):
        done = say("ruler", *words, *out)
        assert done.code == 2
        assert "invalid" not in done.err
        assert f"“{words[-1]}”" in done.err


def test_a_panel_that_no_factory_makes_is_refused_with_its_size_and_the_limit(say, tmp_path: Path):
    words = ("ruler", "--length", "300", "--cut", "bites", "--out", tmp_path / "r", "--lang", "en")
    done = say(*words, "--columns", "2", "--rows", "20")
    assert done.code == 2
    assert "636 × 732 mm" in done.err
    assert "500 × 400 mm" in done.err
    assert "JLCPCB" in done.err
    assert not (tmp_path / "r").exists()
