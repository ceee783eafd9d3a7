"""Texts in, documents out: one, or many in parallel."""
from __future__ import annotations

import os
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Optional, Sized, Union, overload

from ._document import Document
from ._errors import ParseError
from ._options import Options, Text

if TYPE_CHECKING:
    from typing import Literal

# How many texts wait for each thread: enough that none runs dry, few enough that a
# corpus of any size fits.
_AHEAD = 8


def parse(text: Text, **options: Any) -> Document:
    """Parses a text: str, or UTF-8 as bytes.

    The keyword arguments are those of Options.  ParseError tells where a text cannot be
    read.  Other threads run meanwhile."""
    return Document(text, Options(**options))


@overload
def parse_many(
    texts: Iterable[Text],
    *,
    jobs: Optional[int] = None,
    errors: Literal["raise"] = "raise",
    progress: bool = False,
    **options: Any,
) -> Iterator[Document]: ...


@overload
def parse_many(
    texts: Iterable[Text],
    *,
    jobs: Optional[int] = None,
    errors: Literal["return"],
    progress: bool = False,
    **options: Any,
) -> Iterator[Union[Document, ParseError]]: ...


def parse_many(
    texts: Iterable[Text],
    *,
    jobs: Optional[int] = None,
    errors: str = "raise",
    progress: bool = False,
    **options: Any,
) -> Iterator[Any]:
    """Parses texts in parallel and gives their documents in the order of the texts.

    jobs      threads; as many as there are cores if it is not given
    errors    "raise": the first ParseError ends it; "return": it stands in the place
              of the document
    progress  True: a bar by tqdm, where that is installed and standard error is a terminal
              or the cell of a notebook; else nothing is shown
    options   those of parse

    Texts are taken a few ahead of what has been read, so an iterable of any length will do.
    If it raises an exception itself, that comes after the documents of the texts before."""
    if errors not in ("raise", "return"):
        raise ValueError(f'errors is {errors!r}, neither "raise" nor "return"')
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs is {jobs}")
    return _many(texts, jobs or os.cpu_count() or 1, errors, progress, Options(**options))


def _many(
    texts: Iterable[Text], jobs: int, errors: str, progress: bool, options: Options
) -> Iterator[Any]:
    bar = _bar(texts, progress)
    waiting: deque[Future[Document]] = deque()

    def take() -> Any:
        result: Any
        try:
            result = waiting.popleft().result()
        except ParseError as error:
            if errors == "raise":
                raise
            result = error
        if bar is not None:
            bar.update()
        return result

    with ThreadPoolExecutor(jobs, thread_name_prefix="tiaoli") as pool:
        try:
            failed = None
            source = iter(texts)
            while True:
                try:
                    text = next(source)
                except StopIteration:
                    break
                except Exception as error:  # after what is on its way
                    failed = error
                    break
                waiting.append(pool.submit(Document, text, options))
                if len(waiting) >= jobs * _AHEAD:
                    yield take()
            while waiting:
                yield take()
            if failed is not None:
                raise failed
        finally:
            for future in waiting:
                future.cancel()
            if bar is not None:
                bar.close()


def _bar(texts: Iterable[Text], progress: bool) -> Any:
    """A progress bar, or None."""
    if not progress or not (sys.stderr.isatty() or "ipykernel" in sys.modules):
        return None
    try:
        from tqdm.auto import tqdm  # type: ignore[import]
    except ImportError:
        return None
    total = len(texts) if isinstance(texts, Sized) else None
    return tqdm(total=total, unit="doc")
