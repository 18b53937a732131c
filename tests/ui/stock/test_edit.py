"""The form of an item, and its photo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from desktop.domain.errors import BadFile
from desktop.services import catalogue
from desktop.ui.stock.photos import LARGEST, make_thumbnail
from tests.ui.walk import faults


def picture(side=900):
    """A PNG that does not pack well."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    for y in range(0, side, 3):
        for x in range(0, side, 3):
            image.setPixelColor(x, y, QColor((x * 7) % 256, (y * 5) % 256, (x * y) % 256))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def test_a_new_item_gets_a_code_and_is_found_at_once(house, page):
    house.tap(page.bar.acts["new"])
    form = page.whole_page
    assert faults(form) == []
    house.write(form.name, "帆布袋")
    house.write(form.category, "包袋")
    house.write(form.year, "２０２４")
    house.write(form.variants.lines[0].price, "35")
    house.tap(form.save)
    assert page.side.card.variant.title == "帆布袋"
    found = catalogue.search(house.session.desk(), "fbd").rows[0]
    assert (found.category, found.year, found.price_fen) == ("包袋", 2024, 3500)
    assert found.code


def test_another_variant_costs_what_the_last_one_costs(house, page):
    page.edit(page.items.model.here(0, 0)[0])
    house.settle()
    form = page.whole_page
    assert [line.label.text() for line in form.variants.lines] == ["M", "L"]
    house.tap(form.variants.more)
    house.write(form.variants.lines[2].label, "XL")
    assert form.variants.lines[2].price.text() == form.variants.lines[1].price.text()
    house.tap(form.save)
    assert catalogue.search(house.session.desk(), "社区T恤 XL").total == 1


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [("name", "", "must be filled in"), ("year", "1896", "not a year"), ("pack", "一打", "whole")],
)
def test_what_cannot_be_meant_is_refused_under_its_field(house, page, field, text, words):
    house.tap(page.bar.acts["new"])
    form = page.whole_page
    if field != "name":
        house.write(form.name, "帆布袋")
        house.write(getattr(form, field), text)
    house.tap(form.save)
    key = {"pack": "pack_size"}.get(field, field)
    assert words in form.fields[key].under.text()
    assert catalogue.search(house.session.desk(), "帆布袋").total == 0


def test_a_code_that_belongs_to_another_is_refused(house, page):
    house.tap(page.bar.acts["new"])
    form = page.whole_page
    house.write(form.name, "帆布袋")
    house.write(form.variants.lines[0].code, "ts-l")
    house.tap(form.save)
    assert "社区T恤 L" in form.notices.words.text()


def test_a_photo_is_dropped_on_the_card_and_made_small(house, page, tmp_path):
    path = tmp_path / "正面.png"
    path.write_bytes(picture())
    page.items.grid.selectRow(0)
    house.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert page.side.card.photo._take(data)
    house.settle()
    desk = house.session.desk()
    sha = catalogue.variant(desk, "TS-L").photo or ""
    assert len(catalogue.thumbnails(desk, [sha])[sha]) <= LARGEST
    kept = [p for p in house.folders.photos.rglob("*") if p.is_file()]
    assert [p.read_bytes() for p in kept] == [path.read_bytes()]


def test_a_photo_is_pasted_into_the_form(house, page):
    image = QImage()
    image.loadFromData(picture(60))
    QGuiApplication.clipboard().setImage(image)
    page.edit(page.items.model.here(0, 0)[0])
    house.settle()
    form = page.whole_page
    assert form.photo._take(QGuiApplication.clipboard().mimeData())
    house.settle()
    house.tap(form.save)
    assert catalogue.variant(house.session.desk(), "TS-L").photo is not None


def test_what_is_no_picture_is_refused_in_a_sentence(house, page, tmp_path):
    path = tmp_path / "x.png"
    path.write_bytes(b"no picture")
    page.items.grid.selectRow(0)
    house.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page.side.card.photo._take(data)
    house.settle()
    assert "x.png” is not a picture" in page.side.card.notices.words.text()


def test_a_thumbnail_is_never_larger_than_forty_kilobytes():
    assert len(make_thumbnail(picture(2000))) <= LARGEST
    with pytest.raises(BadFile):
        make_thumbnail(b"no picture")


def test_an_item_that_comes_back_says_so_and_keeps_it(house, page):
    page.edit(page.items.model.here(0, 0)[0])
    house.settle()
    form = page.whole_page
    assert not form.returnable.isChecked()
    form.returnable.setChecked(True)
    house.tap(form.save)
    assert catalogue.search(house.session.desk(), "社区T恤").rows[0].returnable
    page.edit(page.items.model.here(0, 0)[0])
    house.settle()
    assert page.whole_page.returnable.isChecked()
