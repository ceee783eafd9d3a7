#!/usr/bin/env python3
"""Parses a corpus by Dask workers: lines {"id": …, "text": …} in, a file for each document out.

    parse_corpus.py CORPUS DIRECTORY                          workers on this machine
    parse_corpus.py CORPUS DIRECTORY --scheduler HOST:PORT    those of a cluster

The result of a document is DIRECTORY/ab/abcd….json, by a hash of its id, and holds the line that
`tiaoli jsonl` would print.  It gets its name when it is complete and is not made again, so a
worker may die at any time, a batch may be done twice, and a run that was ended goes on
where it was when it is started again: each document has one result.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Iterable, Iterator

import tiaoli
from distributed import Client, LocalCluster, as_completed

# Bytes of lines for a task: long enough not to be lost in what a task costs, short enough
# that little is done again when a worker dies.
BATCH = 250_000
# Batches in the cluster for each of its threads; the rest of the corpus is not in memory.
AHEAD = 3

Batch = list[tuple[int, bytes]]  # numbers of lines, from 1, and the lines


def batches(lines: Iterable[bytes], size: int = BATCH) -> Iterator[Batch]:
    """Lines that are not blank, by so many bytes."""
    batch, length = [], 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        batch.append((number, line))
        length += len(line)
        if length >= size:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def place(directory: Path, document: Any) -> Path:
    """Where the result of the document of this id is; 1 and "1" are two ids."""
    name = hashlib.sha256(json.dumps(document).encode()).hexdigest()
    return directory / name[:2] / f"{name}.json"


def read(number: int, line: bytes) -> tuple[Any, str | bytes | None]:
    """The id of a line, or its number if it has none, and its text, or None."""
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict):
        return f"line {number}", None
    document, text = entry.get("id"), entry.get("text")
    if isinstance(document, bool) or not isinstance(document, (str, int)):
        document = f"line {number}"
    return document, text if isinstance(text, str) else None


def result(document: Any, text: str | None) -> tuple[str, bool]:
    """A line of JSON, and whether it is a document."""
    start = f'{{"id":{json.dumps(document, ensure_ascii=False)}'
    if text is None:
        error = {"code": "argument", "message": 'no string "text" in the line', "offset": 0}
    else:
        try:
            return f'{start},"document":{tiaoli.parse(text).json()}}}\n', True
        except tiaoli.ParseError as failure:
            error = {
                "code": failure.code,
                "message": failure.message,
                "offset": failure.byte_offset or 0,
            }
    return f'{start},"error":{json.dumps(error, separators=(",", ":"))}}}\n', False


def write(path: Path, line: str) -> None:
    """All of it or nothing, also if several do it at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = line.encode("utf-8", "replace")  # an id may hold a lone surrogate
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
        file.write(data)
    os.replace(file.name, path)


def parse_batch(batch: Batch, directory: Path) -> Counter[str]:
    """A task: what of the batch has no result yet gets one.

    Counts new results, those of them with an error as failed, and those that were present."""
    counts: Counter[str] = Counter()
    for number, line in batch:
        document, text = read(number, line)
        path = place(directory, document)
        if path.exists():
            counts["present"] += 1
            continue
        answer, good = result(document, text)
        write(path, answer)
        counts.update(new=1, failed=not good)
    return counts


def run(client: Client, lines: Iterable[bytes], directory: Path, size: int = BATCH) -> Counter[str]:
    """Parses the lines by the workers of the client, which all see the directory.

    The results of the tasks are counts, so the documents never come back here.  What a
    worker that died had to do is given to others."""
    directory.mkdir(parents=True, exist_ok=True)
    room = max(1, sum(client.nthreads().values())) * AHEAD
    total: Counter[str] = Counter()
    running = as_completed([])

    for batch in batches(lines, size):
        while running.count() >= room:
            total.update(next(running).result())
        running.add(client.submit(parse_batch, batch, directory, pure=False, retries=2))
    while running.count():
        total.update(next(running).result())
    for left in directory.glob("??/*.tmp"):  # of workers that died
        left.unlink()
    return total


def watched(path: Path) -> Iterator[bytes]:
    """The lines of a file; where tqdm is installed and this is a terminal, with a bar."""
    try:
        from tqdm import tqdm
    except ImportError:
        tqdm = None
    with path.open("rb") as file:
        if tqdm is None:
            yield from file
            return
        with tqdm(total=path.stat().st_size, unit="B", unit_scale=True, disable=None) as bar:
            for line in file:
                yield line
                bar.update(len(line))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--scheduler", help="of a cluster whose machines all see the directory")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="on this machine")
    options = parser.parse_args()
    directory = options.directory.absolute()
    cluster = None
    if not options.scheduler:
        cluster = LocalCluster(
            n_workers=options.workers, threads_per_worker=1, dashboard_address=None
        )
    with Client(cluster or options.scheduler) as client:
        counts = run(client, watched(options.corpus), directory)
    if cluster:
        cluster.close()
    print(
        f"{counts['new']} new, {counts['failed']} of them with an error,"
        f" {counts['present']} there before",
        file=sys.stderr,
    )
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
