"""A parsed text: its tree and its findings, as Python's objects and as plain rows."""
from __future__ import annotations

import bisect
import json
from functools import cached_property, partial
from typing import (
    TYPE_CHECKING, Any, Callable, Generic, Iterator, NamedTuple, Optional, Protocol, Sequence,
    TypeVar, Union, overload,
)  # fmt: skip

from . import _tables
from ._core import ByteSpan, Core, Span
from ._findings import (
    Directive, Finding, Lookalike, Mention, Numeral, Quantity, Quote, Reference, Slogan,
    Target,
)  # fmt: skip
from ._library import NAMES, filled, text_of, value_of, written
from ._native import ffi, lib
from ._nodes import Evidence, Node, evidence
from ._options import Options, Text, parse_core

if TYPE_CHECKING:
    from typing import Literal

T = TypeVar("T")
Row = dict[str, Any]


class HasSpan(Protocol):
    """Whatever has a start and an end in code points: nodes, findings, spans, slices."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Note(NamedTuple):
    """What is odd, but readable."""

    code: str
    start: int
    end: int
    text: str
    message: str


class SloganEntry(NamedTuple):
    """A slogan in its canonical form, with all its occurrences."""

    text: str
    kinds: tuple[str, ...]
    findings: tuple[Union[Quote, Slogan], ...]


class Items(Sequence[T], Generic[T]):
    """The nodes or the findings of one layer: made when they are taken out."""

    __slots__ = ("_make", "_rows")

    def __init__(self, make: Callable[[int], T], rows: Sequence[int]) -> None:
        self._make = make
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[T, list[T]]:
        if isinstance(index, slice):
            return list(map(self._make, self._rows[index]))
        return self._make(self._rows[index])

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} items>" if len(self) > 8 else repr(list(self))


class _Layer(NamedTuple):
    """An array of the JSON: of which class its findings are, and in which table."""

    finding: type[Finding[Any]]
    table: type[_tables.Table]
    of_kind: Optional[bool] = None  # references: in title marks and with numbers, or others


_LAYERS = {
    "numerals": _Layer(Numeral, _tables.NumeralTable),
    "quantities": _Layer(Quantity, _tables.QuantityTable),
    "lookalikes": _Layer(Lookalike, _tables.LookalikeTable),
    "quotes": _Layer(Quote, _tables.QuoteTable),
    "slogans": _Layer(Slogan, _tables.SloganTable),
    "references": _Layer(Reference, _tables.ReferenceTable, True),
    "mentions": _Layer(Mention, _tables.ReferenceTable, False),
    "directives": _Layer(Directive, _tables.DirectiveTable),
    "targets": _Layer(Target, _tables.TargetTable),
}
_WRITTEN = (lib.TIAOLI_REFERENCE_TITLE, lib.TIAOLI_REFERENCE_PROVISION)
_NODE_ROW = (
    "id", "parent", "kind", "marker", "label", "number", "suffix", "level", "role", "start", "end",
)  # fmt: skip


def _shown(layer: str) -> tuple[str, ...]:
    """The columns of a layer."""
    if layer == "nodes":
        return _NODE_ROW
    return ("start", "end", "text", *_LAYERS[layer].finding._shown, "rule", "node")


class Document:
    """A parsed text.  Immutable; any number of threads may read it.

    Positions are code points, as Python counts: document.text[d.start:d.end] == d.text."""

    def __init__(self, text: Text, options: Options = Options()) -> None:
        self._core: Core = parse_core(text, options)
        #: how it was parsed
        self.options = options
        self._tables: dict[type[_tables.Table], _tables.Table] = {}
        self._kept: dict[str, dict[str, list[Any]]] = {}

    # --- the text -------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The input."""
        return self._core.text

    @property
    def data(self) -> bytes:
        """The input as it was parsed: UTF-8."""
        return self._core.data

    @property
    def genre(self) -> str:
        """speech, notice, plan, report, law, other."""
        return NAMES["genre"][lib.tiaoli_doc_genre(self._core.handle)]

    @property
    def genre_evidence(self) -> Evidence:
        """The genre, and why."""
        struct = filled("tiaoli_evidence", lib.tiaoli_doc_genre_get, self._core.handle)
        return evidence(self, "genre", struct)

    # --- the tree -------------------------------------------------------------------

    @cached_property
    def _nodes(self) -> _tables.NodeTable:
        return _tables.NodeTable(self._core)

    @property
    def nodes(self) -> Items[Node]:
        """All nodes in reading order."""
        return Items(partial(Node, self), range(self._nodes.view.count))

    @property
    def root(self) -> Node:
        """The node of the whole document."""
        return Node(self, 0)

    def at(self, position: int, kind: Optional[str] = None) -> Optional[Node]:
        """The innermost node that holds the character, or the innermost of a kind."""
        if not 0 <= position < len(self.text):
            return None
        (offset,) = self.convert([position], "code_points", "bytes")
        wanted = 0 if kind is None else value_of("node", kind)
        node = lib.tiaoli_doc_node_at(self._core.handle, offset, wanted)
        return Node(self, node - 1) if node else None

    def provision(self, citation: str) -> Optional[Node]:
        """The node that 第三条第一款 means; None if there is none.  ValueError if the text
        is no citation."""
        struct = ffi.new("tiaoli_citation *")
        struct.size = ffi.sizeof("tiaoli_citation")
        data = citation.encode()
        if lib.tiaoli_citation_read(data, len(data), struct) != len(data) or not data:
            raise ValueError(f"{citation!r} is no citation such as 第三条第一款")
        node = lib.tiaoli_doc_find(self._core.handle, struct, ffi.NULL)
        return Node(self, node - 1) if node else None

    # --- the findings ---------------------------------------------------------------

    def _table(self, kind: type[_tables.Table]) -> _tables.Table:
        try:
            return self._tables[kind]
        except KeyError:
            table = self._tables[kind] = kind(self._core)
            return table

    def _rows(self, layer: str) -> Sequence[int]:
        """Which rows of its table a layer has."""
        _, kind, written_so = _LAYERS[layer]
        table = self._table(kind)
        if written_so is None:
            return range(table.placed.count)
        kinds = table.view.column("kind")
        return [row for row, kind in enumerate(kinds) if (kind in _WRITTEN) is written_so]

    def _items(self, layer: str) -> Items[Any]:
        finding, kind, _ = _LAYERS[layer]
        table = self._table(kind)
        return Items(partial(finding, self, table), self._rows(layer))

    @property
    def numerals(self) -> Items[Numeral]:
        """Number words and digits."""
        return self._items("numerals")

    @property
    def quantities(self) -> Items[Quantity]:
        """What numbers measure."""
        return self._items("quantities")

    @property
    def lookalikes(self) -> Items[Lookalike]:
        """Words that look like numbers."""
        return self._items("lookalikes")

    @property
    def quotes(self) -> Items[Quote]:
        """Quotation marks."""
        return self._items("quotes")

    @property
    def slogans(self) -> Items[Slogan]:
        """Slogans without quotation marks."""
        return self._items("slogans")

    @property
    def references(self) -> Items[Reference]:
        """Titles in 《》 and provisions."""
        return self._items("references")

    @property
    def mentions(self) -> Items[Mention]:
        """References without title marks and numbers."""
        return self._items("mentions")

    @property
    def directives(self) -> Items[Directive]:
        """Who must, may or must not do what."""
        return self._items("directives")

    @property
    def targets(self) -> Items[Target]:
        """Quantities that are to be reached."""
        return self._items("targets")

    @property
    def findings(self) -> list[Finding[Any]]:
        """All findings in text order; of those that start together the longer one first."""
        places = [
            (mark, finding)
            for layer in _LAYERS
            for mark, finding in zip(self._marks(layer), self._items(layer))
        ]
        return [finding for _, finding in sorted(places, key=lambda place: place[0])]

    def _marks(self, layer: str) -> Iterator[int]:
        handles = self._table(_LAYERS[layer].table).handles
        return (handles[row] for row in self._rows(layer))

    @property
    def notes(self) -> list[Note]:
        """What is odd, but readable."""
        found = []
        for index in range(lib.tiaoli_doc_note_count(self._core.handle)):
            struct = filled("tiaoli_note", lib.tiaoli_doc_note_get, self._core.handle, index)
            span = self._core.span(struct.start, struct.end)
            message = text_of(lib.tiaoli_note_text(struct.code))
            found.append(Note(NAMES["note"][struct.code], *span, message))
        return found

    @overload
    def find(
        self, layer: Literal["nodes"], *, within: Optional[HasSpan] = None, **fields: Any
    ) -> list[Node]: ...

    @overload
    def find(
        self, layer: Literal["directives"], *, within: Optional[HasSpan] = None, **fields: Any
    ) -> list[Directive]: ...

    @overload
    def find(self, layer: str, *, within: Optional[HasSpan] = None, **fields: Any) -> list[Any]: ...

    def find(self, layer: str, *, within: Optional[HasSpan] = None, **fields: Any) -> list[Any]:
        """The nodes or findings whose fields have these values, in text order:

            document.find("directives", force="prohibition", within=document.nodes[7])
            document.find("nodes", kind="division", level=1)

        layer   "nodes", or an array of the JSON: "numerals", "directives" ...
        within  only what starts there; of a node only what is below it
        A span is compared with a str by its text; a callable is asked."""
        found: Sequence[Any]
        if layer == "nodes":
            found = within.descendants if isinstance(within, Node) else self.nodes
        else:
            self._check(layer)
            found = self._items(layer)
        if within is not None and not (layer == "nodes" and isinstance(within, Node)):
            starts = [one.start for one in found] if layer == "nodes" else self._starts(layer)
            first = bisect.bisect_left(starts, within.start)
            found = found[first : bisect.bisect_left(starts, within.end)]
        wanted = list(fields.items())
        return [one for one in found if all(_fits(getattr(one, k), v) for k, v in wanted)]

    def _starts(self, layer: str) -> Sequence[int]:
        table = self._table(_LAYERS[layer].table)
        return [table.start[row] for row in self._rows(layer)]

    @staticmethod
    def _check(layer: str) -> None:
        if layer not in _LAYERS:
            raise ValueError(f"no layer {layer!r}: one of nodes, {', '.join(_LAYERS)}")

    def slogan_list(self) -> list[SloganEntry]:
        """The slogans of the document in canonical form, each with all its occurrences."""
        error = ffi.new("tiaoli_error *")
        handle = lib.tiaoli_slogans_new(self._core.handle, ffi.NULL, error)
        if handle == ffi.NULL:
            raise RuntimeError(text_of(lib.tiaoli_status_text(error.status)))
        entries = ffi.gc(handle, lib.tiaoli_slogans_free)
        by_mark = {one._mark: one for layer in ("quotes", "slogans") for one in self._items(layer)}
        found = []
        for index in range(lib.tiaoli_slogans_count(entries)):
            count = lib.tiaoli_slogans_marks(entries, index, ffi.NULL, 0)
            marks = ffi.new("tiaoli_mark[]", count)
            lib.tiaoli_slogans_marks(entries, index, marks, count)
            bits = lib.tiaoli_slogans_kinds(entries, index)
            kinds = tuple(NAMES["quote"][kind] for kind in range(32) if bits >> kind & 1)
            text = text_of(lib.tiaoli_slogans_text(entries, index))
            found.append(SloganEntry(text, kinds, tuple(by_mark[mark] for mark in marks)))
        return found

    # --- plain data -----------------------------------------------------------------

    def columns(self, layer: str) -> dict[str, list[Any]]:
        """A layer by column: what pandas.DataFrame takes, and the fastest way to read all.

        Spans are their texts, values their exact text, nodes their ids; what may be many is
        a tuple."""
        if layer != "nodes":
            self._check(layer)
            rows = self._rows(layer)
            if not rows:
                return {name: [] for name in _shown(layer)}
            return {
                name: column if len(rows) == len(column) else [column[row] for row in rows]
                for name, column in self._columns(layer).items()
            }
        return self._columns(layer)

    def _columns(self, layer: str) -> dict[str, list[Any]]:
        """Of all rows of its table."""
        table: Any = self._nodes
        if layer != "nodes":
            table = self._table(_LAYERS[layer].table)
        kind = type(table)
        columns: dict[str, list[Any]] = {}
        for name in _shown(layer):
            if name == "id":
                columns[name] = list(range(table.view.count))
            else:
                field = "kind_name" if name == "kind" and layer != "nodes" else name
                columns[name] = getattr(kind, field).plain(table)
        return columns

    def _row(self, layer: str, row: int) -> Row:
        """One row of a table, as a dict of its own."""
        if layer not in self._kept:
            self._kept[layer] = self._columns(layer)
        return {name: column[row] for name, column in self._kept[layer].items()}

    def rows(self, layer: str, path: bool = False) -> list[Row]:
        """A layer as plain dicts, one a finding; `path` adds the headings above it, as text."""
        columns = self.columns(layer)
        if path:
            ids = columns["id" if layer == "nodes" else "node"]
            paths = {id: " > ".join(Node(self, id).path) for id in set(ids)}
            columns["path"] = [paths[id] for id in ids]
        names = list(columns)
        return [dict(zip(names, row)) for row in zip(*columns.values())]

    def to_json(self, pretty: bool = False) -> str:
        """The JSON of docs/json.md, as the command writes it.  Its offsets are bytes."""
        flags = lib.TIAOLI_JSON_PRETTY if pretty else 0
        guess = 20 * len(self.data) + 1024
        return written(lib.tiaoli_doc_json, self._core.handle, flags, guess=guess)

    json = to_json

    def to_dict(self, unit: str = "code_points") -> dict[str, Any]:
        """The same as a dict, with `start` and `end` in code points, "bytes" or "utf16"."""
        document: dict[str, Any] = json.loads(self.to_json())
        places: list[dict[str, Any]] = []
        _collect(document, places)
        spans = [place[end] for place in places for end in ("start", "end")]
        values = iter(self._core.convert(spans, "bytes", unit))
        for place in places:
            place["start"], place["end"] = next(values), next(values)
        return document

    # --- units ----------------------------------------------------------------------

    def convert(self, places: Sequence[int], source: str, target: str) -> list[int]:
        """Places in the text from one unit to another: bytes, utf16, code_points.
        ValueError for a place inside a character or beyond the end."""
        return self._core.convert(places, source, target)

    def bytes_of(self, piece: HasSpan) -> ByteSpan:
        """A span, node or finding in bytes of UTF-8."""
        return ByteSpan(*self.convert((piece.start, piece.end), "code_points", "bytes"))

    def span(self, start: int, end: int) -> Span:
        """A piece of the text."""
        return Span(start, end, self.text[start:end])

    # --- its end --------------------------------------------------------------------

    def close(self) -> None:
        """Frees its memory now, and not when the last of its objects goes.

        Whatever is asked of it or of its objects afterwards is a ValueError, but for what
        had been read before.  Closing twice is no error.  `with tiaoli.parse(text) as
        document:` closes it, too."""
        self._core.close()
        self._tables.clear()
        self._kept.clear()
        self.__dict__.pop("_nodes", None)

    def __enter__(self) -> Document:
        self._core.handle
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # --- as a value -----------------------------------------------------------------

    def __repr__(self) -> str:
        if self._core.closed:
            return "<Document, closed>"
        return f"<Document {self.genre}, {len(self.text)} characters>"

    def __copy__(self) -> Document:
        return self

    def __deepcopy__(self, memo: object) -> Document:
        return self

    def __reduce__(self) -> tuple[type[Document], tuple[bytes, Options]]:
        return Document, (self.data, self.options)


def _fits(value: Any, wanted: Any) -> bool:
    if callable(wanted):
        return bool(wanted(value))
    if isinstance(value, Span) and isinstance(wanted, str):
        return value.text == wanted
    return bool(value == wanted)


def _collect(value: Any, places: list[dict[str, Any]]) -> None:
    """All objects with a span in a JSON value."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "start" in one and "end" in one:
                places.append(one)
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
