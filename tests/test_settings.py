"""The settings survive crashes, damage and two windows; the station never gets lost in silence."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

import platformdirs
import pytest

from desktop.settings import (
    Folders,
    Role,
    Settings,
    Theme,
    change,
    load,
    resource,
    save,
    without_password,
)

STATION = UUID("6f2c8b1e-6c0f-4b53-9a43-0c1c2ad5e0f1")


@pytest.fixture
def folders(tmp_path):
    return Folders.choose(tmp_path / "data")


def test_the_first_start_makes_folders_and_a_station(folders):
    loaded = load(folders)
    assert loaded.set_aside is None
    assert loaded.lost == ()
    assert not loaded.settings.welcomed
    assert folders.photos.is_dir()
    assert folders.backups.is_dir()
    assert folders.logs.is_dir()
    assert json.loads(folders.settings.read_text("utf-8"))["station"] == str(
        loaded.settings.station
    )


def test_the_station_stays_the_same_from_start_to_start(folders):
    assert load(folders).settings == load(folders).settings


def test_two_first_starts_at_once_agree_on_one_station(folders):
    with ThreadPoolExecutor(8) as pool:
        stations = set(pool.map(lambda _: load(folders).settings.station, range(16)))
    assert len(stations) == 1


def test_what_is_saved_is_read_back(folders):
    settings = Settings(
        station=STATION,
        language="zh",
        theme=Theme.DARK,
        text_scale=150,
        person="王瑒",
        roles=(Role.BOOTH, Role.MATERIALS),
        till="A",
        database="postgresql+psycopg://booth@shared/yuanwu",
        data="/media/stick",
        event="COSCon'23",
        sound=False,
        columns=MappingProxyType({"stock": ("name", "on_hand")}),
        welcomed=True,
        label_size="3x9 63.5x29.6 at 7,15.1 pitch 66x29.6",
        label_shift=MappingProxyType({"40x30": (1.5, -0.25)}),
        label_price=False,
        printers=MappingProxyType({"labels": "GP-1324D"}),
        paper_folder="/media/stick/纸",
        screen_scale=MappingProxyType({"eDP-1": 4.7244}),
    )
    folders.make()
    save(folders, settings)
    assert load(folders).settings == settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("label_shift", {"40x30": [1.5]}),
        ("label_shift", {"40x30": [1.5, "far"]}),
        ("screen_scale", {"eDP-1": float("nan")}),
        ("printers", ["one"]),
    ],
)
def test_sizes_that_are_none_cost_only_themselves(folders, name, value):
    load(folders)
    written = json.loads(folders.settings.read_text("utf-8"))
    folders.settings.write_text(json.dumps(written | {name: value}), "utf-8")
    loaded = load(folders)
    assert loaded.lost == (name,)
    assert getattr(loaded.settings, name) == {}


def test_a_change_leaves_what_another_window_changed_meanwhile(folders):
    load(folders)
    change(folders, person="Ted")
    assert change(folders, theme=Theme.DARK).person == "Ted"


def test_settings_of_a_newer_version_are_left_in_the_file(folders):
    load(folders)
    newer = json.loads(folders.settings.read_text("utf-8")) | {"from_the_future": [1]}
    folders.settings.write_text(json.dumps(newer), "utf-8")
    change(folders, person="Ted")
    assert json.loads(folders.settings.read_text("utf-8"))["from_the_future"] == [1]


def test_a_torn_file_is_set_aside_and_its_station_kept(folders):
    folders.make()
    folders.settings.write_text(f'{{"station": "{STATION}", "person": "王', "utf-8")
    loaded = load(folders)
    assert loaded.settings.station == STATION
    assert "station" not in loaded.lost
    assert "person" in loaded.lost
    assert loaded.set_aside is not None
    assert "王" in loaded.set_aside.read_text("utf-8")
    assert load(folders).set_aside is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[1, 2]", b"null", b'{"station": 7}'])
def test_a_lost_station_is_said(folders, content):
    folders.make()
    folders.settings.write_bytes(content)
    loaded = load(folders)
    assert "station" in loaded.lost
    assert loaded.set_aside is not None
    assert loaded.set_aside.read_bytes() == content


def test_one_bad_value_costs_only_itself(folders):
    load(folders)
    written = json.loads(folders.settings.read_text("utf-8"))
    bad = written | {"text_scale": 9000, "theme": "purple", "sound": "yes", "person": "Ted"}
    folders.settings.write_text(json.dumps(bad), "utf-8")
    loaded = load(folders)
    assert sorted(loaded.lost) == ["sound", "text_scale", "theme"]
    assert loaded.settings.person == "Ted"
    assert str(loaded.settings.station) == written["station"]


def test_files_set_aside_never_cover_each_other(folders):
    folders.make()
    asides = []
    for content in ("one", "two"):
        folders.settings.write_text(content, "utf-8")
        asides.append(load(folders).set_aside)
    assert [a.read_text("utf-8") for a in asides if a] == ["one", "two"]


def test_a_disk_that_refuses_leaves_the_old_file_whole(folders, monkeypatch):
    before = load(folders).settings

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        change(folders, person="Ted")
    assert load(folders).settings == before
    assert [p.name for p in folders.home.iterdir() if p.name.startswith(".")] == []


def test_a_file_system_without_hard_links_gets_its_settings_too(folders, monkeypatch):
    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert load(folders).settings.station == load(folders).settings.station


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "fr"},
        {"text_scale": 90},
        {"till": "ab"},
        {"slip_width": 70},
        {"database": "postgresql://u:secret@h/d"},
        {"database": "postgresql://h/d?user=u&password=secret"},
    ],
)
def test_what_cannot_be_meant_is_not_taken(wrong):
    with pytest.raises(ValueError, match=r".+"):
        Settings(station=STATION, **wrong)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("", ""),
        ("sqlite:////var/lib/yuanwu.db", "sqlite:////var/lib/yuanwu.db"),
        ("postgresql+psycopg://u:p@w@host:5432/d", "postgresql+psycopg://u@host:5432/d"),
        ("postgresql://:p@host/d", "postgresql://@host/d"),
        ("postgresql://host/d?password=p&sslmode=require", "postgresql://host/d?sslmode=require"),
        ("postgresql://host/d?user=u&password=p", "postgresql://host/d?user=u"),
    ],
)
def test_an_address_is_kept_without_its_password(url, kept):
    assert without_password(url) == kept


def test_a_named_folder_moves_everything(tmp_path):
    folders = Folders.choose(tmp_path)
    places = [folders.database, folders.photos, folders.backups, folders.logs, folders.cart]
    assert all(p.parent == tmp_path for p in [*places, folders.settings])


def test_the_usual_folder_may_name_another(tmp_path, monkeypatch):
    usual, stick = tmp_path / "usual", tmp_path / "stick"
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: usual)
    assert Folders.choose().home == usual
    change(Folders(usual), data=str(stick))
    assert Folders.choose().home == stick


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_damaged_usual_file_names_nothing(tmp_path, monkeypatch, content):
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path)
    (tmp_path / "settings.json").write_text(content)
    assert Folders.choose().home == tmp_path


def test_resources_are_found_from_the_source_tree():
    assert resource("fonts", "NotoSansSC-Regular.ttf").is_file()


def test_resources_are_found_in_a_frozen_program(tmp_path, monkeypatch):
    font = tmp_path / "resources" / "fonts" / "a.ttf"
    font.parent.mkdir(parents=True)
    font.touch()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resource("fonts", "a.ttf") == font


def test_a_missing_resource_is_named():
    with pytest.raises(FileNotFoundError, match=r"nothing\.here"):
        resource("nothing.here")


def test_the_settings_file_is_for_its_owner_only(folders):
    if os.name != "posix":
        pytest.skip("Windows keeps rights otherwise")
    load(folders)
    assert Path(folders.settings).stat().st_mode & 0o077 == 0


def test_resources_are_found_in_an_installed_package(tmp_path, monkeypatch):
    package = tmp_path / "desktop"
    (package / "resources" / "fonts").mkdir(parents=True)
    # Whatever else calls itself resources beside the package is not ours.
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr("desktop.settings.folders.__file__", str(package / "settings" / "f.py"))
    assert resource("fonts") == package / "resources" / "fonts"
