"""What README.md and docs/python.md show is what one gets, and nothing is left out of the
latter; the package's own example, too."""
from __future__ import annotations

import contextlib
import doctest
import io
import re
from pathlib import Path

from conftest import TOP

import tiaoli

README = Path(__file__).resolve().parents[1] / "README.md"
REFERENCE = (TOP / "docs" / "python.md").read_text(encoding="utf-8")


def test_readme() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(blocks[0], {})
    promised = re.findall(r"^# (.*)$", blocks[0], re.M)
    assert shown.getvalue().splitlines() == promised


def test_reference() -> None:
    blocks = "\n".join(re.findall(r"```python\n(.*?)```", REFERENCE, re.S))
    test = doctest.DocTestParser().get_doctest(blocks, {}, "python.md", "docs/python.md", 0)
    assert len(test.examples) > 30
    assert doctest.DocTestRunner().run(test).failed == 0


def test_reference_names_everything() -> None:
    prose = re.sub(r"```.*?```", "", REFERENCE, flags=re.S)
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", prose))))
    for name in tiaoli.__all__:
        assert name in named, name
        one = getattr(tiaoli, name)
        if isinstance(one, type) and one.__module__.startswith("tiaoli"):
            fields = {field for field in dir(one) if not field.startswith("_")}
            fields -= {*dir(tuple), *dir(ValueError), "struct", "layer"}
            assert fields <= named, (name, fields - named)


def test_docstring() -> None:
    assert doctest.testmod(tiaoli).failed == 0
