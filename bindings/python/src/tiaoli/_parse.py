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
    progress: Optional[bool] = None,
    **options: Any,
) -> Iterator[Document]: ...


@overload
def parse_many(
    texts: Iterable[Text],
    *,
    jobs: Optional[int] = None,
    errors: Literal["return"],
    progress: Optional[bool] = None,
    **options: Any,
) -> Iterator[Union[Document, ParseError]]: ...


def parse_many(
    texts: Iterable[Text],
    *,
    jobs: Optional[int] = None,
    errors: str = "raise",
    progress: Optional[bool] = None,
    **options: Any,
) -> Iterator[Any]:
    """Parses texts in parallel and gives their documents in the order of the texts.

    jobs      threads; as many as there are cores if it is not given
    errors    "raise": the first ParseError ends it; "return": it stands in the place
              of the document
    progress  True: a bar by tqdm; False: none; None: one where tqdm is installed and
              standard error is a terminal
    options   those of parse

    Texts are taken a few ahead of what has been read, so an iterable of any length will do."""
    if errors not in ("raise", "return"):
        raise ValueError(f'errors is {errors!r}, neither "raise" nor "return"')
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs is {jobs}")
    return _many(texts, jobs or os.cpu_count() or 1, errors, progress, Options(**options))


def _many(
    texts: Iterable[Text], jobs: int, errors: str, progress: Optional[bool], options: Options
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
            for text in texts:
                waiting.append(pool.submit(Document, text, options))
                if len(waiting) >= jobs * _AHEAD:
                    yield take()
            while waiting:
                yield take()
        finally:
            for future in waiting:
                future.cancel()
            if bar is not None:
                bar.close()


def _bar(texts: Iterable[Text], progress: Optional[bool]) -> Any:
    """A progress bar, or None."""
    if progress is None:
        progress = sys.stderr.isatty()
        required = False
    else:
        required = progress
    if not progress:
        return None
    try:
        from tqdm import tqdm  # type: ignore[import]
    except ImportError:
        if required:
            raise
        return None
    total = len(texts) if isinstance(texts, Sized) else None
    return tqdm(total=total, unit="doc")
