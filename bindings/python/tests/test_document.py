"""Documents: what objects, columns, rows and JSON tell is the same, and every place
is one in the text."""
from __future__ import annotations

import json
from typing import Any

import pytest
from as_json import document_as_json

import tiaoli
from tiaoli import Document, Span

LAYERS = (
    "numerals", "quantities", "lookalikes", "quotes", "slogans", "references", "mentions",
    "directives", "targets",
)  # fmt: skip


def test_objects_tell_what_the_json_tells(document: Document) -> None:
    assert document_as_json(document) == json.loads(document.json())


def test_all_layers_of_the_json_are_there(speech: Document) -> None:
    arrays = {name for name, value in json.loads(speech.json()).items() if isinstance(value, list)}
    assert arrays == {"nodes", "notes", *LAYERS}


def spans_of(one: Any) -> "list[Span]":
    """All spans among the public properties of an object."""
    found: "list[Any]" = []
    for name in dir(type(one)):
        if isinstance(getattr(type(one), name), property):
            value = getattr(one, name)
            found += value if isinstance(value, (tuple, list)) and type(value) != Span else [value]
    return [value for value in found if isinstance(value, Span)]


def test_places_are_places_in_the_text(document: Document) -> None:
    seen = 0
    for one in [*document.nodes, *document.findings]:
        assert document.text[one.start : one.end] == one.text == document.text[one.slice]
        start, end = one.bytes
        assert document.data[start:end].decode() == one.text
        assert document.bytes_of(one) == one.bytes
        for span in spans_of(one):
            assert document.text[span.slice] == span.text != ""
            start, end = document.bytes_of(span)
            assert document.data[start:end].decode() == span.text
            seen += 1
    assert seen or not document.text.strip()


def test_findings_are_those_of_the_layers_in_order(document: Document) -> None:
    findings = document.findings
    assert sum(len(getattr(document, layer)) for layer in LAYERS) == len(findings)
    order = [(one.start, -one.end) for one in findings]
    assert order == sorted(order)


def test_rows_show_what_the_objects_show(document: Document) -> None:
    for layer in LAYERS:
        rows = document.rows(layer, path=True)
        items = getattr(document, layer)
        assert len(rows) == len(items)
        for row, one in zip(rows, items):
            for name, shown in row.items():
                if name == "path":
                    assert shown == " > ".join(one.node.path)
                    continue
                if isinstance(one, tiaoli.Target) and name in ("quantity", "value", "unit"):
                    amount = one.quantity
                    shown_of = {
                        "quantity": amount and amount.text,
                        "value": amount and amount.value_text,
                        "unit": amount and amount.unit and amount.unit.text,
                    }
                    assert shown == shown_of[name]
                    continue
                value = getattr(one, name, None) if name not in ("year_from", "year_to") else (
                    one.years and one.years[name == "year_to"]
                )
                if name in one.numbers if hasattr(one, "numbers") else False:
                    value = one.numbers[name]
                assert shown == plain(name, one, value), (layer, name)


def plain(name: str, one: Any, value: Any) -> Any:
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tiaoli.Node):
        return value.id
    if name in ("lead", "support", "responsible"):
        return tuple(unit.span.text for unit in one.units if unit.role == name)
    if name in ("verbs", "expansion", "parts"):
        return tuple(span.text for span in value)
    if name == "value":
        return one.value_text or None
    if name in ("deadline_date", "base_date") and value is not None:
        return str(value)
    return value


def test_rows_of_nodes(document: Document) -> None:
    rows = document.rows("nodes")
    assert [row["id"] for row in rows] == list(range(len(document.nodes)))
    for row, node in zip(rows, document.nodes):
        parent = None if node.parent is None else node.parent.id
        label = None if node.label is None else node.label.text
        assert row == {
            "id": node.id, "parent": parent, "kind": node.kind, "marker": node.marker,
            "label": label, "number": node.number, "suffix": node.suffix, "level": node.level,
            "role": node.role, "start": node.start, "end": node.end,
        }  # fmt: skip


def test_dict_has_places_in_any_unit(document: Document) -> None:
    assert document.to_dict("bytes") == json.loads(document.json())
    for place in document.to_dict()["numerals"]:
        assert document.text[place["start"] : place["end"]] == place["text"]
    utf16 = document.text.encode("utf-16-le")
    for place in document.to_dict("utf16")["directives"]:
        piece = utf16[2 * place["start"] : 2 * place["end"]].decode("utf-16-le")
        assert piece == place["text"]


def test_units_convert(speech: Document) -> None:
    document = tiaoli.parse("😀要\n坚持")
    assert document.convert([0, 1, 2, 5], "code_points", "bytes") == [0, 4, 7, 14]
    assert document.convert([0, 4, 14], "bytes", "utf16") == [0, 2, 6]
    for wrong in ([1], [15], [-1], [1 << 40]):
        with pytest.raises(ValueError, match="no place"):
            document.convert(wrong, "bytes", "code_points")
    with pytest.raises(ValueError, match="no unit 'chars': one of"):
        document.convert([0], "chars", "bytes")


def test_sequences_slice(speech: Document) -> None:
    every = list(speech.directives)
    assert every[2:9:3] == speech.directives[2:9:3]
    assert speech.directives[-1] == every[-1] and every[3] in speech.directives
    assert [one.start for one in reversed(speech.directives)] == [
        one.start for one in reversed(every)
    ]
    with pytest.raises(IndexError):
        speech.directives[len(every)]


def test_find(speech: Document) -> None:
    every = list(speech.directives)
    assert speech.find("directives") == every
    must = speech.find("directives", cue="必须")
    assert must and all(str(one.cue) == "必须" for one in must)
    assert speech.find("directives", cue=None) == [one for one in every if one.cue is None]
    long = speech.find("directives", verbs=lambda verbs: len(verbs) > 1)
    assert long == [one for one in every if len(one.verbs) > 1]
    for division in speech.find("nodes", kind="division", level=1):
        inside = [one for one in every if division.start <= one.start < division.end]
        assert inside == division.find("directives") and inside
        assert division.find("nodes", kind="sentence") == [
            node for node in division.descendants if node.kind == "sentence"
        ]
        span = speech.span(division.start, division.end)
        assert speech.find("directives", within=span) == inside
    with pytest.raises(ValueError, match="no layer 'directive'"):
        speech.find("directive")
    with pytest.raises(AttributeError):
        speech.find("directives", nothing=1)


def test_slogan_list(speech: Document) -> None:
    entries = speech.slogan_list()
    quoted = {entry.text: entry for entry in entries}
    assert quoted["五学联动"].kinds == ("counted",)
    for entry in entries:
        assert entry.findings and entry.kinds
    assert sum(len(entry.findings) for entry in entries) <= len(speech.quotes) + len(speech.slogans)


def test_notes() -> None:
    (note,) = tiaoli.parse("要坚持“两个维护。").notes
    assert (note.code, note.start, note.text) == ("unclosed-quote", 3, "“")
    assert note.message


def test_json_is_what_the_library_writes(speech: Document) -> None:
    assert json.loads(speech.json(pretty=True)) == json.loads(speech.json())
    assert speech.json().count("\n") < speech.json(pretty=True).count("\n")


def test_genre() -> None:
    document = tiaoli.parse("关于开展节水工作的通知\n各科室：\n要检查。")
    assert document.genre == "notice"
    assert document.genre_evidence.at == Span(12, 16, "各科室：")
    assert repr(document) == "<Document notice, 21 characters>"


def test_dicts_of_nodes_and_findings(document: Document) -> None:
    for layer in ("nodes", *LAYERS):
        items = getattr(document, layer)
        assert [one.to_dict() for one in items] == document.rows(layer)
    if document.findings:
        document.findings[0].to_dict().clear()
        assert document.findings[0].to_dict()["start"] == document.findings[0].start


def test_columns_belong_to_whoever_asks(speech: Document) -> None:
    starts = [one.start for one in speech.directives]
    for layer in ("nodes", *LAYERS):
        for column in speech.columns(layer).values():
            column.clear()
    assert [one.start for one in speech.directives] == starts == speech.columns("directives")["start"]
    assert [row["value"] for row in speech.rows("numerals")] == [
        one.value_text or None for one in speech.numerals
    ]


def test_closed_documents_say_so() -> None:
    with tiaoli.parse("要坚持“两个维护”，3年内完成。") as document:
        directive, node, quote = document.directives[0], document.root, document.quotes[0]
        assert directive.force == "obligation"
    for use in (
        lambda: document.text, lambda: document.data, lambda: document.genre,
        lambda: document.nodes, lambda: document.directives, lambda: document.to_json(),
        lambda: document.rows("targets"), lambda: document.find("numerals"),
        lambda: document.notes, lambda: document.at(0), lambda: document.provision("第一条"),
        lambda: document.slogan_list(), lambda: document.convert([0], "bytes", "utf16"),
        lambda: node.kind, lambda: node.path, lambda: directive.actor, lambda: directive.clean_text,
        lambda: quote.expansion, lambda: quote.bytes, lambda: quote.to_dict(), document.__enter__,
        lambda: document.span(0, 1), lambda: document.__reduce__(),
    ):  # fmt: skip
        with pytest.raises(ValueError, match="the document is closed"):
            use()
    assert directive.force == "obligation"  # had been read
    assert repr(document) == "<Document, closed>"
    document.close()
