"""How much longer Python takes than C to parse a document and to read all that was found.

    .venv/bin/python bindings/python/bench/reading.py [-n ROUNDS] [FILE]

The text is FILE, or the reference speech again and again up to 100,000 bytes.  Times are
milliseconds of processor time of this thread, best of ROUNDS (40), the rows taken in
turn.  The first row is what a C program does: tiaoli_parser_parse, the bulk calls
(tiaoli_doc_copy_marks, _copy_views of each kind, _copy_spans), tiaoli_doc_free.  The
others say how many times that Python takes:

    spans    each finding as an object: start, end, text, rule
    columns  every field of every finding: Document.columns of all layers
    rows     the same as dicts: Document.rows of all layers
    objects  every field of every finding, each looked up in its object
"""
from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any, Callable

import tiaoli
from tiaoli._document import _LAYERS
from tiaoli._native import ffi, lib

FIXTURES = Path(__file__).resolve().parents[3] / "tests" / "fixtures"


def text_of_100_kb() -> bytes:
    speech = (FIXTURES / "speech.txt").read_bytes() + b"\n"
    whole = speech * (100_000 // len(speech) + 1)
    return whole[:100_000].decode(errors="ignore").encode()


class InC:
    """Parses and copies as a C program would: one parser, one set of arrays."""

    def __init__(self, data: bytes) -> None:
        error = ffi.new("tiaoli_error *")
        self.data = data
        self.parser = ffi.gc(lib.tiaoli_parser_new(ffi.NULL, error), lib.tiaoli_parser_free)
        self.options = ffi.new("tiaoli_options *")
        self.options.size = ffi.sizeof("tiaoli_options")
        self.options.flags = lib.TIAOLI_PARSE_BORROW_TEXT
        doc = self._parse()
        self.count = lib.tiaoli_doc_mark_count(doc)
        self.marks = ffi.new("tiaoli_mark_info[]", self.count)
        self.spans_count = lib.tiaoli_doc_copy_spans(doc, 1, ffi.NULL, 0)
        self.spans = ffi.new("tiaoli_role_span[]", self.spans_count)
        lib.tiaoli_doc_copy_marks(doc, 1, self.marks, self.count, ffi.sizeof("tiaoli_mark_info"))
        kinds = [mark.kind for mark in self.marks]
        self.views = []
        for kind in sorted(set(kinds)):
            name = "tiaoli_" + ffi.string(lib.tiaoli_name(lib.TIAOLI_DOMAIN_MARK, kind)).decode()
            count = kinds.count(kind)
            self.views.append((kind, ffi.new(name + "[]", count), count, ffi.sizeof(name)))
        lib.tiaoli_doc_free(doc)

    def _parse(self) -> Any:
        return lib.tiaoli_parser_parse(
            self.parser, ffi.from_buffer(self.data), len(self.data), self.options, ffi.NULL
        )

    def __call__(self) -> None:
        doc = self._parse()
        lib.tiaoli_doc_copy_marks(doc, 1, self.marks, self.count, ffi.sizeof("tiaoli_mark_info"))
        for kind, room, count, size in self.views:
            lib.tiaoli_doc_copy_views(doc, 1, kind, room, count, size)
        lib.tiaoli_doc_copy_spans(doc, 1, self.spans, self.spans_count)
        lib.tiaoli_doc_free(doc)


def spans(document: tiaoli.Document) -> None:
    for layer in _LAYERS:
        for one in getattr(document, layer):
            one.start, one.end, one.text, one.rule


def columns(document: tiaoli.Document) -> None:
    for layer in _LAYERS:
        document.columns(layer)


def rows(document: tiaoli.Document) -> None:
    for layer in _LAYERS:
        document.rows(layer)


def objects(document: tiaoli.Document) -> None:
    for layer, (kind, *_) in _LAYERS.items():
        names = ("start", "end", "text", "rule", *kind._shown)
        names = tuple(name for name in names if isinstance(getattr(kind, name, None), property))
        for one in getattr(document, layer):
            for name in names:
                getattr(one, name)


def main() -> None:
    arguments = argparse.ArgumentParser(description="Reading in Python against C")
    arguments.add_argument("-n", type=int, default=40, metavar="ROUNDS")
    arguments.add_argument("file", nargs="?", type=Path)
    given = arguments.parse_args()
    data = given.file.read_bytes() if given.file else text_of_100_kb()
    in_c = InC(data)
    ways: dict[str, Callable[[], None]] = {"C": in_c}
    for read in (spans, columns, rows, objects):
        ways[read.__name__] = lambda read=read: read(tiaoli.parse(data))  # type: ignore[misc]
    best = {name: float("inf") for name in ways}
    for _ in range(given.n):
        for name, run in ways.items():
            start = time.thread_time()
            run()
            best[name] = min(best[name], time.thread_time() - start)
    print(f"{len(data)} bytes, {in_c.count} findings, {in_c.spans_count} spans")
    for name, seconds in best.items():
        print(f"{name:8} {seconds * 1e3:6.2f} ms  {seconds / best['C']:.2f}")


if __name__ == "__main__":
    main()
