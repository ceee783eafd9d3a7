"""How often two laws oblige (应当), allow (可以) and forbid (不得)."""
import collections
import pathlib
import sys

import tiaoli

laws = [tiaoli.parse(pathlib.Path(path).read_bytes()) for path in sys.argv[1:3]]
counts = [collections.Counter(directive.force for directive in law.directives) for law in laws]
for word, force in (("应当", "obligation"), ("可以", "permission"), ("不得", "prohibition")):
    print(word, *(count[force] for count in counts), sep="\t")
