"""Takes options as Python writes them, gives the struct of the C library, a parser
for this thread, and documents."""
from __future__ import annotations

import datetime
import os
import re
import threading
from dataclasses import dataclass
from typing import Any, Optional, Union

from ._core import Core
from ._errors import error_of, lexicon_error
from ._library import value_of
from ._native import ffi, lib

Text = Union[str, bytes, bytearray, memoryview]

# A parser keeps its working memory, some nine times the text; texts above this
# get one of their own.
_KEEP_BELOW = 4 << 20

_SURROGATES = re.compile("[\ud800-\udfff]")


class Lexicon:
    """Words of your own beside the built-in lists; docs/lexicon.md describes the list.

    Immutable: make it once and give it to any number of parses in any thread."""

    def __init__(self, tsv: Union[str, bytes]) -> None:
        """Lines of `term <tab> class[,class...]`; LexiconError names a row that is wrong."""
        self._data = tsv.encode() if isinstance(tsv, str) else bytes(tsv)
        error = ffi.new("tiaoli_error *")
        problem = ffi.new("tiaoli_problem *")
        problem.size = ffi.sizeof("tiaoli_problem")
        handle = lib.tiaoli_lexicon_new(self._data, len(self._data), ffi.NULL, problem, error)
        if handle == ffi.NULL:
            raise lexicon_error(error, problem, self._data)
        self._handle = ffi.gc(handle, lib.tiaoli_lexicon_free)

    @classmethod
    def from_file(cls, path: Union[str, os.PathLike[str]]) -> Lexicon:
        """A list in a file."""
        with open(path, "rb") as file:
            return cls(file.read())

    def __reduce__(self) -> tuple[type[Lexicon], tuple[bytes]]:
        return Lexicon, (self._data,)

    def __copy__(self) -> Lexicon:
        return self

    def __deepcopy__(self, memo: object) -> Lexicon:
        return self


@dataclass(frozen=True)
class Options:
    """How a text is parsed; the keyword arguments of parse and parse_many.

    genre         "speech", "law" ... instead of the one that is detected
    marks         False: the tree only
    runs          False: no parallel runs among the slogans
    targets       False: no targets
    cues_only     of the directives only those with a cue in their own clause
    replace       bytes that are no UTF-8 are read as U+FFFD, not refused
    exhaustive    ICU segments all of the text: same result, slower, for tests
    lexicon       words of your own
    reference_date
                  the day from which 今年 and 昨天 count; without it they have no value
    max_bytes, max_nodes, max_marks, max_depth, max_han_run
                  limits; 0 stands for the defaults of tiaoli_options
    """

    genre: Optional[str] = None
    marks: bool = True
    runs: bool = True
    targets: bool = True
    cues_only: bool = False
    replace: bool = False
    exhaustive: bool = False
    lexicon: Optional[Lexicon] = None
    reference_date: Optional[datetime.date] = None
    max_bytes: int = 0
    max_nodes: int = 0
    max_marks: int = 0
    max_depth: int = 0
    max_han_run: int = 0

    def struct(self) -> Any:
        """The same for C."""
        options = ffi.new("tiaoli_options *")
        options.size = ffi.sizeof("tiaoli_options")
        options.flags = lib.TIAOLI_PARSE_BORROW_TEXT
        for wanted, flag in (
            (self.replace, lib.TIAOLI_PARSE_REPLACE_UTF8),
            (not self.marks, lib.TIAOLI_PARSE_NO_MARKS),
            (not self.runs, lib.TIAOLI_PARSE_NO_RUNS),
            (not self.targets, lib.TIAOLI_PARSE_NO_TARGETS),
            (self.cues_only, lib.TIAOLI_PARSE_CUES_ONLY),
            (self.exhaustive, lib.TIAOLI_PARSE_EXHAUSTIVE),
        ):
            if wanted:
                options.flags |= flag
        if self.genre is not None:
            options.genre = value_of("genre", self.genre)
        if self.lexicon is not None:
            options.lexicon = self.lexicon._handle
        day = self.reference_date
        if day is not None:
            if not 1000 <= day.year <= 2999:
                raise ValueError(f"reference_date is {day}, not between the years 1000 and 2999")
            options.reference_date = day.year * 10000 + day.month * 100 + day.day
        for limit in ("max_bytes", "max_nodes", "max_marks", "max_depth", "max_han_run"):
            value = getattr(self, limit)
            if not 0 <= value <= 0xFFFFFFFF:
                raise ValueError(f"{limit} is {value}")
            setattr(options, limit, value)
        return options


class _Local(threading.local):
    """Each thread's own parser."""

    parser: Any = None


_local = _Local()


def _new_parser() -> Any:
    error = ffi.new("tiaoli_error *")
    parser = lib.tiaoli_parser_new(ffi.NULL, error)
    if parser == ffi.NULL:
        raise error_of(error, b"")
    return ffi.gc(parser, lib.tiaoli_parser_free)


def _parser_for(length: int) -> Any:
    if length > _KEEP_BELOW:
        return _new_parser()
    if _local.parser is None:
        _local.parser = _new_parser()
    return _local.parser


def utf8_of(text: Text, options: Options) -> tuple[bytes, Optional[str]]:
    """The bytes that are parsed, and the same as a string if that is at hand.  A lone
    surrogate is no UTF-8, wherever it comes from."""
    if not isinstance(text, str):
        return bytes(memoryview(text)), None
    try:
        return text.encode(), text if type(text) is str else None
    except UnicodeEncodeError:
        if options.replace:
            return _SURROGATES.sub("\ufffd", text).encode(), None
        return text.encode("utf-8", "surrogatepass"), None


def parse_core(text: Text, options: Options) -> Core:
    """Parses without the GIL; ParseError or MemoryError."""
    data, known = utf8_of(text, options)
    error = ffi.new("tiaoli_error *")
    handle = lib.tiaoli_parser_parse(
        _parser_for(len(data)), ffi.from_buffer(data), len(data), options.struct(), error
    )
    if handle == ffi.NULL:
        raise error_of(error, data)
    return Core(handle, data, known)
