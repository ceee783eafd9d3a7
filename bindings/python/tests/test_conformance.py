"""The texts of tests/conformance: Python tells what the C API and the command tell,
in code points as Python counts."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Iterator

import pytest
from as_json import document_as_json
from conftest import TOP

import tiaoli

TEXTS = sorted((TOP / "tests" / "conformance").glob("*.txt"))
assert len(TEXTS) >= 7


def places(value: Any) -> "Iterator[dict[str, Any]]":
    """All objects with a span, in the order of the document."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for one in value.values():
            yield from places(one)
    elif isinstance(value, list):
        for one in value:
            yield from places(one)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_conformance(path: Path) -> None:
    data = path.read_bytes()
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    document = tiaoli.parse(data.decode())
    for told in (document_as_json(document), document.to_dict("bytes")):
        for name in ("version", "rules", "segmenter"):
            del told[name]
        assert told == expected

    found = list(places(document.to_dict()))
    wanted = list(places(expected))
    assert len(found) == len(wanted) > 10
    for one, place in zip(found, wanted):
        assert one["start"] == len(data[: place["start"]].decode())
        assert one["end"] == len(data[: place["end"]].decode())
        if "text" in one:
            assert document.text[one["start"] : one["end"]] == one["text"]
