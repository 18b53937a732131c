"""Which face writes what: the characters of names, one by one."""

from __future__ import annotations

import pytest

from desktop.documents.faces import Face, font, glyph, glyphs, lacking, width, written

# What names, places and awards hold, by where it comes from.
COVERED = {
    "names of the lists": "瑒致远止戈刘于瑜玥敏饼钿罗蕊艳汭玭萱涵薛鹤邝曾珍玄慧媛垚绪绍雅毅炜印谢",
    "rare ones": "䶮𠮷㬎喆堃燊锜㛃垚犇骉珺璟翀赟頔旻祎彧𬱖𬭳𬘭龑曌𰻝",
    "Vietnamese": "ăâđêôơưĂÂĐÊÔƠƯấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵ",
    "Uyghur in Latin letters": "ëöüğñéşçıİÄÖÜ",
    "other Latin": "ŁłŽžČčŘřŠšŐőŰűÅåØøÆæŒœßĀāĒēĪīŌōŪūẞ",
    "Cyrillic": "АБВГДЕЁЖЗИЙКЛМНОПабвгдеёжз",
    "marks": "·•，。、；：？！（）《》「」『』“”‘’—…～￥〇－'\"&<>@#%*+/",
}


@pytest.mark.parametrize("kind", COVERED)
@pytest.mark.parametrize("face", list(Face))
def test_every_character_has_a_face_that_can_write_it(kind, face):
    assert lacking(COVERED[kind]) == ()
    for shape in glyphs(COVERED[kind], face):
        assert written(shape.shown, shape.face)
        assert shape.wide > 0


def test_the_hand_written_face_writes_all_of_them_itself():
    """Names on certificates do not change their hand within a word."""
    text = "".join(COVERED.values())
    assert {shape.face for shape in glyphs(text, Face.KAI)} == {Face.KAI}


def test_a_latin_word_does_not_change_its_hand():
    assert {shape.face for shape in glyphs("Ağbaba", Face.SANS)} == {Face.KAI}
    assert {shape.face for shape in glyphs("Nguyễn", Face.BOLD)} == {Face.SANS}
    assert [shape.face for shape in glyphs("王Ağ", Face.SANS)] == [Face.SANS, Face.KAI, Face.KAI]


def test_widths_are_those_of_the_face():
    assert width("开源社", 10) == pytest.approx(30)
    for face in Face:
        here = "".join(c for c in "COSCon 2026 开源" if written(c, face))
        assert width(here, 12, face) == pytest.approx(font(face).stringWidth(here, 12))


def test_a_character_is_looked_up_once():
    assert glyph("源", Face.SANS) is glyph("源", Face.SANS)
