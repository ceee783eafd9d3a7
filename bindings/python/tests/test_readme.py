"""What README.md shows is what one gets; the package's own example, too."""
from __future__ import annotations

import contextlib
import doctest
import io
import re
from pathlib import Path

import tiaoli

README = Path(__file__).resolve().parents[1] / "README.md"


def test_readme() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(blocks[0], {})
    promised = re.findall(r"^# (.*)$", blocks[0], re.M)
    assert shown.getvalue().splitlines() == promised


def test_docstring() -> None:
    assert doctest.testmod(tiaoli).failed == 0
