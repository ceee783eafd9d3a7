# columns.c
from typing import Any, Mapping, Optional, TypeVar, overload

T = TypeVar("T")

@overload
def numbers(
    bytes: bytearray, at: int, count: int, stride: int, width: int, add: int = 0
) -> list[int]: ...
@overload
def numbers(
    bytes: bytearray, at: int, count: int, stride: int, width: int, add: int, zero: T
) -> list[int | T]: ...
def mapped(
    bytes: bytearray, at: int, count: int, stride: int, mapping: Mapping[int, T]
) -> list[T]: ...
def texts(
    bytes: bytearray, at: int, count: int, stride: int, text: str, empty: T
) -> list[str | T]: ...
def grouped(
    bytes: bytearray,
    at: int,
    count: int,
    stride: int,
    owners: bytearray,
    owners_at: int,
    owners_stride: int,
    items: list[T],
) -> list[tuple[T, ...]]: ...
