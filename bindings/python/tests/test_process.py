"""What the binding does to the process: threads run while it parses, and memory that a
document took comes back."""
from __future__ import annotations

import ctypes
import gc
import os
import threading
import time
import tracemalloc
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import TEXTS

import tiaoli

LONG = TEXTS["speech"] * 400  # some 2.6 MB: a tenth of a second


def test_other_threads_run_while_a_text_is_parsed() -> None:
    stop = threading.Event()
    times: "list[float]" = []

    def count() -> None:
        while not stop.is_set():
            times.append(time.perf_counter())
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    start = time.perf_counter()
    tiaoli.parse(LONG)
    end = time.perf_counter()
    stop.set()
    counter.join()
    # with the GIL held not one of them could fall into the parse but at its ends
    inside = [moment for moment in times if start + 0.005 < moment < end - 0.005]
    assert len(inside) >= 10, (len(inside), end - start)


def test_threads_share_documents_and_have_parsers_of_their_own() -> None:
    told = {name: tiaoli.parse(text).json() for name, text in TEXTS.items()}
    shared = tiaoli.parse(TEXTS["report"])

    def work(number: int) -> bool:
        names = sorted(TEXTS)
        name = names[number % len(names)]
        read = [one.text for one in shared.findings]
        places = [shared.text[one.start : one.end] for one in shared.findings]
        return tiaoli.parse(TEXTS[name]).json() == told[name] and read == places

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(400)))


def test_documents_are_freed_without_the_collector() -> None:
    gc.disable()
    try:
        document = tiaoli.parse(TEXTS["law"])
        findings, nodes = document.findings, list(document.nodes)
        document.rows("directives", path=True), document.json(), document.slogan_list()
        gone = weakref.ref(document._core)
        last = findings[-1]
        del document, findings, nodes
        assert gone() is not None and last.text
        del last
        assert gone() is None
    finally:
        gc.enable()


def resident() -> int:
    """Bytes of memory that the process has."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def in_use() -> int:
    """Bytes that malloc has given and not got back."""

    class Mallinfo(ctypes.Structure):
        _fields_ = [(name, ctypes.c_size_t) for name in
                    "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]  # fmt: skip

    mallinfo2 = ctypes.CDLL(None).mallinfo2
    mallinfo2.restype = Mallinfo
    told = mallinfo2()
    return int(told.uordblks + told.hblkhd)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="there is no /proc")
def test_memory_does_not_grow_over_10_000_parses() -> None:
    texts = [TEXTS[name] for name in sorted(TEXTS)] + [TEXTS["speech"].encode()[:3000] + b"\xff"]

    def parse(times: int) -> None:
        for number in range(times):
            try:
                document = tiaoli.parse(texts[number % len(texts)])
            except tiaoli.ParseError:
                continue
            document.columns("directives")
            if not number % 31:
                document.to_json()
                for one in [*document.findings, *document.nodes]:
                    one.text, one.bytes, one.to_dict(), repr(one)

    parse(500)
    gc.collect()
    before = resident(), in_use()
    parse(10_000)
    gc.collect()
    # one document that stayed at each hundredth parse would be more
    assert resident() - before[0] < 4 << 20
    assert in_use() - before[1] < 1 << 20
    tracemalloc.start()
    try:
        parse(300)
        python = tracemalloc.get_traced_memory()[0]
        parse(300)
        # a single text that stayed in each round would be more
        assert tracemalloc.get_traced_memory()[0] - python < 20_000
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_parses_and_reads() -> None:
    document = tiaoli.parse(TEXTS["law"])
    directives = [one.text for one in document.directives]
    told = document.to_json()
    child = os.fork()
    if child == 0:  # no pytest here, whatever happens
        try:
            fine = tiaoli.parse(TEXTS["law"]).to_json() == told == document.to_json()
            fine = fine and directives == [one.text for one in document.directives]
            fine = fine and len(list(tiaoli.parse_many([TEXTS["law"]] * 9, jobs=2))) == 9
            document.close()
            os._exit(0 if fine else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    assert document.to_json() == told
