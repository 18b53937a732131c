"""Whom a list names, everybody once whatever blanks its lines have; and in which size."""

from __future__ import annotations

import pytest

from desktop.domain.requisitions.giving import (
    Person,
    audience,
    each_once,
    fold_size,
    in_sizes,
    sized,
)


def test_blanks_width_and_case_make_nobody_another_person():
    people, twice = each_once(
        [Person("王　明"), Person("王明"), Person("Mary Ann"), Person("ｍary  ann")]
    )
    assert ([one.name for one in people], twice) == (["王　明", "Mary Ann"], ("王　明", "Mary Ann"))


def test_a_line_without_a_phone_is_no_second_person_and_what_it_leaves_unsaid_is_filled_in():
    people, twice = each_once(
        [Person("李雷", "L", row=2), Person("李雷", "M", "13800000001", "成都", row=3)]
    )
    assert people == (Person("李雷", "L", "13800000001", "成都", row=2),)
    assert twice == ("李雷",)


def test_namesakes_with_phones_of_their_own_are_two():
    two = (Person("李雷", phone="13800000001"), Person("李雷", phone="13800000002"))
    assert each_once(two) == (two, ())


@pytest.mark.parametrize(
    ("said", "label"),
    [("xl 码", "XL"), ("XXL", "2XL"), ("ＸＸＸＬ", "3xl"), ("xs", "XS"), ("42码", "42")],
)
def test_a_size_is_the_same_however_it_is_written(said: str, label: str):
    assert fold_size(said) == fold_size(label)


def test_other_sizes_stay_apart():
    sizes = ["XS", "S", "M", "L", "XL", "2XL", "3XL", "30", "42", "均码", "A 款"]
    assert len({fold_size(size) for size in sizes}) == len(sizes)


@pytest.mark.parametrize(
    ("labels", "size", "fits"),
    [
        (("S", "M", "L"), "m 码", "M"),
        (("S", "M", "L"), "5XL", None),
        (("S", "M", "L"), "42", None),
        (("41", "42"), "42码", "42"),
        (("41", "42"), "45", None),
        (("A 款", "B 款"), "L", "A 款"),
        (("A 款", "B 款"), "b款", "B 款"),
        (("10 cm", "15 cm"), "XL", "10 cm"),
        (("白",), "L", "白"),
    ],
)
def test_the_size_of_somebody_chooses_among_sizes_and_nothing_else(labels, size, fits):
    assert sized(labels[0], size, {fold_size(one): one for one in labels}) == fits


@pytest.mark.parametrize(
    ("labels", "asked"),
    [(("S", "L"), True), (("41", "42"), True), (("A 款", "B 款"), False), (("L",), False)],
)
def test_who_says_no_size_is_told_of_what_comes_in_sizes_only(labels, asked):
    assert in_sizes({fold_size(one): one for one in labels}) is asked


def test_an_audience_has_one_word():
    assert [audience(word) for word in ("讲师", "赞助", "志愿者", "speaker", "理事")] == [
        "speaker", "partner", "volunteer", "speaker", "理事",
    ]  # fmt: skip
