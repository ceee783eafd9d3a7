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


# of more values there is no kind and no role (read.c)
_VALUES = 64

_uncleared = ffi.new_allocator(should_clear_after_alloc=False)


class Structs:
    """An array of C structs, or a stretch of one, read by column."""

    def __init__(self, type_name: str, raw: bytearray, first: int, count: int) -> None:
        self.type_name = type_name
        self.count = count
        self._layout = _layout(type_name)
        self._raw = raw
        self._first = first

    @classmethod
    def copied(
        cls, type_name: str, count: int, copy: Callable[[Any, int, int], Any], table: Any = None
    ) -> Structs:
        """An array that `copy` fills, with positions by a table of the text."""
        size = _layout(type_name).size
        raw = bytearray(size * count)
        if count:
            done = copy(ffi.from_buffer(type_name + "[]", raw), count, size)
            assert done == count, type_name
        structs = cls(type_name, raw, 0, count)
        return structs if table is None else structs.placed(table)

    def placed(self, table: Any) -> Structs:
        """Its byte offsets into code points, in place."""
        size, _, offsets = self._layout
        room = ffi.from_buffer(self._raw)
        lib.tiaoli_py_place(table, room, self.count, size, offsets, len(offsets))
        return self

    def duplicate(self) -> Structs:
        """The same with bytes of its own."""
        return Structs(self.type_name, bytearray(self._raw), self._first, self.count)

    def column(self, field: str) -> list[int]:
        """All values of a field."""
        width, place = self._layout.fields[field]
        step = self._layout.size // width
        words = memoryview(self._raw).cast("q" if width == 8 else "i")
        first = self._first * step
        return words[first + place // width : first + self.count * step : step].tolist()

    def at(self, field: str, row: int) -> int:
        """One value of a field."""
        return Structs(self.type_name, self._raw, self._first + row, 1).column(field)[0]


class Groups:
    """An array of C structs by the value of a field."""

    def __init__(self, structs: Structs, field: str) -> None:
        size, fields, _ = _layout(structs.type_name)
        count = structs.count
        raw = bytearray(size * count)
        self._indexes = ffi.new("uint32_t[]", count)
        self._starts = ffi.new("uint32_t[]", _VALUES + 1)
        source, room = ffi.from_buffer(structs._raw), ffi.from_buffer(raw)
        place = fields[field][1]
        done = lib.tiaoli_py_sort(source, count, size, place, room, self._indexes, self._starts)
        assert done == count, structs.type_name
        self.all = Structs(structs.type_name, raw, 0, count)

    def part(self, structs: Structs, value: int) -> Structs:
        """Those of a value; `structs` is `all`, or what was made of it."""
        first, past = self._starts[value], self._starts[value + 1]
        return Structs(structs.type_name, structs._raw, first, past - first)

    def indexes(self, value: int) -> list[int]:
        """Where those of a value stood."""
        return list(self._indexes[self._starts[value] : self._starts[value + 1]])


class Core:
    """What Python keeps of a parse: the C document, its bytes and its string.

    Holds no object that holds it: a document is freed when its last user goes."""

    def __init__(self, handle: Any, data: bytes) -> None:
        self.handle = ffi.gc(handle, lib.tiaoli_doc_free, len(data))
        self.data = data
        self.replaced = False
        try:
            self.text = data.decode()
        except UnicodeDecodeError:  # let pass by an option
            self.replaced = True
            self.text = data.decode("utf-8", _REPLACE)

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
        count = len(self.data)
        table = _uncleared("uint32_t[]", count + 1)
        index = self._index if self.replaced else ffi.NULL
        placed = lib.tiaoli_py_table(
            index, ffi.from_buffer(self.data), count, len(self.text), table
        )
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
        self.in_bytes = Structs.copied(
            "tiaoli_node_info",
            lib.tiaoli_doc_node_count(handle),
            lambda *room: lib.tiaoli_doc_copy_nodes(handle, 1, *room),
        )
        self.placed = self.in_bytes.duplicate().placed(table)


class KindArrays:
    """The marks of one kind: what all marks have, and what this kind has."""

    def __init__(self, marks: MarkArrays, kind: int) -> None:
        self.in_bytes = marks.groups.part(marks.groups.all, kind)
        self.placed = marks.groups.part(marks.placed, kind)
        self._kind = kind
        # no more than these, or the arrays would hold each other
        self._groups, self._handle, self._table = marks.groups, marks.handle, marks.table

    @cached_property
    def handles(self) -> list[int]:
        """The numbers of the marks in the library."""
        return [index + 1 for index in self._groups.indexes(self._kind)]

    @cached_property
    def view(self) -> Structs:
        """What this kind has."""
        return Structs.copied(
            "tiaoli_" + NAMES["mark"][self._kind],
            self.placed.count,
            lambda *room: lib.tiaoli_doc_copy_views(self._handle, 1, self._kind, *room),
            self._table,
        )


class MarkArrays:
    """The findings, and their spans by role."""

    def __init__(self, handle: Any, table: Any) -> None:
        self.handle = handle
        self.table = table
        self.groups = Groups(
            Structs.copied(
                "tiaoli_mark_info",
                lib.tiaoli_doc_mark_count(handle),
                lambda *room: lib.tiaoli_doc_copy_marks(handle, 1, *room),
            ),
            "kind",
        )
        self.placed = self.groups.all.duplicate().placed(table)
        self._kinds: dict[int, KindArrays] = {}

    def of_kind(self, kind: int) -> KindArrays:
        """The marks of one kind."""
        try:
            return self._kinds[kind]
        except KeyError:
            arrays = self._kinds[kind] = KindArrays(self, kind)
            return arrays

    @cached_property
    def _spans(self) -> Groups:
        spans = Structs.copied(
            "tiaoli_role_span",
            lib.tiaoli_doc_copy_spans(self.handle, 1, ffi.NULL, 0),
            lambda room, count, _: lib.tiaoli_doc_copy_spans(self.handle, 1, room, count),
            self.table,
        )
        return Groups(spans, "role")

    def spans(self, role: int) -> Structs:
        """Those of one role, by the handle of their mark."""
        return self._spans.part(self._spans.all, role)


def value_texts(core: Core, handles: list[int]) -> list[str]:
    """The values of numerals or quantities as the library writes them; "" for none."""
    marks = ffi.new("uint32_t[]", handles)
    capacity = 16 * len(handles) + 1
    while True:
        room = ffi.new("char[]", capacity)
        length = lib.tiaoli_py_values(core.handle, marks, len(handles), room, capacity)
        if length < capacity:
            texts: list[str] = ffi.buffer(room, length)[:].decode().split("\n")
            return texts[:-1]
        capacity = length + 1
