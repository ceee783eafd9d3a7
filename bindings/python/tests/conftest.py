"""What the tests share: the fixtures of the project, and texts made to be awkward."""
from pathlib import Path

import pytest

import tiaoli

TOP = Path(__file__).resolve().parents[3]
FIXTURES = sorted((TOP / "tests" / "fixtures").glob("*.txt"))
assert FIXTURES

# astral characters before and inside of what is found, a BOM, CRLF, NUL, combining marks
AWKWARD = {
    "astral": "😀一、加强𠮷领导😀\n各部门😀要在2025年底前𠮷完成3.5亿元的“𠮷一把手”工程😀。\n严禁𠮷铺张。\n",
    "bom": "\ufeff关于节水的通知\r\n各科室：\r\n要检查十二层楼。\r\n",
    "nul": "要\0坚持\0“两个维护”。\n不得瞒报。",
    "combining": "e\u0301要建立e\u0301机制，三分之二以上。",
    "empty": "",
    "blank": " \n\n\t",
}


def texts() -> "dict[str, str]":
    found = {path.stem: path.read_bytes().decode() for path in FIXTURES}
    return {**found, **AWKWARD}


TEXTS = texts()


@pytest.fixture(params=sorted(TEXTS))
def document(request: pytest.FixtureRequest) -> tiaoli.Document:
    """Each text in turn."""
    return tiaoli.parse(TEXTS[request.param])


@pytest.fixture
def speech() -> tiaoli.Document:
    return tiaoli.parse(TEXTS["speech"])


@pytest.fixture
def law() -> tiaoli.Document:
    return tiaoli.parse(TEXTS["law"])
