"""Takes the integers in which the library holds a value, gives an exact value in
Python's types: int, Decimal, Fraction, Date, or a Range of two of them."""
from __future__ import annotations

import datetime
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple, Optional, Union

from ._native import lib

Number = Union[int, Decimal, Fraction]

# wide enough for every value: an int64 moved by up to 40 places
_EXACT = Context(prec=80)
PLAIN: int = lib.TIAOLI_VALUE_LOW | lib.TIAOLI_VALUE_HIGH
# the flags that tell how a value is read; one of PLAIN alone is `low`, a whole number
SHAPE: int = (
    PLAIN | lib.TIAOLI_VALUE_INTERVAL | lib.TIAOLI_VALUE_DATE | lib.TIAOLI_VALUE_OVERFLOW
)


class Date(NamedTuple):
    """A date as far as it is given; None for what is not."""

    year: Optional[int]
    month: Optional[int]
    day: Optional[int]

    def __str__(self) -> str:
        """ISO 8601 as far as it goes: 2024-04, XXXX-04-08."""
        text = "XXXX" if self.year is None else f"{self.year:04}"
        if self.month is not None or self.day is not None:
            text += "-XX" if self.month is None else f"-{self.month:02}"
        return text if self.day is None else f"{text}-{self.day:02}"

    def date(self) -> Optional[datetime.date]:
        """The day in the calendar; None if it is not given in full or does not exist."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


class Range(NamedTuple):
    """Two bounds; None for an open side."""

    low: Union[Number, Date, None]
    high: Union[Number, Date, None]

    def __str__(self) -> str:
        low = "" if self.low is None else str(self.low)
        high = "" if self.high is None else str(self.high)
        return f"{low}..{high}"


Value = Union[int, Decimal, Fraction, Date, Range]


def _number(mantissa: int, denominator: int, scale: int) -> Number:
    if denominator:
        return Fraction(mantissa, denominator * 10**scale)
    if scale > 0:
        return _EXACT.scaleb(Decimal(mantissa), -scale)
    return mantissa * int(10**-scale)


def _date(number: int) -> Optional[Date]:
    year, month, day = number // 10000, number // 100 % 100, number % 100
    if not (year or month or day):
        return None
    return Date(year or None, month or None, day or None)


def value(flags: int, low: int, high: int, denominator: int, scale: int) -> Optional[Value]:
    """None where the text gives no value, or one too large to be held."""
    if flags & lib.TIAOLI_VALUE_OVERFLOW or not flags & PLAIN:
        return None
    bounds: list[Union[Number, Date, None]] = []
    for given, number in ((lib.TIAOLI_VALUE_LOW, low), (lib.TIAOLI_VALUE_HIGH, high)):
        if not flags & given:
            bounds.append(None)
        elif flags & lib.TIAOLI_VALUE_DATE:
            bounds.append(_date(number))
        else:
            bounds.append(_number(number, denominator, scale))
    if flags & lib.TIAOLI_VALUE_INTERVAL:
        return Range(*bounds)
    if flags & lib.TIAOLI_VALUE_DATE and flags & PLAIN == PLAIN and low != high:
        return Range(*bounds)
    return bounds[0]
