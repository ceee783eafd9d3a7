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

    def row(self, type_name, count, copy, *arguments):
        """An array that one call fills with so many structs."""
        row = ffi.new(type_name + "[]", count)
        assert copy(self.doc, *arguments, row, count, ffi.sizeof(type_name)) == count
        return row

    def marks(self):
        return self.row("tiaoli_mark_info", lib.tiaoli_doc_mark_count(self.doc),
                        lib.tiaoli_doc_copy_marks, 1)

    def spans(self):
        """By mark and role."""
        count = lib.tiaoli_doc_copy_spans(self.doc, 1, ffi.NULL, 0)
        spans = ffi.new("tiaoli_role_span[]", count)
        assert lib.tiaoli_doc_copy_spans(self.doc, 1, spans, count) == count
        found = {}
        for s in spans:
            found.setdefault((s.mark, s.role), []).append(self.cut(s.start, s.end))
        return found

    def text(self, function, *arguments):
        """A text that the library writes into a buffer: asked for, then got."""
        length = function(self.doc, *arguments, ffi.NULL, 0)
        buffer = ffi.new("char[]", length + 1)
        assert function(self.doc, *arguments, buffer, length + 1) == length
        return text_of(buffer)

    def json(self):
        pieces = []

        @ffi.callback("tiaoli_sink", error=1)
        def sink(_, piece, length):
            pieces.append(ffi.buffer(piece, length)[:])
            return 0
        assert lib.tiaoli_doc_write_json(self.doc, 0, sink, ffi.NULL) == lib.TIAOLI_OK
        assert self.text(lib.tiaoli_doc_json, 0) == b"".join(pieces).decode()
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
    bulk = document.row("tiaoli_node_info", len(nodes), lib.tiaoli_doc_copy_nodes, 1)
    assert [n.past for n in bulk] == [lib.tiaoli_node_past(document.doc, n) for n in nodes]

    marks, spans = document.marks(), document.spans()
    fields = "numerals quantities lookalikes quotes references directives slogans"
    for kind, field in enumerate(fields.split(), lib.TIAOLI_MARK_NUMERAL):
        of_kind = [(m, info) for m, info in enumerate(marks, 1) if info.kind == kind]
        entries = told[field]
        if field == "references":  # in two arrays, by how they are written
            entries = sorted(entries + told["mentions"], key=lambda e: (e["start"], -e["end"]))
        assert [document.cut(i.start, i.end) for _, i in of_kind] == \
            [entry["text"] for entry in entries], field
        views = document.row("tiaoli_" + name(lib.TIAOLI_DOMAIN_MARK, kind), len(of_kind),
                             lib.tiaoli_doc_copy_views, 1, kind)
        assert [v.rule for v in views] == [info.rule for _, info in of_kind]
        if kind == lib.TIAOLI_MARK_DIRECTIVE:
            for (mark, _), view, entry in zip(of_kind, views, told[field]):
                assert name(lib.TIAOLI_DOMAIN_FORCE, view.force) == entry["force"]
                verbs = spans.get((mark, lib.TIAOLI_SPAN_VERB), [])
                assert verbs == [v["text"] for v in entry["verbs"]]
    for node in nodes:
        steps = document.text(lib.tiaoli_node_path_text, node, b"\n")
        assert len(steps.splitlines()) == lib.tiaoli_node_path(document.doc, node, ffi.NULL, 0)


for path in paths:
    check(Document(open(path, "rb").read()))
try:
    Document(b"\xe4\xb8\x80\xff")
    sys.exit("bytes that are no UTF-8 were let pass")
except ValueError as error:
    assert error.args[1] == 3, error
