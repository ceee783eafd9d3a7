"""Takes the errors of the C library, gives Python's exceptions."""
from __future__ import annotations

from typing import Any, Optional

from ._library import NAMES, text_of
from ._native import lib


class ParseError(ValueError):
    """A text that cannot be parsed.

    code         the name of the status: "utf8", "limit" ...
    message      in English
    offset       where, in code points as Python counts; None where no place is meant
    byte_offset  the same in bytes of UTF-8
    """

    def __init__(
        self, code: str, message: str, offset: Optional[int], byte_offset: Optional[int]
    ) -> None:
        super().__init__(code, message, offset, byte_offset)
        self.code = code
        self.message = message
        self.offset = offset
        self.byte_offset = byte_offset

    def __str__(self) -> str:
        if self.offset is None:
            return self.message
        return f"{self.message} at {self.offset} (byte {self.byte_offset})"


class LexiconError(ValueError):
    """A list of words of which a row is wrong.

    line     1-based
    problem  the name of what is wrong
    start, end  where, in code points of the list
    """

    def __init__(self, message: str, problem: str, line: int, start: int, end: int) -> None:
        super().__init__(message, problem, line, start, end)
        self.message = message
        self.problem = problem
        self.line = line
        self.start = start
        self.end = end

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


# the statuses that point at a place in the input
_PLACED = (lib.TIAOLI_E_UTF8, lib.TIAOLI_E_LIMIT)


def error_of(error: Any, data: bytes) -> Exception:
    """The exception for a tiaoli_error that came of these bytes."""
    message = text_of(lib.tiaoli_status_text(error.status))
    if error.status == lib.TIAOLI_E_NOMEM:
        return MemoryError(message)
    offset = byte_offset = None
    if error.status in _PLACED:
        byte_offset = error.offset
        offset = len(data[:byte_offset].decode("utf-8", "replace"))
    return ParseError(
        text_of(lib.tiaoli_status_name(error.status)), message, offset, byte_offset
    )


def lexicon_error(error: Any, problem: Any, data: bytes) -> Exception:
    """The exception for a list of words that was refused."""
    if error.status != lib.TIAOLI_E_LEXICON:
        return error_of(error, data)
    start, end = (
        len(data[:offset].decode("utf-8", "replace")) for offset in (problem.start, problem.end)
    )
    message = text_of(lib.tiaoli_problem_text(problem.code))
    return LexiconError(message, NAMES["problem"][problem.code], problem.line, start, end)
