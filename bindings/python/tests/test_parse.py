"""Parsing: options, errors with their places, pickles, many texts in parallel."""
from __future__ import annotations

import copy
import datetime
import io
import pickle
import random
import sys
from typing import Any

import pytest
from conftest import TEXTS

import tiaoli
from tiaoli import Date, Lexicon, LexiconError, ParseError


def test_str_and_bytes_are_the_same() -> None:
    for text in TEXTS.values():
        told = tiaoli.parse(text).json()
        for data in (text.encode(), bytearray(text.encode()), memoryview(text.encode())):
            assert tiaoli.parse(data).json() == told


def test_options_reach_the_library() -> None:
    text = TEXTS["speech"]
    document = tiaoli.parse(text, genre="law", runs=False)
    assert document.genre == "law" and document.options.genre == "law"
    assert tiaoli.parse(text, marks=False).findings == []
    assert tiaoli.parse(text, exhaustive=True).json() == tiaoli.parse(text).json()
    runs = "真抓实干、马上就办。"
    assert tiaoli.parse(runs).slogans and not tiaoli.parse(runs, runs=False).slogans
    goal = "到2025年，力争单位地区生产总值能耗比2020年下降14.5%以上。"
    assert tiaoli.parse(goal).targets and not tiaoli.parse(goal, targets=False).targets
    sure = tiaoli.parse(text, cues_only=True).directives
    assert 0 < len(sure) < len(tiaoli.parse(text).directives)
    with pytest.raises(ValueError, match="no genre 'poem': one of .*speech.*law"):
        tiaoli.parse(text, genre="poem")
    with pytest.raises(ValueError, match="max_bytes is -1"):
        tiaoli.parse(text, max_bytes=-1)
    with pytest.raises(ValueError, match="reference_date is 0999-01-01"):
        tiaoli.parse(text, reference_date=datetime.date(999, 1, 1))
    with pytest.raises(TypeError):
        tiaoli.parse(text, colour="red")
    with pytest.raises(TypeError):
        tiaoli.parse(7)  # type: ignore[arg-type]


def test_a_date_from_which_words_of_the_calendar_count() -> None:
    text = "今年完成任务，昨天召开会议。"
    document = tiaoli.parse(text, reference_date=datetime.date(2024, 3, 1))
    values = [one.value for one in document.quantities if one.kind == "relative"]
    assert values == [Date(2024, None, None), Date(2024, 2, 29)]
    assert document.rows("quantities")[-1]["value"] == "2024-02-29"
    assert pickle.loads(pickle.dumps(document)).json() == document.json()
    assert {one.value for one in tiaoli.parse(text).quantities} == {None}


@pytest.mark.parametrize("limit", ["max_bytes", "max_nodes", "max_marks"])
def test_limits_tell_where(limit: str) -> None:
    text = "一、😀加强领导，完成十二项任务。\n二、要坚持“两个维护”。\n" * 3
    with pytest.raises(ParseError) as caught:
        tiaoli.parse(text, **{limit: 5})
    error = caught.value
    assert error.code == "limit"
    assert error.offset is not None and error.byte_offset is not None
    assert len(text.encode()[: error.byte_offset].decode(errors="replace")) == error.offset


def test_depth_is_limited() -> None:
    text = "第一章 总则\n第一条 规定：\n（一）甲；\n1.乙。\n"
    with pytest.raises(ParseError, match="limit"):
        tiaoli.parse(text, max_depth=1)
    assert tiaoli.parse(text, max_han_run=64).json() == tiaoli.parse(text).json()


def test_errors_tell_where() -> None:
    with pytest.raises(ParseError) as caught:
        tiaoli.parse("😀要".encode() + b"\xff\xfe")
    error = caught.value
    assert (error.code, error.offset, error.byte_offset) == ("utf8", 2, 7)
    assert isinstance(error, ValueError) and str(error).endswith("at 2 (byte 7)")
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.message, again.offset) == ("utf8", error.message, 2)
    # the parser of this thread is as good as before
    assert tiaoli.parse("要坚持。").directives


def test_lone_surrogates_are_no_text() -> None:
    with pytest.raises(ParseError) as caught:
        tiaoli.parse("😀要\ud800坚持")
    assert (caught.value.code, caught.value.offset, caught.value.byte_offset) == ("utf8", 2, 7)
    document = tiaoli.parse("😀要\ud800坚持", replace=True)
    assert document.text == "😀要\ufffd坚持"


def test_bytes_that_are_no_utf8_are_replaced_one_by_one() -> None:
    generator = random.Random(20)
    pieces = ["要".encode(), "坚持".encode(), b"\xe8\xa6", b"\xf0\x9f\x98", b"\xff", b"\x80",
              "“两个维护”。".encode(), b"\xed\xa0\x80", b"\xc0\xaf", "😀".encode(), b"a", b"\n"]  # fmt: skip
    for _ in range(300):
        data = b"".join(generator.choices(pieces, k=12))
        document = tiaoli.parse(data, replace=True)
        told = document.to_dict()
        for layer in ("numerals", "quotes", "directives"):
            for one, entry in zip(getattr(document, layer), told[layer]):
                assert one.text == entry["text"] == document.text[entry["start"] : entry["end"]]
        for node in document.nodes:
            start, end = node.bytes
            assert len(data[start:end].decode(errors="tiaoli.replace")) == node.end - node.start


def test_lexicon() -> None:
    text = "有关部门擘画数字底座，推广一表通平台。"
    words = "擘画\tclause.verb\n一表通\tnumber.name\n"
    lexicon = Lexicon(words)
    assert len(tiaoli.parse(text, lexicon=lexicon).lookalikes) == 1
    assert not tiaoli.parse(text).lookalikes
    assert copy.copy(lexicon) is lexicon and copy.deepcopy(lexicon) is lexicon
    again = pickle.loads(pickle.dumps(lexicon))
    assert tiaoli.parse(text, lexicon=again).json() == tiaoli.parse(text, lexicon=lexicon).json()


def test_lexicon_from_a_file(tmp_path: Any) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("一表通\tnumber.name\n", encoding="utf-8")
    assert tiaoli.parse("一表通平台", lexicon=Lexicon.from_file(path)).lookalikes


def test_lexicon_that_is_wrong() -> None:
    with pytest.raises(LexiconError) as caught:
        Lexicon("# 词\n擘画\tverbs\n")
    error = caught.value
    assert (error.line, error.problem, error.start, error.end) == (2, "unknown-class", 7, 12)
    assert str(error).startswith("line 2: ")
    assert pickle.loads(pickle.dumps(error)).line == 2


def test_documents_are_immutable_and_copy_as_themselves(speech: tiaoli.Document) -> None:
    for one in (speech, speech.root, speech.directives[0]):
        assert copy.copy(one) is one and copy.deepcopy(one) is one
    assert speech.directives[0] == speech.directives[0] != speech.directives[1]
    assert speech.directives[0] != speech.numerals[0] and speech.root != speech.directives[0]
    assert len({*speech.directives, *speech.directives}) == len(speech.directives)
    assert len({*speech.nodes, *speech.nodes}) == len(speech.nodes)


def test_pickles(document: tiaoli.Document) -> None:
    again = pickle.loads(pickle.dumps(document))
    assert again.text == document.text and again.json() == document.json()
    ones = [document.nodes[-1], *(document.findings[:3])]
    for one, copied in zip(ones, pickle.loads(pickle.dumps(ones))):
        assert type(copied) is type(one) and (copied.text, copied.start) == (one.text, one.start)


def test_pickles_keep_options() -> None:
    document = tiaoli.parse(b"\xff\xe8\xa6\x81", replace=True, genre="law", lexicon=Lexicon("甲\tverb\n"))
    again = pickle.loads(pickle.dumps(document))
    assert again.text == document.text and again.genre == "law" and again.options.replace


def test_pickles_of_another_library_are_refused(speech: tiaoli.Document) -> None:
    node, finding = speech.nodes[5].__reduce__(), speech.directives[5].__reduce__()
    with pytest.raises(ValueError, match="not in the document any more"):
        node[0](node[1][0], 5, "table", 0, 1)
    with pytest.raises(ValueError, match="not there any more"):
        finding[0](finding[1][0], "directives", 1, 0, 1)


# --- many -----------------------------------------------------------------------------


def test_many_keep_their_order() -> None:
    texts = [f"第{number}条 要完成{number}项任务。" for number in range(500)]
    found = tiaoli.parse_many(texts, jobs=3)
    assert [document.text for document in found] == texts
    assert list(tiaoli.parse_many([])) == []


def test_many_take_any_iterable_a_few_ahead() -> None:
    taken = 0

    def endless() -> Any:
        nonlocal taken
        while True:
            taken += 1
            yield "要坚持。"

    found = tiaoli.parse_many(endless(), jobs=2)
    for _ in range(50):
        next(found)
    assert taken <= 50 + 2 * 8
    found.close()  # type: ignore[attr-defined]


def test_many_with_errors() -> None:
    texts = ["要坚持。", b"\xff", "不得瞒报。"]
    first, second, third = tiaoli.parse_many(texts, errors="return")
    assert isinstance(second, ParseError) and second.offset == 0
    assert isinstance(first, tiaoli.Document) and isinstance(third, tiaoli.Document)
    found = tiaoli.parse_many(texts)
    assert next(found).text == "要坚持。"
    with pytest.raises(ParseError):
        next(found)
    for wrong in ({"errors": "ignore"}, {"jobs": 0}):
        with pytest.raises(ValueError):
            tiaoli.parse_many(texts, **wrong)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        tiaoli.parse_many(texts, colour="red")


def test_many_with_options() -> None:
    (document,) = tiaoli.parse_many(["要坚持。"], genre="plan", marks=False)
    assert document.genre == "plan" and not document.findings


def test_many_lose_nothing_when_their_source_fails() -> None:
    def failing() -> Any:
        yield from ("要坚持。", b"\xff", "不得瞒报。")
        raise OSError("no more")

    found = tiaoli.parse_many(failing(), jobs=2, errors="return")
    taken = [next(found) for _ in range(3)]
    assert isinstance(taken[1], ParseError) and isinstance(taken[2], tiaoli.Document)
    with pytest.raises(OSError, match="no more"):
        next(found)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm")
    shown, hidden = Terminal(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    assert len(list(tiaoli.parse_many(["要坚持。"] * 20, progress=True))) == 20
    assert "20/20" in shown.getvalue()
    before = shown.getvalue()
    list(tiaoli.parse_many(["要坚持。"] * 20))
    assert shown.getvalue() == before
    monkeypatch.setattr(sys, "stderr", hidden)
    list(tiaoli.parse_many(["要坚持。"] * 20, progress=True))
    assert hidden.getvalue() == ""


def test_progress_without_tqdm(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("tqdm", "tqdm.auto"):
        monkeypatch.setitem(sys.modules, name, None)
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    assert len(list(tiaoli.parse_many(["要坚持。"], progress=True))) == 1
    assert shown.getvalue() == ""
