"""Takes the arrays of a document, gives the findings of each kind as columns that
are made when they are first read, for objects and for plain rows alike."""
from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count, repeat
from operator import eq
from typing import Any, Callable, Generic, Iterator, Optional, TypeVar, Union, overload

from . import _values as values
from ._core import Core, KindArrays, Span, Structs, value_texts
from ._library import NAMES
from ._native import lib

T = TypeVar("T")


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
        """For rows: numbers, texts, lists of texts, None."""
        column: list[Any] = getattr(table, self.name)
        return column


def _integer(field: str) -> Column[int]:
    return Column[int](lambda table: table.view.column(field))


def _given(field: str) -> Column[Optional[int]]:
    """A number that is 0 where it is not given."""
    return Column[Optional[int]](lambda table: [value or None for value in table.view.column(field)])


def _handle(field: str) -> Column[Optional[int]]:
    """A node of the library, counted from 1 with 0 for none, as an id."""
    return Column[Optional[int]](lambda table: [node - 1 if node else None for node in table.view.column(field)])


def _optional_name(field: str, domain: Optional[str] = None) -> Column[Optional[str]]:
    """A name that is empty where there is none."""
    names = NAMES[domain or field]
    return Column[Optional[str]](lambda table: [names[value] or None for value in table.view.column(field)])


def _name(field: str, domain: Optional[str] = None) -> Column[str]:
    names = NAMES[domain or field]
    return Column[str](lambda table: list(map(names.__getitem__, table.view.column(field))))


def _flag(mask: int) -> Column[bool]:
    class Known(dict[int, bool]):
        """By all the flags of a finding, of which few combinations are met."""

        def __missing__(self, flags: int) -> bool:
            known = self[flags] = flags & mask != 0
            return known

    known = Known()
    return Column[bool](lambda table: list(map(known.__getitem__, table.flags)))


def _mark(field: str) -> Column[int]:
    return Column[int](lambda table: table.placed.column(field))


def _texts(text: str, starts: list[int], ends: list[int]) -> list[str]:
    return [text[start:end] for start, end in zip(starts, ends)]


class Place(Column[Optional[Span]]):
    """A span of a finding that it may lack; with `only`, of those of one kind."""

    def __init__(self, field: str, only: Optional[int] = None) -> None:
        self._fields = field + "_start", field + "_end"
        self._only = only
        super().__init__(self._spans)

    def _places(self, table: Any) -> Iterator[tuple[int, int]]:
        starts, ends = map(table.view.column, self._fields)
        if self._only is None:
            return zip(starts, ends)
        kinds = table.view.column("kind")
        return (
            (start, end) if kind == self._only else (0, 0)
            for kind, start, end in zip(kinds, starts, ends)
        )

    def _spans(self, table: Any) -> list[Optional[Span]]:
        text = table.core.text
        return [
            Span(start, end, text[start:end]) if start < end else None
            for start, end in self._places(table)
        ]

    def plain(self, table: Any) -> list[Optional[str]]:
        text = table.core.text
        return [text[start:end] if start < end else None for start, end in self._places(table)]


class Places(Column[tuple[Span, ...]]):
    """The spans of one role, which may be many; with `only`, of findings of one kind."""

    def __init__(self, role: int, only: Optional[int] = None) -> None:
        self._role = role
        self._only = only
        super().__init__(self._spans)

    def _spans(self, table: Any) -> list[tuple[Span, ...]]:
        text = table.core.text
        return self._group(table, lambda start, end: Span(start, end, text[start:end]))

    def _group(self, table: Any, make: Callable[[int, int], T]) -> list[tuple[T, ...]]:
        spans = table.core.marks.spans(self._role)
        marks, starts, ends = map(spans.column, ("mark", "start", "end"))
        items = list(map(make, starts, ends))
        # the first span of each mark, then those that follow it
        found: dict[int, tuple[T, ...]] = dict(zip(reversed(marks), zip(reversed(items))))
        for index in compress(count(1), map(eq, marks, marks[1:])):
            found[marks[index]] += (items[index],)
        if self._only is not None:
            kinds = zip(table.handles, table.view.column("kind"))
            found = {mark: found.get(mark, ()) for mark, kind in kinds if kind == self._only}
        return list(map(found.get, table.handles, repeat(())))

    def plain(self, table: Any) -> list[tuple[str, ...]]:
        text: str = table.core.text
        return self._group(table, lambda start, end: text[start:end])


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
        return [text or None for text in value_texts(table.core, table.handles)]


class Dates(Column[Union[values.Date, values.Range, None]]):
    """Of a span such as a deadline: the first date with a value that starts there."""

    def __init__(self, field: str) -> None:
        self._fields = field + "_start", field + "_end"
        super().__init__(self._dates)

    def _dates(self, table: Any) -> list[Union[values.Date, values.Range, None]]:
        quantities = table.core.marks.of_kind(lib.TIAOLI_MARK_QUANTITY)
        fields = zip(*map(quantities.view.column, _VALUE))
        return self._first(table, quantities, [values.value(*one) for one in fields])

    def plain(self, table: Any) -> list[Optional[str]]:
        quantities = table.core.marks.of_kind(lib.TIAOLI_MARK_QUANTITY)
        return self._first(table, quantities, value_texts(table.core, quantities.handles))

    def _first(self, table: Any, quantities: KindArrays, found: list[Any]) -> list[Any]:
        """For each span the first date in it of which something was found."""
        kinds = quantities.view.column("kind")
        wanted = [kind == lib.TIAOLI_QUANTITY_DATE and one for kind, one in zip(kinds, found)]
        starts = list(compress(quantities.placed.column("start"), wanted))
        dates = list(compress(found, wanted))
        starts.append(len(table.core.text))
        first: list[Any] = []
        for start, end in zip(*map(table.view.column, self._fields)):
            index = bisect_left(starts, start) if start < end else -1
            first.append(dates[index] if starts[index] < end else None)
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
        self._arrays = core.marks.of_kind(self.kind)
        self.in_bytes, self.placed = self._arrays.in_bytes, self._arrays.placed

    @property
    def view(self) -> Structs:
        return self._arrays.view

    @property
    def handles(self) -> list[int]:
        """The numbers of the marks in the library."""
        return self._arrays.handles

    start = _mark("start")
    end = _mark("end")
    text = Column[str](lambda table: _texts(table.core.text, table.start, table.end))
    byte_start = Column[int](lambda table: table.in_bytes.column("start"))
    byte_end = Column[int](lambda table: table.in_bytes.column("end"))
    clause = _mark("clause")
    rule = Column[str](
        lambda table: list(map(NAMES["rule"].__getitem__, table.placed.column("rule")))
    )
    flags = _integer("flags")
    node = Column[int](lambda table: [handle - 1 for handle in table.placed.column("block")])


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


def _expansion_matches(table: CountedTable) -> list[Optional[bool]]:
    mask = lib.TIAOLI_QUOTE_MATCHES
    return [
        flags & mask != 0 if members else None
        for flags, members in zip(table.flags, table.expansion)
    ]


class CountedTable(Table):
    """What quotes and slogans share."""

    segments = _integer("segments")
    shared = _integer("shared")
    equal = _flag(lib.TIAOLI_QUOTE_EQUAL)
    head = Place("head")
    count = _given("count")
    expansion: Column[tuple[Span, ...]] = Places(lib.TIAOLI_SPAN_MEMBER)
    expansion_matches = Column[Optional[bool]](_expansion_matches)


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
    return value_texts(core, [arrays.handles[row]])[0] or None


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
