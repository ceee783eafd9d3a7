"""Columns that C makes of structs: what they hold, and what is refused."""
from __future__ import annotations

import struct
from typing import Any

import pytest

from tiaoli import _columns

ROWS = [(0, 2, 7, -1), (3, 3, 0, 1 << 40), (4, 6, 1023, 5), (6, 9, 7, -(1 << 40))]
SIZE = struct.calcsize("=IIiq")
RAW = bytearray(b"".join(struct.pack("=IIiq", *row) for row in ROWS))


def test_numbers() -> None:
    assert _columns.numbers(RAW, 8, 4, SIZE, 4) == [7, 0, 1023, 7]
    assert _columns.numbers(RAW, 8, 4, SIZE, 4, -1, None) == [6, None, 1022, 6]
    assert _columns.numbers(RAW, 12, 4, SIZE, 8) == [row[3] for row in ROWS]
    assert _columns.numbers(RAW, SIZE + 8, 2, SIZE, 4) == [0, 1023]
    assert _columns.numbers(bytearray(), 8, 0, SIZE, 4) == []


def test_mapping_is_asked_once_for_each_value() -> None:
    asked = []

    class Names(dict[int, str]):
        def __missing__(self, value: int) -> str:
            asked.append(value)
            return f"<{value}>"

    assert _columns.mapped(RAW, 8, 4, SIZE, Names()) == ["<7>", "<0>", "<1023>", "<7>"]
    assert asked == [7, 0, 1023]
    assert _columns.mapped(bytearray(struct.pack("=ii", -1, 1024)), 0, 2, 4, {-1: "a", 1024: "b"}) == ["a", "b"]
    with pytest.raises(KeyError):
        _columns.mapped(RAW, 8, 4, SIZE, {7: "seven"})


def test_texts() -> None:
    assert _columns.texts(RAW, 0, 4, SIZE, "😀要a坚持到底。", None) == ["😀要", None, "持到", "底。"]
    beyond = bytearray(struct.pack("=IIII", 1 << 31, (1 << 32) - 1, 1, 9))
    assert _columns.texts(beyond, 0, 2, 8, "要求", None) == ["", "求"]


def test_grouped() -> None:
    owners = bytearray(struct.pack("=5i", 2, 2, 3, 5, 9))
    wanted = bytearray(struct.pack("=4i", 1, 2, 5, 8))
    items = ["a", "b", "c", "d", "e"]
    assert _columns.grouped(wanted, 0, 4, 4, owners, 0, 4, items) == [(), ("a", "b"), ("d",), ()]


@pytest.mark.parametrize(
    "place",
    [(9, 4, SIZE), (-1, 1, SIZE), (0, 5, SIZE), (0, -1, SIZE), (0, 1, 0), (1 << 62, 1, SIZE), (0, 1 << 62, SIZE)],
)  # fmt: skip
def test_what_is_not_within_the_bytes(place: Any) -> None:
    bytes = RAW if place[0] != 9 else RAW[: 9 + 3 * SIZE + 3]
    for call in (
        lambda: _columns.numbers(bytes, *place, 4),
        lambda: _columns.numbers(bytes, *place, 8),
        lambda: _columns.mapped(bytes, *place, {}),
        lambda: _columns.texts(bytes, *place, "", None),
        lambda: _columns.grouped(bytes, *place, RAW, 0, 4, []),
    ):
        with pytest.raises(ValueError, match="not within"):
            call()
