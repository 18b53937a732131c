"""The log takes everything in one file, and no secret with it."""

import logging
import warnings
from enum import Enum

import pytest

from desktop import log


@pytest.fixture
def written(tmp_path):
    handler = log.start(tmp_path / "logs", level=logging.DEBUG)

    def read():
        handler.flush()
        return (tmp_path / "logs" / "yuanwu.log").read_text("utf-8")

    yield read
    log.stop(handler)


def test_a_line_has_its_moment_with_zone_its_weight_and_its_place(written):
    logging.getLogger("desktop.services.booth").info("卖出 %d 件", 3)
    assert written().endswith(" INFO desktop.services.booth: 卖出 3 件\n")
    assert written()[:29].count(":") == 3


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("postgresql://u:geheim@h/d", "postgresql://u:***@h/d"),
        ("postgresql://u:a@b@h/d", "postgresql://u:***@h/d"),
        ("host=h password=geheim dbname=d", "host=h password=*** dbname=d"),
        ("password='ge heim' x", "password=*** x"),
        ("'password': 'geheim'}", "'password': ***}"),
        ("寄给 13812345678", "寄给 138****5678"),
        ("+86 138-1234-5678", "+86 138-****-5678"),
        ("8613812345678", "86138****5678"),
        ("EAN 6901234567892", "EAN 6901234567892"),
        ("1698454502123456", "1698454502123456"),
        ("https://example.org/a:b@c", "https://example.org/a:b@c"),
    ],
)
def test_secrets_are_masked(said, kept):
    assert log.mask(said) == kept


def test_secrets_in_a_traceback_are_masked(written):
    try:
        raise ValueError("postgresql://u:geheim@h/d")
    except ValueError:
        logging.getLogger("x").exception("not reached")
    assert "ValueError: postgresql://u:***@h/d" in written()
    assert "geheim" not in written()


class Kind(Enum):
    """Stands for QtMsgType, whose names it has."""

    QtWarningMsg = 1
    QtCriticalMsg = 2
    QtUnheardOf = 3


class Context:
    category = "qt.qpa.fonts"


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (Kind.QtWarningMsg, "WARNING"),
        (Kind.QtCriticalMsg, "ERROR"),
        (Kind.QtUnheardOf, "WARNING"),
    ],
)
def test_messages_of_qt_land_in_the_same_log(written, kind, level):
    log.qt_message(kind, Context(), "50% of the font is missing")
    assert f"{level} qt.qpa.fonts: 50% of the font is missing" in written()


def test_warnings_of_python_land_in_the_same_log(written):
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn("soon gone", DeprecationWarning, stacklevel=1)
        logging.captureWarnings(False)
    assert "soon gone" in written()


def test_the_log_does_not_grow_for_ever(tmp_path):
    handler = log.start(tmp_path)
    for _ in range(80):
        logging.getLogger("x").warning("长" * 30_000)
    log.stop(handler)
    files = sorted(p.name for p in tmp_path.iterdir())
    assert files == ["yuanwu.log", *(f"yuanwu.log.{n}" for n in range(1, 6))]


def test_a_file_that_cannot_be_turned_over_is_written_on(tmp_path, monkeypatch):
    def held_open(*_):
        raise PermissionError(13, "in use")

    handler = log.start(tmp_path)
    monkeypatch.setattr("os.rename", held_open)
    for n in range(40):
        logging.getLogger("x").warning("%d %s", n, "长" * 30_000)
    log.stop(handler)
    text = (tmp_path / "yuanwu.log").read_text("utf-8")
    assert all(f" {n} 长" in text for n in range(40))


def test_after_the_end_things_are_logged_as_before(tmp_path):
    root = logging.getLogger()
    before = (root.level, root.handlers[:])
    log.stop(log.start(tmp_path, level=logging.DEBUG, screen=True))
    assert (root.level, root.handlers) == before


def test_warnings_also_reach_the_screen_when_asked(tmp_path, capsys):
    handler = log.start(tmp_path, screen=True)
    logging.getLogger("x").warning("call 13812345678")
    logging.getLogger("x").info("quiet")
    log.stop(handler)
    err = capsys.readouterr().err
    assert "138****5678" in err
    assert "quiet" not in err
