"""One result for each document, whatever dies: by worker processes on this machine.

    python examples/dask/test_parse_corpus.py [COMMAND]

COMMAND is the tiaoli command, whose lines the results must be, byte for byte."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Iterator

from distributed import Client, LocalCluster

import parse_corpus

NOTICE = (Path(__file__).parent.parent / "notice.txt").read_text("utf-8")
DOCUMENTS = 600


def corpus() -> list[bytes]:
    entries = []
    for number in range(DOCUMENTS):
        document = number if number % 2 else f"第{number}号 / \"{number}\""
        entries.append({"id": document, "text": f"{number}、" + NOTICE})
    entries[100]["text"] = 7
    del entries[200]["text"]
    lines = [json.dumps(entry, ensure_ascii=False).encode() + b"\n" for entry in entries]
    lines[300:300] = [b"\n", b"no JSON\n", b'{"text":"without an id"}\n']
    lines += lines[:5]  # the same documents once more
    return lines


def expected(lines: list[bytes]) -> dict[str, object]:
    """What the id of each document is."""
    return {
        str(parse_corpus.place(Path(), parse_corpus.read(number, line)[0])): line
        for number, line in enumerate(lines, 1)
        if line.strip()
    }


def found(directory: Path) -> dict[str, Path]:
    return {
        str(path.relative_to(directory)): path for path in directory.rglob("*") if path.is_file()
    }


def killing(lines: list[bytes], client: Client, at: int) -> Iterator[bytes]:
    """The lines; before one of them a worker is killed, while it has work."""
    for number, line in enumerate(lines):
        if number == at:
            while not any(client.processing().values()):
                time.sleep(0.001)
            victim = next(worker for worker, tasks in client.processing().items() if tasks)
            os.kill(client.run(os.getpid, workers=[victim])[victim], signal.SIGKILL)
        yield line


def state(directory: Path) -> dict[str, tuple[int, int]]:
    """A result that is made again is another file."""
    return {
        name: (path.stat().st_ino, path.stat().st_mtime_ns)
        for name, path in found(directory).items()
    }


def check_results(lines: list[bytes], directory: Path, command: str | None) -> None:
    results = found(directory)
    assert set(results) == set(expected(lines)), set(results) ^ set(expected(lines))
    for name, path in results.items():
        line = path.read_bytes()
        assert line.endswith(b"}\n") and line.count(b"\n") == 1, path
        entry = json.loads(line)
        assert str(parse_corpus.place(Path(), entry["id"])) == name, entry["id"]
    if command:
        good = [line for line in lines if line.startswith(b'{"id"')]
        printed = subprocess.run(
            [command, "jsonl"], input=b"".join(good), stdout=subprocess.PIPE
        ).stdout.splitlines(True)
        assert len(printed) == len(good)
        for line in printed:
            path = parse_corpus.place(directory, json.loads(line)["id"])
            assert path.read_bytes() == line, path


def check_cluster(lines: list[bytes], directory: Path, command: str | None) -> None:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster, Client(cluster) as client:
        before = set(client.run(os.getpid).values())
        counts = parse_corpus.run(
            client, killing(lines, client, DOCUMENTS // 2), directory, size=20_000
        )
        client.wait_for_workers(2, timeout=30)
        after = set(client.run(os.getpid).values())
        assert len(before & after) == 1, "one worker was killed, the other was not"
        assert counts["new"] + counts["present"] >= DOCUMENTS + 2, counts
        check_results(lines, directory, command)

        first = state(directory)
        again = parse_corpus.run(client, lines, directory)
        assert (again["new"], again["present"]) == (0, DOCUMENTS + 7), again
        assert state(directory) == first, "a second run makes nothing again"

        gone = [path for _, path in sorted(found(directory).items())][::100]
        for path in gone:
            path.unlink()
        gone[0].with_suffix(".tmp").write_text("of a worker that died")
        rest = parse_corpus.run(client, lines, directory)
        assert rest["new"] == len(gone), rest
        check_results(lines, directory, command)


def check_write(directory: Path) -> None:
    """A write that fails half way leaves no result."""
    path = directory / "half.json"
    program = (
        "import pathlib, resource, parse_corpus as p\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        f"p.write(pathlib.Path({str(path)!r}), 'x' * 100000)"
    )
    here = Path(__file__).parent
    run = subprocess.run([sys.executable, "-c", program], cwd=here, stderr=subprocess.PIPE)
    assert b"File too large" in run.stderr, run.stderr
    assert not path.exists()


def check_script(lines: list[bytes], directory: Path) -> None:
    path = directory / "corpus.jsonl"
    path.write_bytes(b"".join(lines[:150]))
    for outcome, status in ((b"150 new, 1 of them with an error, 0 there", 1), (b"0 new, 0 of", 0)):
        run = subprocess.run(
            [sys.executable, parse_corpus.__file__, path, directory / "out", "--workers", "1"],
            stderr=subprocess.PIPE,
        )
        assert run.returncode == status and outcome in run.stderr, run.stderr[-1000:]


def main() -> None:
    lines = corpus()
    with tempfile.TemporaryDirectory() as scratch:
        check_cluster(lines, Path(scratch) / "results", sys.argv[1] if sys.argv[1:] else None)
        check_write(Path(scratch))
        check_script(lines, Path(scratch))
    print("all good")


if __name__ == "__main__":
    main()
