"""tiaoli: structure out of Chinese policy text.

    >>> import tiaoli
    >>> document = tiaoli.parse("各部门要健全“五学联动”机制，严禁铺张浪费。")
    >>> [(d.force, d.text) for d in document.directives]
    [('obligation', '各部门要健全“五学联动”机制'), ('prohibition', '严禁铺张浪费')]

Positions are code points, as Python counts, half-open; `.bytes` gives bytes of UTF-8.
Names of kinds, rules and fields are those of the JSON (docs/json.md)."""
from ._core import ByteSpan, Span
from ._document import Document, Items, Note, SloganEntry
from ._errors import LexiconError, ParseError
from ._findings import (
    Directive, Finding, Lookalike, Mention, Numeral, Quantity, Quote, Reference, Slogan, Target,
    Unit,
)  # fmt: skip
from ._library import rules_revision, segmenter, version
from ._nodes import Evidence, Node
from ._numbers import ReadNumeral, read_numeral, write_numeral
from ._options import Lexicon, Options
from ._parse import parse, parse_many
from ._values import Date, Number, Range, Value

__version__ = version()

__all__ = [
    "ByteSpan", "Date", "Directive", "Document", "Evidence", "Finding", "Items", "Lexicon",
    "LexiconError", "Lookalike", "Mention", "Node", "Note", "Number", "Numeral", "Options",
    "ParseError", "Quantity", "Quote", "Range", "ReadNumeral", "Reference", "Slogan",
    "SloganEntry", "Span", "Target", "Unit", "Value", "parse", "parse_many", "read_numeral",
    "rules_revision", "segmenter", "version", "write_numeral",
]  # fmt: skip
