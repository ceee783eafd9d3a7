"""Writes a document as the JSON of docs/json.md, from the binding's objects alone:
what is equal to the library's own JSON has been read rightly, field by field."""
from __future__ import annotations

from fractions import Fraction
from typing import Any, Optional

import tiaoli
from tiaoli import Date, Document, Finding, Node, Range, Span


def document_as_json(document: Document) -> dict[str, Any]:
    layers = {
        "numerals": _numeral, "quantities": _quantity, "lookalikes": _lookalike,
        "quotes": _quote, "slogans": _slogan, "references": _reference, "mentions": _mention,
        "directives": _directive, "targets": _target,
    }  # fmt: skip
    told: dict[str, Any] = {
        "schema": 1,
        "version": tiaoli.version(),
        "rules": tiaoli.rules_revision(),
        "segmenter": tiaoli.segmenter(),
        "bytes": len(document.data),
        "genre": document.genre,
        "genre_evidence": _evidence(document, document.genre_evidence),
        "nodes": [_node(node) for node in document.nodes],
    }
    for layer, write in layers.items():
        told[layer] = [_finding(one, write) for one in getattr(document, layer)]
    told["notes"] = [
        {"code": note.code, **_place(document, note), "message": note.message}
        for note in document.notes
    ]
    return told


def _place(document: Document, piece: Any) -> dict[str, Any]:
    start, end = document.bytes_of(piece)
    return {"start": start, "end": end}


def _span(document: Document, span: Optional[Span]) -> Optional[dict[str, Any]]:
    return None if span is None else {**_place(document, span), "text": span.text}


def _spans(document: Document, spans: tuple[Span, ...]) -> Optional[list[Any]]:
    return [_span(document, span) for span in spans] or None


def _evidence(document: Document, evidence: tiaoli.Evidence) -> dict[str, Any]:
    return {"rule": evidence.rule, "at": _span(document, evidence.at)}


def _node(node: Node) -> dict[str, Any]:
    parent = node.parent
    told: dict[str, Any] = {
        "id": node.id,
        "parent": None if parent is None else parent.id,
        "kind": node.kind,
    }
    if node.role is not None:
        told["role"] = node.role
    division = node.kind == "division"
    if division:
        told["marker"] = node.marker
    if division or node.label is not None:
        told["label"] = "" if node.label is None else node.label.text
    if division:
        told["number"] = node.number
        if node.suffix:
            told["suffix"] = node.suffix
        told["level"] = node.level
    if division or node.id == 0:
        polarity = node.polarity
        if polarity.value != "other":
            told["polarity"] = polarity.value
            # where it is said, and not in a section around
            said = node.parent is None or polarity.at != node.parent.polarity.at
            if said:
                told["polarity_evidence"] = _evidence(node.document, polarity)
    return {**told, "start": node.bytes.start, "end": node.bytes.end}


def _finding(one: Finding[Any], write: Any) -> dict[str, Any]:
    start, end = one.bytes
    told = {"start": start, "end": end, "text": one.text}
    return {**told, **write(one), "rule": one.rule, "node": one.node.id}


def _number(value: Any, text: str) -> Any:
    def side(one: Any) -> Optional[str]:
        return None if one is None else str(one)

    if isinstance(value, Range):
        return {"low": side(value.low), "high": side(value.high)}
    if value is None:
        assert text == ""
        return None
    if isinstance(value, Fraction):
        assert Fraction(text) == value
        return text
    assert str(value) == text
    return text


def _numeral(one: tiaoli.Numeral) -> dict[str, Any]:
    told = {
        "kind": one.kind,
        "value": _number(one.value, one.value_text),
        "abbreviated": one.abbreviated,
        "approximate": one.approximate,
        "unit": _span(one.document, one.unit),
    }
    if one.years:
        told["years"] = {"from": str(one.years[0]), "to": str(one.years[1])}
    return told


def _quantity(one: tiaoli.Quantity) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "value": _number(one.value, one.value_text),
        "unit": None if one.unit is None else one.unit.text,
        "range": one.range,
        "bound": one.bound,
        "approximate": one.approximate,
    }


def _lookalike(one: tiaoli.Lookalike) -> dict[str, Any]:
    return {"reason": one.reason}


def _counted(one: Any) -> dict[str, Any]:
    return {
        "segments": one.segments,
        "equal": one.equal,
        "shared": one.shared,
        "head": _span(one.document, one.head),
        "count": None if one.count is None else str(one.count),
        "expansion": _spans(one.document, one.expansion),
        "expansion_matches": one.expansion_matches,
    }


def _quote(one: tiaoli.Quote) -> dict[str, Any]:
    return {
        "content": _span(one.document, one.content),
        "kind": one.kind,
        "depth": one.depth,
        "negative": one.negative,
        "parallel": one.parallel,
        **_counted(one),
    }


def _slogan(one: tiaoli.Slogan) -> dict[str, Any]:
    return {"kind": one.kind, "parts": _spans(one.document, one.parts), **_counted(one)}


def _leads(one: tiaoli.Reference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "numbers": one.numbers,
        "target": one.target,
        "first": None if one.first is None else one.first.id,
        "last": None if one.last is None else one.last.id,
        "leads_to": one.leads_to,
    }


def _reference(one: tiaoli.Reference) -> dict[str, Any]:
    return {
        "content": _span(one.document, one.content),
        "issuer": _span(one.document, one.issuer),
        "doc_number": _span(one.document, one.doc_number),
        "range": one.range,
        **_leads(one),
    }


def _mention(one: tiaoli.Mention) -> dict[str, Any]:
    definition = one.definition
    defined = None if definition is None else {**_place(one.document, definition)}
    if defined is not None and definition is not None:
        defined["text"] = definition.text
    return {**_leads(one), "short_for": _span(one.document, one.short_for), "definition": defined}


def _directive(one: tiaoli.Directive) -> dict[str, Any]:
    document = one.document
    return {
        "force": one.force,
        "strength": one.strength,
        "cue": _span(document, one.cue),
        "inherited": one.inherited,
        "cue_source": _span(document, one.cue_source),
        "actor": _span(document, one.actor),
        "actor_source": one.actor_source,
        "action": _span(document, one.action),
        "verbs": [_span(document, verb) for verb in one.verbs],
        "object": _span(document, one.object),
        "role": one.role,
        "reported_by": _span(document, one.reported_by),
        "deadline": _time(document, one.deadline, one.deadline_date),
        "units": [{**(_span(document, unit.span) or {}), "role": unit.role} for unit in one.units],
    }


def _time(document: Document, span: Optional[Span], date: Any) -> Optional[dict[str, Any]]:
    told = _span(document, span)
    if told is not None and date is not None:
        assert isinstance(date, (Date, Range))
        told["date"] = str(date)
    return told


def _target(one: tiaoli.Target) -> dict[str, Any]:
    document, amount = one.document, one.quantity
    quantity = None
    if amount is not None:
        quantity = {
            **_place(document, amount),
            "text": amount.text,
            "kind": amount.kind,
            "value": _number(amount.value, amount.value_text),
            "unit": None if amount.unit is None else amount.unit.text,
        }
    directive = None
    if one.directive is not None:
        directive = _place(document, one.directive)
    return {
        "indicator": _span(document, one.indicator),
        "quantity": quantity,
        "comparator": one.comparator,
        "direction": one.direction,
        "change": one.change,
        "tone": one.tone,
        "tone_word": _span(document, one.tone_word),
        "deadline": _time(document, one.deadline, one.deadline_date),
        "base": _time(document, one.base, one.base_date),
        "directive": directive,
    }
