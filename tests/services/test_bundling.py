"""Papers leave one by one: the picture shows the page of the PDF, and pictures come in safely."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.documents.pages import Pages, Raster, png_of
from desktop.domain.errors import BadFile, NothingToPrint
from desktop.domain.paper.template import Draft
from desktop.services.paper import bundling, pictures, templates
from desktop.services.paper.drawing import unnumbered

PNG = png_of(Raster(2, 2, bytes(12)), 300)


def papers(*names):
    star = templates.shipped()["open-source-star"]
    return unnumbered(star, [Draft(name) for name in names], date(2024, 1, 14), "开源社")


def run(story):
    while True:
        try:
            next(story)
        except StopIteration as end:
            return end.value


def test_every_person_has_a_page_and_its_picture(tmp_path):
    names = run(bundling.bundle(papers("张三", "Anni Lai"), tmp_path / "证书", dpi=50))
    assert names == (
        "KYS-STAR-2024-____-张三.pdf",
        "KYS-STAR-2024-____-张三.png",
        "KYS-STAR-2024-____-Anni Lai.pdf",
        "KYS-STAR-2024-____-Anni Lai.png",
    )
    pdf, picture = ((tmp_path / "证书" / name).read_bytes() for name in names[2:])
    with Pages(pdf) as pages:
        assert len(pages) == 1
        assert "Anni Lai" in pages.text(0)
        assert pages.png(0, 50) == picture


def test_two_of_one_name_before_they_have_numbers_are_two_files(tmp_path):
    names = run(bundling.bundle(papers("张三", "张三"), tmp_path / "a.zip", dpi=20))
    assert names[2] == "KYS-STAR-2024-____-张三-2.pdf"


def test_nobody_gets_no_folder(tmp_path):
    with pytest.raises(NothingToPrint):
        run(bundling.bundle([], tmp_path / "证书"))
    assert not (tmp_path / "证书").exists()


def test_a_picture_is_known_by_its_bytes(tmp_path):
    seal = tmp_path / "印章.png"
    seal.write_bytes(PNG)
    assert pictures.read(seal) == PNG
    first = pictures.keep(tmp_path / "photos", "印章.png", PNG)
    assert pictures.keep(tmp_path / "photos", "印章.png", PNG) == first


@pytest.mark.parametrize(
    ("content", "why"), [(None, "missing"), (b"GIF89a", "not_png_jpeg"), (b"", "not_png_jpeg")]
)
def test_what_is_no_picture_is_refused(tmp_path, content, why):
    path = tmp_path / "a.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadFile) as no:
        pictures.read(path)
    assert no.value.why == why


def test_a_picture_too_large_to_be_one_is_not_read(tmp_path):
    path = tmp_path / "a.png"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(BadFile) as no:
        pictures.read(path)
    assert no.value.why == "too_large"
