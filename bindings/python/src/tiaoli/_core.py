"""Takes a parsed document of the C library, gives its arrays, with offsets as Python
counts: in code points.

Everything is copied by a few calls and its offsets are converted in C; a column of a
field becomes a Python list when it is first read (_tables.py)."""
from __future__ import annotations

import codecs
import re
from functools import cached_property, lru_cache
from typing import Any, Callable, Mapping, NamedTuple, Optional, Sequence, TypeVar

from . import _columns
from ._errors import error_of
from ._library import NAMES, enumerators
from ._native import ffi, lib

T = TypeVar("T")

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
    def empty(cls, type_name: str, count: int) -> Structs:
        """An array of zeros."""
        return cls(type_name, bytearray(_layout(type_name).size * count), 0, count)

    @classmethod
    def copied(
        cls, type_name: str, count: int, copy: Callable[[Any, int, int], Any], table: Any = None
    ) -> Structs:
        """An array that `copy` fills, with positions by a table of the text."""
        structs = cls.empty(type_name, count)
        if count:
            done = copy(structs.pointer(), count, structs._layout.size)
            assert done == count, type_name
        return structs if table is None else structs.placed(table)

    def pointer(self) -> Any:
        """For C; it keeps the bytes."""
        return ffi.from_buffer(self.type_name + "[]", self._raw) + self._first

    def placed(self, table: Any) -> Structs:
        """Its byte offsets into code points, in place."""
        size, _, offsets = self._layout
        room = ffi.from_buffer(self._raw)
        lib.tiaoli_py_place(*table, room, self.count, size, offsets, len(offsets))
        return self

    def _place(self, field: str) -> tuple[bytearray, int, int, int]:
        size, fields, _ = self._layout
        return self._raw, self._first * size + fields[field][1], self.count, size

    def column(self, field: str, add: int = 0) -> list[int]:
        """All values of a field, with `add` added."""
        return _columns.numbers(*self._place(field), self._layout.fields[field][0], add)

    def given(self, field: str, add: int = 0) -> list[Optional[int]]:
        """The same with None in place of 0."""
        return _columns.numbers(*self._place(field), self._layout.fields[field][0], add, None)

    def mapped(self, field: str, mapping: Mapping[int, T]) -> list[T]:
        """What a mapping has for the values of a field."""
        return _columns.mapped(*self._place(field), mapping)

    def texts(self, field: str, text: str) -> list[Optional[str]]:
        """The pieces of a text from an offset to that in the next field; None for empty ones."""
        return _columns.texts(*self._place(field), text, None)

    def grouped(self, field: str, owners: Structs, owner: str, items: list[T]) -> list[tuple[T, ...]]:
        """For each value of a field the items whose `owner` it is."""
        source, at, count, stride = owners._place(owner)
        assert count == len(items)
        return _columns.grouped(*self._place(field), source, at, stride, items)

    def at(self, field: str, row: int) -> int:
        """One value of a field."""
        return Structs(self.type_name, self._raw, self._first + row, 1).column(field)[0]


class Groups:
    """An array of C structs by the value of a field."""

    def __init__(self, structs: Structs, field: str) -> None:
        size, fields, _ = _layout(structs.type_name)
        count = structs.count
        raw, numbers = bytearray(size * count), Structs.empty("tiaoli_py_number", count)
        self._starts = ffi.new("uint32_t[]", _VALUES + 1)
        source, room = ffi.from_buffer(structs._raw), ffi.from_buffer(raw)
        order, place = numbers.pointer(), fields[field][1]
        done = lib.tiaoli_py_sort(source, count, size, place, room, order, self._starts)
        assert done == count, structs.type_name
        self._all = Structs(structs.type_name, raw, 0, count)
        self._numbers = numbers

    def part(self, value: int) -> Structs:
        """Those of a value."""
        return self._part(self._all, value)

    def numbers(self, value: int) -> Structs:
        """Where those of a value stood, counted from 1."""
        return self._part(self._numbers, value)

    def _part(self, structs: Structs, value: int) -> Structs:
        first, past = self._starts[value], self._starts[value + 1]
        return Structs(structs.type_name, structs._raw, first, past - first)


class Handle:
    """The C document, until it is closed or its last user goes.

    Whoever calls C with it holds it meanwhile, so that one thread may close what another
    one reads."""

    __slots__ = ("_pointer",)

    def __init__(self, pointer: Any, size: int) -> None:
        self._pointer = ffi.gc(pointer, lib.tiaoli_doc_free, size)

    @property
    def pointer(self) -> Any:
        if self._pointer is None:
            raise ValueError("the document is closed")
        return self._pointer

    def close(self) -> None:
        self._pointer = None


class Core:
    """What Python keeps of a parse: the C document, its bytes and its string.

    Holds no object that holds it: a document is freed when its last user goes."""

    def __init__(self, pointer: Any, data: bytes, text: Optional[str] = None) -> None:
        """`text`: the same as `data`, where somebody has it."""
        self._handle = Handle(pointer, len(data))
        self.data = data
        self.replaced = False
        try:
            self.text = data.decode() if text is None else text
        except UnicodeDecodeError:  # let pass by an option
            self.replaced = True
            self.text = data.decode("utf-8", _REPLACE)

    @property
    def handle(self) -> Any:
        """The C document; ValueError if it is closed."""
        return self._handle.pointer

    @property
    def closed(self) -> bool:
        return self._handle._pointer is None

    def close(self) -> None:
        """Frees everything."""
        self._handle.close()
        kept = self._handle
        self.__dict__.clear()
        self._handle = kept

    def __getattr__(self, name: str) -> Any:
        """What close has taken away."""
        if name != "_handle" and self.closed:
            raise ValueError("the document is closed")
        raise AttributeError(name)

    # --- offsets ------------------------------------------------------------------

    @cached_property
    def _index(self) -> Any:
        error = ffi.new("tiaoli_error *")
        text = lib.tiaoli_doc_text(self.handle, ffi.NULL)
        index = lib.tiaoli_offsets_new(text, len(self.data), ffi.NULL, error)
        if index == ffi.NULL:
            raise error_of(error, self.data)
        return ffi.gc(index, lib.tiaoli_offsets_free)

    def _table(self) -> tuple[Any, Any]:
        """From every byte at which a character begins to its code point (read.c)."""
        count = len(self.data)
        bases = _uncleared("uint32_t[]", count // 128 + 1)
        within = _uncleared("uint8_t[]", count + 1)
        index = self._index if self.replaced else ffi.NULL
        placed = lib.tiaoli_py_table(
            index, ffi.from_buffer(self.data), count, len(self.text), bases, within
        )
        assert placed == len(self.text) + 1, "the library counts characters otherwise"
        return bases, within

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
        return NodeArrays(self._handle, self._table())

    @cached_property
    def marks(self) -> MarkArrays:
        return MarkArrays(self._handle, self._table())


class NodeArrays:
    """The tree, with offsets in bytes and in code points."""

    def __init__(self, handle: Handle, table: Any) -> None:
        self._handle = handle
        self.placed = self._copied().placed(table)

    def _copied(self) -> Structs:
        pointer = self._handle.pointer
        return Structs.copied(
            "tiaoli_node_info",
            lib.tiaoli_doc_node_count(pointer),
            lambda *room: lib.tiaoli_doc_copy_nodes(pointer, 1, *room),
        )

    @cached_property
    def in_bytes(self) -> Structs:
        """As the library has it; few ask."""
        return self._copied()


class KindArrays:
    """The marks of one kind: what all marks have, and what this kind has."""

    def __init__(self, marks: MarkArrays, kind: int) -> None:
        self.placed = marks.groups.part(kind)
        #: of each mark its number in the library
        self.numbers = marks.groups.numbers(kind)
        self._kind = kind
        # no more than these, or the arrays would hold each other
        self._handle, self._table = marks.handle, marks.table

    @cached_property
    def in_bytes(self) -> Structs:
        """What all marks have, with offsets in bytes; few ask."""
        return Groups(_marks(self._handle), "kind").part(self._kind)

    @cached_property
    def handles(self) -> list[int]:
        """The numbers of the marks in the library."""
        return self.numbers.column("number")

    @cached_property
    def view(self) -> Structs:
        """What this kind has."""
        return Structs.copied(
            "tiaoli_" + NAMES["mark"][self._kind],
            self.placed.count,
            lambda *room: lib.tiaoli_doc_copy_views(self._handle.pointer, 1, self._kind, *room),
            self._table,
        )

    @cached_property
    def value_texts(self) -> list[Optional[str]]:
        """The values of numerals or quantities as the library writes them."""
        count = self.numbers.count
        capacity = 16 * count + 1
        while True:
            room = _uncleared("char[]", capacity)
            marks = self.numbers.pointer()
            length = lib.tiaoli_py_values(self._handle.pointer, marks, count, room, capacity)
            if length < capacity:
                texts: list[str] = ffi.buffer(room, length)[:].decode().split("\n")
                return [text or None for text in texts[:-1]]
            capacity = length + 1


def _marks(handle: Handle) -> Structs:
    pointer = handle.pointer
    return Structs.copied(
        "tiaoli_mark_info",
        lib.tiaoli_doc_mark_count(pointer),
        lambda *room: lib.tiaoli_doc_copy_marks(pointer, 1, *room),
    )


class MarkArrays:
    """The findings, and their spans by role."""

    def __init__(self, handle: Handle, table: Any) -> None:
        self.handle = handle
        self.table = table
        self.groups = Groups(_marks(handle).placed(table), "kind")
        self._kinds: dict[int, KindArrays] = {}
        self._texts: dict[int, list[Optional[str]]] = {}

    def of_kind(self, kind: int) -> KindArrays:
        """The marks of one kind."""
        try:
            return self._kinds[kind]
        except KeyError:
            arrays = self._kinds[kind] = KindArrays(self, kind)
            return arrays

    @cached_property
    def _spans(self) -> Groups:
        pointer = self.handle.pointer
        spans = Structs.copied(
            "tiaoli_role_span",
            lib.tiaoli_doc_copy_spans(pointer, 1, ffi.NULL, 0),
            lambda room, count, _: lib.tiaoli_doc_copy_spans(pointer, 1, room, count),
            self.table,
        )
        return Groups(spans, "role")

    def spans(self, role: int) -> Structs:
        """Those of one role, by the handle of their mark."""
        return self._spans.part(role)

    def texts(self, role: int, text: str) -> list[Optional[str]]:
        """Their texts."""
        try:
            return self._texts[role]
        except KeyError:
            texts = self._texts[role] = self.spans(role).texts("start", text)
            return texts
