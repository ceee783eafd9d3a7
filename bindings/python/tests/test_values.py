"""Exact values, and numerals by themselves."""
from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import tiaoli
from tiaoli import Date, Range


@pytest.mark.parametrize(
    "text, value",
    [
        ("共有四十六个单位。", 46),
        ("增长3.50个百分点。", Decimal("3.50")),
        ("占百分之六十二。", 62),
        ("三分之二以上同意。", Fraction(2, 3)),
        ("要办十几件实事。", Range(11, 19)),
        ("有十余个部门。", Range(10, None)),
        ("总量达到三十五万亿元。", 35 * 10**12),
        ("气温负三点五度。", Decimal("-3.5")),
        ("第99999999999999999999999999号", None),
    ],
)
def test_values_of_numerals(text: str, value: Any) -> None:
    found = tiaoli.parse(text).numerals[0].value
    assert found == value and type(found) is type(value)
    assert str(found) == str(value)  # as many places as written


@pytest.mark.parametrize(
    "text, value, shown",
    [
        ("2024年4月8日召开。", Date(2024, 4, 8), "2024-04-08"),
        ("2024年4月召开。", Date(2024, 4, None), "2024-04"),
        ("每年4月8日召开。", Date(None, 4, 8), "XXXX-04-08"),
        ("不超过3.5万元。", Range(None, 35000), "..35000"),
        ("为期三到五年。", Range(3, 5), "3..5"),
    ],
)
def test_values_of_quantities(text: str, value: Any, shown: str) -> None:
    found = tiaoli.parse(text).quantities[0]
    assert found.value == value
    assert str(found.value) == found.value_text == shown


def test_dates() -> None:
    assert Date(2024, 4, 8).date() == datetime.date(2024, 4, 8)
    assert Date(2024, 2, 30).date() is None and Date(2024, 4, None).date() is None
    assert str(Date(None, None, 8)) == "XXXX-XX-08"


def test_fractions_as_written() -> None:
    numeral = tiaoli.parse("四分之二的单位。").numerals[0]
    assert numeral.value == Fraction(1, 2) and numeral.value_text == "2/4"


def test_years_of_a_plan() -> None:
    plans = [one for one in tiaoli.parse("“十四五”时期。").numerals if one.years]
    assert [(one.value, one.years) for one in plans] == [(14, (2021, 2025))]


@pytest.mark.parametrize(
    "value, style, text",
    [
        (35000, "words", "三万五千"),
        (Decimal("3.50"), "words", "三点五零"),
        (Fraction(2, 3), "words", "三分之二"),
        (46, "formal", "肆拾陆"),
        (2024, "figures", "二〇二四"),
        (Decimal("2E+3"), "words", "二千"),
        (-5, "words", "负五"),
    ],
)
def test_numerals_are_written_and_read_back(value: Any, style: str, text: str) -> None:
    assert tiaoli.write_numeral(value, style=style) == text
    assert tiaoli.read_numeral(text).value == value


def test_numerals_of_a_kind() -> None:
    assert tiaoli.write_numeral(15, kind="percent") == "百分之十五"
    assert tiaoli.read_numeral("第十五").kind == "ordinal"
    assert tiaoli.read_numeral("十几").value == Range(11, 19)


def test_what_is_no_numeral() -> None:
    for text in ("统一", "", "\ud800"):
        with pytest.raises(ValueError, match="is no numeral"):
            tiaoli.read_numeral(text)
    for value, options in (
        (1 << 63, {}), (Decimal("NaN"), {}), (-1, {"kind": "ordinal"}), (1, {"kind": "many"}),
        (1, {"style": "latin"}),
    ):  # fmt: skip
        with pytest.raises(ValueError):
            tiaoli.write_numeral(value, **options)  # type: ignore[arg-type]
