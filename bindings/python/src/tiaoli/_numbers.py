"""One numeral by itself: from Chinese text to an exact value, and back."""
from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Optional

from . import _values
from ._library import NAMES, enumerators, text_of, value_of, written
from ._native import ffi, lib
from ._values import Number, Value

_STYLES = enumerators("TIAOLI_STYLE_")


class ReadNumeral(NamedTuple):
    """What a numeral says."""

    kind: str
    value: Optional[Value]
    approximate: bool
    abbreviated: bool


def read_numeral(text: str) -> ReadNumeral:
    """Reads one numeral that is the whole text, such as 3.5万亿; ValueError if it is none."""
    struct = ffi.new("tiaoli_numeral *")
    struct.size = ffi.sizeof("tiaoli_numeral")
    data = text.encode("utf-8", "surrogatepass")
    status = lib.tiaoli_numeral_read(data, len(data), struct)
    if status != lib.TIAOLI_OK:
        raise ValueError(f"{text!r} is no numeral: {text_of(lib.tiaoli_status_text(status))}")
    return ReadNumeral(
        NAMES["numeral"][struct.kind],
        _values.value(struct.flags, struct.low, struct.high, struct.denominator, struct.scale),
        bool(struct.flags & lib.TIAOLI_VALUE_APPROXIMATE),
        bool(struct.flags & lib.TIAOLI_VALUE_ABBREVIATED),
    )


def write_numeral(value: Number, kind: Optional[str] = None, style: str = "words") -> str:
    """Writes a value as Chinese text, which reads back as the same value.

    kind   "cardinal", "percent", "ordinal" ...; if it is not given, what the type says
    style  "words" 三万五千亿, "formal" 叁万伍仟亿, "figures"
    ValueError for what has no exact form."""
    if style not in _STYLES:
        raise ValueError(f"no style {style!r}: one of {', '.join(_STYLES)}")
    struct = ffi.new("tiaoli_numeral *")
    struct.size = ffi.sizeof("tiaoli_numeral")
    struct.flags = _values.PLAIN
    if isinstance(value, Fraction):
        kind, number, struct.denominator = kind or "fraction", value.numerator, value.denominator
    elif isinstance(value, Decimal):
        sign, digits, exponent = value.as_tuple()
        if not isinstance(exponent, int):
            raise ValueError(f"{value} is no number")
        number = int("".join(map(str, digits))) * 10 ** max(exponent, 0) * (-1 if sign else 1)
        kind, struct.scale = kind or ("decimal" if exponent < 0 else "cardinal"), max(-exponent, 0)
    else:
        kind, number = kind or "cardinal", value
    if not -(1 << 63) <= number < 1 << 63:
        raise ValueError(f"{value} is too large")
    struct.kind = value_of("numeral", kind)
    struct.low = struct.high = number
    text = written(lib.tiaoli_numeral_write, struct, _STYLES[style])
    if not text:
        raise ValueError(f"{value} has no form as {kind}")
    return text
