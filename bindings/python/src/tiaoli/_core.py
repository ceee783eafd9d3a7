"""Takes a parsed document of the C library, gives its arrays, with offsets as Python
counts: in code points.

Everything is copied by a few calls and its offsets are converted in C; a column of a
field becomes a Python list when it is first read (_tables.py)."""
from __future__ import annotations

import codecs
import re
from functools import cached_property, lru_cache
from typing import Any, Callable, NamedTuple, Sequence

from ._errors import error_of
from ._library import NAMES, enumerators
from ._native import ffi, lib

_REPLACE = "tiaoli.replace"
_UNITS = enumerators("TIAOLI_UNIT_")
_IS_OFFSET = re.compile(r"(^|_)(start|end)$")


def _replace(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return "\ufffd" * (error.end - error.start), error.end


# one U+FFFD for each byte that is no UTF-8, as the library counts them
codecs.register_error(_REPLACE, _replace)


class Span(NamedTuple):
    """A piece of the text: positions as Python counts, and what stands there."""

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def slice(self) -> slice:
        """To cut the same piece out of the text: text[span.slice]."""
        return slice(self.start, self.end)


class ByteSpan(NamedTuple):
    """The bytes [start, end) of the text as UTF-8."""

    start: int
    end: int


class _Layout(NamedTuple):
    """How a struct of the C header is built."""

    size: int
    fields: dict[str, tuple[int, int]]  # width and place of each
    offsets: Any  # the places of those that are offsets into the text


@lru_cache(maxsize=None)
def _layout(type_name: str) -> _Layout:
    fields = {
        name: (ffi.sizeof(field.type), field.offset)
        for name, field in ffi.typeof(type_name).fields
    }
    offsets = [place for name, (_, place) in fields.items() if _IS_OFFSET.search(name)]
    return _Layout(ffi.sizeof(type_name), fields, ffi.new("uint32_t[]", offsets))


class Structs:
    """An array of C structs that `copy` fills, read by column."""

    def __init__(self, type_name: str, count: int, copy: Callable[[Any, int, int], Any]) -> None:
        self._layout = _layout(type_name)
        self.count = count
        self._raw = bytearray(self._layout.size * count)
        self.array = ffi.from_buffer(type_name + "[]", self._raw)
        if count:
            self.count = copy(self.array, count, self._layout.size)

    def place(self, table: Any) -> None:
        """Its byte offsets into code points, by a table of the text."""
        size, _, offsets = self._layout
        lib.tiaoli_py_place(table, self.array, self.count, size, offsets, len(offsets))

    def column(self, field: str) -> list[int]:
        """All values of a field."""
        width, place = self._layout.fields[field]
        words = memoryview(self._raw).cast("q" if width == 8 else "i")
        values = words[place // width :: self._layout.size // width].tolist()
        return values[: self.count]


class Core:
    """What Python keeps of a parse: the C document, its bytes and its string.

    Holds no object that holds it: a document is freed when its last user goes."""

    def __init__(self, handle: Any, data: bytes, replaced: bool) -> None:
        self.handle = ffi.gc(handle, lib.tiaoli_doc_free, len(data))
        self.data = data
        self.text = data.decode("utf-8", _REPLACE if replaced else "strict")

    # --- offsets ------------------------------------------------------------------

    @cached_property
    def _index(self) -> Any:
        error = ffi.new("tiaoli_error *")
        text = lib.tiaoli_doc_text(self.handle, ffi.NULL)
        index = lib.tiaoli_offsets_new(text, len(self.data), ffi.NULL, error)
        if index == ffi.NULL:
            raise error_of(error, self.data)
        return ffi.gc(index, lib.tiaoli_offsets_free)

    def _table(self) -> Any:
        """From every byte at which a character begins to its code point."""
        table = ffi.new("uint32_t[]", len(self.data) + 1)
        placed = lib.tiaoli_py_table(self._index, len(self.text), table)
        assert placed == len(self.text) + 1, "the library counts characters otherwise"
        return table

    def convert(self, places: Sequence[int], source: str, target: str) -> list[int]:
        """Places in the text from one unit to another; ValueError for what is none."""
        for unit in (source, target):
            if unit not in _UNITS:
                raise ValueError(f"no unit {unit!r}: one of {', '.join(_UNITS)}")
        for place in places:
            if not 0 <= place <= len(self.data):
                raise ValueError(f"{place} is no place in this text")
        both = ffi.new("uint32_t[]", list(places))
        units = _UNITS[source], _UNITS[target]
        done = lib.tiaoli_offsets_convert(self._index, *units, both, both, len(both))
        if done < len(both):
            raise ValueError(f"{places[done]} is no place in this text")
        return list(both)

    def span(self, start: int, end: int) -> Span:
        """Of byte offsets."""
        start, end = self.convert((start, end), "bytes", "code_points")
        return Span(start, end, self.text[start:end])

    # --- arrays -------------------------------------------------------------------

    @cached_property
    def nodes(self) -> NodeArrays:
        return NodeArrays(self.handle, self._table())

    @cached_property
    def marks(self) -> MarkArrays:
        return MarkArrays(self.handle, self._table())


class NodeArrays:
    """The tree, with offsets in bytes and in code points."""

    def __init__(self, handle: Any, table: Any) -> None:
        count = lib.tiaoli_doc_node_count(handle)

        def copy(*room: Any) -> int:
            return int(lib.tiaoli_doc_copy_nodes(handle, 1, *room))

        self.in_bytes = Structs("tiaoli_node_info", count, copy)
        self.placed = Structs("tiaoli_node_info", count, copy)
        self.placed.place(table)


class MarkArrays:
    """The findings: what all have, what each kind has, and the spans by role."""

    def __init__(self, handle: Any, table: Any) -> None:
        count = lib.tiaoli_doc_mark_count(handle)

        def copy(*room: Any) -> int:
            return int(lib.tiaoli_doc_copy_marks(handle, 1, *room))

        self.in_bytes = Structs("tiaoli_mark_info", count, copy)
        self.placed = Structs("tiaoli_mark_info", count, copy)
        self.placed.place(table)
        self.of_kind: dict[int, list[int]] = {}
        for index, kind in enumerate(self.in_bytes.column("kind")):
            try:
                self.of_kind[kind].append(index)
            except KeyError:
                self.of_kind[kind] = [index]
        self.views = {
            kind: self._view(handle, kind, len(marks)) for kind, marks in self.of_kind.items()
        }
        self._spans = Structs(
            "tiaoli_role_span",
            lib.tiaoli_doc_copy_spans(handle, 1, ffi.NULL, 0),
            lambda room, count, _: lib.tiaoli_doc_copy_spans(handle, 1, room, count),
        )
        for structs in (*self.views.values(), self._spans):
            structs.place(table)
        self._columns: dict[str, list[int]] = {}

    @staticmethod
    def _view(handle: Any, kind: int, count: int) -> Structs:
        return Structs(
            view_of_kind(kind),
            count,
            lambda *room: lib.tiaoli_doc_copy_views(handle, 1, kind, *room),
        )

    def column(self, field: str, in_bytes: bool = False) -> list[int]:
        """A field of all findings."""
        name = field + " in bytes" if in_bytes else field
        try:
            return self._columns[name]
        except KeyError:
            structs = self.in_bytes if in_bytes else self.placed
            column = self._columns[name] = structs.column(field)
            return column

    def spans(self, role: int) -> tuple[list[int], list[int], list[int]]:
        """Those of one role: the index of the mark, start and end."""
        found = Structs(
            "tiaoli_role_span",
            self._spans.count,
            lambda room, count, _: lib.tiaoli_py_pick(self._spans.array, count, role, room),
        )
        marks = [mark - 1 for mark in found.column("mark")]
        return marks, found.column("start"), found.column("end")


def view_of_kind(kind: int) -> str:
    """The struct that tells of a mark of a kind."""
    return "tiaoli_" + NAMES["mark"][kind]
