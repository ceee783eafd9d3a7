"""Walks a document from Python, through cffi and the shared library alone:
what a binding needs, and whether the header can be read by a machine.

    /usr/bin/python3 tests/walk.py LIBRARY HEADER TEXT...

The header is handed to cffi as it is, without the lines of the preprocessor.
Python counts code points: every span is converted and cut out of the string.
"""
import json
import re
import sys

from cffi import FFI

library, header, *paths = sys.argv[1:]
ffi = FFI()
source = open(header, encoding="ascii").read()
source = re.sub(r"^#(?:[^\n]*\\\n)*[^\n]*\n", "", source, flags=re.M)
source = source.replace('extern "C" {', "").replace("\n}\n", "\n")
ffi.cdef(re.sub(r"TIAOLI_(API|CALL)\b", "", source))
lib = ffi.dlopen(library)


def text_of(chars):
    return ffi.string(chars).decode()


def fill(type_name, getter, *arguments):
    """A struct that the library fills: its size is set first."""
    struct = ffi.new(type_name + " *")
    struct.size = ffi.sizeof(type_name)
    status = getter(*arguments, struct)
    assert status == lib.TIAOLI_OK, text_of(lib.tiaoli_status_text(status))
    return struct


class Document:
    def __init__(self, data):
        self.data, error = data, ffi.new("tiaoli_error *")
        doc = lib.tiaoli_parse(data, len(data), error)
        if doc == ffi.NULL:
            raise ValueError(text_of(lib.tiaoli_status_text(error.status)), error.offset)
        self.doc = ffi.gc(doc, lib.tiaoli_doc_free)
        self.string = data.decode()
        text = lib.tiaoli_doc_text(doc, ffi.NULL)
        self.index = ffi.gc(lib.tiaoli_offsets_new(text, len(data), ffi.NULL, error),
                            lib.tiaoli_offsets_free)

    def cut(self, start, end):
        """text[start:end] by code points; the same as the bytes, decoded."""
        both = ffi.new("uint32_t[2]", [start, end])
        done = lib.tiaoli_offsets_convert(self.index, lib.TIAOLI_UNIT_BYTES,
                                          lib.TIAOLI_UNIT_CODE_POINTS, both, both, 2)
        assert done == 2, (start, end)
        piece = self.string[both[0]:both[1]]
        assert piece.encode() == self.data[start:end]
        return piece

    def walk(self, node=1):
        yield node
        child = lib.tiaoli_node_first_child(self.doc, node)
        while child:
            assert lib.tiaoli_node_parent(self.doc, child) == node
            yield from self.walk(child)
            child = lib.tiaoli_node_next_sibling(self.doc, child)

    def marks(self, kind):
        mark = 0
        while mark := lib.tiaoli_mark_next(self.doc, 0, kind, mark):
            yield mark

    def spans(self, mark, role):
        count = lib.tiaoli_mark_spans(self.doc, mark, role, ffi.NULL, 0)
        spans = ffi.new("tiaoli_span[]", count)
        lib.tiaoli_mark_spans(self.doc, mark, role, spans, count)
        return [self.cut(s.start, s.end) for s in spans]

    def json(self):
        pieces = []

        @ffi.callback("tiaoli_sink", error=1)
        def sink(_, piece, length):
            pieces.append(ffi.buffer(piece, length)[:])
            return 0
        assert lib.tiaoli_doc_write_json(self.doc, 0, sink, ffi.NULL) == lib.TIAOLI_OK
        return json.loads(b"".join(pieces))


def name(domain, value):
    return text_of(lib.tiaoli_name(domain, value))


def check(document):
    """Everything found by walking is what the JSON tells."""
    told = document.json()
    nodes = list(document.walk())
    assert nodes == list(range(1, lib.tiaoli_doc_node_count(document.doc) + 1)), "not in pre-order"
    for node in nodes:
        info = fill("tiaoli_node_info", lib.tiaoli_node_get, document.doc, node)
        assert name(lib.TIAOLI_DOMAIN_NODE, info.kind)
        document.cut(info.start, info.end), document.cut(info.label_start, info.label_end)
    bulk = ffi.new("tiaoli_node_info[]", len(nodes))
    stride = ffi.sizeof("tiaoli_node_info")
    assert lib.tiaoli_doc_copy_nodes(document.doc, 1, bulk, len(nodes), stride) == len(nodes)
    assert [n.past for n in bulk] == [lib.tiaoli_node_past(document.doc, n) for n in nodes]

    fields = "numerals quantities lookalikes quotes references directives"
    for kind, field in enumerate(fields.split(), lib.TIAOLI_MARK_NUMERAL):
        found = []
        for mark in document.marks(kind):
            info = fill("tiaoli_mark_info", lib.tiaoli_mark_get, document.doc, mark)
            found.append(document.cut(info.start, info.end))
        assert found == [entry["text"] for entry in told[field]], field

    for mark, entry in zip(document.marks(lib.TIAOLI_MARK_DIRECTIVE), told["directives"]):
        directive = fill("tiaoli_directive", lib.tiaoli_directive_get, document.doc, mark)
        assert name(lib.TIAOLI_DOMAIN_FORCE, directive.force) == entry["force"]
        assert document.spans(mark, lib.TIAOLI_SPAN_VERB) == [v["text"] for v in entry["verbs"]]


for path in paths:
    check(Document(open(path, "rb").read()))
try:
    Document(b"\xe4\xb8\x80\xff")
    sys.exit("bytes that are no UTF-8 were let pass")
except ValueError as error:
    assert error.args[1] == 3, error
