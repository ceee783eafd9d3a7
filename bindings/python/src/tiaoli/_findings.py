"""The findings: numerals, quantities, lookalikes, quotes, slogans, references and
directives, looked up in the columns of their table when they are read.

Spans are None where there is none; names are those of the JSON (docs/json.md)."""
from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Optional, TypeVar, Union

from . import _tables
from ._core import ByteSpan, Span
from ._library import written
from ._native import lib
from ._nodes import Located, Node
from ._values import Date, Range, Value

if TYPE_CHECKING:
    from ._document import Document

S = TypeVar("S", bound=_tables.Table)


class Finding(Located, Generic[S]):
    """What all findings have."""

    __slots__ = ("_document", "_table", "_row")

    layer: ClassVar[str] = ""
    # what rows show of it, beside where it stands
    _shown: ClassVar[tuple[str, ...]] = ()

    def __init__(self, document: Document, table: S, row: int) -> None:
        self._document = document
        self._table = table
        self._row = row

    @property
    def document(self) -> Document:
        """The document that it belongs to."""
        return self._document

    @property
    def start(self) -> int:
        """In code points."""
        return self._table.start[self._row]

    @property
    def end(self) -> int:
        """In code points."""
        return self._table.end[self._row]

    @property
    def text(self) -> str:
        """What stands there."""
        return self._table.text[self._row]

    @property
    def bytes(self) -> ByteSpan:
        """Where it stands, in bytes of UTF-8."""
        return ByteSpan(self._table.byte_start[self._row], self._table.byte_end[self._row])

    @property
    def rule(self) -> str:
        """The permanent name of the rule that made the finding."""
        return self._table.rule[self._row]

    @property
    def node(self) -> Node:
        """The heading, paragraph or other block in which it stands."""
        return Node(self._document, self._table.node[self._row])

    @property
    def clause(self) -> Optional[Node]:
        """The clause in which it starts."""
        clause = self._table.clause[self._row]
        return Node(self._document, clause - 1) if clause else None

    def to_dict(self) -> dict[str, Any]:
        """Its row in Document.rows: numbers, texts, tuples of texts, None."""
        return self._document._row(self.layer, self._row)

    @property
    def _mark(self) -> int:
        return self._table.handles[self._row]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Finding)
            and self._document._core is other._document._core
            and self._mark == other._mark
        )

    def __hash__(self) -> int:
        return hash((id(self._document._core), self._mark))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} [{self.start}:{self.end}] {self.text!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        place = self.layer, self._mark, self.start, self.end
        return restore_finding, (self._document, *place)


def restore_finding(document: Document, layer: str, mark: int, start: int, end: int) -> Any:
    """The finding of a pickle; ValueError if the library now reads the text otherwise."""
    for finding in document.find(layer, start=start, end=end):
        if finding._mark == mark:
            return finding
    raise ValueError(f"the pickled finding [{start}:{end}] of {layer} is not there any more")


class _Valued(Finding[S]):
    __slots__ = ()

    @property
    def value_text(self) -> str:
        """The value as the library writes it, a fraction unreduced: "2/4", "3..5"; "" for none."""
        return written(lib.tiaoli_value_text, self._document._core.handle, self._mark, guess=64)


class Numeral(_Valued[_tables.NumeralTable]):
    """A number in words or digits, without its unit."""

    __slots__ = ()
    layer = "numerals"
    _shown = ("kind", "value", "unit", "abbreviated", "approximate", "year_from", "year_to")

    @property
    def kind(self) -> str:
        """cardinal, decimal, fraction, percent, ordinal, enumerator, digits ..."""
        return self._table.kind_name[self._row]

    @property
    def value(self) -> Optional[Value]:
        """Exact: int, Decimal, Fraction, or a Range of two; None if it cannot be held."""
        return self._table.value[self._row]

    @property
    def unit(self) -> Optional[Span]:
        """The classifier or unit that follows."""
        return self._table.unit[self._row]

    @property
    def abbreviated(self) -> bool:
        """An ordinal without 第."""
        return self._table.abbreviated[self._row]

    @property
    def approximate(self) -> bool:
        """About so many: 近百, 20左右."""
        return self._table.approximate[self._row]

    @property
    def years(self) -> Optional[tuple[int, int]]:
        """First and last year of a five-year plan."""
        first, last = self._table.year_from[self._row], self._table.year_to[self._row]
        return None if first is None or last is None else (first, last)


class Quantity(_Valued[_tables.QuantityTable]):
    """What a number measures, unit included."""

    __slots__ = ()
    layer = "quantities"
    _shown = ("kind", "value", "unit", "range", "bound", "approximate")

    @property
    def kind(self) -> str:
        """money, measure, tally, ratio, duration, date, relative, range."""
        return self._table.kind_name[self._row]

    @property
    def value(self) -> Optional[Value]:
        """Exact: int, Decimal, Fraction, Date, or a Range of two; None without a value, as
        that of 今年 where no reference_date was given."""
        return self._table.value[self._row]

    @property
    def unit(self) -> Optional[Span]:
        """The unit as written."""
        return self._table.unit[self._row]

    @property
    def range(self) -> bool:
        """Two numbers are joined: `value` is a Range of both."""
        return self._table.range[self._row]

    @property
    def bound(self) -> Optional[str]:
        """at_least, more_than, at_most, less_than: `value` is a Range with an open side."""
        return self._table.bound[self._row]

    @property
    def approximate(self) -> bool:
        """About so much."""
        return self._table.approximate[self._row]


class Lookalike(Finding[_tables.LookalikeTable]):
    """A word with a numeral character that is no number."""

    __slots__ = ()
    layer = "lookalikes"
    _shown = ("reason",)

    @property
    def reason(self) -> str:
        """word, idiom, degree, name."""
        return self._table.reason[self._row]


C = TypeVar("C", bound=_tables.CountedTable)


class _Counted(Finding[C]):
    """What quotes and slogans share."""

    __slots__ = ()

    @property
    def segments(self) -> int:
        """How many parts its commas make."""
        return self._table.segments[self._row]

    @property
    def equal(self) -> bool:
        """Two or more segments, all of the same number of characters."""
        return self._table.equal[self._row]

    @property
    def shared(self) -> int:
        """How many characters stand in every segment, at most 15."""
        return self._table.shared[self._row]

    @property
    def head(self) -> Optional[Span]:
        """The noun that it modifies."""
        return self._table.head[self._row]

    @property
    def count(self) -> Optional[int]:
        """What a counted abbreviation counts."""
        return self._table.count[self._row]

    @property
    def expansion(self) -> tuple[Span, ...]:
        """The members of a counted abbreviation, where the text lists them nearby."""
        return self._table.expansion[self._row]

    @property
    def expansion_matches(self) -> Optional[bool]:
        """Are they as many as `count`?  None without a list."""
        return self._table.expansion_matches[self._row]


class Quote(_Counted[_tables.QuoteTable]):
    """A balanced pair of quotation marks, the marks included."""

    __slots__ = ()
    layer = "quotes"
    _shown = (
        "content", "kind", "depth", "negative", "parallel", "segments", "equal", "shared",
        "head", "count", "expansion", "expansion_matches",
    )  # fmt: skip

    @property
    def kind(self) -> str:
        """quotation, plan, counted, slogan, name, emphasis, term."""
        return self._table.kind_name[self._row]

    @property
    def content(self) -> Optional[Span]:
        """What stands between the marks."""
        return self._table.content[self._row]

    @property
    def depth(self) -> int:
        """1 is outermost."""
        return self._table.depth[self._row]

    @property
    def negative(self) -> bool:
        """Names something that the text opposes."""
        return self._table.negative[self._row]

    @property
    def parallel(self) -> bool:
        """Its segments are of nearly equal length, or three and more."""
        return self._table.parallel[self._row]


class Slogan(_Counted[_tables.SloganTable]):
    """A slogan without quotation marks."""

    __slots__ = ()
    layer = "slogans"
    _shown = (
        "kind", "segments", "equal", "shared", "parts", "head", "count",
        "expansion", "expansion_matches",
    )  # fmt: skip

    @property
    def kind(self) -> str:
        """counted, or parallel: a run of predicates of one length."""
        return self._table.kind_name[self._row]

    @property
    def parts(self) -> tuple[Span, ...]:
        """The segments of a parallel run."""
        return self._table.parts[self._row]


class Reference(Finding[_tables.ReferenceTable]):
    """A title in 《》 or a provision such as 第三条第一款."""

    __slots__ = ()
    layer = "references"
    _shown = (
        "kind", "content", "issuer", "doc_number", "range", *_tables.PROVISION,
        "target", "first", "last", "short_for",
    )  # fmt: skip

    @property
    def kind(self) -> str:
        """title, provision; of a mention pointer, definition, short_name, doc_number."""
        return self._table.kind_name[self._row]

    @property
    def content(self) -> Optional[Span]:
        """The title without its marks."""
        return self._table.content[self._row]

    @property
    def issuer(self) -> Optional[Span]:
        """Who issued it."""
        return self._table.issuer[self._row]

    @property
    def doc_number(self) -> Optional[Span]:
        """The 文号 behind a title."""
        return self._table.doc_number[self._row]

    @property
    def range(self) -> bool:
        """A range runs from this provision to the next one."""
        return self._table.range[self._row]

    @property
    def numbers(self) -> dict[str, int]:
        """Those that are known of part, chapter, section, article, suffix, paragraph, ..."""
        columns = ((name, getattr(self._table, name)) for name in _tables.PROVISION)
        return {name: column[self._row] for name, column in columns if column[self._row]}

    @property
    def target(self) -> str:
        """inside this document, outside, unknown, none."""
        return self._table.target[self._row]

    @property
    def first(self) -> Optional[Node]:
        """Inside: the node at which it begins."""
        return self._node(self._table.first[self._row])

    @property
    def last(self) -> Optional[Node]:
        """Inside: the node up to which it reaches."""
        return self._node(self._table.last[self._row])

    def _node(self, id: Optional[int]) -> Optional[Node]:
        return None if id is None else Node(self._document, id)

    @property
    def leads_to(self) -> Optional[str]:
        """The same as text: "#第二条第一款" inside, "刑法#第十条" outside."""
        handle = self._document._core.handle
        return written(lib.tiaoli_reference_text, handle, self._mark, guess=512) or None

    @property
    def law(self) -> Optional[Span]:
        """The name of the text meant."""
        return self._table.law[self._row]

    @property
    def short_for(self) -> Optional[Span]:
        """What the short name of a definition stands for."""
        return self._table.short_for[self._row]

    @property
    def definition(self) -> Optional[Mention]:
        """Of a short name: where it was defined."""
        mark = self._table.definition[self._row]
        if not mark:
            return None
        row = bisect.bisect_left(self._table.handles, mark)
        return Mention(self._document, self._table, row)


class Mention(Reference):
    """A reference without title marks and numbers: 本法, 前款, a short name, a 文号."""

    __slots__ = ()
    layer = "mentions"


class Unit(NamedTuple):
    """Who sees to a directive."""

    role: str  # lead 牵头, support 配合, responsible 负责
    span: Span


class Directive(Finding[_tables.DirectiveTable]):
    """One clause that obliges, forbids, allows, encourages, commits or appeals."""

    __slots__ = ()
    layer = "directives"
    _shown = (
        "force", "strength", "cue", "inherited", "cue_source", "actor", "actor_source",
        "action", "verbs", "object", "role", "reported_by", "deadline", "deadline_date",
        *_tables.UNITS,
    )  # fmt: skip

    @property
    def force(self) -> str:
        """obligation, prohibition, permission, encouragement, commitment, exhortation."""
        return self._table.force[self._row]

    @property
    def strength(self) -> str:
        """strong, normal, weak."""
        return self._table.strength[self._row]

    @property
    def cue(self) -> Optional[Span]:
        """The word that makes it a directive."""
        return self._table.cue[self._row]

    @property
    def inherited(self) -> bool:
        """The cue stands in an earlier clause: `cue_source`."""
        return self._table.inherited[self._row]

    @property
    def cue_source(self) -> Optional[Span]:
        """The cue that it inherits."""
        return self._table.cue_source[self._row]

    @property
    def actor(self) -> Optional[Span]:
        """Who must act."""
        return self._table.actor[self._row]

    @property
    def actor_source(self) -> str:
        """explicit, inherited, document, none."""
        return self._table.actor_source[self._row]

    @property
    def action(self) -> Optional[Span]:
        """The head verb."""
        return self._table.action[self._row]

    @property
    def verbs(self) -> tuple[Span, ...]:
        """All coordinated verbs, the head verb first."""
        return self._table.verbs[self._row]

    @property
    def object(self) -> Optional[Span]:
        """What the action is done to."""
        return self._table.object[self._row]

    @property
    def role(self) -> str:
        """body, heading, lead, item, sanction, assignment."""
        return self._table.role[self._row]

    @property
    def reported_by(self) -> Optional[Span]:
        """Whose words they are."""
        return self._table.reported_by[self._row]

    @property
    def deadline(self) -> Optional[Span]:
        """By when."""
        return self._table.deadline[self._row]

    @property
    def deadline_date(self) -> Union[Date, Range, None]:
        """The first date in the deadline that has a value."""
        return self._table.deadline_date[self._row]

    @property
    def units(self) -> list[Unit]:
        """Who sees to it, in text order."""
        rows = ((role, getattr(self._table, role)[self._row]) for role in _tables.UNITS)
        found = [Unit(role, span) for role, spans in rows for span in spans]
        return sorted(found, key=lambda unit: unit.span)


class Target(Finding[_tables.TargetTable]):
    """A quantity that is to be reached."""

    __slots__ = ()
    layer = "targets"
    _shown = (
        "indicator", "quantity", "value", "unit", "comparator", "direction", "change", "tone",
        "tone_word", "deadline", "deadline_date", "base", "base_date",
    )  # fmt: skip

    @property
    def indicator(self) -> Optional[Span]:
        """What is measured."""
        return self._table.indicator[self._row]

    @property
    def quantity(self) -> Union[Quantity, Numeral, None]:
        """The finding that says how much: a quantity, else a numeral such as 5%."""
        place = self._table.quantity[self._row]
        if place is None:
            return None
        layer = Quantity.layer if place[0] == lib.TIAOLI_MARK_QUANTITY else Numeral.layer
        amount: Union[Quantity, Numeral] = getattr(self._document, layer)[place[1]]
        return amount

    @property
    def comparator(self) -> str:
        """equal, approximate, at_least, at_most, range."""
        return self._table.comparator[self._row]

    @property
    def direction(self) -> str:
        """increase, decrease; level: neither is said."""
        return self._table.direction[self._row]

    @property
    def change(self) -> bool:
        """The quantity is by how much the indicator is to change, not where it is to be."""
        return self._table.change[self._row]

    @property
    def tone(self) -> str:
        """ensure, strive, expect, plan, none."""
        return self._table.tone[self._row]

    @property
    def tone_word(self) -> Optional[Span]:
        """The word that says so; it may stand before the target."""
        return self._table.tone_word[self._row]

    @property
    def deadline(self) -> Optional[Span]:
        """By when; it may stand before the target."""
        return self._table.deadline[self._row]

    @property
    def deadline_date(self) -> Union[Date, Range, None]:
        """The first date in the deadline that has a value."""
        return self._table.deadline_date[self._row]

    @property
    def base(self) -> Optional[Span]:
        """The time with which it is compared."""
        return self._table.base[self._row]

    @property
    def base_date(self) -> Union[Date, Range, None]:
        """The first date in it that has a value."""
        return self._table.base_date[self._row]

    @property
    def directive(self) -> Optional[Directive]:
        """The directive in which it begins."""
        mark = self._table.directive[self._row]
        if mark is None:
            return None
        directives = self._document.directives
        row = bisect.bisect_left(directives[0]._table.handles, mark)
        return directives[row]
