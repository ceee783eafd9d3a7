"""The slogans of each year: the speeches of a folder are named after their years."""
import pathlib
import sys

import tiaoli

for path in map(pathlib.Path, sys.argv[1:]):
    for slogan in tiaoli.parse(path.read_bytes()).slogan_list():
        print(path.stem, len(slogan.findings), slogan.text, sep="\t")
