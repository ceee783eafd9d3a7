"""The tree: nodes of a document, looked up in its columns when they are read."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, NamedTuple, Optional

from ._core import ByteSpan, Span
from ._library import NAMES, filled, written
from ._native import ffi, lib

if TYPE_CHECKING:
    from ._document import Document


class Evidence(NamedTuple):
    """Why a genre or a polarity was found."""

    value: str
    rule: str  # "" where nothing says so
    at: Optional[Span]  # the words that say so


def evidence(document: Document, domain: str, struct: Any) -> Evidence:
    """Of a tiaoli_evidence."""
    at = document._core.span(struct.start, struct.end) if struct.start < struct.end else None
    return Evidence(NAMES[domain][struct.value], NAMES["rule"][struct.rule], at)


class Located:
    """What nodes and findings share: they stand somewhere in a document."""

    __slots__ = ()

    _document: Document

    @property
    def start(self) -> int:
        """In code points."""
        raise NotImplementedError

    @property
    def end(self) -> int:
        """In code points."""
        raise NotImplementedError

    @property
    def slice(self) -> slice:
        """To cut it out of the text: document.text[node.slice]."""
        return slice(self.start, self.end)

    @property
    def bytes(self) -> ByteSpan:
        """Where it stands, in bytes of UTF-8."""
        raise NotImplementedError

    @property
    def clean_text(self) -> str:
        """As people read it: without line breaks and blanks around it."""
        start, end = self.bytes
        core = self._document._core
        return written(lib.tiaoli_doc_span_text, core.handle, start, end, guess=end - start + 1)

    def __copy__(self: Any) -> Any:
        return self

    def __deepcopy__(self: Any, memo: object) -> Any:
        return self


class Node(Located):
    """A node of the tree.  Iterating gives its children."""

    __slots__ = ("_document", "id")

    id: int

    def __init__(self, document: Document, id: int) -> None:
        self._document = document
        #: its number in reading order, from 0; the same as in the JSON
        self.id = id

    # --- what it is ---------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document that it belongs to."""
        return self._document

    @property
    def kind(self) -> str:
        """division, heading, paragraph, sentence ..."""
        return self._document._nodes.kind[self.id]

    @property
    def marker(self) -> Optional[str]:
        """By which scheme a division is numbered: chapter, hanzi_comma ..."""
        return self._document._nodes.marker[self.id]

    @property
    def label(self) -> Optional[Span]:
        """The number as written."""
        return self._document._nodes.label[self.id]

    @property
    def number(self) -> Optional[int]:
        """What the label says."""
        return self._document._nodes.number[self.id]

    @property
    def suffix(self) -> Optional[int]:
        """1 for 第十二条之一."""
        return self._document._nodes.suffix[self.id]

    @property
    def level(self) -> int:
        """Of a division: 1 is outermost; of others 0."""
        return self._document._nodes.level[self.id]

    @property
    def role(self) -> Optional[str]:
        """"lead" for a sentence that the next ones unfold."""
        return self._document._nodes.role[self.id]

    @property
    def heading(self) -> Optional[Node]:
        """The heading of a division, where it has one."""
        first = next(iter(self), None)
        return first if first is not None and first.kind == "heading" else None

    @property
    def polarity(self) -> Evidence:
        """Which way the section looks, retrospect or plan, and what says so."""
        struct = filled(
            "tiaoli_evidence",
            lib.tiaoli_node_polarity_get,
            self._document._core.handle,
            self.id + 1,
        )
        return evidence(self._document, "polarity", struct)

    # --- where it stands ------------------------------------------------------------

    @property
    def start(self) -> int:
        """In code points."""
        return self._document._nodes.start[self.id]

    @property
    def end(self) -> int:
        """In code points."""
        return self._document._nodes.end[self.id]

    @property
    def bytes(self) -> ByteSpan:
        """The same in bytes of UTF-8."""
        nodes = self._document._nodes
        return ByteSpan(nodes.byte_start[self.id], nodes.byte_end[self.id])

    @property
    def line(self) -> int:
        """The line in which it starts, from 1."""
        return self._document._nodes.line[self.id]

    @property
    def text(self) -> str:
        """As it stands, line breaks included."""
        return self._document.text[self.start : self.end]

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above it, from the outermost, itself included if it has one."""
        handle = self._document._core.handle
        text = written(lib.tiaoli_node_path_text, handle, self.id + 1, b"\n", guess=1024)
        return tuple(text.split("\n")) if text else ()

    # --- around it ------------------------------------------------------------------

    @property
    def parent(self) -> Optional[Node]:
        """None for the document."""
        parent = self._document._nodes.parent[self.id]
        return None if parent is None else Node(self._document, parent)

    @property
    def ancestors(self) -> list[Node]:
        """From the parent to the document."""
        found = []
        node = self.parent
        while node is not None:
            found.append(node)
            node = node.parent
        return found

    @property
    def sections(self) -> list[Node]:
        """The divisions and attachments around it, from the outermost, itself included."""
        handle, room = self._document._core.handle, 72
        steps = ffi.new("tiaoli_node[]", room)
        count = lib.tiaoli_node_path(handle, self.id + 1, steps, room)
        return [Node(self._document, step - 1) for step in steps[0:count]]

    def __iter__(self) -> Iterator[Node]:
        past = self._document._nodes.past
        child, end = self.id + 1, past[self.id] - 1
        while child < end:
            yield Node(self._document, child)
            child = past[child] - 1

    @property
    def children(self) -> list[Node]:
        """One level below."""
        return list(self)

    @property
    def descendants(self) -> list[Node]:
        """All below, in reading order."""
        past = self._document._nodes.past[self.id]
        return [Node(self._document, id) for id in range(self.id + 1, past - 1)]

    def find(self, layer: str, **fields: Any) -> list[Any]:
        """What Document.find finds in it: findings that start in it, or nodes below it."""
        return self._document.find(layer, within=self, **fields)

    def to_dict(self) -> dict[str, Any]:
        """Its row in Document.rows("nodes")."""
        return self._document._row("nodes", self.id)

    # --- as a value -----------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Node)
            and self._document._core is other._document._core
            and self.id == other.id
        )

    def __hash__(self) -> int:
        return hash((id(self._document._core), self.id))

    def __repr__(self) -> str:
        text = self.text
        short = text if len(text) <= 24 else text[:23] + "…"
        return f"<Node {self.id} {self.kind} [{self.start}:{self.end}] {short!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return restore_node, (self._document, self.id, self.kind, self.start, self.end)


def restore_node(document: Document, id: int, kind: str, start: int, end: int) -> Node:
    """The node of a pickle; ValueError if the library now reads the text otherwise."""
    if id < len(document.nodes):
        node = Node(document, id)
        if (node.kind, node.start, node.end) == (kind, start, end):
            return node
    raise ValueError(f"the pickled {kind} [{start}:{end}] is not in the document any more")
