"""Takes the arrays of a document, gives the findings of each kind as columns that
are made when they are first read, for objects and for plain rows alike."""
from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from typing import Any, Callable, Generic, Optional, Sequence, TypeVar, Union, overload

from . import _values as values
from ._core import Core, KindArrays, Span, Structs
from ._library import NAMES, Names
from ._native import lib

T = TypeVar("T")

# what Span._make does, without a call of Python for each of thousands
_new = tuple.__new__


class Column(Generic[T]):
    """A field of all findings of a table: a list, made once."""

    # read gives a list[T]; a lambda over Any cannot say so
    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, table: None, owner: type) -> Column[T]: ...

    @overload
    def __get__(self, table: Columns, owner: type) -> list[T]: ...

    def __get__(self, table: Optional[Columns], owner: type) -> Union[Column[T], list[T]]:
        if table is None:
            return self
        column: list[T] = self.read(table)
        table.__dict__[self.name] = column
        return column

    def plain(self, table: Any) -> list[Any]:
        """For rows: numbers, texts, lists of texts, None.  A list that nobody else has."""
        known = table.__dict__.get(self.name)
        column: list[Any] = self.read(table) if known is None else list(known)
        return column


def _integer(field: str) -> Column[int]:
    return Column[int](lambda table: table.view.column(field))


def _given(field: str) -> Column[Optional[int]]:
    """A number that is 0 where it is not given."""
    return Column[Optional[int]](lambda table: table.view.given(field))


def _handle(field: str) -> Column[Optional[int]]:
    """A node of the library, counted from 1 with 0 for none, as an id."""
    return Column[Optional[int]](lambda table: table.view.given(field, -1))


class _OrNone(dict[int, Optional[str]]):
    """Names, or None for what has an empty one."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, value: int) -> Optional[str]:
        name = self[value] = self._names[value] or None
        return name


def _optional_name(field: str, domain: Optional[str] = None) -> Column[Optional[str]]:
    """A name that is empty where there is none."""
    names = _OrNone(NAMES[domain or field])
    return Column[Optional[str]](lambda table: table.view.mapped(field, names))


def _name(field: str, domain: Optional[str] = None) -> Column[str]:
    names = NAMES[domain or field]
    return Column[str](lambda table: table.view.mapped(field, names))


class _Flag(dict[int, bool]):
    """By all the flags of a finding, of which few combinations are met."""

    def __init__(self, mask: int) -> None:
        super().__init__()
        self._mask = mask

    def __missing__(self, flags: int) -> bool:
        known = self[flags] = flags & self._mask != 0
        return known


def _flag(mask: int) -> Column[bool]:
    known = _Flag(mask)
    return Column[bool](lambda table: table.view.mapped("flags", known))


def _mark(field: str) -> Column[int]:
    return Column[int](lambda table: table.placed.column(field))


class Place(Column[Optional[Span]]):
    """A span of a finding that it may lack; with `only`, of those of one kind."""

    def __init__(self, field: str, only: Optional[int] = None) -> None:
        self._start, self._end = field + "_start", field + "_end"
        self._only = only
        super().__init__(self._spans)

    def _spans(self, table: Any) -> list[Optional[Span]]:
        places = table.view.column(self._start), table.view.column(self._end)
        return [
            None if place[2] is None else _new(Span, place)
            for place in zip(*places, self.plain(table))
        ]

    def plain(self, table: Any) -> list[Optional[str]]:
        texts: list[Optional[str]] = table.view.texts(self._start, table.core.text)
        if self._only is None:
            return texts
        kinds = table.view.column("kind")
        return [text if kind == self._only else None for kind, text in zip(kinds, texts)]


class Places(Column[tuple[Span, ...]]):
    """The spans of one role, which may be many; with `only`, of findings of one kind."""

    def __init__(self, role: int, only: Optional[int] = None) -> None:
        self._role = role
        self._only = only
        super().__init__(self._spans)

    def _spans(self, table: Any) -> list[tuple[Span, ...]]:
        spans = table.core.marks.spans(self._role)
        places = zip(spans.column("start"), spans.column("end"), self._texts(table))
        return self._grouped(table, [_new(Span, place) for place in places])

    def plain(self, table: Any) -> list[tuple[str, ...]]:
        return self._grouped(table, self._texts(table))

    def _texts(self, table: Any) -> list[str]:
        texts: list[str] = table.core.marks.texts(self._role, table.core.text)
        return texts

    def _grouped(self, table: Any, items: list[T]) -> list[tuple[T, ...]]:
        """The items of the spans by finding."""
        spans = table.core.marks.spans(self._role)
        found: list[tuple[T, ...]] = table.numbers.grouped("number", spans, "mark", items)
        if self._only is None:
            return found
        kinds = table.view.column("kind")
        return [items if kind == self._only else () for kind, items in zip(kinds, found)]


_VALUE = ("flags", "low", "high", "denominator", "scale")


class Values(Column[Optional[values.Value]]):
    """Exact values; rows hold them as text."""

    def __init__(self) -> None:
        super().__init__(self._values)

    def _values(self, table: Any) -> list[Optional[values.Value]]:
        plain, shape, value = values.PLAIN, values.SHAPE, values.value
        return [
            low
            if flags & shape == plain and not denominator and not scale
            else value(flags, low, high, denominator, scale)
            for flags, low, high, denominator, scale in zip(*map(table.view.column, _VALUE))
        ]

    def plain(self, table: Any) -> list[Optional[str]]:
        return list(table.arrays.value_texts)


class Dates(Column[Union[values.Date, values.Range, None]]):
    """Of a span such as a deadline: the first date with a value that starts there."""

    def __init__(self, field: str) -> None:
        self._start, self._end = field + "_start", field + "_end"
        super().__init__(self._dates)

    def _dates(self, table: Any) -> list[Any]:
        quantities = table.core.marks.of_kind(lib.TIAOLI_MARK_QUANTITY)
        fields = zip(*map(quantities.view.column, _VALUE))
        return self._first(table, quantities, [values.value(*one) for one in fields])

    def plain(self, table: Any) -> list[Optional[str]]:
        quantities = table.core.marks.of_kind(lib.TIAOLI_MARK_QUANTITY)
        return self._first(table, quantities, quantities.value_texts)

    def _first(
        self, table: Any, quantities: KindArrays, found: Sequence[Optional[T]]
    ) -> list[Optional[T]]:
        """For each span the first date in it of which something was found."""
        kinds = quantities.view.column("kind")
        wanted = [kind == lib.TIAOLI_QUANTITY_DATE and one for kind, one in zip(kinds, found)]
        places = list(compress(quantities.placed.column("start"), wanted))
        dates = list(compress(found, wanted))
        first: list[Optional[T]] = [None] * table.view.count
        starts, ends = table.view.column(self._start), table.view.column(self._end)
        texts = table.view.texts(self._start, table.core.text)
        for row in compress(range(len(first)), texts):
            index = bisect_left(places, starts[row])
            if index < len(places) and places[index] < ends[row]:
                first[row] = dates[index]
        return first


class Columns:
    """An array of structs of a document."""

    def __init__(self, core: Core) -> None:
        self.core = core

    @property
    def view(self) -> Structs:
        """What its columns are read from."""
        raise NotImplementedError


class NodeTable(Columns):
    """The tree."""

    @property
    def view(self) -> Structs:
        return self.core.nodes.placed

    kind = _name("kind", "node")
    start = _integer("start")
    end = _integer("end")
    byte_start = Column[int](lambda table: table.core.nodes.in_bytes.column("start"))
    byte_end = Column[int](lambda table: table.core.nodes.in_bytes.column("end"))
    parent = _handle("parent")
    past = _integer("past")
    level = _integer("level")
    marker = _optional_name("marker")
    role = _optional_name("role", "node_role")
    number = _given("number")
    suffix = _given("suffix")
    label = Place("label")
    line = _integer("line")


class Table(Columns):
    """The marks of one kind."""

    kind: int

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self.arrays = core.marks.of_kind(self.kind)
        self.placed, self.numbers = self.arrays.placed, self.arrays.numbers

    @property
    def view(self) -> Structs:
        return self.arrays.view

    @property
    def handles(self) -> list[int]:
        """The numbers of the marks in the library."""
        return self.arrays.handles

    start = _mark("start")
    end = _mark("end")
    text = Column[str](lambda table: table.placed.texts("start", table.core.text))
    byte_start = Column[int](lambda table: table.arrays.in_bytes.column("start"))
    byte_end = Column[int](lambda table: table.arrays.in_bytes.column("end"))
    clause = _mark("clause")
    rule = Column[str](lambda table: table.placed.mapped("rule", NAMES["rule"]))
    node = Column[int](lambda table: table.placed.column("block", -1))


# the numbers of a provision, from the largest unit
PROVISION = ("part", "chapter", "section", "article", "suffix", "paragraph", "item", "subitem")
# who sees to a directive
UNITS = ("lead", "support", "responsible")


class NumeralTable(Table):
    kind = lib.TIAOLI_MARK_NUMERAL
    kind_name = _name("kind", "numeral")
    value = Values()
    unit = Place("unit")
    abbreviated = _flag(lib.TIAOLI_VALUE_ABBREVIATED)
    approximate = _flag(lib.TIAOLI_VALUE_APPROXIMATE)
    year_from = _given("year_from")
    year_to = _given("year_to")


class QuantityTable(Table):
    kind = lib.TIAOLI_MARK_QUANTITY
    kind_name = _name("kind", "quantity")
    value = Values()
    unit = Place("unit")
    range = _flag(lib.TIAOLI_VALUE_RANGE)
    bound = _optional_name("bound")
    approximate = _flag(lib.TIAOLI_VALUE_APPROXIMATE)


class LookalikeTable(Table):
    kind = lib.TIAOLI_MARK_LOOKALIKE
    reason = _name("reason", "lookalike")


def _matches(only: Optional[int] = None) -> Column[Optional[bool]]:
    """Of those of a kind that have members."""

    def read(table: Any) -> list[Optional[bool]]:
        columns = map(table.view.column, ("kind", "flags", "members"))
        return [
            flags & lib.TIAOLI_QUOTE_MATCHES != 0 if members and kind == (only or kind) else None
            for kind, flags, members in zip(*columns)
        ]

    return Column[Optional[bool]](read)


class CountedTable(Table):
    """What quotes and slogans share."""

    segments = _integer("segments")
    shared = _integer("shared")
    equal = _flag(lib.TIAOLI_QUOTE_EQUAL)
    head = Place("head")
    count = _given("count")
    expansion: Column[tuple[Span, ...]] = Places(lib.TIAOLI_SPAN_MEMBER)
    expansion_matches = _matches()


class QuoteTable(CountedTable):
    kind = lib.TIAOLI_MARK_QUOTE
    kind_name = _name("kind", "quote")
    content = Place("content")
    depth = _integer("depth")
    negative = _flag(lib.TIAOLI_QUOTE_NEGATIVE)
    parallel = _flag(lib.TIAOLI_QUOTE_PARALLEL)


class SloganTable(CountedTable):
    """The members of a parallel run are its parts, not an expansion."""

    kind = lib.TIAOLI_MARK_SLOGAN
    kind_name = _name("kind", "slogan")
    parts = Places(lib.TIAOLI_SPAN_MEMBER, lib.TIAOLI_SLOGAN_PARALLEL)
    expansion = Places(lib.TIAOLI_SPAN_MEMBER, lib.TIAOLI_SLOGAN_COUNTED)
    expansion_matches = _matches(lib.TIAOLI_SLOGAN_COUNTED)


class ReferenceTable(Table):
    kind = lib.TIAOLI_MARK_REFERENCE
    kind_name = _name("kind", "reference")
    content = Place("content")
    issuer = Place("issuer")
    doc_number = Place("number")
    law = Place("law")
    short_for = Place("law", lib.TIAOLI_REFERENCE_DEFINITION)
    range = _flag(lib.TIAOLI_REFERENCE_RANGE)
    target = _name("target")
    first = _handle("first")
    last = _handle("last")
    definition = _given("definition")
    part = _given("part")
    chapter = _given("chapter")
    section = _given("section")
    article = _given("article")
    suffix = _given("suffix")
    paragraph = _given("paragraph")
    item = _given("item")
    subitem = _given("subitem")


class DirectiveTable(Table):
    kind = lib.TIAOLI_MARK_DIRECTIVE
    force = _name("force")
    strength = _name("strength")
    role = _name("role")
    cue = Place("cue")
    inherited = _flag(lib.TIAOLI_DIRECTIVE_INHERITED)
    cue_source = Place("cue_source")
    actor = Place("actor")
    actor_source = _name("actor_source", "actor")
    action = Place("action")
    verbs = Places(lib.TIAOLI_SPAN_VERB)
    object = Place("object")
    reported_by = Place("reported_by")
    deadline = Place("deadline")
    deadline_date = Dates("deadline")
    lead = Places(lib.TIAOLI_SPAN_UNIT_LEAD)
    support = Places(lib.TIAOLI_SPAN_UNIT_SUPPORT)
    responsible = Places(lib.TIAOLI_SPAN_UNIT_RESPONSIBLE)


class Amounts(Column[Optional[tuple[int, int]]]):
    """How much a target says: the kind of a mark and its row; `show` writes it in rows."""

    def __init__(self, show: Callable[[Core, KindArrays, int], Optional[str]]) -> None:
        self._show = show
        super().__init__(self._amounts)

    def _amounts(self, table: Any) -> list[Optional[tuple[int, int]]]:
        kinds = (lib.TIAOLI_MARK_QUANTITY, lib.TIAOLI_MARK_NUMERAL)
        places = {
            handle: (kind, row)
            for kind in (kinds if table.view.count else ())
            for row, handle in enumerate(table.core.marks.of_kind(kind).handles)
        }
        return list(map(places.get, table.view.column("quantity")))

    def plain(self, table: Any) -> list[Optional[str]]:
        core = table.core
        return [
            None if place is None else self._show(core, core.marks.of_kind(place[0]), place[1])
            for place in getattr(table, self.name)
        ]


def _amount_text(core: Core, arrays: KindArrays, row: int) -> str:
    text: str = core.text[arrays.placed.at("start", row) : arrays.placed.at("end", row)]
    return text


def _amount_value(core: Core, arrays: KindArrays, row: int) -> Optional[str]:
    return arrays.value_texts[row]


def _amount_unit(core: Core, arrays: KindArrays, row: int) -> Optional[str]:
    return core.text[arrays.view.at("unit_start", row) : arrays.view.at("unit_end", row)] or None


class TargetTable(Table):
    kind = lib.TIAOLI_MARK_TARGET
    indicator = Place("indicator")
    quantity = Amounts(_amount_text)
    value = Amounts(_amount_value)
    unit = Amounts(_amount_unit)
    comparator = _name("comparator")
    direction = _name("direction")
    change = _flag(lib.TIAOLI_TARGET_FLAG_CHANGE)
    tone = _name("tone")
    tone_word = Place("tone")
    deadline = Place("deadline")
    deadline_date = Dates("deadline")
    base = Place("base")
    base_date = Dates("base")
    directive = _given("directive")
